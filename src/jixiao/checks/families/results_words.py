"""定性 results: words that only say the indicator again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import claim, lines, subject
from jixiao.checks.wording import quote
from jixiao.form.family import Group
from jixiao.form.model import Indicator
from jixiao.values.model import Kind

# What would let a reader verify a result: a number, a document, a survey, a record.
_EVIDENCE = re.compile(
    r"\d|[《》〔〕]|[一二三四五六七八九十百]+[次项个份件]|问卷|调查|台账|报告|文件|证书|表彰|通报|验收|记录|数据"
)
_FILLER = re.compile(
    r"进一步|得到|有效|有所|达到|明显|显著|不断|持续|已经|较好|良好|基本|充分|[的了已得地为被使将均并在和与及、，,。；;：“”\s]"
)
_ENOUGH = 2  # of the remaining characters, one in two stands in the indicator itself


@check("R39", "定性结果只是复述指标", Severity.NOTICE)
def qualitative_restates_indicator(view: View) -> Iterator[Fault]:
    """效益指标的完成值只是把指标换个说法写了一遍，没有可以核实的事实，却得满分。

    改法：请补充能够核实的事实，如数据、文件、问卷结果或典型事例，并据此选择得分档次。
    依据：定性指标按达成程度分档计分，应有佐证（财预〔2020〕10号，原文待核对）。
    """
    rows = [row.indicator for row in view.rows if _restates(row.indicator) and _full(row.indicator)]
    if not rows or (first := rows[0].actual) is None:
        return
    where = lines(rows)
    yield Fault(
        first.cell,
        f"有{len(rows)}项效益指标的完成值只是复述指标（{where}），例如{quote(first.text)}，没有可核实的事实却得满分。",
        subject(rows[0]),
    )


def _full(indicator: Indicator) -> bool:
    claimed = claim(indicator)
    return claimed is not None and claimed.full


def _restates(indicator: Indicator) -> bool:
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or indicator.group is not Group.BENEFIT:
        return False
    if actual.value.kind is not Kind.QUALITATIVE or _EVIDENCE.search(actual.text):
        return False
    known = set(subject(indicator) + target.text)
    said = _FILLER.sub("", actual.text)
    return sum(character in known for character in said) * _ENOUGH >= len(said)
