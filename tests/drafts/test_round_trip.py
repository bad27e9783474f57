"""From target tables to a new workbook, filled in, reviewed, scored, and back: nothing is lost on the way."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from doors.test_cli import save_as_excel_would
from jixiao.checks.finding import Severity
from jixiao.doors.commands.new import make
from jixiao.doors.file import clear_file, open_book, review_file
from jixiao.form.model import Form, FormKind
from jixiao.packs import load_pack
from jixiao.review import Review, review_book
from libreoffice import saved_by_libreoffice

WORKBOOKS = Path(__file__).parent.parent.parent / "workbooks"
TIANJIN = WORKBOOKS / "天津市司法局-2024-项目支出绩效目标表.xlsx"
ONE_SHEET = WORKBOOKS / "天津市司法局-2024-项目支出绩效目标表-一张工作表.xlsx"
FUNING = WORKBOOKS / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"
# sheets, indicators, what the budgets add up to in 万元
SEEDS = {TIANJIN: (16, 212, "3166.58"), ONE_SHEET: (16, 212, "3166.58"), FUNING: (9, 54, "207.09")}


def new(source: Path, folder: Path) -> Path:
    """The new workbook of a sample, in a folder of its own."""
    copy = Path(shutil.copyfile(source, folder / source.name))
    return make(copy).target


def facts(form: Form) -> list[tuple[str, ...]]:
    """What is copied of a form: budget, goal, and of each row levels, name and target."""
    line = form.budget.total.budget if form.budget and form.budget.total.budget else None
    assert line is not None
    goals = tuple(goal.text.text.strip() for goal in form.goals)
    cells = [(row.level1, row.level2, row.name, row.target.cell if row.target else None) for row in form.filled]
    rows = [tuple(cell.text.strip() if cell else "" for cell in row) for row in cells]
    return [(form.project, form.project_code, str(form.year), f"{line.number:.2f}"), goals, *rows]


def reviewed(path: Path) -> Review:
    book = open_book(path)
    assert book.pack
    return review_book(book, load_pack(book.pack))


def fill_in(path: Path) -> None:
    """Fill a new workbook in as people do: every budget spent, every target answered with itself, without its sign."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:]:
        header = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "实际完成值")
        target = next(cell for cell in sheet[header.row] if cell.value == "年度指标值")
        annual = sheet.cell(6, 5)
        annual.value, sheet.cell(6, header.column).value = sheet["D6"].value, sheet["D6"].value
        for row in range(header.row + 1, sheet.max_row - 1):
            text = str(sheet.cell(row, target.column).value or "")
            sheet.cell(row, header.column).value = text.lstrip("≥≤＝=") or "未设定"
    book.save(path)


@pytest.mark.parametrize("source", SEEDS, ids=lambda path: path.stem)
def test_every_project_and_every_target_arrives_word_for_word(source: Path, tmp_path: Path) -> None:
    targets = [form for form in open_book(source).forms if form.kind is FormKind.TARGET_TABLE]
    book = open_book(new(source, tmp_path))
    forms, indicators, budget = SEEDS[source]
    assert book.troubles == ()
    assert [facts(form) for form in book.forms] == [facts(form) for form in targets]
    assert (len(book.forms), sum(len(form.filled) for form in book.forms)) == (forms, indicators)
    totals = [form.budget.total.budget.number for form in book.forms if form.budget and form.budget.total.budget]
    assert f"{sum(number for number in totals if number is not None):.2f}" == budget


@pytest.mark.parametrize("source", SEEDS, ids=lambda path: path.stem)
def test_the_weights_of_every_form_make_a_hundred(source: Path, tmp_path: Path) -> None:
    book = open_book(new(source, tmp_path))
    for form in book.forms:
        weights = [row.weight.number for row in form.filled if row.weight and row.weight.number is not None]
        assert len(weights) == len(form.filled)
        assert form.budget is not None
        assert form.budget.total.weight is not None
        assert sum(weights) + (form.budget.total.weight.number or 0) == 100
        assert form.total is not None
        assert form.total.weight is not None
        assert form.total.weight.number == 100


@pytest.mark.parametrize("source", [TIANJIN, FUNING], ids=lambda path: path.stem)
def test_an_untouched_workbook_has_no_error_and_one_warning_a_form_about_what_is_missing(
    source: Path, tmp_path: Path
) -> None:
    review = reviewed(new(source, tmp_path))
    assert review.count(Severity.ERROR) == 0
    assert review.prompts == ()
    codes = Counter(finding.code for finding in review.findings if finding.severity is Severity.WARNING)
    assert codes["R09"] == len(review.forms)
    assert {code for code in codes if code != "R09" and not code.startswith("T")} <= {"S12", "X09"}


def test_a_filled_in_workbook_is_scored_and_the_formulas_come_back(tmp_path: Path) -> None:
    path = new(TIANJIN, tmp_path)
    fill_in(path)
    before = path.read_bytes()
    plain = reviewed(path)
    assert "S06" not in {finding.code for finding in plain.findings}
    assert sum(finding.code == "S09" for finding in plain.findings) == 16
    result = review_file(path, fill_scores=True)
    filled = openpyxl.load_workbook(result.target)["数字化运维项目"]
    assert [filled["I6"].value, filled["H12"].value] == [10, 5]
    assert str(filled["H22"].value).startswith("=PERF_SCORE(")  # 定性: a person scores it
    clear_file(result.target)
    assert result.target.read_bytes() == before


def test_the_formulas_come_back_after_excel_has_saved_the_result(tmp_path: Path) -> None:
    path = new(TIANJIN, tmp_path)
    fill_in(path)
    result = review_file(path, fill_scores=True)
    save_as_excel_would(result.target, "<sheetData>", "<sheetData >")
    clear_file(result.target)
    sheet = openpyxl.load_workbook(result.target)["数字化运维项目"]
    assert sheet["I6"].value == '=PERF_BUDGET_SCORE(E6,F6,G6,"tianjin")'
    assert sheet["H12"].value == '=PERF_SCORE(E12,F12,G12,"tianjin")'


def test_reviewing_the_filled_in_result_again_changes_no_byte(tmp_path: Path) -> None:
    path = new(FUNING, tmp_path)
    fill_in(path)
    target = review_file(path, fill_scores=True).target
    once = target.read_bytes()
    assert review_file(target).target == target
    assert target.read_bytes() == once


def test_a_workbook_that_libreoffice_saved_without_the_add_in_is_scored_all_the_same(tmp_path: Path) -> None:
    path = new(FUNING, tmp_path)
    fill_in(path)
    (tmp_path / "saved").mkdir()
    saved = saved_by_libreoffice(path, tmp_path / "saved")
    review = reviewed(saved)
    assert review.count(Severity.ERROR) == 0
    assert sum(len(form.filled) for form in review.forms) == SEEDS[FUNING][1]
    assert sum(finding.code == "S09" for finding in review.findings) == len(review.forms)
    result = review_file(saved, fill_scores=True)
    sheet = openpyxl.load_workbook(result.target)["法律援助经费"]
    assert [sheet["J6"].value, sheet["I12"].value] == [10, 10]


def test_without_being_asked_no_formula_is_touched(tmp_path: Path) -> None:
    path = new(FUNING, tmp_path)
    fill_in(path)
    result = review_file(path)
    sheet = openpyxl.load_workbook(result.target)["法律援助经费"]
    assert sheet["I12"].value == '=PERF_SCORE(F12,G12,H12,"national")'
