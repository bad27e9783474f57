"""Forms as other bureaus lay them out: the buttons and the formulas say of them what the file door says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from doors.excel.com import opened
from doors.excel.forms import draw, now, shown
from jixiao.doors.excel import udfs
from jixiao.doors.excel.macros import reply_to
from jixiao.doors.excel.transport import MARK
from jixiao.doors.file import review_file
from jixiao.sheets import Filling, Part

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
NAME = "2023 学校's [自评]&表 (终稿).xlsx"
SHEET = "附件2 自评's (项目)"
SCHOOL = r"""
    县第一中学2023年度项目支出绩效自评表 | < | < | < | < | < | < | < | <
    项目名称 | < | 校舍维修改造 | < | < | 实施单位 | < | 县第一中学 | <
    绩效指标 | 一级指标 | 二级指标 | 三级指标 | 绩效完成情况 | < | 分值 | 得分 | 未完成原因和\n改进措施
    ^ | ^ | ^ | ^ | 年度指标值 | 实际完成值 | ^ | ^ | ^
    ^ | 产出指标\n(60分) | 数量指标 | 维修教室\n间数 | ≥ 32 间 | 30间 | 20 | 20 |
    ^ | ^ | 质量指标 | 验收合格率 | ≥100% | 98％ | 20 | |
    ^ | ^ | 成本指标 | 控制成本 | ≤118.5万元 | 96.8 | 20 | 20 |
    ^ | 效益指标（30分） | 社会效益指标 | 受益学生 | ≥2600人 | 2.71千人 | 30 | 30 |
    ^ | 满意度指标 | 服务对象满意度指标 | 师生满意度 | ≥90% | — | 10 | 10 |
"""
COUNTY = """
    序号 | 三级指标 | 二级指标 | 一级指标 | 权重 | 自评得分 | 实际完成值 | 年度指标值 | 备注
    1 | 办理案件 | 数量指标 | 产出指标 | 30 | 30 | １７４件 | ≥２００件 |
    2 | 办结率 | 质量指标 | 产出指标 | 30 | | 93% | ≥95% |
    3 | 知晓率 | 社会效益指标 | 效益指标 | 40 | 40 | 86% | ≥80% |
"""


def _as_it_is(_: Any) -> None:
    """Nothing but the form."""


def _looked_after(sheet: Any) -> None:
    """The user's own notes, fills, rules, hidden rows and columns on cells that get findings."""
    sheet["H5"].fill = PatternFill("darkUp", fgColor="FFFF0000", bgColor="FF00FF00")
    sheet["H5"].comment = Comment("=财务已核对\n第二行", "张三")
    sheet["F5"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5999))
    sheet["I6"].fill = PatternFill("solid", fgColor=Color(indexed=13))
    sheet["F9"].comment = Comment("李四：待补", "李四")
    sheet.row_dimensions[6].hidden = sheet.column_dimensions["G"].hidden = True
    rule = CellIsRule(operator="lessThan", formula=["10"], fill=PatternFill(bgColor="FFFFC7CE", fill_type="solid"))
    sheet.conditional_formatting.add("H5:H9", rule)
    allowed = DataValidation(type="decimal", operator="between", formula1="0", formula2="100")
    sheet.add_data_validation(allowed)
    allowed.add("H5:H9")
    sheet.freeze_panes = "E5"


def _locked(sheet: Any) -> None:
    """Locked without a password, the sheet with odd options, the structure with its windows."""
    protection = sheet.protection
    protection.sheet = protection.scenarios = protection.selectLockedCells = protection.selectUnlockedCells = True
    protection.autoFilter = protection.formatColumns = False
    sheet.parent.security = WorkbookProtection(lockStructure=True, lockWindows=True)


def _listed(sheet: Any) -> None:
    """A list object, and sheets that nobody is to see."""
    sheet.add_table(Table(displayName="指标表", ref="A1:I4"))
    sheet.parent.create_sheet("底稿").sheet_state = "hidden"
    sheet.parent.create_sheet("更深的底稿").sheet_state = "veryHidden"


BUREAUS: dict[str, tuple[str, Callable[[Any], None]]] = {
    "school": (SCHOOL, _as_it_is),
    "school with notes and fills": (SCHOOL, _looked_after),
    "school, locked": (SCHOOL, _locked),
    "county, as a list": (COUNTY, _listed),
}
every_bureau = pytest.mark.parametrize("bureau", BUREAUS)
PRESSES = [
    ("review", "", {"parts": {Part.FINDINGS}}),
    ("prompts", "", {"parts": {Part.PROMPTS}}),
    ("scores", "yes", {"parts": {Part.SCORES}, "fill_scores": Filling.ALL}),
    ("scores", "no", {"parts": {Part.SCORES}, "fill_scores": Filling.BLANK}),
]
every_press = pytest.mark.parametrize(
    ("command", "answer", "options"), PRESSES, ids=[f"{command} {answer}".strip() for command, answer, _ in PRESSES]
)
_WRITES = re.compile(
    r"set (?:Range|Interior|Worksheet)|call (?:Range|Worksheet|Sheets|Comment|CustomXML\w+)\.[A-Z]|.*Run"
)
_READS = re.compile(r".*\.(?:Item|Activate|SelectByNamespace)")


def made(bureau: str, folder: Path) -> Path:
    """The workbook of a bureau, under a name full of signs."""
    text, changed = BUREAUS[bureau]
    book = openpyxl.Workbook()
    book.active.title = SHEET
    draw(book.active, text)
    changed(book.active)
    book.save(folder / NAME)
    return folder / NAME


def written(calls: list[str]) -> list[str]:
    """The calls that change the workbook."""
    return [call for call in calls if _WRITES.match(call) and not _READS.match(call)]


def layout(path: Path) -> dict[str, Any]:
    """What else belongs to the user: rules, lists, what is hidden, how numbers look."""
    return {
        sheet.title: (
            sheet.sheet_state,
            sheet.freeze_panes,
            [str(each.sqref) for each in sheet.data_validations.dataValidation],
            [str(each.sqref) for each in sheet.conditional_formatting],
            sheet.tables.items(),
            [row for row, size in sheet.row_dimensions.items() if size.hidden],
            [column for column, size in sheet.column_dimensions.items() if size.hidden],
            {cell.coordinate: cell.number_format for row in sheet.iter_rows() for cell in row},
        )
        for sheet in openpyxl.load_workbook(path).worksheets
    }


@every_press
@every_bureau
def test_a_button_gives_the_cells_that_its_command_gives_the_file(
    bureau: str, command: str, answer: str, options: dict[str, Any], tmp_path: Path
) -> None:
    path = made(bureau, tmp_path)
    book = opened(path)
    assert reply_to(command, book, answer).kind == "information"
    assert now(book, tmp_path) == shown(review_file(path, tmp_path / "as-file.xlsx", **options).target)


@pytest.mark.parametrize(("command", "answer"), [press[:2] for press in PRESSES])
@every_bureau
def test_a_second_press_says_the_same_and_writes_nothing(
    bureau: str, command: str, answer: str, tmp_path: Path
) -> None:
    book = opened(made(bureau, tmp_path))
    first, calls = reply_to(command, book, answer), book.api._log.calls
    assert written(calls)
    before, count = now(book, tmp_path), len(calls)
    again = reply_to(command, book, answer)
    assert again == first or (command == "scores" and again.text.startswith("没有需要填入的得分，"))
    assert written(calls[count:]) == []
    assert now(book, tmp_path) == before


@pytest.mark.parametrize("order", [("review", "prompts", "scores"), ("scores", "review", "prompts", "review")])
@every_bureau
def test_clear_gives_back_all_that_was_there(bureau: str, order: tuple[str, ...], tmp_path: Path) -> None:
    path = made(bureau, tmp_path)
    book = opened(path)
    before, beside = now(book, tmp_path), layout(tmp_path / "now.xlsx")
    for command in order:
        assert reply_to(command, book, "yes").kind == "information"
    assert reply_to("clear", book).kind == "information"
    assert (now(book, tmp_path), layout(tmp_path / "now.xlsx")) == (before, beside)
    assert book.api._stored.custom == []


@pytest.mark.parametrize("bureau", ["school", "county, as a list"])
def test_formulas_beside_the_rows_give_the_points_of_the_review(bureau: str, tmp_path: Path) -> None:
    review = review_file(made(bureau, tmp_path), tmp_path / "as-file.xlsx").review
    (form,) = review.scores
    rows = [(row, row.indicator) for row in form.rows]
    columns = [
        tuple((float(text) if each == "weight" else text,) for text in texts)
        for each, texts in (
            ("target", [indicator.target.cell.text for _, indicator in rows]),
            ("actual", [indicator.actual.cell.text for _, indicator in rows]),
            ("weight", [indicator.weight.cell.text for _, indicator in rows]),
        )
    ]
    wanted = [[f"{MARK}#N/A" if row.points.points is None else float(row.points.points)] for row, _ in rows]
    assert udfs.PERF_SCORE(*columns) == wanted
    assert udfs.PERF_FLAG(*columns[:2]) == [[row.points.outcome.value] for row, _ in rows]
    assert udfs.PERF_BASIS(*columns) == [[row.points.basis] for row, _ in rows]
