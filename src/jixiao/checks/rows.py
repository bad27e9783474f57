"""What several checks want to know of one row: its claim, its reason, whether its value is a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.checks.reason_quality import is_blank
from jixiao.checks.wording import quote
from jixiao.form.family import Family, Group
from jixiao.form.indicator_names import is_bad_outcome, is_change, is_good_share
from jixiao.form.model import Amount, Cell, Form, Indicator, Remark, Statement
from jixiao.form.words import group_of
from jixiao.scoring.model import Direction, Outcome, ScoredIndicator
from jixiao.values.model import Kind

NUMERIC = frozenset(
    {
        Kind.QUANTITY,
        Kind.PERCENT,
        Kind.MONEY,
        Kind.RATE,
        Kind.DURATION,
        Kind.FREQUENCY,
        Kind.RANGE,
        Kind.TOLERANCE,
        Kind.RATIO,
        Kind.APPROX,
    }
)
FALLEN_SHORT = frozenset({Outcome.SHORT, Outcome.OVERSPENT, Outcome.LATE})


@dataclass(frozen=True, slots=True)
class Claim:
    """The weight and the score that a row claims for itself (分值、得分)."""

    weight: Decimal
    score: Decimal
    cell: Cell  # of the score
    places: int  # decimals that the score was written with
    form_places: int = 2  # the most decimals that any score of the form was written with

    @property
    def full(self) -> bool:
        """Whether it claims full marks (满分)."""
        return self.score >= self.weight

    @property
    def share(self) -> Decimal:
        """Score as a share of the weight."""
        return self.score / self.weight


def claim(indicator: Indicator) -> Claim | None:
    """The row's own claim; None where it has none, or shares a merged 分值 or 得分 with other rows."""
    weight, score = own_number(indicator.weight), own_number(indicator.score)
    if weight is None or score is None or weight <= 0 or indicator.score is None:
        return None
    return Claim(weight, score, indicator.score.cell, _places(indicator.score.cell.text))


def claims(rows: tuple[ScoredIndicator, ...]) -> list[tuple[ScoredIndicator, Claim]]:
    """The rows that claim a score of their own, each claim knowing how exactly the form writes its scores."""
    found = [(row, claimed) for row in rows if (claimed := claim(row.indicator)) is not None]
    places = max((claimed.places for _, claimed in found), default=0)
    return [(row, replace(claimed, form_places=places)) for row, claimed in found]


def own_number(amount: Amount | None) -> Decimal | None:
    """The number of a cell that belongs to one row only."""
    return None if amount is None or amount.cell.rows > 1 else amount.number


def speaks_in_budget_block(indicator: Indicator) -> bool:
    """Whether it is a row 预算执行率 with neither target nor actual: its amounts stand in the budget block."""
    values = (indicator.target, indicator.actual)
    named = indicator.group is Group.EXECUTION or group_of(indicator.name.text) is Group.EXECUTION
    return named and all(one is None or one.value.kind is Kind.BLANK for one in values)


def numeric(statement: Statement | None) -> bool:
    """Whether a target or an actual is a number (定量)."""
    return statement is not None and statement.value.kind in NUMERIC


def number_of(statement: Statement | None) -> Decimal | None:
    """The amount of a statement in plain units, if it has one."""
    return None if statement is None else statement.value.amount


def reason_of(form: Form, indicator: Indicator) -> str:
    """What is said about a row: its reason, measure and note; the form's box of reasons where rows have none."""
    if indicator.reason is None and indicator.measure is None:
        return "\n".join(box.cell.text for box in reason_boxes(form) if not is_blank(box.cell.text))
    cells = (indicator.reason, indicator.measure, indicator.note)
    return "\n".join(cell.text for cell in cells if cell is not None and not is_blank(cell.text))


def reason_groups(rows: tuple[ScoredIndicator, ...]) -> list[tuple[Cell, list[ScoredIndicator]]]:
    """The cells of 偏差原因 that hold a text, each with the rows it spans (a merged cell speaks for all of them)."""
    groups: dict[tuple[int, int], tuple[Cell, list[ScoredIndicator]]] = {}
    for row in rows:
        cell = row.indicator.reason
        if cell is not None and not is_blank(cell.text):
            groups.setdefault((cell.row, cell.column), (cell, []))[1].append(row)
    return list(groups.values())


def has_reason(form: Form, indicator: Indicator) -> bool:
    """Whether anything is said about a row that counts as a text."""
    return bool(reason_of(form, indicator))


def can_explain(form: Form, indicator: Indicator) -> bool:
    """Whether the form gives the row a place to explain itself."""
    return indicator.reason is not None or indicator.measure is not None or bool(reason_boxes(form))


def reason_boxes(form: Form) -> tuple[Remark, ...]:
    """The form's text boxes for reasons (偏差大或目标未完成原因分析)."""
    return tuple(remark for remark in form.remarks if "原因" in remark.label)


def loses_points(row: ScoredIndicator) -> bool:
    """Whether a row claims less than its 分值."""
    claimed = claim(row.indicator)
    return claimed is not None and claimed.score < claimed.weight


def deviates(row: ScoredIndicator) -> bool:
    """Whether a row lost points, or did not reach its target."""
    return loses_points(row) or row.points.outcome in FALLEN_SHORT


def surely_missed(row: ScoredIndicator) -> bool:
    """Whether a target was missed, with nothing presumed but what is plain.

    A target without a comparator (5件) may mean at least or at most: plain is only that one of 数量, or a share that
    should be high, is missed by less.
    """
    if row.points.outcome not in FALLEN_SHORT or row.points.outcome is Outcome.LATE:
        return row.points.outcome is Outcome.LATE
    indicator, name = row.indicator, subject(row.indicator)
    if indicator.target is None or indicator.target.value.comparator is not None:
        return not row.points.presumed
    below = row.points.deviation is not None and row.points.deviation < 0
    more = is_good_share(name) or (indicator.family is Family.QUANTITY and not is_bad_outcome(name))
    return below and more


def better_by_its_name(row: ScoredIndicator) -> bool:
    """Whether less was reached of what should be little (辍学率 0.1%), and "=" was only presumed."""
    off = row.points.deviation
    return bool(row.points.presumed) and off is not None and off < 0 and is_bad_outcome(subject(row.indicator))


def far_above(row: ScoredIndicator, threshold: Decimal) -> bool:
    """Whether an actual stands above a target by this share or more, where more is not worse."""
    off = row.points.deviation
    return row.points.direction is not Direction.LOWER and off is not None and off >= threshold


def is_rate_of_change(row: ScoredIndicator) -> bool:
    """Whether a row states a change in percent (增长率≥5%): 8% is then 60% above it, nothing unusual."""
    target = row.indicator.target
    return target is not None and target.value.kind is Kind.PERCENT and is_change(row.indicator.name.text)


def pair_text(row: ScoredIndicator) -> str:
    """Actual and target as messages quote them."""
    target, actual = row.indicator.target, row.indicator.actual
    return f"完成值{quote(actual.text if actual else '')}比照指标值{quote(target.text if target else '')}"


def line(indicator: Indicator) -> str:
    """A row as people name it: 第12行."""
    return f"第{indicator.row}行"


def lines(indicators: list[Indicator], most: int = 5) -> str:
    """Rows as people name them: 第12行、第15行, the rest counted."""
    shown = "、".join(f"第{indicator.row}行" for indicator in indicators[:most])
    return shown if len(indicators) <= most else f"{shown}等{len(indicators)}行"


def subject(indicator: Indicator) -> str:
    """The indicator's name on one line."""
    return "".join(indicator.name.text.split())


def _places(text: str) -> int:
    """How many decimals a number is written with."""
    return len(text.strip().rstrip("分").partition(".")[2])
