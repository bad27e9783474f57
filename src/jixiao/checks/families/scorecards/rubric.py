"""C 评分表（一）: faults of the printed 评分标准 itself, which nobody who fills in the form made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import subject
from jixiao.form.model import Cell, Form, FormKind
from jixiao.packs.scorecards.rubric import RubricFault, faults_of, grade_gaps

_GRADE = re.compile("优秀|良好|不合格|合格|较差|优|良|中|差")
_BOX, _TICKED = "□", re.compile(r"[☑☒√✓✔■▣]|\[[xX]\]")


@check("C01", "评分标准有两档得分相同", Severity.NOTICE)
def bands_with_same_points(view: View) -> Iterator[Fault]:
    """评分标准中相邻的两档规定了同样的得分，多半是制表时写错，按它评分会有争议。

    改法：请向制定评分表的部门核实其中一档的得分；核实前按印出的标准评分。
    依据：评分标准应当各档衔接、没有重叠和空档，同样的结果只能有一个得分。
    """
    yield from _faults(view, RubricFault.SAME_POINTS)


@check("C02", "评分标准的两档重叠", Severity.NOTICE)
def bands_overlapping(view: View) -> Iterator[Fault]:
    """评分标准中有两档的范围重叠，同一个结果可以得两种分。

    改法：请向制定评分表的部门核实各档的界限。
    依据：评分标准应当各档衔接、没有重叠和空档，同样的结果只能有一个得分。
    """
    yield from _faults(view, RubricFault.OVERLAP)


@check("C03", "评分标准的两档之间有空档", Severity.NOTICE)
def bands_with_gap(view: View) -> Iterator[Fault]:
    """评分标准的两档之间有一段没有规定得分，结果落在其中时无法评分。

    改法：请向制定评分表的部门核实空档如何评分。
    依据：评分标准应当各档衔接、没有重叠和空档，同样的结果只能有一个得分。
    """
    yield from _faults(view, RubricFault.GAP)


@check("C04", "评分标准各档得分时高时低", Severity.NOTICE)
def bands_not_falling(view: View) -> Iterator[Fault]:
    """评分标准从好到差的各档，得分不是依次降低。

    改法：请向制定评分表的部门核实各档的得分。
    依据：评分标准应当各档衔接、没有重叠和空档，同样的结果只能有一个得分。
    """
    yield from _faults(view, RubricFault.NOT_FALLING)


@check("C05", "评分标准的最高分与分值不一致", Severity.NOTICE)
def standard_not_worth_its_weight(view: View) -> Iterator[Fault]:
    """评分标准各档中最高的得分，或最多扣的分数，与该指标的分值不一致。

    改法：请向制定评分表的部门核实分值和评分标准。
    依据：达到最好一档应得满分，最差应得0分，评分标准另有规定的除外。
    """
    yield from _faults(view, RubricFault.MAXIMUM)


@check("C06", "评分标准的项数与评价要点对不上", Severity.NOTICE)
def counts_not_those_of_the_criteria(view: View) -> Iterator[Fault]:
    """评分标准按符合的要点项数给分，与所列评价要点的项数对不上：有的项数没有规定，或一个项数有两种得分。

    改法：请向制定评分表的部门核实各项数的得分。
    依据：评分标准应当各档衔接、没有重叠和空档，同样的结果只能有一个得分。
    """
    yield from _faults(view, RubricFault.COUNTS)


@check("C07", "评价等级之间有空档", Severity.NOTICE)
def grades_with_gap(view: View) -> Iterator[Fault]:
    """评价等级按整数分段，总分带小数时可能不属于任何一等（如89.5分）。

    改法：请向制定评分表的部门核实小数得分归哪一等。
    依据：等级应当覆盖所有可能的得分。
    """
    for cell in _grade_cells(view.form):
        gaps = list(grade_gaps(cell.text))
        if gaps:
            yield Fault(cell, f"等级划分有空档：{'；'.join(gaps)}，带小数的得分可能落在中间。", "评价等级")


@check("C08", "评价等级没有勾选", Severity.WARNING)
def no_grade_ticked(view: View) -> Iterator[Fault]:
    """表中印有几个等级的方框，一个也没有勾选。

    改法：按总分勾选对应的等级。
    依据：评价结果是评分表的必填内容。
    """
    if view.score.score is None:
        return
    for cell in _grade_cells(view.form):
        if cell.text.count(_BOX) > 1 and not _ticked(cell.text):
            yield Fault(cell, f"评价结果列出了{cell.text.count(_BOX)}个等级，没有勾选任何一个。", "评价等级")


@check("C09", "评分标准没有写明目标值", Severity.NOTICE)
def target_not_printed(view: View) -> Iterator[Fault]:
    """评分标准说达到目标值得满分，却没有写明目标值是多少，无法据此评分。

    改法：请查明财政部门规定的目标值，写入评分标准或在佐证材料中说明。
    依据：目标值是完成比率法计分的分母。
    """
    yield from _faults(view, RubricFault.NO_TARGET)


@check("C10", "评分公式与目标值不一致", Severity.NOTICE)
def formula_short_of_its_target(view: View) -> Iterator[Fault]:
    """按评分标准所列公式，达到目标值时得不到满分，公式里可能漏写了除以目标值。

    改法：请向制定评分表的部门核实公式；核实前按印出的公式评分。
    依据：达到目标值应得满分。
    """
    yield from _faults(view, RubricFault.FORMULA)


def _faults(view: View, kind: RubricFault) -> Iterator[Fault]:
    if view.form.kind is not FormKind.SCORECARD:
        return
    for row in view.form.filled:
        if row.standard is None or row.standard.blank:
            continue
        full = row.weight.number if row.weight else None
        explanation = row.description.text if row.description else ""
        for found in faults_of(row.standard.text, full, explanation):
            if found.fault is kind:
                yield Fault(row.standard, f"评分标准{found.sentence}。", subject(row))


def _ticked(text: str) -> bool:
    """Whether a grade is ticked, or has something else than an empty box before it."""
    before, *behind = text.split(_BOX)
    return (
        _TICKED.search(text) is not None
        or _GRADE.search(before) is not None
        or any(len(_GRADE.findall(part)) != 1 for part in behind)
    )


def _grade_cells(form: Form) -> Iterator[Cell]:
    """The cells that print grades: the conclusion and the other boxes."""
    boxes = [*([form.conclusion] if form.conclusion else []), *form.remarks]
    yield from dict.fromkeys(box.cell for box in boxes if "优" in box.cell.text)
