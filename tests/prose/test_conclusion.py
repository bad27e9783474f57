"""The draft of the 自评结论: the numbers of the form, no praise, nothing invented, nothing that a check objects to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checks.case_files import FORMS, cases
from jixiao.checks import Finding, run_checks
from jixiao.doors.file import open_book
from jixiao.form.grid import Snapshot
from jixiao.form.model import Book, Cell, Form, FormKind, Remark
from jixiao.packs import Pack, load_pack
from jixiao.prose.conclusion import QUESTION, conclusion_draft
from jixiao.reader import read_book
from jixiao.review.overview import overview
from jixiao.scoring import score_form
from text_grid import sheet_from_text

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((*(ROOT / "workbooks").glob("*.xlsx"), *(ROOT / "tests" / "workbooks").glob("*.xlsx")))
TIANJIN = next(path for path in SAMPLES if "天津" in path.stem and "2021" in path.stem)
TEXTS = sorted(
    path
    for folder in (FORMS, ROOT / "tests/checks/clean", ROOT / "tests/reader/layouts")
    for path in folder.glob("*.txt")
)
_PRAISE = re.compile(r"圆满|显著|良好|全面完成|顺利|成效|有力|扎实|全部(?:完成|达到)|超额完成|较好")
_MARK = re.compile(r"【请填写：[^】]+】")
_HEAD = "三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n"


def draft_of(form: Form, pack: Pack) -> str:
    score = score_form(form, pack)
    return conclusion_draft(score, overview(score, pack), pack)


def with_box(form: Form, text: str = "") -> Form:
    """The form with this text in its box for the conclusion; it gets a box where it has none."""
    label = Cell(form.sheet, 9999, 1, "自评结论")
    box = form.conclusion or Remark("自评结论", label, Cell(form.sheet, 9999, 2))
    return replace(form, conclusion=replace(box, cell=replace(box.cell, text=text)))


def drawn(rows: str, title: str = "") -> Form:
    """A form drawn as a table, with an empty box."""
    (form,) = read_book(Snapshot((sheet_from_text(_HEAD + rows, "自评表"),)), "表.xlsx").forms
    return with_box(replace(form, title=title))


def said(rows: str, **fields: object) -> list[str]:
    return draft_of(replace(drawn(rows), **fields), load_pack("national")).splitlines()


def objections(book: Book, pack: Pack) -> Iterator[tuple[str, Finding]]:
    """What the checks find about drafts that stand in their forms: as they are, and with all questions answered."""
    forms = [with_box(form) for form in book.forms]
    drafts = [draft_of(form, pack) for form in forms]
    for texts in (drafts, [_MARK.sub("个别资料报送不及时", text) for text in drafts]):
        filled = [with_box(form, text) for form, text in zip(forms, texts, strict=True)]
        boxes = {form.conclusion.cell: form.conclusion.cell.text for form in filled if form.conclusion is not None}
        found = run_checks(replace(book, forms=tuple(filled)), [score_form(form, pack) for form in filled], pack)
        yield from ((boxes[one.cell], one) for one in found if boxes.get(one.cell))


def test_the_draft_of_the_sample_has_its_numbers() -> None:
    (form,) = open_book(TIANJIN).forms
    assert draft_of(form, load_pack("national")) == (
        "2021年度，天津市司法局整体支出绩效自评得分97.3分，等级为“优”。"
        "全年预算数30892.6万元，全年执行数30322.9万元，预算执行率98.16%。\n"
        "共设绩效目标13个、指标78项。其中，达到指标值的48项；未达到指标值的6项（“市级人民调解经费支出”“课题经费”“机构保障经费”"
        "“市退役军人事务局值班天数”等）；以文字说明完成情况的定性指标22项；【请填写：是否达到指标值】的2项（“项目完成时间”"
        "“民事、行政法律援助应援尽援率”）；另外，完成值高于指标值30%及以上的10项（“信访事项人民调解案件数量”“调解案件数”"
        "“参与重大行政决策、决定研究”“参与合同法律审核”等）。\n"
        "存在的问题：【请填写：自评中发现的问题】。\n"
        "下一步改进：【请填写：改进措施、责任科室和完成时限】。"
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("pack", ["national", "hubei", "tianjin-2021"])
def test_no_check_objects_to_a_draft_in_a_sample(path: Path, pack: str) -> None:
    assert list(objections(open_book(path), load_pack(pack))) == []


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_no_check_objects_to_a_draft_in_the_forms_of_the_case_files(kind: str) -> None:
    for case in cases(kind):
        snapshot = Snapshot(tuple(sheet_from_text(text, name) for name, text in case.sheets))
        assert list(objections(read_book(snapshot, "表.xlsx"), load_pack(case.pack))) == [], case


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_check_objects_to_a_draft_in_the_forms_of_other_bureaus(path: Path) -> None:
    book = read_book(Snapshot((sheet_from_text(path.read_text(encoding="utf-8"), "自评表"),)), "表.xlsx")
    assert list(objections(book, load_pack("national"))) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_draft_praises_nothing_and_asks_for_problems_and_measures(path: Path) -> None:
    for form in map(with_box, open_book(path).forms):
        text = draft_of(form, load_pack("national"))
        if text:
            assert _PRAISE.search(_MARK.sub("", text)) is None
            assert [line.partition("：")[0] for line in text.splitlines()[-2:]] == ["存在的问题", "下一步改进"]
            assert text.splitlines()[-1].count(QUESTION) == 1


def test_what_was_missed_is_said_and_what_was_reached_is_only_counted() -> None:
    assert said("件数 | ≥10件 | 8件 | 50 | 40\n场次 | ≥5场 | 6场 | 50 | 50\n")[:2] == [
        "本单位绩效自评得分90分，等级为“优”。",
        "共设指标2项。其中，达到指标值的1项；未达到指标值的1项（“件数”）。",
    ]


def test_many_names_are_cut_and_the_same_name_stands_once() -> None:
    rows = "".join(f"{name}件数 | ≥10件 | 8件 | 10 | 8\n" for name in "甲甲乙丙丁戊")
    assert said(rows)[1].endswith("未达到指标值的6项（“甲件数”“乙件数”“丙件数”“丁件数”等）。")


def test_a_form_without_scores_is_asked_for_them() -> None:
    assert said("件数 | ≥10件 | 12件 | |\n")[0] == "本单位绩效自评结果为【请填写：自评得分和等级】。"


def test_a_score_below_nothing_is_not_repeated() -> None:
    assert said("件数 | ≥10件 | 12件 | 10 | -2\n")[0] == "本单位绩效自评结果为【请填写：自评得分和等级】。"


def test_a_project_is_called_by_its_name() -> None:
    rows = "件数 | ≥10件 | 12件 | 10 | 10\n"
    first = said(rows, title="项目支出绩效自评表", project="人民调解经费", year=2023, department="某县司法局")[0]
    assert first == "2023年度，某县司法局“人民调解经费”项目支出绩效自评得分10分。"


def test_what_cannot_be_told_is_asked_with_the_names() -> None:
    assert said("办结率 | ≥90% | 全部办结 | 50 | 50\n件数 | ≥10件 | | 50 | 50\n")[1] == (
        "共设指标2项。其中，【请填写：是否达到指标值】的1项（“办结率”）；【请填写：完成值】的1项（“件数”）。"
    )


def test_a_rate_of_execution_that_is_told_twice_is_asked_for() -> None:
    (form,) = open_book(TIANJIN).forms
    pack = load_pack("national")
    (row,) = drawn("预算执行率 | ≥95% | 95% | 10 | 10\n").indicators
    other = replace(form, indicators=(*form.indicators, row))
    assert "预算执行率【请填写：核对后的预算执行率】。" in draft_of(other, pack)
    (same,) = drawn("预算执行率 | ≥95% | 98.2% | 10 | 10\n").indicators
    assert "预算执行率98.2%。" in draft_of(replace(form, indicators=(*form.indicators, same)), pack)


def test_amounts_without_a_unit_are_asked_for_it() -> None:
    (form,) = open_book(TIANJIN).forms
    bare = replace(form, money_unit=replace(form.money_unit, word=""))
    told = "全年预算数30892.6【请填写：金额单位】，全年执行数30322.9【请填写：金额单位】，"
    assert told in draft_of(bare, load_pack("national"))


def test_forms_that_nobody_filled_in_and_other_forms_get_no_draft() -> None:
    rows = "件数 | ≥10件 | | 50 |\n"
    pack = load_pack("national")
    assert draft_of(drawn(rows), pack) == ""
    filled = drawn("件数 | ≥10件 | 12件 | 10 | 10\n")
    assert draft_of(replace(filled, kind=FormKind.SCORECARD), pack) == ""
    assert draft_of(replace(filled, conclusion=None), pack) == ""
    assert draft_of(filled, pack) != ""


def test_a_total_with_needless_zeros_is_told_without_them() -> None:
    assert said("件数 | ≥10件 | 12件 | 100.00 | 97.50\n")[0] == "本单位绩效自评得分97.5分，等级为“优”。"
