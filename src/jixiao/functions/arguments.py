"""What stands in the cells that a formula names: texts, numbers, a pack by its name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from jixiao.form.cell import Cell
from jixiao.form.family import Family
from jixiao.form.grid import GridCell
from jixiao.form.words import family_of, family_of_group, group_of
from jixiao.functions.errors import ArgumentIsError, WrongArgumentError
from jixiao.packs import Pack, PackError, load_pack
from jixiao.reader.grid_view import compact
from jixiao.reader.statements import amount, is_comparator
from jixiao.values.decimals import plain

Given: TypeAlias = GridCell | str | int | float | Decimal | None
"""One argument: what a cell shows and stores, or a plain text or number; None for a blank cell."""

NATIONAL = "national"
# Kinds that the values themselves tell, or that tell nothing.
_WORDLESS = frozenset({"定性", "定性指标", "定量", "定量指标", "其他", "其他指标"})
_NO_CELL = Cell("", 1, 1)
_LONGEST = 40


def cell_of(given: Given) -> Cell:
    """An argument as a cell.

    Raises:
        ArgumentIsError: it holds an error value.
    """
    if given is None:
        return _NO_CELL
    if isinstance(given, GridCell):
        if given.error:
            raise ArgumentIsError(given.text)
        return Cell("", 1, 1, given.text, given.number)
    if isinstance(given, str):
        return Cell("", 1, 1, given)
    number = Decimal(str(given)) if isinstance(given, float) else Decimal(given)  # 0.885, not its binary digits
    return Cell("", 1, 1, plain(number), number if number.is_finite() else None)


def text_of(given: Given) -> str:
    """What an argument shows, without the blanks around it."""
    return cell_of(given).text.strip()


def quoted(given: Given) -> str:
    """An argument as a sentence quotes it: on one line, long texts cut short."""
    text = " ".join(text_of(given).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def number_of(given: Given, label: str) -> Decimal | None:
    """The number of an argument; None for a blank.

    Raises:
        WrongArgumentError: text stands where a number belongs; ``label`` says which argument it is.
    """
    cell = cell_of(given)
    number = amount(cell).number
    if number is None and not cell.blank:
        raise WrongArgumentError(f"{label}“{quoted(given)}”不是数字，请填写数字。")
    return number


def pack_of(given: Given) -> Pack:
    """The pack of that name, or of that file; the national one where none is named.

    Raises:
        WrongArgumentError: there is no such pack; the sentence names those that are known.
    """
    name = text_of(given) or NATIONAL
    try:
        return _pack_of_file(name, _written(name)) if name.lower().endswith(".toml") else load_pack(name)
    except PackError as error:
        raise WrongArgumentError(str(error)) from error


def _written(path: str) -> int:
    """When a file was written last."""
    try:
        return Path(path).stat().st_mtime_ns
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise WrongArgumentError(f"没有找到口径文件“{path}”，请检查路径和文件名。") from error


@lru_cache(maxsize=8)
def _pack_of_file(path: str, written: int) -> Pack:  # noqa: ARG001 - a file that is written anew is read anew
    return load_pack(path)


@dataclass(frozen=True, slots=True)
class RowKind:
    """What a formula says of a row (类型): its direction as a comparator's word, or the family it stands under."""

    comparator: str = ""
    family: Family = Family.OTHER


def kind_of(given: Given) -> RowKind:
    """The kind of a row: 正向, 反向, 等于, 定性, or the name of a second-level indicator.

    >>> kind_of("反向").comparator, kind_of("成本指标").family.value
    ('反向', '成本指标')

    Raises:
        WrongArgumentError: the word says neither.
    """
    word = compact(text_of(given))
    if not word or word in _WORDLESS:
        return RowKind()
    direction = word.removesuffix("指标")
    if is_comparator(direction):
        return RowKind(comparator=direction)
    group = group_of(word)
    family = family_of(word) or (family_of_group(group) if group is not None else None)
    if family is None:
        raise WrongArgumentError(
            f"类型“{quoted(given)}”不认识，请写正向、反向、等于、定性，或二级指标的名称，例如数量指标、成本指标。"
        )
    return RowKind(family=family)
