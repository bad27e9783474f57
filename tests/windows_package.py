"""What a package for Windows is tested with: small wheels made by hand, and an embeddable Python that is a script."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

# As python.org ships it: the last line has to be put in force.
PTH = "python312.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n"
PYTHON = '#!/bin/sh\necho "$@" >> "$(dirname "$0")/calls.txt"\n'


def make_wheel(
    folder: Path,
    name: str,
    version: str = "1.0",
    *,
    tag: str = "py3-none-any",
    requires: Sequence[str] = (),
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write a wheel with a metadata file and what is given beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}-{tag}.whl"
    metadata = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {each}" for each in requires)]
    members = {f"{name}-{version}.dist-info/METADATA": "\n".join(metadata) + "\n"} | dict(files or {})
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def make_complete_wheels(folder: Path) -> None:
    """Write the wheels of a jixiao that requires one library, xlwings and, on Windows only, pywin32."""
    requires = (
        "rich>=13.0",
        "xlwings==0.37.8 ; extra == 'excel'",
        "docx ; extra == 'report'",
        "pytest ; extra == 'dev'",
    )
    make_wheel(folder, "jixiao", "0.1.0", requires=requires)
    make_wheel(folder, "rich", "13.2")
    make_wheel(folder, "docx")
    only_there = ("pywin32>=224 ; platform_system == 'Windows'", "psutil ; platform_system == 'Darwin'")
    make_wheel(folder, "xlwings", "0.37.8", tag="cp312-cp312-win_amd64", requires=only_there)
    make_wheel(folder, "pywin32", "312", tag="cp312-cp312-win_amd64")


def make_setup(folder: Path) -> None:
    """Write what 安装.cmd unpacks: a Python that only notes down what it is called with."""
    folder.mkdir(parents=True)
    (folder / "python312._pth").write_bytes(PTH.encode())
    for name in ("python.exe", "pythonw.exe"):
        (folder / name).write_text(PYTHON, encoding="utf-8")
        (folder / name).chmod(0o755)
