"""What kept a part of a sheet from being read as a form, told to those who can mend it."""

from __future__ import annotations

from jixiao.form.model import Cell, Column, Trouble, TroubleKind
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header

_TITLES = {Column.NAME: "三级指标", Column.TARGET: "指标值", Column.ACTUAL: "实际完成值"}
# A 评分表 has neither targets nor actuals, and lacks nothing.
_SCORECARD = (
    "评分标准",
    "评价标准",
    "评分细则",
    "评分办法",
    "评价要点",
    "计分标准",
    "评分依据",
    "评分规则",
    "计分方法",
    "评分说明",
)


def trouble_of(view: GridView, header: Header) -> Trouble | None:
    """What is wrong with a header, None where nothing is or where it heads something else."""
    if header.doubled:
        return several_forms(view, header)
    missing = _missing(header)
    if not missing or header.is_scorecard or _is_scorecard(view, header):
        return None
    cell = _first(header)
    found = "".join(
        f"“{compact(header.cells[column].text)}”" for column in sorted(header.places, key=header.places.__getitem__)
    )
    names = "、".join(f"“{_TITLES[column]}”" for column in missing)
    message = (
        f"工作表“{view.name}”第{cell.row}行像是绩效自评表的表头，找到了{found}，但没有找到{names}，请补上这一列的标题。"
    )
    return Trouble(TroubleKind.MISSING_COLUMNS, cell, message, f"在表头中补上标题{names}后重新校验。")


def several_forms(view: GridView, header: Header) -> Trouble:
    """Two forms beside each other share their rows: neither can be read safely."""
    cell = _first(header)
    message = (
        f"工作表“{view.name}”第{cell.row}行并排放了两张及以上的表，无法分清各行属于哪一张，"
        "请把它们上下排列或分放到不同的工作表。"
    )
    return Trouble(TroubleKind.SEVERAL_FORMS, cell, message, "每张绩效自评表单独占用各自的行，再重新校验。")


def empty_table(view: GridView, header: Header) -> Trouble:
    """A header with nothing below it."""
    cell = _first(header)
    message = f"工作表“{view.name}”第{cell.row}行是绩效表的表头，但下面没有找到任何指标行。"
    return Trouble(TroubleKind.CUT_TABLE, cell, message, "请在表头下逐行填写指标，表头与指标行之间不要留出其他内容。")


def _missing(header: Header) -> list[Column]:
    """The columns without which it is no form; a form with scores lacks its actuals too."""
    needed = [Column.NAME, Column.TARGET]
    if Column.SCORE in header.places:
        needed.append(Column.ACTUAL)
    return [column for column in needed if column not in header.places]


def _is_scorecard(view: GridView, header: Header) -> bool:
    texts = {compact(cell.text) for row in range(header.top, header.bottom + 1) for cell in view.own_cells(row)}
    return any(word in text for text in texts for word in _SCORECARD)


def _first(header: Header) -> Cell:
    column = min(header.places, key=header.places.__getitem__)
    return header.cells[column]
