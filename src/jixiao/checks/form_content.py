"""What a form asks for, so that two forms can be compared: the names of its indicators with their targets."""

from __future__ import annotations

from typing import TypeAlias

from jixiao.form.model import Cell, Column, Form

Content: TypeAlias = frozenset[tuple[str, str]]
_FEW = 3  # with fewer rows a form is a fragment, and says nothing about what it should hold


def content(form: Form) -> Content:
    """Each row's name and target, without white space."""
    return frozenset(
        ("".join(row.name.text.split()), "".join(row.target.text.split())) for row in form.filled if row.target
    )


def alike(one: Content, other: Content) -> bool:
    """Whether two forms of three rows or more share at least nine in ten of them."""
    larger = max(len(one), len(other))
    return larger >= _FEW and len(one & other) * 10 >= larger * 9


def heading(form: Form) -> Cell:
    """The cell that speaks for the whole table: the heading of the first or third level."""
    for column in (Column.LEVEL1, Column.NAME):
        if column in form.columns:
            return form.columns[column]
    return form.indicators[0].name


def where(form: Form, seen_from: Form) -> str:
    """A form as people find it from another: by its sheet, or by its first row where they share one."""
    return f"“{form.sheet}”表" if form.sheet != seen_from.sheet else f"本工作表第{form.span.top}行起的表"
