"""实际完成值 as a quantity: its unit, its scale, and values that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import NUMERIC, numeric, subject
from jixiao.checks.wording import quote
from jixiao.form.model import Indicator
from jixiao.scoring.measure import pair
from jixiao.values.decimals import plain
from jixiao.values.model import Kind, Value
from jixiao.values.units import COUNTING_WORDS, family

_HUNDRED_PERCENT = Decimal(1)
_TEN_THOUSAND = Decimal(10_000)
_HALF, _DOUBLE = Decimal("0.5"), Decimal(2)

# Shares of a whole: none of them can be more than 100 %. 完成率, 执行率 and 增长率 can.
_SHARES = (
    "满意度", "满意率", "合格率", "及时率", "覆盖率", "达标率", "通过率", "参与率", "参考率", "知晓率", "准确率",
    "到位率", "出席率", "回复率", "答复率", "办结率", "成功率", "采纳率", "准时率", "正常率", "普及率", "到课率",
    "签约率", "帮教率", "衔接率", "公开率", "优良率", "完好率", "入学率", "就业率", "治愈率", "犯罪率", "投诉率",
    "安置率", "兑现率", "兑付率", "成活率", "出勤率", "整改率", "好评率", "回访率", "合规率", "辍学率", "差错率",
    "调解率",
)  # fmt: skip
_MAY_BE_NEGATIVE = (
    "增长",
    "变动",
    "变化",
    "增幅",
    "增速",
    "下降",
    "降低",
    "减少",
    "升降",
    "同比",
    "温度",
    "结余",
    "收益",
    "盈亏",
)

# Counting words of persons, and of things: a count of one is never a count of the other.
_PERSONS = frozenset({"人", "名", "人次", "位"})
_THINGS = frozenset("件项起例宗份本册套台辆张块处座栋间所篇条部场幅枚株棵头只匹架艘卷案门") | {"案件", "课时", "标段"}
_KIND_NAMES = {Kind.PERCENT: "百分比", Kind.MONEY: "金额", Kind.QUANTITY: "数量", Kind.DURATION: "时长"}


@check("R10", "完成值缺少单位", Severity.NOTICE)
def actual_without_unit(view: View) -> Iterator[Fault]:
    """完成值只有数字：本表其他行都写单位，或者单位不写就看不出大小（如指标值以“万元”计）。

    改法：请在数字后补上单位，与指标值一致。
    依据：同一张表的填写口径应前后一致。
    """
    rows = [row.indicator for row in view.rows if numeric(row.indicator.actual) and _unit(row.indicator)]
    bare = [indicator for indicator in rows if indicator.actual is not None and _writes_no_unit(indicator.actual.value)]
    usual = len(bare) * 2 >= len(rows)
    for indicator in bare:
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or _doubted_otherwise(target.value, actual.value):
            continue
        if not usual or isinstance(pair(target.value, actual.value), str):
            yield Fault(
                actual.cell,
                f"实际完成值{quote(actual.text)}没有写单位，指标值为{quote(target.text)}，请补上单位并确认数值。",
                subject(indicator),
            )


@check("R11", "完成值与指标值单位不一致", Severity.WARNING)
def unit_mismatch(view: View) -> Iterator[Fault]:
    """实际完成值与指标值的单位不是一类（如指标值按件、完成值按人），两者不能相比。

    改法：请按指标值的单位重新统计完成值；指标值单位有误的，请说明并更正。
    依据：完成值与指标值应为同一口径，才能计算完成率。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or not numeric(target) or not numeric(actual):
            continue
        if _incomparable(target.value, actual.value):
            yield Fault(
                actual.cell,
                f"指标值{quote(target.text)}的单位是“{_unit_name(target.value)}”，实际完成值{quote(actual.text)}的单位是"
                f"“{_unit_name(actual.value)}”，应为同一单位。",
                subject(row.indicator),
            )


@check("R17", "完成值与指标值计量单位写法不同", Severity.NOTICE)
def unit_word_differs(view: View) -> Iterator[Fault]:
    """指标值与完成值用了不同的量词（如“次”与“场”），可能是同一口径，也可能不是，未能测算得分。

    改法：口径相同的，请统一单位的写法；口径不同的，请按指标值的单位重新统计。
    依据：完成值与指标值应为同一口径，才能计算完成率。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or not numeric(target) or not numeric(actual):
            continue
        both = bool(target.value.unit) and not _writes_no_unit(actual.value)
        if both and isinstance(pair(target.value, actual.value), str) and not _incomparable(target.value, actual.value):
            yield Fault(
                actual.cell,
                f"指标值{quote(target.text)}与实际完成值{quote(actual.text)}的单位写法不同，请确认是否同一口径。",
                subject(row.indicator),
            )


@check("R12", "金额疑差一万倍", Severity.WARNING)
def money_scale_slip(view: View) -> Iterator[Fault]:
    """完成值与指标值相差约一万倍，疑似漏写或多写了“万”，或两个数一个按元、一个按万元。

    改法：请核对金额单位；确为元与万元之差的，更正单位。
    依据：同一指标的指标值与完成值应为同一金额单位。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or not _slipped(target.value, actual.value):
            continue
        yield Fault(
            actual.cell,
            f"实际完成值{quote(actual.text)}与指标值{quote(target.text)}相差约一万倍，请核对金额单位是“元”还是“万元”。",
            subject(row.indicator),
        )


@check("R13", "百分比疑写成小数", Severity.WARNING)
def fraction_for_percent(view: View) -> Iterator[Fault]:
    """指标值是百分比，完成值是不大于1的小数且没有百分号，疑似把98%写成了0.98。

    改法：请改写为带百分号的数值；确为百分之零点几的，请写明“%”。
    依据：完成值与指标值应为同一口径。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or actual.value.number is None or target.value.number is None:
            continue
        if _looks_like_a_fraction(target.value, actual.value):
            yield Fault(
                actual.cell,
                f"指标值为{quote(target.text)}，实际完成值{quote(actual.text)}没有百分号，"
                f"请确认是否应为{plain(actual.value.number * 100)}%。",
                subject(row.indicator),
            )


@check("R14", "占比类完成值超过100%", Severity.ERROR)
def share_above_hundred(view: View) -> Iterator[Fault]:
    """满意度、合格率、覆盖率等是部分占整体的比例，不可能超过100%。

    改法：请核对统计的分子、分母后更正完成值。
    依据：占比的定义：部分不大于整体。
    """
    for row in view.rows:
        actual = row.indicator.actual
        if actual is None or actual.value.kind is not Kind.PERCENT or not _names_a_share(row.indicator):
            continue
        if (amount := actual.value.amount) is not None and amount > _HUNDRED_PERCENT:
            yield Fault(
                actual.cell,
                f"实际完成值{quote(actual.text)}超过100%，这类指标是部分占整体的比例，应不大于100%。",
                subject(row.indicator),
            )


@check("R15", "完成值为负数", Severity.WARNING)
def negative_actual(view: View) -> Iterator[Fault]:
    """实际完成值是负数，数量、金额、比例一般不会为负。

    改法：请核对后更正；确为负数的，请在偏差原因中说明。
    依据：完成值为负的按0分测算并提示核对。
    """
    for row in view.rows:
        actual = row.indicator.actual
        if actual is None or not numeric(actual) or any(word in subject(row.indicator) for word in _MAY_BE_NEGATIVE):
            continue
        if (amount := actual.value.amount) is not None and amount < 0:
            yield Fault(
                actual.cell, f"实际完成值{quote(actual.text)}是负数，应不小于0，请核对。", subject(row.indicator)
            )


@check("R16", "完成时间不在本年度", Severity.NOTICE)
def date_outside_year(view: View) -> Iterator[Fault]:
    """实际完成时间早于自评年度，疑似沿用了往年的表。

    改法：请核对完成时间的年份。
    依据：自评的是本年度的完成情况。
    """
    for row in view.rows:
        actual = row.indicator.actual
        if actual is None or actual.value.kind is not Kind.DATE or actual.value.when is None or view.form.year is None:
            continue
        year = actual.value.when.year
        if year is not None and year < view.form.year:
            yield Fault(
                actual.cell,
                f"实际完成时间{quote(actual.text)}早于自评年度{view.form.year}年，请核对年份。",
                subject(row.indicator),
            )


def _looks_like_a_fraction(target: Value, actual: Value) -> bool:
    """0.98 or 1, without a sign, against a target of 10% or more."""
    if target.kind is not Kind.PERCENT or actual.kind not in NUMERIC or not _writes_no_unit(actual):
        return False
    return actual.number is not None and 0 < actual.number <= 1 and (target.number or 0) >= 10


def _doubted_otherwise(target: Value, actual: Value) -> bool:
    """Whether another check already asks about the scale of a bare number."""
    return _looks_like_a_fraction(target, actual) or _slipped(target, actual)


def _writes_no_unit(value: Value) -> bool:
    """Whether the unit is missing, or was taken from the target."""
    return not value.unit or any(word.startswith("单位") for word in value.presumed)


def _unit(indicator: Indicator) -> str:
    return indicator.target.value.unit if indicator.target is not None and numeric(indicator.target) else ""


def _unit_name(value: Value) -> str:
    scale = {Decimal(10_000): "万", Decimal(100_000_000): "亿"}.get(value.scale, "")
    return f"{scale}{value.unit}"


def _incomparable(target: Value, actual: Value) -> bool:
    """Whether two units surely measure different things; counting words of things are taken as one."""
    if not target.unit or not actual.unit or "/" in target.unit or "/" in actual.unit:
        return False
    if {target.kind, actual.kind} - {Kind.QUANTITY, Kind.APPROX} and target.kind is not actual.kind:
        return target.kind in _KIND_NAMES and actual.kind in _KIND_NAMES and not _may_meet(target, actual)
    sides = [_side(target.unit), _side(actual.unit)]
    return "" not in sides and sides[0] != sides[1]


def _may_meet(target: Value, actual: Value) -> bool:
    """A stretch of time may also be counted: 5个月 read as a duration against 5次 stays a mismatch."""
    return family(target.unit) == family(actual.unit)


def _side(unit: str) -> str:
    if unit in _PERSONS:
        return "人"
    if unit in _THINGS:
        return "物"
    return "" if unit in COUNTING_WORDS else family(unit)


def _slipped(target: Value, actual: Value) -> bool:
    """Whether two amounts of money differ by about ten thousand times: 万 left out, or written once too often."""
    if target.kind is not Kind.MONEY or actual.kind is not Kind.MONEY or not target.amount or not actual.amount:
        return False
    times = actual.amount / target.amount
    return any(_HALF <= times * scale <= _DOUBLE for scale in (_TEN_THOUSAND, 1 / _TEN_THOUSAND))


def _names_a_share(indicator: Indicator) -> bool:
    name = subject(indicator)
    return any(name.endswith(word) or f"{word}（" in name or f"{word}(" in name for word in _SHARES)
