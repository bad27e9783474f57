"""辰溪 2021: the sample is what its sources write, and the review comes to what was computed by hand."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from jixiao.doors.file import open_book
from jixiao.packs import load_pack
from jixiao.review import Review, review_book

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "workbooks" / "sources"
BOOK = ROOT / "workbooks" / "辰溪县司法局-2021-部门整体支出绩效评价.xlsx"
TEMPLATES = ROOT / "templates"
BLANK = (TEMPLATES / "部门整体支出绩效评价评分表-空白.xlsx", TEMPLATES / "部门整体支出绩效自评表-空白.xlsx")
EXPECTED = tomllib.loads(BOOK.with_suffix(".expected.toml").read_text(encoding="utf-8"))
CARD, EVALUATION = EXPECTED["scorecard"], EXPECTED["self_evaluation"]


@cache
def reviewed() -> Review:
    return review_book(open_book(BOOK), load_pack("hunan"))


def test_the_workbook_is_what_its_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SOURCES / "chenxi_2021.py", tmp_path / "again.xlsx"], check=True)
    assert (tmp_path / "again.xlsx").read_bytes() == BOOK.read_bytes()


def test_the_blank_forms_are_what_their_script_writes(tmp_path: Path) -> None:
    made = [tmp_path / blank.name for blank in BLANK]
    subprocess.run([sys.executable, SOURCES / "blank_scorecard.py", *made], check=True)
    assert [path.read_bytes() for path in made] == [path.read_bytes() for path in BLANK]


def test_the_claimed_scores_of_the_source_add_up_to_the_printed_total() -> None:
    rows = tomllib.loads((SOURCES / "辰溪县司法局-2021.评分表.toml").read_text(encoding="utf-8"))["rows"]
    levels: Counter[str] = Counter()
    for row in rows:
        levels[row["level1"]] += Decimal(row["score"])
    assert {level: str(total) for level, total in levels.items()} == CARD["levels"]
    assert sum(levels.values()) == Decimal(CARD["claimed"])


def test_the_scorecard_comes_to_what_was_computed_by_hand() -> None:
    (score,) = (score for score in reviewed().scores if score.form.sheet == CARD["sheet"])
    assert len(score.form.filled) == CARD["indicators"]
    assert (score.weight, score.score) == (Decimal(CARD["weight"]), Decimal(CARD["claimed"]))
    assert (score.claimed_grade, score.at_most) == (CARD["claimed_grade"], Decimal(CARD["at_most"]))
    assert sum(row.points.points is not None for row in score.rows) == CARD["scored"]


@pytest.mark.parametrize("row", CARD["rows"], ids=lambda row: row["name"])
def test_a_row_of_the_scorecard_has_the_points_computed_by_hand(row: dict[str, str]) -> None:
    (score,) = (score for score in reviewed().scores if score.form.sheet == CARD["sheet"])
    (found,) = (each for each in score.rows if each.indicator.score and each.indicator.score.cell.ref == row["cell"])
    assert found.indicator.score
    assert found.indicator.score.number == Decimal(row["claimed"])
    assert found.points.points == Decimal(row["points"])


def test_the_self_evaluation_comes_to_what_was_computed_by_hand() -> None:
    (score,) = (score for score in reviewed().scores if score.form.sheet == EVALUATION["sheet"])
    assert len(score.form.filled) == EVALUATION["indicators"]
    assert (score.weight, score.score) == (Decimal(EVALUATION["weight"]), Decimal(EVALUATION["claimed"]))
    assert score.budget is not None
    assert score.budget.points == Decimal(EVALUATION["execution"])
