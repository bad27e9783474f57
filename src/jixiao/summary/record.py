"""One workbook as a record (校验记录): rows of the tables of `schema`, and a line of JSON of them and back."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from jixiao.summary.schema import FAILED, PARTS, WORKBOOKS, Table

Row: TypeAlias = tuple[object, ...]

MARK = "-已校验"
# A lone surrogate stands for a byte of a file's name that is no UTF-8; it has to survive.
_ENCODING, _ERRORS = "utf-8", "surrogatepass"


@dataclass(frozen=True, slots=True)
class Record:
    """What came out of one workbook: its row of `WORKBOOKS`, and the rows of each of `PARTS` by name."""

    workbook: Row
    parts: Mapping[str, Sequence[Row]]

    @property
    def path(self) -> str:
        """Where the workbook is in its folder."""
        return str(self.workbook[0])

    @property
    def failed(self) -> bool:
        """Whether the workbook could not be reviewed."""
        return self.of_workbook("outcome") == FAILED

    def of_workbook(self, column: str) -> object:
        """What stands in a column of the workbook's row."""
        return self.workbook[WORKBOOKS.places[column]]


def failure(path: str, sentence: str, *, size: int = 0, checksum: str = "") -> Record:
    """Make the record of a workbook that could not be reviewed, with the sentence that says why."""
    row = row_of(
        WORKBOOKS,
        path=path,
        unit=unit_of("", path),
        outcome=FAILED,
        sentence=sentence,
        checksum=checksum,
        unit_stated=False,
        size=size,
        errors=0,
        warnings=0,
        notices=0,
        prompts=0,
    )
    return Record(row, {part.name: () for part in PARTS})


def encode(record: Record, **more: object) -> bytes:
    """Write a record as one line of JSON; decimals become texts, which keep their places."""
    whole = {**more, WORKBOOKS.name: record.workbook, **record.parts}
    line = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return line.encode(_ENCODING, _ERRORS) + b"\n"


def decode(line: bytes, tables: Collection[Table] = PARTS) -> tuple[Record, Mapping[str, Any]]:
    """Read a line that `encode` wrote; give the record, and whatever else the line says.

    Of the parts only those of ``tables`` are read, the others are empty.

    Raises:
        ValueError: the line is not whole.
    """
    found = json.loads(line.decode(_ENCODING, _ERRORS))
    try:
        record = Record(
            _read(WORKBOOKS, found.pop(WORKBOOKS.name)),
            {
                part.name: [_read(part, row) for row in rows] if part in tables else ()
                for part, rows in [(part, found.pop(part.name)) for part in PARTS]
            },
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise ValueError("not a record of a workbook") from error
    return record, found


def unit_of(department: str, path: str) -> str:
    """Whose workbook it is; where the form does not say it, its folder and name, which no other workbook has.

    >>> unit_of("", "城关镇/自评表-已校验.xlsx"), unit_of("城关镇人民政府", "城关镇/自评表.xlsx")
    ('城关镇/自评表', '城关镇人民政府')
    """
    return department or path.removesuffix(PurePosixPath(path).suffix).removesuffix(MARK)


def row_of(table: Table, **values: object) -> Row:
    """A row in the order of the table; what is not given is empty."""
    row = list(table.blank)
    for name, value in values.items():
        row[table.places[name]] = value
    return tuple(row)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{value!r} has no place in a record")


def _read(table: Table, row: Sequence[object]) -> Row:
    if len(row) != len(table.fields):
        raise TypeError(table.name)
    found = list(row)
    for place in table.decimals:
        number = found[place]
        found[place] = None if number is None else Decimal(str(number))
    return tuple(found)
