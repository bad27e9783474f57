"""A form that goes on in the next sheet (续表): its parts joined into one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from jixiao.form.model import Form
from jixiao.reader.grid_view import compact
from jixiao.reader.totals import with_one_grand

_WHOLE = Decimal(100)
_CONTINUED = re.compile(r"\(续表?[一二三四1-4]?\)|续表?[一二三四1-4]?$|\(接上[页表]\)")


def joined(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms of a book, each with its continuation in the sheet that follows."""
    found: list[Form] = []
    for form in forms:
        if found and _goes_on(found[-1], form):
            found[-1] = _join(found[-1], form)
        else:
            found.append(form)
    return tuple(found)


def _goes_on(form: Form, further: Form) -> bool:
    """Whether the next sheet says that it goes on or names nothing else, with the same columns, before any total."""
    marked = _CONTINUED.search(compact(further.title)) or _CONTINUED.search(compact(further.sheet))
    nameless = not (further.title or further.department or further.project) and _weights(form, further) == _WHOLE
    return (
        (marked is not None or nameless)
        and form.kind is further.kind
        and form.total is None
        and further.budget is None
        and form.indicators[-1].name.sheet != further.sheet
        and form.columns.keys() == further.columns.keys()
    )


def _weights(form: Form, further: Form) -> Decimal:
    """What all rows of both parts weigh, the budget's execution with them."""
    stated = [one.weight for one in (*form.indicators, *further.indicators)]
    stated.append(form.budget.total.weight if form.budget else None)
    return sum((weight.number for weight in stated if weight is not None and weight.number is not None), Decimal(0))


def _join(form: Form, further: Form) -> Form:
    """Both parts as one; what headings weigh is left out, as their rows are counted within one sheet."""
    return replace(
        form,
        indicators=(*form.indicators, *further.indicators),
        goals=(*form.goals, *further.goals),
        headings=(),
        totals=with_one_grand([*form.totals, *further.totals]),
        conclusion=form.conclusion or further.conclusion,
        remarks=(*form.remarks, *further.remarks),
        signatures=(*form.signatures, *further.signatures),
    )
