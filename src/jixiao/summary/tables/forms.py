"""A row for each form with its scores (各表得分)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.model import FormKind
from jixiao.summary.schema import FORMS, WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.batches import batches
from jixiao.summary.tables.whose import Whose
from jixiao.values.decimals import rounded

KIND_NAMES = {FormKind.SELF_EVALUATION: "自评表", FormKind.TARGET_TABLE: "目标表", FormKind.SCORECARD: "评分表"}
FULL = Decimal(100)
_DECIMALS = ("weight", "score", "points", "difference", "initial", "annual", "spent", "execution_rate")
_TEXTS = ("sheet", "kind", "title", "project", "money_unit", "grade", "claimed_grade")
_COUNTS = ("indicators", "unmet", "blank", "errors", "warnings", "notices")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form; amounts are in 元, scores rounded to two places as they are shown, the rate is a ratio."""

    unit: int
    path: str
    copy: str
    sheet: str
    kind: FormKind
    title: str
    project: str
    money_unit: str
    weight: Decimal | None
    score: Decimal | None
    points: Decimal | None
    difference: Decimal | None
    initial: Decimal | None
    annual: Decimal | None
    spent: Decimal | None
    execution_rate: Decimal | None
    grade: str
    claimed_grade: str
    complete: bool
    proposed: bool
    indicators: int
    unmet: int
    blank: int
    errors: int
    warnings: int
    notices: int

    @property
    def rated(self) -> bool:
        """Whether it is of a kind that gets a score, and has one, claimed or computed."""
        return self.kind is not FormKind.TARGET_TABLE and (self.score is not None or self.points is not None)

    @property
    def kind_name(self) -> str:
        """The kind as people call it."""
        return KIND_NAMES[self.kind]

    @property
    def base(self) -> Decimal | None:
        """What was to be spent: 全年预算数, else 年初预算数."""
        return self.initial if self.annual is None else self.annual


def form_rows(store: Store, whose: Whose) -> Iterator[FormRow]:
    """Give the forms in the order of the workbooks; nothing of them stays in memory but what is asked for."""
    books = store.frame(WORKBOOKS, ["path", "copy"])
    paths, copies = books["path"].tolist(), books["copy"].tolist()
    columns = ["workbook", *_TEXTS, *_DECIMALS, "complete", "proposed", *_COUNTS]
    units = iter(whose.of_form.tolist())
    for frame in batches(store, FORMS, columns):
        for row in zip(*(frame[name].tolist() for name in columns), strict=True):
            found = dict(zip(columns, row, strict=True))
            workbook = int(found.pop("workbook"))
            yield _row(next(units), paths[workbook], copies[workbook], found)


def _row(unit: int, path: str, copy: str, found: dict[str, object]) -> FormRow:
    values: dict[str, object] = {name: found[name] for name in _TEXTS}
    values |= {name: _decimal(found[name]) for name in _DECIMALS}
    values |= {name: found[name] or 0 for name in _COUNTS}
    values |= {name: found[name] is True for name in ("complete", "proposed")}
    values["kind"] = FormKind(str(found["kind"]))
    for name in ("weight", "score", "points", "difference"):
        number = values[name]
        values[name] = rounded(number, 2) if isinstance(number, Decimal) else None
    return FormRow(unit=unit, path=path, copy=copy, **values)  # type: ignore[arg-type]


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) and value.is_finite() else None
