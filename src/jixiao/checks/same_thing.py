"""Whether a figure of a report and a row of a form speak of one thing: the same unit, and nearly all of its name."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.checks.figures import Figure, share_run
from jixiao.checks.report_figures import QUOTES, Told, grain_of
from jixiao.checks.rows import NUMERIC, subject
from jixiao.form.indicator_names import bare
from jixiao.form.model import Form, Indicator, Statement
from jixiao.values.model import Kind, Value
from jixiao.values.pattern import Pattern

_SHORTEST = 4  # characters in common that make two names the same
_PART = Decimal("0.75")  # of the row's name that has to stand in the text
_PIECE = 3
_SHORTEST_END = 3
_SHORTEST_REST = 2
_VERBS = (
    "实际|全年|年度|本年|当年|完成|开展|办理|组织|举办|召开|受理|实施|审查|审理|提供|发放|印发|建设|新建|购置|"
    "全区|全县|全市|全省|全州|我局|累计|各类|各项|数量|总数"
)
_BEGINNING = Pattern(rf"(?:{_VERBS}|\d{{4,}})+")
_ENDING = Pattern(
    r"(?:工作)?(?:总?数量|总数|次数|场次|场数|个数|户数|份数|起数|(?<![质容流])量|数|情况|支出(?:额|金额|数)?|金额)$"
)
_PLAIN_WORDS = Pattern(rf"{_VERBS}|年|度|全|共|已|我|本|区|县|市|省|州|局|单位|中心|支出|金额|数|量|合计|总计|均|各")
_COUNTED_ALIKE = {"起": "件", "宗": "件", "例": "件", "场次": "场", "次": "场", "期": "场", "名": "人", "位": "人"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a row states, as a target or an actual, with the row and the name to look for in a text."""

    form: Form
    row: Indicator
    statement: Statement
    amount: Decimal
    grain: Decimal
    unit: str
    core: str


class Numbers:
    """The numbers of many rows by unit and by pieces of their names, so that a figure meets only those it may mean."""

    def __init__(self, found: Iterable[Number]) -> None:
        """Sort the numbers."""
        self._by_piece: dict[tuple[str, str], list[Number]] = defaultdict(list)
        for number in found:
            for piece in _pieces(number.core):
                self._by_piece[unit_family(number.unit), piece].append(number)

    def named(self, told: Told) -> list[Number]:
        """The numbers that a figure names, those with the longest name alone: 法律援助案件 before 案件."""
        unit = unit_family(told.figure.unit)
        pieces = {piece for name in told.names for piece in _pieces(name)}
        near = {id(number): number for piece in sorted(pieces) for number in self._by_piece.get((unit, piece), ())}
        whole = [number for number in near.values() if any(number.core in name for name in told.names)]
        named = [number for number in whole or near.values() if _names(told, number.core)]
        longest = max((len(number.core) for number in named), default=0)
        kept = [number for number in named if len(number.core) == longest]
        return sorted(kept, key=lambda number: (number.form.sheet, number.row.row))


def numbers_of(forms: Iterable[Form], *, targets: bool) -> Numbers:
    """The targets or the actuals of all rows that are plain numbers with a name long enough to be known."""
    found = []
    for form in forms:
        for row in form.filled:
            statement = row.target if targets else row.actual
            core = core_of(subject(row))
            if statement is None or statement.value.kind not in NUMERIC or len(core) < _SHORTEST:
                continue
            value = _with_unit(statement.value, row.target)
            unit = "%" if value.kind is Kind.PERCENT else value.unit
            if value.amount is not None and value.upper_number is None and unit:
                found.append(Number(form, row, statement, value.amount, grain_of(value), unit, core))
    return Numbers(found)


def _with_unit(value: Value, target: Statement | None) -> Value:
    """A bare number in the unit of its target (660 beside ≥550件), unless that is a percentage: 98 may mean either."""
    if value.unit or value.kind is Kind.PERCENT or target is None or target.value.kind is Kind.PERCENT:
        return value
    return replace(value, unit=target.value.unit, scale=target.value.scale)


def core_of(name: str) -> str:
    """An indicator's name without what only says that something was done and counted.

    >>> core_of("实际办理法律援助案件数"), core_of("调解成功率（%）")
    ('法律援助案件', '调解成功率')
    """
    text = bare(name).translate(QUOTES)
    begun = _BEGINNING.match(text)
    text = text[begun.end() :] if begun else text
    end = _ENDING.search(text)
    return text[: end.start()] if end else text


def told_by_promise(promise: Figure, told: Told) -> bool:
    """Whether a figure of a report tells what came of a promise: the same unit, and nearly all of its name."""
    core = core_of(promise.name)
    return unit_family(promise.unit) == unit_family(told.figure.unit) and len(core) >= _SHORTEST and _names(told, core)


def unit_family(unit: str) -> str:
    """One name for units that count the same: 起 and 件, 名 and 人."""
    return _COUNTED_ALIKE.get(unit, unit)


def is_qualified(told: Told, core: str) -> bool:
    """Whether the text says more than the row's name (农民工法律援助案件), so that it may mean a part of it."""
    named = [name.partition(core)[0] for name in told.names if core in name]
    return all(_PLAIN_WORDS.compiled.sub("", before) for before in named) and not _ends_its_name(told, core)


def _pieces(name: str) -> set[str]:
    """Every three characters in a row: two names without one in common are two things."""
    return {name[start : start + _PIECE] for start in range(len(name) - _PIECE + 1)}


def _names(told: Told, core: str) -> bool:
    return any(_same(name, core, told.figure.unit) for name in told.names) or _ends_its_name(told, core)


def _same(name: str, core: str, unit: str) -> bool:
    """Whether a name has nearly all of a row's name, and behind it nothing that makes it another thing.

    The last words decide: 法律援助案件质量评估 is no 法律援助案件.
    """
    need = max(_SHORTEST, math.ceil(len(core) * _PART))
    for start in range(len(core) - need + 1):
        place = name.rfind(core[start : start + need])
        if place >= 0:
            rest = _PLAIN_WORDS.compiled.sub("", name[place + need :].removesuffix(unit))
            return all(character in core for character in rest)
    left = Counter(name.removesuffix(unit))
    lacking = Counter(core) - Counter(name)
    return not lacking and not _PLAIN_WORDS.compiled.sub("", "".join((left - Counter(core)).elements()))


def _ends_its_name(told: Told, core: str) -> bool:
    """Whether the name is the end of a row's name, and the sentence has begun with the rest of it.

    在册社区矫正对象312人，重新犯罪率0.1%: the row 社区矫正对象重新犯罪率.
    """
    name = told.names[0].removesuffix(told.figure.unit)
    rest = core.removesuffix(name)
    if len(name) < _SHORTEST_END or rest == core or len(rest) < _SHORTEST_REST:
        return False
    return share_run(rest, told.before, max(_SHORTEST_REST, math.ceil(len(rest) * _PART)))


def by_row(pairs: Iterable[tuple[Told, Number]]) -> Mapping[tuple[str, int], list[tuple[Told, Number]]]:
    """The figures that name one row, together."""
    rows: dict[tuple[str, int], list[tuple[Told, Number]]] = defaultdict(list)
    for told, number in pairs:
        rows[number.form.sheet, number.row.row].append((told, number))
    return rows
