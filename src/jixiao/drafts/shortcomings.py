"""Targets that cannot be measured or scored as they stand (请先完善): copied all the same, told on the first sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.checks.finding import Finding, Severity
from jixiao.drafts.inputs import measurable
from jixiao.drafts.project import Project
from jixiao.form.model import Indicator

_FAMILY = "T"  # checks of the targets
_MISSING = ("S11", "S12")  # 三级指标名称为空、指标值为空
_REMEDY = "请写明要达到的数值和单位，或可以核对的程度。"


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """What is wrong with the target of one row; ``place`` is the row's position in the project's table, from 0."""

    project: Project
    place: int
    message: str
    remedy: str


def shortcomings_of(project: Project, findings: Iterable[Finding]) -> Iterator[Shortcoming]:
    """What a review of the target tables found about the rows of a project, in their order."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        told = finding.code.startswith(_FAMILY) or finding.code in _MISSING
        if told and finding.cell.sheet == project.form.sheet:
            found.setdefault(finding.cell.row, []).append(finding)
    for place, row in enumerate(project.form.filled):
        yield from (Shortcoming(project, place, *told) for told in _told(row, found.get(row.row, ())))


def _told(row: Indicator, findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """The sentences about a row: what is sure; all that is known where the target cannot be measured."""
    can_be_measured = measurable(row.target.value if row.target is not None else None)
    told = [one for one in findings if one.severity is not Severity.NOTICE or not can_be_measured]
    for finding in told:
        yield finding.message, finding.remedy
    if not told and not can_be_measured:
        target = row.target.text.strip() if row.target is not None else ""
        found = f"的指标值“{target}”看不出要达到的程度" if target else "的指标值为空"
        yield f"指标“{row.name.text.strip()}”{found}，年末无法测算得分。", _REMEDY
