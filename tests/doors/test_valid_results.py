"""The Open XML SDK finds nothing in what the commands write that it does not find in the workbook before."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jixiao.doors.commands.new import make
from jixiao.doors.file import review_file
from jixiao.doors.freeze_file import freeze_file
from jixiao.doors.write_back_file import write_back_file
from jixiao.form.grid import reference
from jixiao.sheets import ALL_PARTS, Filling, Part
from jixiao.workbook import PutValue, apply_edits, read_snapshot
from workbook.test_open_xml_sdk import errors

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
SAMPLES = sorted(WORKBOOKS.glob("*.xlsx"))
WITH_PROMPTS = [path for path in SAMPLES if "目标表" not in path.stem and "评分表" not in path.stem]
NO_COLUMN = "表中没有“偏差原因分析及改进措施”栏，请按表的要求手工填写。"
TARGETS = [path for path in SAMPLES if "绩效目标表" in path.stem]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("parts", [ALL_PARTS, *({part} for part in Part)], ids=["all", *Part])
def test_a_review_is_valid_whole_and_in_parts(path: Path, parts: frozenset[Part], tmp_path: Path) -> None:
    target = review_file(path, tmp_path / "out.xlsx", fill_scores=Filling.ALL, parts=parts).target
    assert errors(target) - errors(path) == Counter()


@pytest.mark.parametrize("path", WITH_PROMPTS, ids=lambda path: path.stem)
def test_a_workbook_with_reasons_written_back_is_valid(path: Path, tmp_path: Path) -> None:
    reviewed = review_file(path, tmp_path / "reviewed.xlsx").target
    (sheet,) = (sheet for sheet in read_snapshot(reviewed).sheets if sheet.name == "偏差原因提示")
    row, column = next(place for place, cell in sheet.cells.items() if cell.text == "原因")
    last = max(at for at, _ in sheet.cells)
    texts = [
        PutValue(sheet.name, reference(at, column), f"=第{at}行的原因 <&>\n第二行") for at in range(row + 1, last + 1)
    ]
    apply_edits(reviewed, texts, reviewed)
    written = write_back_file(reviewed, tmp_path / "written.xlsx")
    assert written.done.written > 0 or {each.why for each in written.unwritten} == {NO_COLUMN}
    assert errors(tmp_path / "written.xlsx") - errors(path) == Counter()


@pytest.mark.parametrize("path", TARGETS, ids=lambda path: path.stem)
def test_a_new_form_is_valid_and_so_is_it_frozen(path: Path, tmp_path: Path) -> None:
    made = make(path, tmp_path / "new.xlsx").target
    assert errors(made) == Counter()
    frozen = freeze_file(made, tmp_path / "frozen.xlsx")
    assert (frozen.count, bool(frozen.uncomputed)) != (0, False)
    if frozen.target is not None:
        assert errors(frozen.target) == Counter()
