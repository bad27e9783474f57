"""偏差原因及改进措施 that says too little: no cause, no measure, a slogan, the result once more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.reason_quality import Lack, assess
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import deviates, far_above, lines, reason_groups, subject
from jixiao.checks.wording import quote
from jixiao.form.model import Cell
from jixiao.scoring.model import ScoredIndicator
from jixiao.values.decimals import percent

_RESET = re.compile(
    r"指标值|目标值|(?:设定|调整|设置|调高|提高|修订|完善|制定)[^。；]{0,6}(?:目标|指标)|(?:目标|指标)[^。；]{0,8}(?:设定|调整|调高|偏低|过低|评估)"
)
_SHORTEST_COPY = 8
_COPIES = 3


@check("E07", "以结果解释结果", Severity.WARNING)
def circular_reason(view: View) -> Iterator[Fault]:
    """偏差原因只是把“没有完成”又说了一遍，没有说明为什么。

    改法：请写明造成偏差的具体事实（如政策、疫情、招标、人员、拨款等）和证明材料。
    依据：偏差原因应说明未完成的原因，而不是未完成的结果。
    """
    for cell, row in _lacking(view, Lack.CIRCULAR):
        yield Fault(cell, f"偏差原因{quote(cell.text)}只是重复结果，请写明造成偏差的具体原因。", subject(row.indicator))


@check("E08", "偏差原因只有口号", Severity.NOTICE)
def slogan_reason(view: View) -> Iterator[Fault]:
    """偏差原因是“精打细算”“高度重视”一类提法，没有能够核实的事实。

    改法：请写明具体做法和数字，如哪一项开支、因何减少、减少多少。
    依据：偏差原因应有事实和证明材料。
    """
    for cell, row in _lacking(view, Lack.SLOGAN):
        yield Fault(
            cell,
            f"偏差原因{quote(cell.text)}只有提法，没有可以核实的事实，请写明具体做法和数字。",
            subject(row.indicator),
        )


@check("E09", "偏差原因没有改进措施", Severity.NOTICE)
def reason_without_measure(view: View) -> Iterator[Fault]:
    """只写了原因，没有写今后怎么办。

    改法：请补充改进措施：做什么、由哪个科室负责、何时完成。
    依据：该栏要求同时填写偏差原因和改进措施。
    """
    for cell, rows in reason_groups(view.rows):
        row = next((row for row in rows if deviates(row)), None)
        if row is None or all(far_above(other, view.pack.reason_above) for other in rows if deviates(other)):
            continue
        lacks = _lacks(row)
        if Lack.MEASURE in lacks and not {Lack.CIRCULAR, Lack.SLOGAN}.intersection(lacks):
            yield Fault(cell, f"{quote(cell.text)}只说明了原因，请补充改进措施。", subject(row.indicator))


@check("E10", "只有措施没有原因", Severity.NOTICE)
def reason_without_cause(view: View) -> Iterator[Fault]:
    """只写了今后怎么办，没有写为什么出现偏差。

    改法：请先写明造成偏差的原因，再写改进措施。
    依据：该栏要求同时填写偏差原因和改进措施。
    """
    for cell, row in _lacking(view, Lack.CAUSE):
        yield Fault(cell, f"{quote(cell.text)}只写了改进措施，请补充造成偏差的原因。", subject(row.indicator))


@check("E14", "远超指标值未说明是否调整指标值", Severity.NOTICE)
def target_not_reset(view: View) -> Iterator[Fault]:
    """完成值远超指标值，偏差原因没有说明下年指标值是否调整。

    改法：请补充说明指标值当初的确定依据，以及下年是否调高。
    依据：超额完成较多的，应分析是否因指标值明显偏低（财预〔2020〕10号，原文待核对）。
    """
    for cell, rows in reason_groups(view.rows):
        row = next((row for row in rows if far_above(row, view.pack.reason_above)), None)
        if row is not None and not _RESET.search(cell.text) and (off := row.points.deviation) is not None:
            yield Fault(
                cell,
                f"完成值高出指标值{percent(off)}，偏差原因{quote(cell.text)}没有说明下年指标值是否调整。",
                subject(row.indicator),
            )


@check("E15", "多行粘贴同一条原因", Severity.NOTICE)
def pasted_reason(view: View) -> Iterator[Fault]:
    """三行以上的偏差原因一字不差，看不出各行各自的原因。

    改法：请按各行的实际情况分别填写；确为同一原因的，请写明对各行的影响。
    依据：偏差原因应逐项分析。
    """
    copies: dict[str, list[tuple[Cell, ScoredIndicator]]] = {}
    for cell, rows in reason_groups(view.rows):
        text = "".join(cell.text.split())
        if len(text) >= _SHORTEST_COPY:
            copies.setdefault(text, []).append((cell, rows[0]))
    for found in copies.values():
        if len(found) >= _COPIES:
            where = lines([row.indicator for _, row in found])
            cell, row = found[0]
            yield Fault(cell, f"{where}的偏差原因一字不差：{quote(cell.text)}，请逐项说明。", subject(row.indicator))


def _lacking(view: View, lack: Lack) -> Iterator[tuple[Cell, ScoredIndicator]]:
    """The reasons of deviating rows that lack something, each cell once."""
    for cell, rows in reason_groups(view.rows):
        row = next((row for row in rows if deviates(row)), None)
        if row is not None and lack in _lacks(row):
            yield cell, row


def _lacks(row: ScoredIndicator) -> tuple[Lack, ...]:
    indicator = row.indicator
    return assess(
        indicator.reason.text if indicator.reason else "",
        name=subject(indicator),
        target=indicator.target.text if indicator.target else "",
        actual=indicator.actual.text if indicator.actual else "",
        measure=indicator.measure.text if indicator.measure else "",
    )
