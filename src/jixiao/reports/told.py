"""What a template is given: each field of a value with the Chinese name that templates call it, and its explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Name:
    """One name that a template may use, with what stands behind it."""

    name: str
    meaning: str
    attribute: str


def told(name: str, meaning: str) -> Any:
    """A dataclass field that templates call ``name``; the guide to templates explains it as ``meaning``."""
    return field(metadata={"name": name, "meaning": meaning})


@cache
def names_of(kind: Any) -> tuple[Name, ...]:
    """The names of a dataclass that a template may use, in the order of the class; none of one that declares none."""
    told_fields = (one for one in fields(kind) if one.metadata)
    return tuple(Name(one.metadata["name"], one.metadata["meaning"], one.name) for one in told_fields)


def as_values(value: object) -> Any:
    """A value as plain dictionaries and lists under their Chinese names; all else stays what it is."""
    kind: Any = type(value)
    if is_dataclass(value) and names_of(kind):
        return dict(_items(value, names_of(kind)))
    if isinstance(value, tuple):
        return [as_values(one) for one in value]
    if isinstance(value, Mapping):
        return {key: as_values(one) for key, one in value.items()}
    return value


def _items(value: object, names: tuple[Name, ...]) -> Iterator[tuple[str, Any]]:
    for name in names:
        found = getattr(value, name.attribute)
        yield name.name, found if isinstance(found, str) else as_values(found)
