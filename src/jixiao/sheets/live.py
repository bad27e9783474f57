"""Live formulas, each with the value that it has now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.form.grid import column_letters
from jixiao.form.model import Amount
from jixiao.sheets.place import formula_reference
from jixiao.values.decimals import plain
from jixiao.workbook.edits import Formula

_LONGEST_TEXT = 250  # a text in a formula has at most 255 characters
_OPEN = "待定"
_MOST_ARGUMENTS = 200  # a spreadsheet function takes 255


def live_sentence(write: Callable[[Mapping[str, str]], str], numbers: Mapping[str, Formula]) -> Formula:
    """A sentence whose numbers are formulas; ``write`` words it, given a text for each number.

    >>> live_sentence(lambda n: f"共{n['count']}项。", {"count": Formula("=COUNTA(A2:A9)", Decimal(8))})
    Formula(text='="共"&COUNTA(A2:A9)&"项。"', cached='共8项。')
    """
    cached = write({name: str(formula.cached) for name, formula in numbers.items()})
    marks = {name: f"\ue000{name}\ue000" for name in numbers}  # private characters, which no sentence holds
    parts = write(marks).split("\ue000")
    pieces = [
        numbers[part].text.removeprefix("=") if position % 2 else quoted(part) for position, part in enumerate(parts)
    ]
    return Formula("=" + "&".join(filter(None, pieces)), cached)


def live_amount(amount: Amount | None, filled: Mapping[tuple[str, str], Decimal]) -> Formula | Decimal | None:
    """A number of the form as a live reference; as it was read, where the cell holds text that a formula cannot read.

    ``filled`` are the blank cells that this review fills.
    """
    if amount is None:
        return None
    cell = amount.cell
    now = filled.get((cell.sheet, cell.ref), amount.number)
    if cell.number == amount.number:
        place = formula_reference(cell)
        return Formula(f'=IF(ISNUMBER({place}),{place},"")', "" if now is None else now)
    return now


def live_sum(column: int, rows: Sequence[int], values: Mapping[int, Decimal]) -> Formula | Decimal | str:
    """The sum over some rows of a column, blank while none of them has a number; ``values`` are those known now.

    >>> live_sum(3, (5, 6, 9), {5: Decimal("1.5"), 9: Decimal(2)})
    Formula(text='=IF(COUNT(C5:C6,C9)=0,"",SUM(C5:C6,C9))', cached=Decimal('3.5'))
    """
    known = [values[row] for row in rows if row in values]
    now: Decimal | str = sum(known, Decimal(0)) if known else ""
    runs = _runs(column_letters(column), rows)
    if not 0 < len(runs) <= _MOST_ARGUMENTS:
        return now
    area = ",".join(runs)
    return Formula(f'=IF(COUNT({area})=0,"",SUM({area}))', now)


def live_difference(left: int, right: int, row: int, now: Decimal | None) -> Formula:
    """``left`` minus ``right`` (neighbouring columns), blank unless both are numbers."""
    first, second = f"{column_letters(left)}{row}", f"{column_letters(right)}{row}"
    # ROUND takes off the dust that binary subtraction leaves.
    return Formula(f'=IF(COUNT({first}:{second})<2,"",ROUND({first}-{second},4))', "" if now is None else now)


def live_share(weight_column: int, row: int, share: Decimal, points: Decimal, decimals: int) -> Formula:
    """A share of the 分值 in a row, for people who change it.

    >>> live_share(9, 6, Decimal("0.71428571"), Decimal("1.14"), 2)
    Formula(text='=ROUND(N(I6)*0.71428571,2)', cached=Decimal('1.14'))
    """
    weight = f"N({column_letters(weight_column)}{row})"
    return Formula(f"={weight}" if share == 1 else f"=ROUND({weight}*{plain(share)},{decimals})", points)


def live_grade(total: str, ready: str, grades: Sequence[tuple[Decimal, str]], now: str) -> Formula:
    """The grade (等级) of the total in a cell, 待定 until the condition ``ready`` holds.

    >>> live_grade("C7", "COUNT(C5:C6)=2", [(Decimal(90), "优"), (Decimal(0), "差")], "优")
    Formula(text='=IF(COUNT(C5:C6)=2,IF(C7>=90,"优","差"),"待定")', cached='优')
    """
    *higher, (_, lowest) = grades
    choice = quoted(lowest)
    for floor, name in reversed(higher):
        choice = f"IF({total}>={plain(floor)},{quoted(name)},{choice})"
    return Formula(f"=IF({ready},{choice},{quoted(_OPEN)})", now or _OPEN)


def value_now(content: object) -> Decimal | None:
    """The number that a cell's content has now, if it has one."""
    if isinstance(content, Formula):
        content = content.cached
    return content if isinstance(content, Decimal) else None


def _runs(letters: str, rows: Iterable[int]) -> list[str]:
    """Neighbouring rows as ranges: 5, 6, 9 → C5:C6, C9."""
    ordered = sorted(set(rows))
    if not ordered:
        return []
    breaks = [0, *(place for place, (one, other) in enumerate(pairwise(ordered), start=1) if other != one + 1)]
    ends = [*breaks[1:], len(ordered)]
    runs = [(ordered[start], ordered[end - 1]) for start, end in zip(breaks, ends, strict=True)]
    return [f"{letters}{top}" if top == bottom else f"{letters}{top}:{letters}{bottom}" for top, bottom in runs]


def quoted(text: str) -> str:
    """A text inside a formula, in pieces where it is longer than Excel takes."""
    pieces = (text[start : start + _LONGEST_TEXT] for start in range(0, len(text), _LONGEST_TEXT))
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
