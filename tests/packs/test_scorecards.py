"""评分表 files: broken ones are refused in one sentence, the shipped one says what its printed standards say."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.packs import PackError
from jixiao.packs.scorecards import CardRow, Part, RuleKind, card_of, load_scorecard, scorecard_names
from jixiao.packs.scorecards.printed import Printed, criteria_in, read_standard
from jixiao.reader import read_forms
from text_grid import sheet_from_text

FOLDER = Path(__file__).parent / "broken_scorecards"
EXPECTED = dict(
    line.split("\t") for line in (FOLDER / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:] if line
)
CARD = load_scorecard("hunan-county-2021")
FORM = (Path(__file__).parents[1] / "reader" / "layouts" / "chenxi-scorecard.txt").read_text(encoding="utf-8")
PARTS = [
    pytest.param(row, part, read_standard(row.standard), id=f"{row.level2}-{row.name}{part.label}")
    for row in CARD.rows
    for part in row.parts
]


def test_every_broken_file_has_its_sentence() -> None:
    assert {path.name for path in FOLDER.glob("*.toml")} == set(EXPECTED)


@pytest.mark.parametrize("file", EXPECTED)
def test_a_broken_file_is_refused_in_one_sentence(file: str) -> None:
    with pytest.raises(PackError) as caught:
        load_scorecard(FOLDER / file)
    assert str(caught.value) == EXPECTED[file]


def test_an_unknown_name_and_a_missing_file_are_named() -> None:
    with pytest.raises(PackError) as caught:
        load_scorecard("hunan-county-2020")
    assert str(caught.value) == "没有名为“hunan-county-2020”的评分表，是不是想写“hunan-county-2021”？"
    with pytest.raises(PackError) as caught:
        load_scorecard("没有这个.toml")
    assert str(caught.value) == "打不开评分表文件 没有这个.toml，请检查路径和权限。"


@pytest.mark.parametrize("name", scorecard_names())
def test_a_shipped_card_makes_a_hundred_points_and_states_its_source(name: str) -> None:
    card = load_scorecard(name)
    assert card.name == name
    assert sum(row.full for row in card.rows) == 100
    assert card.source
    assert all(row.standard for row in card.rows)


def test_the_shipped_card_uses_every_kind_of_rule() -> None:
    assert {part.kind for row in CARD.rows for part in row.parts} == set(RuleKind)


def test_every_quantity_is_asked_for_once_and_says_where_it_is_found() -> None:
    names = [quantity.name for quantity in CARD.quantities]
    assert len(names) == len(set(names))
    assert all(quantity.where and quantity.evidence for quantity in CARD.quantities)


@pytest.mark.parametrize(("row", "part", "printed"), PARTS)
def test_the_rule_says_what_the_printed_standard_says(row: CardRow, part: Part, printed: Printed) -> None:
    assert _read(part, row, printed) == _meant(part)


def _meant(part: Part) -> object:
    """The parameters of a rule that its printed standard states."""
    match part.kind:
        case RuleKind.BANDED:
            return [*part.bands, (None, Decimal(0))]
        case RuleKind.COUNT_MET | RuleKind.ALL_OR_NOTHING:
            return part.criteria, part.full
        case RuleKind.BY_WORD:
            return part.words
        case RuleKind.DEDUCTED_PER_STEP | RuleKind.EARNED_PER_ITEM:
            return part.step, part.each
        case RuleKind.DEDUCTED_IN_PROPORTION:
            return part.factor, part.all_from, part.most
        case _:
            return part.nothing_from


def _read(part: Part, row: CardRow, printed: Printed) -> object:
    """The same as the reader of printed standards finds it."""
    match part.kind:
        case RuleKind.BANDED:
            (group,) = (group for group in printed.groups if group.label == part.label)
            return [(band.low, band.points) for band in group.bands]
        case RuleKind.COUNT_MET | RuleKind.ALL_OR_NOTHING:
            return criteria_in(row.explanation), max(count.points for count in printed.counts)
        case RuleKind.BY_WORD:
            return printed.words
        case RuleKind.DEDUCTED_PER_STEP | RuleKind.EARNED_PER_ITEM:
            assert printed.step is not None
            assert printed.step.deducts is (part.kind is RuleKind.DEDUCTED_PER_STEP)
            return printed.step.step, printed.step.each
        case RuleKind.DEDUCTED_IN_PROPORTION:
            return printed.factor, printed.all_from, printed.most
        case _:
            return printed.nothing_from


def test_a_form_finds_the_card_whose_names_it_has() -> None:
    ((form,), _) = read_forms(sheet_from_text(FORM, "评分表"))
    match = card_of(form)
    assert match is not None
    assert match.card.name == "hunan-county-2021"
    assert all(match.same_rule(row) for row in form.filled)


def test_a_form_that_leaves_out_the_weights_follows_the_same_rules() -> None:
    bare = re.sub(r"（\d+分?）(?= \|)|\(\d+分）(?= \|)", "", FORM)
    ((form,), _) = read_forms(sheet_from_text(bare, "评分表"))
    match = card_of(form)
    assert match is not None
    assert all(row.weight is None and match.same_rule(row) for row in form.filled)


def test_two_rows_of_one_name_are_told_apart_by_their_second_level() -> None:
    ((form,), _) = read_forms(sheet_from_text(FORM, "评分表"))
    match = card_of(form)
    assert match is not None
    found = [match.rows[row.row].level2 for row in form.filled if "管理制度健全性" in row.name.text]
    assert found == ["预算管理", "资产管理"]


def test_a_form_with_other_names_finds_no_card() -> None:
    other = "一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分\n决策 | 目标 | 目标合理性 | 5 | 合理得5分 | 5\n"
    ((form,), _) = read_forms(sheet_from_text(other))
    assert card_of(form) is None


def test_a_card_of_ones_own_can_be_given(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        """
name = "own"
title = "本县评分表"
source = "本县评分表"
because = "按原文录入"
verified = true

[[quantities]]
name = "合理"
where = "目标申报表"
evidence = "目标申报表"
choices = ["合理", "不合理"]

[[rows]]
level1 = "决策"
level2 = "目标"
name = "目标合理性"
full = 5
standard = "合理得5分"
kind = "by-word"
value = { word = "合理" }
words = [["合理", 5], ["不合理", 0]]
""",
        encoding="utf-8",
    )
    other = "一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分\n决策 | 目标 | 目标合理性 | 5 | 合理得5分 | 5\n"
    ((form,), _) = read_forms(sheet_from_text(other))
    match = card_of(form, (load_scorecard(own),))
    assert match is not None
    assert match.same_rule(form.filled[0])
