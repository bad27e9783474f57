"""Load a 评分表 file: every key known, every quantity declared, every rule whole; `load_scorecard` is the door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.packs.error import PackError, suggestion
from jixiao.packs.loader import DATA
from jixiao.packs.scorecards import schema
from jixiao.packs.scorecards.model import Card, CardRow, Grade, Operation, Part, Quantity, RuleKind
from jixiao.packs.scorecards.tables import read_table, tables
from jixiao.packs.toml_table import parse

CARDS = DATA / "scorecards"
_TABLES = ("grades", "quantities", "rows")


def scorecard_names() -> tuple[str, ...]:
    """The 评分表 that come with jixiao."""
    return tuple(sorted(path.stem for path in CARDS.glob("*.toml")))


def load_scorecard(name_or_path: str | Path) -> Card:
    """The 评分表 of this name, or of a TOML file of one's own.

    Raises:
        PackError: in one Chinese sentence, what is wrong with the file or the name.

    >>> load_scorecard("hunan-county-2021").rows[5].name
    '财政供养人员控制率'
    """
    path = Path(name_or_path)
    if isinstance(name_or_path, Path) or path.suffix.lower() == ".toml":
        return _load(path)
    if path.suffix or len(path.parts) > 1:
        raise PackError(f"评分表文件应是 .toml 文件，现在写的是“{name_or_path}”，请检查是否选对了文件。")
    return _shipped(name_or_path.strip())


@cache
def _shipped(name: str) -> Card:
    if name not in scorecard_names():
        raise PackError(f"没有名为“{name}”的评分表{suggestion(name, scorecard_names())}")
    return _load(CARDS / f"{name}.toml")


def _load(path: Path) -> Card:
    place = f"评分表文件 {path.name} "
    raw = parse(path, "评分表文件")
    header = read_table(
        f"{place}开头", {key: value for key, value in raw.items() if key not in _TABLES}, schema.HEADER, schema.HEADER
    )
    grades = tuple(
        Grade(**read_table(at, table, schema.GRADE, schema.GRADE)) for at, table in tables(place, raw, "grades")
    )
    quantities = tuple(_quantity(at, table) for at, table in tables(place, raw, "quantities", needed=True))
    rows = tuple(_row(at, table) for at, table in tables(place, raw, "rows", needed=True))
    card = Card(**header, grades=grades, quantities=quantities, rows=rows)
    fault = next(_faults(card), None)
    if fault is not None:
        raise PackError(f"{place}{fault}")
    return card


def _quantity(place: str, table: Mapping[str, Any]) -> Quantity:
    return Quantity(**read_table(place, table, schema.QUANTITY, ("name", "where", "evidence")))


def _row(place: str, table: Mapping[str, Any]) -> CardRow:
    own = {key: value for key, value in table.items() if key in schema.ROW}
    row = read_table(place, own, schema.ROW, ("level1", "level2", "name", "full", "standard"))
    rule = {key: value for key, value in table.items() if key not in schema.ROW}
    listed = rule.pop("parts", None)
    if listed is None:
        return CardRow(**row, parts=(_part(place, {**rule, "full": table["full"]}),))
    if rule or not isinstance(listed, list) or not all(isinstance(part, dict) for part in listed):
        raise PackError(f"{place}写了 parts，规则应全部写在 [[rows.parts]] 里。")
    return CardRow(**row, parts=tuple(_part(f"{place}第{n}部分", part) for n, part in enumerate(listed, start=1)))


def _part(place: str, table: Mapping[str, Any]) -> Part:
    part = read_table(place, table, schema.PART, ("kind", "value", "full"))
    kind = part["kind"]
    needed = schema.NEEDED[kind]
    missing = sorted(needed - part.keys())
    if missing:
        raise PackError(f"{place}的规则是 {kind}，还缺少“{missing[0]}”。")
    extra = sorted(part.keys() - needed - schema.ALLOWED.get(kind, frozenset()) - {"kind", "value", "full", "label"})
    if extra:
        raise PackError(f"{place}的规则是 {kind}，用不到“{extra[0]}”，请删去。")
    return Part(**part)


def _faults(card: Card) -> Iterator[str]:
    """What does not fit together, in the order of the file."""
    names = [quantity.name for quantity in card.quantities]
    known = set(names)
    yield from (f"的数据“{name}”写了两次，请只保留一处。" for name in dict.fromkeys(names) if names.count(name) > 1)
    for quantity in card.quantities:
        if quantity.at_most and quantity.at_most not in known:
            near = suggestion(quantity.at_most, names)
            yield f"的数据“{quantity.name}”的 at_most 写的是“{quantity.at_most}”，没有这项数据{near}"
    seen: set[tuple[str, str, str]] = set()
    for row in card.rows:
        key = (row.level1, row.level2, row.name)
        if key in seen:
            yield f"的指标“{row.name}”在“{row.level2}”下写了两次，请只保留一处。"
        seen.add(key)
        for name in row.inputs:
            if name not in known:
                yield f"的指标“{row.name}”用到数据“{name}”，但 [[quantities]] 里没有这一项{suggestion(name, names)}"
        yield from (f"的指标“{row.name}”{fault}" for part in row.parts for fault in _part_faults(part, card))
        if sum(part.full for part in row.parts) != row.full:
            yield f"的指标“{row.name}”分值为{row.full}，各部分 full 合计不等于它，请核对。"
    used = {name for row in card.rows for name in row.inputs}
    yield from (f"的数据“{name}”没有任何指标用到，请删去。" for name in names if name not in used)


def _part_faults(part: Part, card: Card) -> Iterator[str]:
    allowed = schema.OPERATIONS.get(part.kind, frozenset(Operation) - {Operation.MET, Operation.WORD})
    if part.value.operation not in allowed:
        words = "、".join(operation for operation in Operation if operation in allowed)
        yield f"的规则是 {part.kind}，value 写的是 {part.value.operation}，应为 {words} 之一。"
    floors = [floor for floor, _ in part.bands]
    if floors != sorted(floors, reverse=True):
        yield "的 bands 没有从高到低写，请调整顺序。"
    if any(points > part.full or points < 0 for _, points in (*part.bands, *part.words)):
        yield "有一档的分数大于分值或小于0，请核对。"
    if isinstance(part.target, str) and part.kind is RuleKind.RATIO_CAPPED:
        quantity = card.quantity(part.target)
        if quantity.above is None or quantity.above < 0:
            yield f"以“{part.target}”为目标值，请给它写上 above = 0，避免除以0。"
