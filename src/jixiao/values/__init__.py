"""What a cell's text means (值): ``read(text, role)`` gives a Value; units, comparisons and notation beside it."""

from jixiao.values.comparing import base_amount, comparable, inherit_unit
from jixiao.values.json_form import describe, explain
from jixiao.values.model import Comparator, Kind, Role, Tier, Value, When
from jixiao.values.reading import read, read_number

__all__ = [
    "Comparator",
    "Kind",
    "Role",
    "Tier",
    "Value",
    "When",
    "base_amount",
    "comparable",
    "describe",
    "explain",
    "inherit_unit",
    "read",
    "read_number",
]
