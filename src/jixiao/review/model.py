"""The outcome of a review: scores, findings, and what the people who fill in the form are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.checks.finding import Finding, Severity
from jixiao.checks.reason_quality import Lack
from jixiao.form.model import Book, Cell, Form
from jixiao.scoring.form_score import FormScore

if TYPE_CHECKING:
    from jixiao.packs import Pack
    from jixiao.packs.scorecards import Card


class PromptKind(StrEnum):
    """Which kind of deviation a prompt asks about (偏差类型); each has its questions in templates/."""

    SHORT = "未达指标值"
    FAR_ABOVE = "远超指标值"
    OVERSPENT = "超出成本控制数"
    UNDERSPENT = "低于成本控制数"
    LATE = "未按期限完成"
    WORDS = "以文字答复数值"
    NO_EVIDENCE = "缺少完成值或佐证"
    POINTS_OFF = "得分低于分值"
    BUDGET_ADJUSTED = "年中预算调整"
    EXECUTION_LOW = "预算执行率未达100%"
    EXECUTION_HIGH = "预算执行率超过100%"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question sheet entry (偏差原因提示): the facts, and the reason already given with what it lacks.

    ``facts`` holds what the wording quotes: texts as they stand in the form (target, actual) and computed figures
    (deviation, completion, weight, score, points) as Decimals; see templates/prompt.j2.
    """

    kind: PromptKind
    sheet: str
    cell: Cell  # the actual, or the amount of the budget
    subject: str  # the indicator's name, or 预算执行情况
    goal: str
    facts: Mapping[str, str | Decimal]
    reason_cell: Cell | None
    reason: str
    lacks: tuple[Lack, ...]
    measure_cell: Cell | None = None  # 改进措施, where the form has a column or a box of its own for it
    lead: str = ""  # how its paragraph begins where several share the cell: 【lead】


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a review says about a book (校验结果)."""

    book: Book
    pack: Pack
    scores: tuple[FormScore, ...]
    findings: tuple[Finding, ...]
    prompts: tuple[Prompt, ...]
    proposals: tuple[FormScore | None, ...] = ()  # for each score, the form under proposed weights, where asked for
    cards: tuple[Card, ...] = ()  # 评分表 of the users' own

    @property
    def shown_scores(self) -> tuple[FormScore, ...]:
        """The scores to show: under proposed weights where there are such, else the form's own."""
        proposals = self.proposals or (None,) * len(self.scores)
        return tuple(proposed or score for score, proposed in zip(self.scores, proposals, strict=True))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms reviewed, in the order of the workbook."""
        return tuple(score.form for score in self.scores)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)
