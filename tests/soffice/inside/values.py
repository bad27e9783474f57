"""What goes over to LibreOffice: named values, and rows of values."""

from __future__ import annotations

from typing import Any

from com.sun.star.beans import PropertyValue


def properties(**values: Any) -> tuple[PropertyValue, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def rows(argument: Any) -> Any:
    return tuple(map(rows, argument)) if isinstance(argument, list) else argument
