"""Any form, reviewed, its prompts filled in, written back and reviewed again: nothing is lost, nothing stands twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.doors.file import review_file
from jixiao.doors.write_back_file import WrittenBack, write_back_file
from jixiao.form.grid import reference
from jixiao.workbook import PutValue, apply_edits, read_snapshot

FORM, PROMPTS = "自评表", "偏差原因提示"
HEADER = [
    "绩效目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
]
FIRST, REASON = 3, 9

NAMES = st.sampled_from(["检查次数", "培训场次", "满意度", "服务人次", "完成及时率"])
VALUES = st.sampled_from(
    [
        ("≥10次", "5次"),
        ("≥10次", "30次"),
        ("≥10次", "11次"),
        ("≥95%", "90%"),
        ("≤50万元", "60万元"),
        ("≥95%", "应检尽检"),
    ]
)
OWN_TEXTS = st.sampled_from([None, None, "无", "原来的说明。", "原来的说明，\n分两行。"])
# What people write around a reason; the reason itself is a text of its own for each line.
AROUND = st.sampled_from(
    [("", ""), ("=", ""), ("", "。"), ("1. ", "；\n2. 人员减少"), ("因“", "。”"), ("", "！"), ("+", "\n")]
)


@dataclass(frozen=True)
class Row:
    """A row of the form."""

    goal: int
    name: str
    target: str
    actual: str
    reason: str | None


@dataclass(frozen=True)
class Case:
    """A form, which of its prompts are filled in and ticked, and how its rows move in between."""

    rows: tuple[Row, ...]
    merged: int  # how many rows the first cell of reasons spans
    box: bool  # whether the reasons stand in one box below the table instead
    filled: tuple[tuple[str, str] | None, ...]
    ticked: tuple[bool, ...]
    inserted: int
    turned: bool


@st.composite
def cases(draw: st.DrawFn) -> Case:
    count = draw(st.integers(1, 6))
    rows = tuple(Row(draw(st.integers(1, 2)), draw(NAMES), *draw(VALUES), draw(OWN_TEXTS)) for _ in range(count))
    return Case(
        rows,
        draw(st.integers(1, count)),
        draw(st.integers(0, 3)) == 0,
        tuple(draw(st.none() | AROUND) for _ in range(count)),
        tuple(draw(st.booleans()) for _ in range(count)),
        draw(st.integers(0, 2)),
        draw(st.booleans()),
    )


def drawn(case: Case, path: Path) -> Path:
    """The form as a workbook."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = FORM
    sheet.append(["2023年度部门整体支出绩效自评表"])
    sheet.append([*(HEADER[:-1] if case.box else HEADER), "经办人"])
    for number, row in enumerate(case.rows):
        cells = [f"目标{row.goal}", "产出指标", "数量指标", row.name, row.target, row.actual, 10, 8]
        sheet.append([*cells, *([] if case.box else [row.reason]), f"经办{number}"])
    sheet.append(["总分", None, None, None, None, None, 10 * len(case.rows), 8 * len(case.rows)])
    if case.box:
        sheet.append(["偏差大或目标未完成原因分析", None, case.rows[0].reason])
    elif case.merged > 1:
        for row in range(FIRST + 1, FIRST + case.merged):
            sheet.cell(row, REASON).value = None
        sheet.merge_cells(start_row=FIRST, end_row=FIRST + case.merged - 1, start_column=REASON, end_column=REASON)
    workbook.save(path)
    return path


def lines(path: Path) -> list[tuple[int, dict[str, str], dict[str, int]]]:
    """The lines of 偏差原因提示: their rows, their texts and the columns of the headings."""
    (sheet,) = [sheet for sheet in read_snapshot(path).sheets if sheet.name == PROMPTS]
    header = next((row for (row, _), cell in sheet.cells.items() if cell.text == "请核实并说明"), None)
    if header is None:
        return []
    columns = {cell.text: column for (row, column), cell in sheet.cells.items() if row == header}
    last = max(row for row, _ in sheet.cells)
    return [
        (row, {name: cell.text for name, at in columns.items() if (cell := sheet.cells.get((row, at)))}, columns)
        for row in range(header + 1, last + 1)
    ]


def fill_in(case: Case, path: Path) -> dict[str, str]:
    """Fill in the prompts as the case says; gives the reasons, each with the clerk of the row that it is about."""
    edits, reasons = [], {}
    clerks = by_row(path)
    for number, (row, line, columns) in enumerate(lines(path)):
        filled = case.filled[number % len(case.filled)]
        if filled is not None:
            reason = f"{filled[0]}事由{number:02d}{filled[1]}"
            reasons[reason] = clerks[int(line["位置"][1:])]
            edits.append(PutValue(PROMPTS, reference(row, columns["原因"]), reason))
        if case.ticked[number % len(case.ticked)]:
            edits.append(PutValue(PROMPTS, reference(row, columns["覆盖原文"]), "是"))
    apply_edits(path, edits, path)
    return reasons


def by_row(path: Path) -> dict[int, str]:
    """The clerk of each row of the form."""
    form = read_snapshot(path).sheets[0]
    return {row: cell.text for (row, _), cell in form.cells.items() if cell.text.startswith("经办") and row > 2}


def move(case: Case, path: Path) -> None:
    """Insert rows above the table and turn its rows round, as another program does that drops the record."""
    workbook = openpyxl.load_workbook(path)
    sheet: Worksheet = workbook[FORM]
    if case.turned and case.merged == 1:
        rows = range(FIRST, FIRST + len(case.rows))
        held = [[sheet.cell(row, column).value for column in range(1, REASON + 2)] for row in rows]
        for row, values in zip(rows, reversed(held), strict=True):
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column).value = value
    if case.inserted and case.merged == 1:
        sheet.insert_rows(FIRST - 1, case.inserted)
    workbook.save(path)


def texts(path: Path, sheet: str) -> list[str]:
    (found,) = [each for each in read_snapshot(path).sheets if each.name == sheet]
    return [cell.text for cell in found.cells.values()]


def occurrences(path: Path, sheet: str, reason: str) -> int:
    mark = reason[reason.index("事由") :][:4]
    heading = "原因" if sheet == PROMPTS else None
    if heading:
        return sum(mark in line.get(heading, "") for _, line, _ in lines(path))
    return sum(text.count(mark) for text in texts(path, sheet))


@settings(max_examples=60, deadline=None)
@given(cases())
def test_nothing_is_lost_and_nothing_stands_twice(case: Case) -> None:
    with TemporaryDirectory() as folder:
        path = review_file(drawn(case, Path(folder) / "表.xlsx")).target
        reasons = fill_in(case, path)
        move(case, path)
        before = texts(path, FORM)
        if not reasons:
            return
        written = write_back_file(path)
        assert written.done.written + len(written.unwritten) == len(reasons)
        put_in(case, path, written, list(reasons), before)
        if not case.box and case.merged == 1:
            in_its_row(path, reasons)
        once = path.read_bytes()
        again = write_back_file(path)
        assert (again.done.written, again.target) == (0, None)
        review_file(path)
        assert [occurrences(path, PROMPTS, reason) for reason in reasons] == [1] * len(reasons)
        assert texts(path, FORM) == texts_of(once, folder)


def in_its_row(path: Path, reasons: dict[str, str]) -> None:
    """Assert that what was written stands in the row that it was filled in for."""
    clerks, form = by_row(path), read_snapshot(path).sheets[0]
    for reason, clerk in reasons.items():
        mark = reason[reason.index("事由") :][:4]
        rows = [row for (row, _), cell in form.cells.items() if mark in cell.text]
        assert [clerks[row] for row in rows] in ([], [clerk])


def put_in(case: Case, path: Path, written: WrittenBack, reasons: list[str], before: list[str]) -> None:
    """Assert what stands in the form: each reason once, and every text of the user that was not given up."""
    counts = [occurrences(path, FORM, reason) for reason in reasons]
    assert sorted(counts) == [0] * len(written.unwritten) + [1] * written.done.written
    assert [occurrences(path, PROMPTS, reason) for reason in reasons] == [1] * len(reasons)
    after = texts(path, FORM)
    own = [text for text in before if text.startswith("原来的说明")]
    kept = [text for text in after if text.startswith("原来的说明")]
    assert len(own) - len(kept) == written.done.replaced
    assert any(case.ticked) or kept == own
    gone, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    assert set(new) <= {edit.value for edit in written.done.edits}
    assert all(text.startswith("原来的说明") or text == "无" for text in gone)


def texts_of(content: bytes, folder: str) -> list[str]:
    copy = Path(folder) / "副本.xlsx"
    copy.write_bytes(content)
    return texts(copy, FORM)
