"""Every sample and every blank form, reviewed, reviewed again, cleared: nothing is lost, nothing is doubled."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from jixiao.doors.file import clear_file, review_file
from jixiao.errors import JixiaoError
from jixiao.scoring.proposal import Spread
from jixiao.sheets.answers import read_answers
from jixiao.workbook import read_snapshot

ROOT = Path(__file__).parent.parent.parent
BOOKS = [path for folder in ("workbooks", "templates", "tests/workbooks") for path in (ROOT / folder).glob("*.xlsx")]
WAYS = {"as it is": {}, "all asked for": {"fill_scores": True, "weights": Spread.EVEN, "pack": "hubei"}}

every_book = pytest.mark.parametrize("path", sorted(BOOKS), ids=lambda path: path.stem)
every_way = pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)


@pytest.fixture
def book(path: Path, tmp_path: Path) -> Path:
    """A copy of the workbook, under its own name."""
    return Path(shutil.copyfile(path, tmp_path / path.name))


def texts(path: Path, titles: list[str]) -> dict[str, list[tuple[object, ...]]]:
    """The values and formulas of some sheets."""
    workbook = openpyxl.load_workbook(path)
    return {title: list(workbook[title].iter_rows(values_only=True)) for title in titles}


@every_way
@every_book
def test_the_source_stays_and_its_sheets_are_all_in_the_result(book: Path, options: dict[str, object]) -> None:
    before = book.read_bytes()
    target = review_file(book, **options).target
    titles = openpyxl.load_workbook(book).sheetnames
    assert book.read_bytes() == before
    assert openpyxl.load_workbook(target).sheetnames[: len(titles)] == titles
    if "fill_scores" not in options:
        assert texts(target, titles) == texts(book, titles)


@every_way
@every_book
def test_reviewing_book_or_result_again_changes_no_byte(book: Path, options: dict[str, object]) -> None:
    target = review_file(book, **options).target
    first = target.read_bytes()
    review_file(book, **options)
    assert target.read_bytes() == first
    review_file(target)
    assert target.read_bytes() == first


@every_way
@every_book
def test_clearing_a_result_gives_the_book_back_byte_for_byte(book: Path, options: dict[str, object]) -> None:
    target = review_file(book, **options).target
    review_file(target)
    clear_file(target)
    assert target.read_bytes() == book.read_bytes()
    with pytest.raises(JixiaoError, match="没有 jixiao 加进去的内容"):
        clear_file(target)


@every_book
def test_a_review_of_the_result_finds_what_the_review_of_the_book_found(book: Path) -> None:
    first = review_file(book)
    again = review_file(first.target)
    for one, other in zip(first.review.findings, again.review.findings, strict=True):
        assert (one.code, one.cell.sheet, one.cell.ref, one.message) == (
            other.code,
            other.cell.sheet,
            other.cell.ref,
            other.message,
        )
    assert [score.points for score in first.review.scores] == [score.points for score in again.review.scores]
    assert len(first.review.prompts) == len(again.review.prompts)


@every_book
def test_what_people_chose_in_the_result_survives_the_next_review_after_another_program_saved_it(book: Path) -> None:
    target = review_file(book).target
    workbook = openpyxl.load_workbook(target)
    sheet = workbook["校验结果"]
    column = next((cell.column for row in sheet.iter_rows() for cell in row if cell.value == "处理情况"), None)
    numbered = [row[0].row for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    for row in numbered:
        sheet.cell(row, column).value = "已说明"
    workbook.save(target)
    review_file(target)
    assert len(read_answers(read_snapshot(target)).findings) == len(numbered)


def test_all_samples_are_reviewed_in_one_run(run, tmp_path: Path) -> None:
    books = [shutil.copyfile(path, tmp_path / path.name) for path in (ROOT / "workbooks").glob("*.xlsx")]
    outcome = run("review", *books)
    assert (outcome.status, outcome.error) == (0, "")
    assert outcome.output.count("结果已写入：") == len(books)
    assert {path.name for path in tmp_path.iterdir()} == {
        name for book in books for name in (book.name, f"{book.stem}-已校验.xlsx")
    }
