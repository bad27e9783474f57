"""Write the filled workbooks beside this file: python tests/workbooks/make.py [FOLDER].

Invented bureaus, no errors in them: a review of any of them should find nothing graver than 提示.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "workbooks" / "sources")]

from drawn_forms import HUBEI, NATIONAL, SPLIT_COLUMNS, DrawnForm, Shown  # noqa: E402
from paper import SUBTITLE, TEXT, TITLE, VALUE, Paper  # noqa: E402

LETTERS = "ABCDEFGHIJ"
FIRST = 3  # row of the first drawn one
LEFT, UP = "←", "↑"  # the cell belongs to the merged cell on its left, or above it
BOOKS = {
    "项目支出-全国版式.xlsx": NATIONAL,
    "部门整体-湖北版式.xlsx": HUBEI,
    "项目支出-元-分列.xlsx": SPLIT_COLUMNS,
}


def main(folder: Path = HERE) -> None:
    """Write all of them into ``folder``."""
    for name, form in BOOKS.items():
        build(form).save(folder / name)


def build(form: DrawnForm) -> Paper:
    """Turn a drawn form into a sheet, cell for cell."""
    letters = LETTERS[: len(form.widths)]
    paper = Paper(form.sheet, dict(zip(letters, form.widths, strict=True)))
    paper.put(f"A1:{letters[-1]}1", form.title, TITLE)
    paper.put(f"A2:{letters[-1]}2", form.subtitle, SUBTITLE)
    for top, row in enumerate(form.rows):
        for left, drawn in enumerate(row):
            if drawn in (LEFT, UP):
                continue
            right = left + len(list(takewhile(lambda mark: mark == LEFT, row[left + 1 :])))
            below = (under[left] for under in form.rows[top + 1 :])
            bottom = top + len(list(takewhile(lambda mark: mark == UP, below)))
            _put(paper, f"{LETTERS[left]}{FIRST + top}:{LETTERS[right]}{FIRST + bottom}", drawn)
    return paper


def _put(paper: Paper, area: str, drawn: object) -> None:
    shown = drawn if isinstance(drawn, Shown) else Shown(drawn)
    long = isinstance(shown.value, str) and len(shown.value) > 20
    paper.put(area, shown.value, TEXT if long else replace(VALUE, number_format=shown.number_format))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
