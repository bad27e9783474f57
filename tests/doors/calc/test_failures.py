"""What fails half-way in a real LibreOffice leaves the document as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from doors.calc.application import Calc
from doors.calc.test_commands import TIANJIN, now
from jixiao.doors.calc.builder.extension import EXTENSION_NAME

LIVE = Path(EXTENSION_NAME) / "pythonpath" / "jixiao" / "doors" / "calc" / "live"
FAULTS = {
    "before the sheets": ("sheets.py", "        self._replace(self.removed, self.new, donor)\n        if self.shown"),
    "with some sheets": ("sheets.py", "    style = copied_page_style("),
    "with the record": ("record.py", "    _keep_property(document, None if _is_excel(document) else text)"),
    "at the very end": ("undoing.py", "    document.UndoManager.addUndoAction(Action())"),
}


@pytest.fixture(params=FAULTS)
def faulty(
    request: pytest.FixtureRequest, extensions: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Calc]:
    """LibreOffice with an extension in which something fails once, as LibreOffice itself fails."""
    folder = Path(shutil.copytree(extensions, tmp_path_factory.mktemp("faulty") / "extensions"))
    name, line = FAULTS[request.param]
    file = folder / LIVE / name
    text = file.read_text(encoding="utf-8")
    assert text.count(line) == 1
    blanks = line[: len(line) - len(line.lstrip())]
    document = "self.document" if "self." in line else "document"
    once = (
        f"{blanks}import builtins\n"
        f"{blanks}if not hasattr(builtins, 'jixiao_failed'):\n"
        f"{blanks}    builtins.jixiao_failed = True\n"
        f"{blanks}    {document}.Sheets.getByName('没有这张表')\n"
    )
    file.write_text(text.replace(line, once + line), encoding="utf-8")
    running = Calc(lambda: tmp_path_factory.mktemp("office"), folder)
    yield running
    running.close()


def test_a_command_that_fails_is_taken_back_and_works_the_next_time(faulty: Calc, tmp_path: Path) -> None:
    faulty.open(TIANJIN)
    before = now(faulty, tmp_path)
    kind, told = faulty.press("review")
    assert kind == "warning"
    assert told.startswith("程序内部出错，文档没有改动；详情已记录在“")
    log = told.partition("“")[2].partition("”")[0]
    assert "NoSuchElementException" in Path(log).read_text(encoding="utf-8")
    assert f"程序错误记录：{log}" in faulty.press("diagnose")[1].splitlines()
    assert now(faulty, tmp_path) == before
    assert faulty.ask("steps") == [[], []]
    assert faulty.press("review")[0] == "information"
    assert "校验结果" in faulty.ask("titles")
    assert faulty.press("clear")[0] == "information"
    assert now(faulty, tmp_path) == before


def test_an_older_libreoffice_is_told_which_one_is_needed(
    extensions: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(extensions, tmp_path / "extensions"))
    file = folder / LIVE.parent / "names.py"
    file.write_text(file.read_text(encoding="utf-8").replace('"25.2"', '"99.8"'), encoding="utf-8")
    older = Calc(lambda: tmp_path_factory.mktemp("office"), folder)
    older.open(TIANJIN)
    kind, told = older.press("review")
    assert (kind, told.startswith("这里的 LibreOffice 是 ")) == ("warning", True)
    assert told.endswith("，绩效自评扩展需要 99.8 或更新的版本；请升级 LibreOffice 后再用。")
    assert older.press("diagnose")[0] == "information"
    older.close()
