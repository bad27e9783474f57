"""Calendar expressions: 期限 (2024年12月底前), 日期 (2021年12月), 时段 (全年, 第四季度, 1-12月).

    moment   = date | quarter | half year | 全年 | 年底            date in 年月日 or as 2021-12-31, 2021.12.31, 2021/12
    deadline = [ ≤ | 不迟于 ] moment [ 底 ] [ 前 ] [ 完成 ]
    period   = moment ("-" | 至) moment | year | quarter

A year that is not written stays unwritten: it comes from the form. 9月底前 is 09-30; 2月底前 without a year is 02.
"""

from __future__ import annotations

from jixiao.values import comparators
from jixiao.values.amount import Trouble
from jixiao.values.lexer import Token
from jixiao.values.model import Comparator, Kind, Role, Value, When
from jixiao.values.pattern import Pattern

FIGURES = Pattern(r"[0-9]+")
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
STARTERS = frozenset({"moment", "quarter", "whole", "year_end"})
WITHIN = ("内", "以内", "之内")
DONE = (
    "完成", "完毕", "办结", "结束", "到位", "竣工", "完工", "交付", "验收", "建成", "投入使用", "立项",
    "启动", "开工", "上线",
    "印发", "发放", "支付", "拨付", "实施", "提交", "报送", "执行",
)  # fmt: skip
LATEST = ("截至", "截止", "最迟", "最晚", "不晚于", "不迟于", "在", "于", "预计", "计划", "确保", "应于", "力争")


def last_day(year: int | None, month: int) -> int:
    """The last day of a month; without a year, February may have 29."""
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def when_of(token: Token) -> When:
    """The calendar point one token names; raises Trouble where there is no such day."""
    if token.kind == "quarter":
        if token.text.endswith("半年"):
            return When(half=1 if token.text[0] == "上" else 2)
        return When(quarter=QUARTERS[token.text.removeprefix("第")[0]])
    if token.kind == "whole":
        return When()
    if token.kind == "year_end":
        return When(month=12, day=31)
    figures = [int(part) for part in FIGURES.findall(token.text.partition(" ")[0])]
    year = figures.pop(0) if figures[0] > 31 else None
    month = figures.pop(0) if figures else None
    day = figures.pop(0) if figures else None
    if month and day and day > last_day(year, month):
        raise Trouble(token.start, f"“{token.text}”不是日历上有的日期")
    return When(year, None, month, day)


def parse_moment(tokens: list[Token], start: int, role: Role) -> tuple[Value, int]:
    """The deadline, date or period that starts at ``tokens[start]``, and where it ends."""
    comparator, index = _comparator(tokens, start)
    when, index = _with_year(tokens, index)
    if index + 1 < len(tokens) and tokens[index].kind == "to" and comparator is None:
        return _period(tokens, when, index)
    when, at_end, index, notes = _month_end(tokens, when, index)
    if index < len(tokens) and tokens[index].text in WITHIN and when.month is None and comparator is None:
        return Value(Kind.PERIOD, Comparator.WITHIN, when=when), index + 1
    if index < len(tokens) and (tokens[index].kind == "before" or tokens[index].text in WITHIN):
        if when.month is None:
            raise Trouble(tokens[index].start, "“前”指这一时段开始之前还是结束之前，无法确定")
        if when.day is None and not at_end:
            notes = (*notes, "“前”按不晚于当月理解")
        comparator, index = comparator or Comparator.AT_MOST, index + 1
    done = index < len(tokens) and any(word in tokens[index].text for word in DONE)
    called = "".join(token.text for token in tokens[max(start - 2, 0) : start]).endswith(LATEST[:4])
    if comparator is None and role is Role.TARGET and (at_end or done or called):
        comparator = Comparator.AT_MOST
    return _value(when, comparator, role, notes), index


def _value(when: When, comparator: Comparator | None, role: Role, notes: tuple[str, ...]) -> Value:
    if comparator in (Comparator.AT_MOST, Comparator.LESS, Comparator.MORE, Comparator.AT_LEAST) and when != When():
        return Value(Kind.DEADLINE, comparator, when=_last_of(when), presumed=notes)
    if when.month is None:
        return Value(Kind.PERIOD, Comparator.WITHIN, when=when, presumed=notes)
    if role is Role.ACTUAL or comparator is Comparator.EQUAL:
        return Value(Kind.DATE, Comparator.EQUAL, when=when, presumed=notes)
    return Value(Kind.DATE, None, when=when, presumed=(*notes, "未写“前”或“≤”，按该日期本身理解"))


def _comparator(tokens: list[Token], index: int) -> tuple[Comparator | None, int]:
    comparator = None
    while tokens[index].kind == "compare":
        comparator = comparators.meaning(tokens[index].text)
        index += 1
        if index == len(tokens):
            raise Trouble(tokens[-1].start, "比较符后面没有日期")
    return comparator, index


def _with_year(tokens: list[Token], index: int) -> tuple[When, int]:
    """A moment, joined with the year written before it: 2024年 + 第三季度, 2024年 + 全年, 2024年 + 底."""
    if tokens[index].kind not in STARTERS:
        raise Trouble(tokens[index].start, f"“{tokens[index].text[:20]}”不是可以识别的日期")
    when = when_of(tokens[index])
    index += 1
    following = tokens[index] if index < len(tokens) else None
    if following and following.kind in ("quarter", "whole", "year_end", "moment") and when.month is None:
        other = when_of(following)
        if other.year is None and when.quarter is None and when.half is None:
            return When(when.year, other.quarter, other.month, other.day, other.half), index + 1
    return when, index


def parse_point(tokens: list[Token], index: int) -> tuple[When, int]:
    """The bare calendar point at this place, without comparator or 前."""
    return _with_year(tokens, index)


def _month_end(tokens: list[Token], when: When, index: int) -> tuple[When, bool, int, tuple[str, ...]]:
    """The last day where 底 or 末 says so."""
    ends = index < len(tokens) and tokens[index].kind == "end"
    if not ends:
        return when, tokens[index - 1].kind == "year_end", index, ()
    if when.quarter or when.half:
        month = when.quarter * 3 if when.quarter else (when.half or 0) * 6
        when = When(when.year, None, month)
    month = when.month or 12
    if month == 2 and when.year is None:
        return when, True, index + 1, ("“2月底”的日期随年份而定",)
    return When(when.year, None, month, last_day(when.year, month)), True, index + 1, ()


def _last_of(when: When) -> When:
    """A deadline by a quarter or a half year ends with its last day."""
    month = when.quarter * 3 if when.quarter else when.half * 6 if when.half else None
    if month is None:
        return when
    return When(when.year, None, month, last_day(when.year, month))


def _period(tokens: list[Token], when: When, index: int) -> tuple[Value, int]:
    until, end = _with_year(tokens, index + 1)
    return span(when, until, tokens[index].start), end


def span(when: When, until: When, place: int) -> Value:
    """The period from one point to the other; the year may stand on either."""
    if until.year is None and when.year is not None:
        until = When(when.year, until.quarter, until.month, until.day, until.half)
    if (until.month, until.quarter) == (None, None) and when.month is not None:
        raise Trouble(place, "起止日期写法不一致")
    first = (when.year or until.year or 0, when.quarter or 0, when.month or 0, when.day or 0)
    last = (until.year or 0, until.quarter or 0, until.month or 0, until.day or 99)
    if first > last:
        raise Trouble(place, "起始日期晚于终止日期，请核对")
    return Value(Kind.PERIOD, Comparator.WITHIN, when=when, until=until)
