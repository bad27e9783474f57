"""Units ranked by score (单位排名): claimed and computed, what was found, what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

from jixiao.form.model import FormKind
from jixiao.summary.store import Store
from jixiao.summary.tables.forms import FULL, FormRow, form_rows
from jixiao.summary.tables.found import Counts, findings_by_unit
from jixiao.summary.tables.whose import Whose
from jixiao.values.decimals import rounded


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit. Scores are averages over its forms with a score, rounded to two places; places go by what is shown.

    ``points`` (测算得分) is there only where each of these forms could be computed completely, the difference where
    each of them claims a score too. ``execution_rate``, rounded as it is shown, is what was spent over what was to be
    spent (全年预算数, else 年初预算数), of forms that state both and their unit of money.
    """

    unit: int
    name: str
    claimed: Decimal | None
    claimed_place: int | None
    points: Decimal | None
    points_place: int | None
    difference: Decimal | None
    claimed_grades: str
    grades: str
    execution_rate: Decimal | None
    found: Counts
    workbooks: int
    forms: int
    scored: int
    indicators: int
    partly: bool  # 部分指标无法测算
    uneven: bool  # a scored form whose weights are not 100


@dataclass(slots=True)
class _Sum:
    """What comes together of one unit."""

    workbooks: set[str] = field(default_factory=set)
    forms: int = 0
    indicators: int = 0
    scored: int = 0
    claimed: list[Decimal] = field(default_factory=list)
    points: list[Decimal] = field(default_factory=list)
    claimed_grades: list[str] = field(default_factory=list)
    grades: list[str] = field(default_factory=list)
    partly: bool = False
    uneven: bool = False
    base: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)

    def add(self, row: FormRow) -> None:
        self.workbooks.add(row.path)
        self.forms += 1
        self.indicators += row.indicators
        if row.base is not None and row.spent is not None:
            self.base += row.base
            self.spent += row.spent
        if row.kind is not FormKind.TARGET_TABLE and (row.rated or row.weight is not None):
            self._add_scores(row)

    def _add_scores(self, row: FormRow) -> None:
        self.scored += row.rated
        self.partly |= not row.complete or row.points is None
        self.uneven |= row.weight is not None and row.weight != FULL
        if row.score is not None:
            self.claimed.append(row.score)
            self.claimed_grades.append(row.claimed_grade)
        if row.complete and row.points is not None:
            self.points.append(row.points)
            self.grades.append(row.grade)


def unit_rows(store: Store, whose: Whose) -> list[UnitRow]:
    """Make the ranking, the highest claimed score first; then units whose score is only computed, then the others."""
    sums = [_Sum() for _ in whose.names]
    for row in form_rows(store, whose):
        sums[row.unit].add(row)
    books = _workbooks(whose, sums)
    claimed = [_average(each.claimed) for each in sums]
    points = [None if each.partly else _average(each.points) for each in sums]
    found = zip(findings_by_unit(store, whose), books, strict=True)
    scores = zip(claimed, ranks(claimed), points, ranks(points), strict=True)
    rows = [
        UnitRow(unit, whose.names[unit], *score, **_told(each), found=counts, workbooks=workbooks)
        for unit, (each, score, (counts, workbooks)) in enumerate(zip(sums, scores, found, strict=True))
    ]
    return sorted(rows, key=_order)


class _Told(TypedDict):
    """What a unit's row says of its own sums alone."""

    difference: Decimal | None
    claimed_grades: str
    grades: str
    execution_rate: Decimal | None
    forms: int
    scored: int
    indicators: int
    partly: bool
    uneven: bool


def _told(each: _Sum) -> _Told:
    return _Told(
        difference=_difference(each),
        claimed_grades=told_grades(each.claimed_grades),
        grades="" if each.partly else told_grades(each.grades),
        execution_rate=rounded(each.spent / each.base, 4) if each.base > 0 else None,
        forms=each.forms,
        scored=each.scored,
        indicators=each.indicators,
        partly=each.partly and each.scored > 0,
        uneven=each.uneven,
    )


def ranks(scores: Sequence[Decimal | None]) -> list[int | None]:
    """The place of each score, the highest first; the same score has the same place (并列), and none has none.

    >>> ranks([Decimal(90), None, Decimal(95), Decimal(90), Decimal(80)])
    [2, None, 1, 2, 4]
    """
    places: dict[Decimal, int] = {}
    for place, score in enumerate(sorted((each for each in scores if each is not None), reverse=True), 1):
        places.setdefault(score, place)
    return [None if score is None else places[score] for score in scores]


def told_grades(grades: Iterable[str]) -> str:
    """The grades of a unit's forms: the one, or how many forms have each.

    >>> told_grades(["优", "优"]), told_grades(["良", "优", "优", ""]), told_grades([])
    ('优', '优2、良1', '')
    """
    counts: dict[str, int] = {}
    for grade in filter(None, grades):
        counts[grade] = counts.get(grade, 0) + 1
    if len(counts) < 2:
        return next(iter(counts), "")
    return "、".join(f"{grade}{count}" for grade, count in sorted(counts.items(), key=lambda each: -each[1]))


def _workbooks(whose: Whose, sums: Sequence[_Sum]) -> list[int]:
    """How many workbooks are a unit's: those with a form of it, and those without any form that are its own."""
    counts = [len(each.workbooks) for each in sums]
    with_forms = {path for each in sums for path in each.workbooks}
    if len(with_forms) < len(whose.of_workbook):
        following = [*whose.first_form[1:].tolist(), len(whose.of_form)]
        for unit, first, after in zip(whose.of_workbook.tolist(), whose.first_form.tolist(), following, strict=True):
            if unit >= 0 and first == after:
                counts[unit] += 1
    return counts


def _average(scores: Sequence[Decimal]) -> Decimal | None:
    return rounded(sum(scores, Decimal(0)) / len(scores), 2) if scores else None


def _difference(each: _Sum) -> Decimal | None:
    claimed, points = _average(each.claimed), _average(each.points)
    if claimed is None or points is None or each.partly or len(each.claimed) != len(each.points):
        return None
    return claimed - points


def _order(row: UnitRow) -> tuple[bool, Decimal, bool, Decimal, int]:
    nothing = Decimal(0)
    return (
        row.claimed is None,
        -(row.claimed if row.claimed is not None else nothing),
        row.points is None,
        -(row.points if row.points is not None else nothing),
        row.unit,
    )
