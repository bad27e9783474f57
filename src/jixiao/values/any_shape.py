"""A text of any shape as one value: normalised, cut into clauses of measured things, or taken as words."""

from __future__ import annotations

from jixiao.values import amount as amounts
from jixiao.values import clauses, door, lexer, spellings, wording
from jixiao.values.amount import Trouble
from jixiao.values.common_shape import read_common
from jixiao.values.model import Comparator, Kind, Role, Value, When
from jixiao.values.pattern import Pattern

LONGEST_TEXT = 4000

MEANT_TO_MEASURE = Pattern(r"[0-9零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]|[年季半月]")
POINTERS = ("按", "根据", "依据", "参照", "依照", "见附", "详见")
STATED_AMOUNT = Pattern(r"[0-9](?:元|%|万|亿|件|次|人|个|家|户|场|天)")
INTERVAL = Pattern(r"[\[(][0-9.]+%?[,;][0-9.]+%?[\])]")
VAGUE = frozenset({"一批", "一些", "一系列", "一定数量", "一部分"})
IN_BRACKETS = Pattern(r"\([0-9][0-9,.]*[%万亿元]*\)")
TICK = Pattern("[☑☒✓✔√]")
STATED_RATE = Pattern(r"[0-9](?:元|%|万)")


def read_any(text: str, role: Role) -> Value:
    """The value of a text; one that cannot be read says where it stops making sense and why."""
    if len(text) > LONGEST_TEXT:
        return _unreadable(text, 0, f"文字超过{LONGEST_TEXT}字，不像一个值")
    plain = door.normalise(text)
    closed = door.close_up(plain)
    if not closed:
        return Value(Kind.BLANK, text=text)
    if closed in wording.EXCEL_ERRORS:
        return _unreadable(text, 0, f"“{closed}”是表格软件的错误值")
    try:
        value = read_common(closed, role) if closed != text else None
        value = value or _read_closed(closed, role)
        if value is None:
            return _unreadable(text, 0, f"“{closed[:20]}”不是可以识别的值")
        return value.with_text(text)
    except Trouble as trouble:
        return _in_lines(text, plain, role) or _unreadable(
            text, door.position_in(text, closed, trouble.place), trouble.why
        )


def _in_lines(text: str, plain: str, role: Role) -> Value | None:
    """A second look at a cell of several lines, each line a clause of its own."""
    lines = [door.close_up(line) for line in plain.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    try:
        value = _read_closed("；".join(lines), role)
    except Trouble:
        return None
    return value.with_text(text) if value else None


def _read_closed(closed: str, role: Role) -> Value | None:
    _check_open(closed)
    closed = spellings.plain(closed)
    if interval := INTERVAL.search(closed):
        raise Trouble(interval.start(), f"“{interval.group()[:20]}”像是区间，请写成“90%-95%”")
    if amounts.YEAR_MONTH.fullmatch(closed.strip("，,。；;、")):
        return _year_month(closed.strip("，,。；;、"), role)
    if closed.startswith(POINTERS):
        words = wording.read_words(closed)
        if words is not None and words.kind is Kind.REFERENCE and not STATED_RATE.search(closed):
            return words
    if not wording.says_none(closed) and MEANT_TO_MEASURE.search(closed):
        tokens = lexer.tokens(closed)
        value = clauses.read_clauses(tokens, role)
        if value is not None:
            return value
        if STATED_AMOUNT.search(closed):
            raise Trouble(0, f"“{closed[:20]}”里的数无法确定是不是指标的值")
    return wording.read_words(closed)


def _check_open(closed: str) -> None:
    """Raises Trouble for a text that leaves open what it says: 一批, (3.5), ☑完成 □未完成."""
    if closed in VAGUE:
        raise Trouble(0, f"“{closed}”没有说明是多少，请写成一个数")
    if IN_BRACKETS.fullmatch(closed):
        raise Trouble(0, f"“{closed[:20]}”是负数还是附注，无法确定，请写明")
    if "□" in closed and (tick := TICK.search(closed)):
        raise Trouble(tick.start(), f"“{closed[:20]}”是勾选的写法，请直接写出选中的内容")


def _year_month(closed: str, role: Role) -> Value:
    year, month = closed.split(".")
    comparator = Comparator.EQUAL if role is Role.ACTUAL else None
    return Value(Kind.DATE, comparator, when=When(int(year), None, int(month)), presumed=(f"“{closed}”按年月理解",))


def _unreadable(text: str, position: int, why: str) -> Value:
    return Value(Kind.UNREADABLE, text=text, position=position, why=why)
