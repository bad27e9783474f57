"""What stands above the tables: title, year, department, money unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiao.form.model import Cell, MoneyUnit
from jixiao.reader.budget_columns import is_budget_header
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.labels import Label, label_of
from jixiao.reader.statements import money_unit

_YEAR = re.compile(r"(20\d\d|二[〇○零0O][一二三四五六七八九〇○零0O]{2})年度?")
_LONE_YEAR = re.compile(r"[(\[]?(20\d\d|二[〇○零0O][一二三四五六七八九〇○零0O]{2})(年度?)?[)\]]?")
_YEAR_LABEL = re.compile(r"(预算|自评|评价|所属|填报|项目)?年度[:：]?(20\d\d)?年?度?")
_CHINESE = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_MONEY = re.compile(r"[(:：](人民币)?(百万元|亿元|万元|千元|元)(?![一-鿿])")
_WORD = "(?P<word>百万元|亿元|万元|千元|元)"
_MONEY_MARKS = (
    re.compile(rf"(?:预算|资金|执行|支出|金额|经费)[^:]*\((?:单位:)?{_WORD}\)"),
    re.compile(rf"[(:](?:人民币)?{_WORD}(?![一-鿿])"),
    re.compile(rf"^(?:.{{2,12}}:)?[\d,.]+{_WORD}$"),
)
_UNIT_LINE = re.compile(r"\(?(金额)?单位:(人民币)?(百万元|亿元|万元|千元|元)\)?")
_UNIT_LABEL = re.compile(r"(金额|货币|计量)?单位:?")
_LONGEST_LINE = 120
_COVER_ROWS = 8
_LONGEST_TITLE = 40
_SEAL = re.compile(r"\((盖章|公章|签章|单位盖章|加盖公章)\)")
_CODED = re.compile(r"\d{3,}[-_]?(?P<name>(?!年)[一-鿿].*)")
# A line may hold a second label: 单位名称：某局    填报日期：2024年3月1日.
_LABELS_IN_LINE = re.compile(r"\s+(?=[^\s:：]{2,8}[:：])")
# The nearer to those who spent the money, the better.
_DEPARTMENTS = (
    re.compile(
        r".{0,6}(部门|单位)(\(.*\))?((编码|代码)[及和、/])?(全称|名称)(及代码)?(\(.*\))?|"
        r"(部门|单位|部门\(单位\)|预算部门|预算单位|填报单位|填报部门|被评价单位|被评价部门|编制单位|编制部门|申报单位|申报部门|部门单位)(\(.*\))?"
    ),
    re.compile(r"(项目)?(实施|资金使用|项目|承担|用款|预算执行|执行)单位(\(.*\))?(名称)?(及代码)?"),
    re.compile(r"(一级|项目|业务|[省市州区县][级直]?|中央|地方)?(主管|预算主管)(部门|单位)(\(.*\))?(名称)?(及代码)?"),
)


def title_of(view: GridView, rows: Iterable[int]) -> Cell | None:
    """The title: the last text above the first labelled row that calls itself a form, else the first lone one."""
    title: Cell | None = None
    alone: Cell | None = None
    for row in rows:
        cells = view.own_cells(row)
        label = label_of(cells[0].text)
        titles = [cell for cell in cells if label_of(cell.text) is Label.TITLE]
        if titles:
            title = titles[0]
        elif all(_UNIT_LINE.fullmatch(compact(cell.text)) for cell in cells):
            continue
        elif label is not None or is_budget_header(view, row):
            break
        elif alone is None and title is None and len(cells) == 1 and cells[0].columns > 1 and len(cells[0].text) < 60:
            alone = cells[0]
    return title or alone


def year_of(view: GridView, title: str, rows: Iterable[int]) -> int | None:
    """The year a form is about: that of its title, of a line above it, of a labelled cell, of the sheet's name."""
    if (year := year_in(title)) is not None:
        return year
    for row in rows:
        cells = view.own_cells(row)
        if label_of(cells[0].text) is Label.TITLE and (year := year_in(cells[0].text)) is not None:
            return year
        for cell in cells:
            if (year := _year_of_cell(view, cell, lone=len(cells) == 1)) is not None:
                return year
    return year_in(view.name)


def cover_year(view: GridView) -> int | None:
    """The year that the cover of a set of forms states (封面): in a title that names 绩效, or alone in a line."""
    lines = [view.own_cells(row) for row in view.rows[:_COVER_ROWS]]
    texts = [compact(cells[0].text) for cells in lines if len(cells) == 1]
    if not any("绩效" in text and len(text) < _LONGEST_TITLE for text in texts):
        return None
    for text in texts:
        if (match := _LONE_YEAR.fullmatch(text)) and "年" in text:
            return _year(match[1])
        if len(text) < _LONGEST_TITLE and "绩效" in text and (year := year_in(text)) is not None:
            return year
    return None


def _year_of_cell(view: GridView, cell: Cell, *, lone: bool) -> int | None:
    """The year that a cell is (（2021年度）), or that the label in it has beside it."""
    text = compact(cell.text)
    if (match := _LONE_YEAR.fullmatch(text)) and (lone or "年" in text):
        return _year(match[1])
    if match := _YEAR_LABEL.fullmatch(text):
        following = view.right_of(cell)
        beside = _LONE_YEAR.fullmatch(match[2] or (compact(following.text) if following else ""))
        return _year(beside[1]) if beside else None
    return None


def year_in(text: str) -> int | None:
    """The year in a title.

    >>> year_in("（2021年度）"), year_in("二〇二一年度自评表"), year_in("自评表")
    (2021, 2021, None)
    """
    match = _YEAR.search(compact(text))
    return _year(match[1]) if match else None


def _year(text: str) -> int:
    return int(("20" + text[2:] if text[0] == "二" else text).translate(_CHINESE))


def department_of(view: GridView, rows: Iterable[int]) -> str:
    """The department or unit that the form is about, "" where it names none."""
    best, rank = "", len(_DEPARTMENTS)
    for row in rows:
        cells = view.own_cells(row)
        for cell, line in _lines(cells):
            label, _, text = compact(line).partition(":")
            position = next((at for at, words in enumerate(_DEPARTMENTS) if words.fullmatch(label)), rank)
            if position >= rank:
                continue
            following = view.value_of(cell)
            text = text or (compact(following.text) if following else "")
            text = _SEAL.sub("", text)
            if text and label_of(text) is None and not _MONEY.match(":" + text):
                best, rank = text, position
        if not best and len(cells) == 2 and (match := _CODED.fullmatch(compact(cells[0].text))):
            best = match["name"]
    return best


def _lines(cells: Iterable[Cell]) -> Iterator[tuple[Cell, str]]:
    """Each cell that says 部门 or 单位 with what it says, one labelled part after the other."""
    named = (cell for cell in cells if "部门" in (text := compact(cell.text)) or "单位" in text)
    return ((cell, line) for cell in named for line in _LABELS_IN_LINE.split(cell.text))


def money_unit_of(view: GridView, rows: Iterable[int]) -> MoneyUnit:
    """The unit of bare amounts: 项目资金（万元） before 单位：万元; else the one that an amount repeats (12.5 万元)."""
    found: dict[int, str] = {}
    for row in rows:
        for cell in view.own_cells(row):
            text = compact(cell.text) if len(cell.text) < _LONGEST_LINE else ""
            beside = view.right_of(cell) if _UNIT_LABEL.fullmatch(text) else None
            text = f"{text.rstrip(':')}:{compact(beside.text)}" if beside else text
            for rank, pattern in enumerate(_MONEY_MARKS if "元" in text else ()):
                if match := pattern.search(text):
                    found.setdefault(rank, match["word"])
    return money_unit(found[min(found)] if found else "")
