"""What the product writes, as LibreOffice prints it: whole texts, no ####, headings on every page, no page in vain."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from printing import Page, Word

_OWN = ("校验结果", "得分测算", "得分一览", "评分数据", "偏差原因提示", "绩效运行监控")
# One of each command, and the largest: written_books() makes more than need be printed each time.
_BOOKS = (
    "review-fill-scores-天津市司法局-2021-整体支出绩效自评表.xlsx",
    "review-without-data-辰溪县司法局-2021-部门整体支出绩效评价.xlsx",
    "new-天津市司法局-2024-项目支出绩效目标表.xlsx",
    "monitor-抚宁区司法局-2020-预算项目绩效目标表.xlsx",
    "write-back-蔡甸区司法局-2020-部门整体绩效自评表.xlsx",
)
_FOOTER = re.compile(r"第\d+页，共\d+页")
_FOOTER_TOP = 555.0  # points from the top of the page
_TOUCHING = 1.0  # points by which the boxes of two lines may meet


class Sheet(NamedTuple):
    """A sheet that the product wrote, with the pages that it is printed on."""

    content: Worksheet
    pages: list[Page]
    words: list[tuple[Word, ...]]

    def __str__(self) -> str:
        return self.content.title


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    from written_books import written_books

    made = {book.name: book for book in written_books(tmp_path_factory.mktemp("books"))}
    return [made[name] for name in _BOOKS]


@pytest.fixture(scope="module")
def pdfs(books: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    from printing import printed

    return printed(books, tmp_path_factory.mktemp("printed"))


@pytest.fixture(scope="module")
def sheets(books: list[Path], pdfs: tuple[Path, ...]) -> list[Sheet]:
    from printing import pages, words

    found = []
    for book, pdf in zip(books, pdfs, strict=True):
        there = list(zip(pages(pdf), words(pdf), strict=True))
        for content in openpyxl.load_workbook(book, data_only=True):
            if is_own(book, content.title):
                own = [each for each in there if each[0].sheet == content.title]
                found.append(Sheet(content, [page for page, _ in own], [each for _, each in own]))
    return found


def is_own(book: Path, title: str) -> bool:
    return book.name.startswith("new-") or title.startswith(_OWN)


def compact(text: str) -> str:
    return "".join(text.split())


def texts(sheet: Worksheet) -> Iterator[str]:
    """The texts of a sheet but for hidden columns, which hold what can be chosen."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and not sheet.column_dimensions[cell.column_letter].hidden:
                yield compact(cell.value)


def headings(sheet: Worksheet) -> list[str]:
    """The texts of the row that every page repeats, but for a cell that is merged with rows below it."""
    row = int(sheet.print_title_rows.split("$")[-1])
    deep = {area.coord.split(":")[0] for area in sheet.merged_cells.ranges if area.min_row == row < area.max_row}
    return [compact(cell.value) for cell in sheet[row] if cell.value and cell.coordinate not in deep]


def test_every_text_is_wholly_on_the_pages_of_its_sheet(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        shown = compact("".join(page.text for page in sheet.pages))
        assert [text for text in texts(sheet.content) if text not in shown] == [], sheet


def test_no_number_is_too_wide_for_its_column(sheets: list[Sheet]) -> None:
    assert [page for sheet in sheets for page in sheet.pages if "###" in page.text] == []


def test_every_sheet_has_pages_and_no_page_is_without_text(sheets: list[Sheet]) -> None:
    assert len(sheets) == 4 + 5 + 17 + 1 + 3
    for sheet in sheets:
        assert sheet.pages, sheet
        for page in sheet.pages:
            text, footers = _FOOTER.subn("", compact(page.text))
            assert (bool(text), footers) == (True, 1), page


def test_headings_are_repeated_on_every_page_that_goes_on_with_their_table(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        if len(sheet.pages) == 1:
            continue
        assert sheet.content.print_title_rows, sheet
        wanted = headings(sheet.content)
        shown = [compact(page.text) for page in sheet.pages]
        first = next(number for number, text in enumerate(shown) if wanted[-1] in text)
        for text in shown[first:]:
            assert [heading for heading in wanted if heading not in text] == [], sheet


def test_a_sheet_takes_just_the_pages_that_were_planned(sheets: list[Sheet]) -> None:
    planned = [sheet for sheet in sheets if sheet.content.row_breaks.brk]
    assert len(planned) > 10
    for sheet in planned:
        assert len(sheet.pages) == len(sheet.content.row_breaks.brk) + 1, sheet


def test_a_form_to_fill_in_that_is_not_cut_takes_one_page(sheets: list[Sheet]) -> None:
    whole = [sheet for sheet in sheets if sheet.content.page_setup.fitToHeight is None]  # one page by default
    assert len(whole) > 5
    assert [sheet for sheet in whole if len(sheet.pages) != 1] == []


def test_no_page_that_was_planned_is_nearly_blank(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for words in sheet.words if sheet.content.row_breaks.brk else ():
            lowest = max(word.bottom for word in words if word.bottom < _FOOTER_TOP)
            assert lowest > _FOOTER_TOP / 4, sheet


def test_no_text_stands_on_another(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for words in sheet.words:
            meeting = [(one.text, other.text) for one, other in combinations(words, 2) if meet(one, other)]
            assert meeting == [], sheet


def meet(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > _TOUCHING and min(one.bottom, other.bottom) - max(one.top, other.top) > _TOUCHING


def test_a_picture_says_which_page_it_shows_and_which_sheet(pdfs: tuple[Path, ...]) -> None:
    from printing import pictures

    pdf = next(pdf for pdf in pdfs if pdf.stem.startswith("monitor-"))
    drawn = pictures(pdf)
    assert {picture.parent for picture in drawn} == {pdf.with_suffix("")}
    assert [picture.name for picture in drawn[-3:]] == [f"{page}-绩效运行监控.png" for page in (12, 13, 14)]
    assert drawn == tuple(sorted(pdf.with_suffix("").iterdir()))


def test_every_row_is_as_high_as_libreoffice_would_make_it(books: list[Path], tmp_path: Path) -> None:
    from printing import converted

    free = [with_free_rows(book, tmp_path / "free") for book in books]
    for book, fitted in zip(books, converted(free, tmp_path / "fitted", "xlsx"), strict=True):
        written, wanted = openpyxl.load_workbook(book), openpyxl.load_workbook(fitted)
        for sheet in written:
            if is_own(book, sheet.title):
                heights = {row: wanted[sheet.title].row_dimensions[row].height for row in range(1, sheet.max_row + 1)}
                given = sheet.row_dimensions
                low = [row for row, height in heights.items() if height and height > (given[row].height or 0) + 0.3]
                assert [row for row in low if given[row].height] == [], (book.name, sheet.title)


def with_free_rows(book: Path, folder: Path) -> Path:
    """A copy of a workbook in which no row has a height: LibreOffice then fits all of them to their texts."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(folder / book.name, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb' (?:ht|customHeight)="[^"]*"', b"", content)
            target.writestr(name, content)
    return folder / book.name
