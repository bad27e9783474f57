"""Last year's 汇总.xlsx read again (上年汇总), whatever program has saved it since and whoever has tidied it up."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd

from jixiao.errors import JixiaoError
from jixiao.summary.names import RANKING, Heading
from jixiao.summary.tables.keys import closed

_NEEDED = tuple(Heading)
_HEADER_WITHIN = 30  # rows: people write above a table, too


@dataclass(frozen=True, slots=True)
class Year:
    """What a year's summary says of a unit; None is what it does not say."""

    name: str
    claimed: Decimal | None = None
    points: Decimal | None = None
    execution_rate: Decimal | None = None
    errors: int | None = None
    warnings: int | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """Last year's units by key (`closed` names), in the order of the sheet."""

    file: str
    units: Mapping[str, Year]


def read_previous(path: Path) -> Previous:
    """Read the ranking of last year's summary.

    Raises:
        JixiaoError: the file is missing, is no .xlsx, or is no summary of ours, with what to do about it.
    """
    rows = _rows(path)
    header = next((row for row in rows[:_HEADER_WITHIN] if Heading.UNIT in _texts(row)), None)
    places = _places(path, header)
    below = rows[rows.index(header) + 1 :] if header is not None else []
    found: dict[str, Year] = {}
    for year in _years(below, places):
        found.setdefault(closed(year.name), year)
    return Previous(path.name, found)


def _rows(path: Path) -> list[Sequence[object]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know and we do not need
            sheets = pd.read_excel(path, sheet_name=[RANKING], header=None, dtype=object, engine="openpyxl")
    except FileNotFoundError as error:
        raise JixiaoError(f"找不到上年汇总“{path.name}”，请检查文件的位置和名称。") from error
    except IsADirectoryError as error:
        raise JixiaoError(f"上年汇总“{path.name}”是文件夹，请指定其中的汇总.xlsx。") from error
    except PermissionError as error:
        raise JixiaoError(f"上年汇总“{path.name}”不能读取，请先关闭打开它的程序，并检查读取权限。") from error
    except ValueError as error:
        if "Worksheet named" not in str(error):
            raise JixiaoError(_unreadable(path)) from error
        raise JixiaoError(
            f"上年汇总“{path.name}”里没有工作表“{RANKING}”，请选择由批量校验生成的汇总.xlsx；如改过工作表的名称，请改回。"
        ) from error
    except (BadZipFile, KeyError, OSError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise JixiaoError(_unreadable(path)) from error
    return list(sheets[RANKING].itertuples(index=False, name=None))


def _unreadable(path: Path) -> str:
    return f"上年汇总“{path.name}”不能作为 .xlsx 工作簿打开，请用 Excel 或 WPS 打开它，不加密码另存为 .xlsx 后再试。"


def _places(path: Path, header: Sequence[object] | None) -> Mapping[Heading, int]:
    texts = _texts(header or ())
    missing = [f"“{heading}”" for heading in _NEEDED if heading not in texts]
    if missing:
        raise JixiaoError(
            f"上年汇总“{path.name}”的工作表“{RANKING}”缺少{'、'.join(missing)}列，请改用没有删改过的汇总.xlsx，或补上这些列。"
        )
    return {heading: texts.index(heading) for heading in _NEEDED}


def _texts(row: Sequence[object]) -> list[str]:
    return [closed(value) if isinstance(value, str) else "" for value in row]


def _years(rows: Sequence[Sequence[object]], places: Mapping[Heading, int]) -> Iterator[Year]:
    for row in rows:
        name = row[places[Heading.UNIT]]
        if not isinstance(name, str) or not name.strip():
            continue
        yield Year(
            " ".join(name.split()),
            claimed=_decimal(row[places[Heading.CLAIMED]]),
            points=_decimal(row[places[Heading.POINTS]]),
            execution_rate=_decimal(row[places[Heading.RATE]]),
            errors=_count(row[places[Heading.ERRORS]]),
            warnings=_count(row[places[Heading.WARNINGS]]),
        )


def _decimal(value: object) -> Decimal | None:
    """A number as it was shown; a program may have made a text of it."""
    percent = isinstance(value, str) and value.strip().endswith("%")
    text = closed(value).rstrip("%").replace(",", "") if isinstance(value, str) else str(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return number / 100 if percent else number


def _count(value: object) -> int | None:
    number = _decimal(value)
    return None if number is None else int(number)
