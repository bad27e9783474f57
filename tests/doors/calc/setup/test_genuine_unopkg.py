"""The extension in a real LibreOffice, as a user gets it: built, given to unopkg, computing from then on."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

NOBODY = 65534
PARTS = ["jixiao.components", "types.rdb", "CalcAddIns.xcu", "ProtocolHandler.xcu", "Addons.xcu", "CalcWindowState.xcu"]
LIMIT = 120.0
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item></oor:items>
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A home of its own for somebody who is not root; pytest's own folders are root's alone."""
    folder = Path(tempfile.mkdtemp(prefix="jixiao-home-"))
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    yield folder
    shutil.rmtree(folder)


def program(name: str) -> str:
    found = shutil.which(name)
    assert found, "LibreOffice is needed: run tools/install_libreoffice.sh"
    return found


def done(home: Path, name: str, *arguments: object) -> str:
    """What a program of LibreOffice's says that is run without privileges; it never stays behind."""
    as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    with (home / "said.txt").open("w+b") as said:
        process = subprocess.Popen(
            [*as_nobody, program(name), f"-env:UserInstallation={(home / 'profile').as_uri()}", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=home,
            env={"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        try:
            status = process.wait(LIMIT)
        finally:
            end(process)
        said.seek(0)
        text = said.read().decode("utf-8")
    assert status == 0, text
    return text


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def handed_over(path: Path) -> Path:
    """A file that anybody may read."""
    path.chmod(0o644)
    return path


def test_a_built_extension_is_taken_and_computes(run: Callable, home: Path) -> None:
    extension, book = home / "jixiao.oxt", home / "表.xlsx"
    assert run("calc", "build", "-o", extension).status == 0
    done(home, "unopkg", "add", "--suppress-license", handed_over(extension))

    listed = done(home, "unopkg", "list", "org.jixiao.calc")
    whole, parts = listed.split("bundled Packages")
    assert re.findall(r"is registered: (.*)", whole) == ["yes"]
    assert re.findall(r"/jixiao\.oxt/(\S+)\n\s*is registered: (.*)", parts) == [(name, "yes") for name in PARTS]

    author = openpyxl.Workbook()
    for row in (["≥200件", "174件", 10, "=PERF_SCORE(A1,B1,C1)"], ["≥200件", "210件", 10, "=PERF_FLAG(A2,B2)"]):
        author.active.append(row)
    author.save(book)
    done(home, "soffice", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", handed_over(book))
    assert (home / "表.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "≥200件,174件,10,8.7",
        "≥200件,210件,10,正常",
    ]

    done(home, "unopkg", "remove", "org.jixiao.calc")
    assert "org.jixiao.calc" not in done(home, "unopkg", "list")
