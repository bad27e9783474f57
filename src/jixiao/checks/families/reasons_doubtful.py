"""偏差原因 that does not fit its row or its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.figures import figures
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import deviates, lines, number_of, pair_text, reason_groups, subject
from jixiao.checks.wording import quote
from jixiao.form.model import Cell
from jixiao.scoring.model import Direction, ScoredIndicator
from jixiao.values.decimals import percent

_YEAR = re.compile(r"(?<![\d到—－~～-])(?<!(?<!截)至)(20\d{2})\s*年(?!规划)")  # 「到2025年」 is a plan
_PAID = re.compile(r"(?<!\d)(20\d{2})\s*年(?!.{0,2}[将拟])[^，。；;]{0,12}?(?:支付|付清|付款|已付|列支|支出完毕|结算)")
_DONE = re.compile(r"(?:实际|已|共|全年|累计)?(?:完成|办理|开展|培训|建成|达到?)$|实际")
_SAYS_BELOW = re.compile(
    r"未(?:能)?(?:完成|达到?)(?:年初|年度|预期|既定|全年)?(?:指标|目标|任务|计划)|低于(?:指标|目标|预期|计划)"
)
_SAYS_ABOVE = re.compile(r"超额完成|超(?:出|过)(?:年初|年度|预期)?(?:指标|目标|预期|计划)|高于(?:指标|目标|预期|计划)")
_SHARED_MOST = 2


@check("E11", "偏差原因所述年份不符", Severity.WARNING)
def reason_of_another_year(view: View) -> Iterator[Fault]:
    """偏差原因提到的年份晚于自评年度的下一年，疑似从别的表粘贴而来，或年份笔误。

    改法：请核对年份；确需提及的，请写明与本年度的关系。
    依据：偏差原因应说明自评年度的情况，改进措施一般落在下一年度。
    """
    year = view.form.year
    if year is None:
        return
    for cell, rows in _reasons(view):
        later = sorted({int(found) for found in _YEAR.findall(cell.text) if int(found) > year + 1})
        if later:
            yield Fault(
                cell,
                f"自评年度是{year}年，偏差原因却提到{later[0]}年：{quote(_around(cell.text, str(later[0])))}，"
                "请核对年份。",
                subject(rows[0].indicator) if rows else "",
            )


@check("E12", "费用已在以前年度支付", Severity.NOTICE)
def paid_in_an_earlier_year(view: View) -> Iterator[Fault]:
    """偏差原因说明费用已在自评年度之前支付，那么本年不应再为它设指标值、安排预算。

    改法：请核对本年度是否应设该指标；预算已安排的，请说明资金的去向。
    依据：年度指标值应对应本年度的支出。
    """
    year = view.form.year
    if year is None:
        return
    for cell, rows in reason_groups(view.rows):
        match = _PAID.search(cell.text)
        if match and int(match[1]) < year:
            target = rows[0].indicator.target
            aim = f"，本年仍设有指标值{quote(target.text)}" if target is not None else ""
            yield Fault(
                cell,
                f"偏差原因{quote(match[0])}说明费用在{match[1]}年已经支付{aim}，请说明预算资金的去向。",
                subject(rows[0].indicator),
            )


@check("E13", "合并的原因盖住了无偏差的行", Severity.NOTICE)
def reason_over_a_row_without_loss(view: View) -> Iterator[Fault]:
    """一个合并的偏差原因单元格同时盖住扣分的行和得满分的行，看不出它说的是哪一行。

    改法：请按行拆开填写；得满分的行如确需说明，请单独写明。
    依据：偏差原因应与所在行对应。
    """
    for cell, rows in reason_groups(view.rows):
        unharmed = [row.indicator for row in rows if not deviates(row)]
        if unharmed and len(unharmed) < len(rows) and any(deviates(row) for row in rows):
            yield Fault(
                cell,
                f"这条偏差原因合并了{len(rows)}行，其中{lines(unharmed)}并未扣分，请分行说明。",
                subject(unharmed[0]),
            )


@check("E17", "多行共用一条原因", Severity.NOTICE)
def one_reason_for_several_rows(view: View) -> Iterator[Fault]:
    """几行都有扣分，只在一个合并单元格里写了一条原因，没有逐项说明。

    改法：请逐项写明各行的原因和改进措施；确为同一原因的，请点明各指标名称。
    依据：偏差原因应逐项分析。
    """
    for cell, rows in reason_groups(view.rows):
        losing = [row.indicator for row in rows if deviates(row)]
        unnamed = [indicator for indicator in losing if subject(indicator) not in "".join(cell.text.split())]
        if len(losing) >= _SHARED_MOST and unnamed:
            yield Fault(
                cell,
                f"{lines(losing)}共用一条原因{quote(cell.text)}，没有逐项说明。",
                subject(losing[0]),
            )


@check("E18", "偏差原因中的数与完成值不一致", Severity.NOTICE)
def reason_figure_differs(view: View) -> Iterator[Fault]:
    """偏差原因写的完成数既不是本行的完成值，也不是指标值。

    改法：请核对两处的数字；口径不同的，请写明各指什么。
    依据：同一行的文字与数据应一致。
    """
    for cell, rows in reason_groups(view.rows):
        if len(rows) != 1:
            continue
        indicator = rows[0].indicator
        stated = next((figure for figure in figures(cell.text) if _DONE.search(figure.name)), None)
        if stated is None or indicator.actual is None or stated.about:
            continue
        value = indicator.actual.value
        known = {number_of(indicator.actual), number_of(indicator.target)}
        if value.unit == stated.unit and stated.amount not in known:
            yield Fault(
                cell,
                f"偏差原因写{quote(stated.name + stated.text)}，"
                f"本行的完成值为{quote(indicator.actual.text)}，两处应一致。",
                subject(indicator),
            )


@check("E19", "偏差原因与偏差方向相反", Severity.NOTICE)
def reason_of_the_other_direction(view: View) -> Iterator[Fault]:
    """完成值超过指标值，原因却说没有完成；或者完成值没有达到，原因却说超额完成。

    改法：请核对这条原因是否填错了行，并按实际偏差改写。
    依据：偏差原因应与所在行的偏差对应。
    """
    for cell, rows in reason_groups(view.rows):
        off = rows[0].points.deviation
        if len(rows) != 1 or not off or rows[0].points.direction not in (Direction.HIGHER, Direction.LOWER):
            continue
        said = (_SAYS_BELOW if off > 0 else _SAYS_ABOVE).search(cell.text)
        contrary = (_SAYS_ABOVE if off > 0 else _SAYS_BELOW).search(cell.text)
        if said and not contrary:
            yield Fault(
                cell,
                f"{pair_text(rows[0])}{'高' if off > 0 else '低'}{percent(abs(off))}，"
                f"偏差原因却说“{said[0]}”，方向相反，请核对。",
                subject(rows[0].indicator),
            )


def _reasons(view: View) -> Iterator[tuple[Cell, list[ScoredIndicator]]]:
    """All texts that give reasons: of the rows, of the goals, of the budget."""
    budget = view.form.budget
    if budget is not None and budget.reason is not None and not budget.reason.blank:
        yield budget.reason, []
    seen: set[tuple[int, int]] = set()
    for goal in view.form.goals:
        if goal.reason is not None and not goal.reason.blank and (goal.reason.row, goal.reason.column) not in seen:
            seen.add((goal.reason.row, goal.reason.column))
            yield goal.reason, []
    yield from reason_groups(view.rows)


def _around(text: str, word: str) -> str:
    """The sentence in which a word stands."""
    return next((part for part in re.split(r"[。；;\n]", text) if word in part), text)
