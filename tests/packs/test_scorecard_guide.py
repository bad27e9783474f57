"""The guide to writing a 评分表 file names every key, kind and operation there is, and its example loads."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.packs.scorecards import Operation, RuleKind, load_scorecard
from jixiao.packs.scorecards.schema import GRADE, HEADER, NEEDED, PART, QUANTITY, ROW
from jixiao.reader import read_book
from jixiao.review import review_book
from text_grid import sheet_from_text

GUIDE = (Path(__file__).parents[2] / "docs" / "评分表文件.md").read_text(encoding="utf-8")
EXAMPLE = GUIDE.partition("```toml")[2].partition("```")[0]


def test_the_guide_names_every_key() -> None:
    named = set(re.findall(r"`(\w+)`", GUIDE))
    assert {*HEADER, *GRADE, *QUANTITY, *ROW, *PART} <= named


def test_the_guide_names_every_kind_with_the_keys_that_it_needs() -> None:
    kinds = dict(re.findall(r"^\| `([a-z-]+)` \|[^|]*\| ([^|]*) \|$", GUIDE, re.MULTILINE))
    kinds.pop("kind")
    assert set(kinds) == {kind.value for kind in RuleKind}
    for kind, keys in kinds.items():
        assert NEEDED[RuleKind(kind)] <= set(re.findall(r"`(\w+)`", keys))


def test_the_guide_names_every_operation() -> None:
    assert {operation.value for operation in Operation} <= set(re.findall(r"`\{ (\w+) = ", GUIDE))


def test_the_example_loads(tmp_path: Path) -> None:
    path = tmp_path / "我们县-2024.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    card = load_scorecard(path)
    assert card.rows[0].inputs == ("在职人员数", "编制数")


def test_the_example_scores_a_form_when_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "我们县-2024.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    form = (
        "一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分\n"
        "投入 | 预算配置 | 财政供养人员控制率 | 3 | 目标值≤100%；达到目标值得3分，每超出1人扣0.1分，扣完为止。 | 3\n"
    )
    data = "数据 | 填写\n编制数 | 89\n在职人员数 | 91\n"
    sheets = (sheet_from_text(form, "评分表"), sheet_from_text(data, "评分数据"))
    book = read_book(Snapshot(sheets), "评分.xlsx")
    review = review_book(book, load_pack("national"), cards=(load_scorecard(path),))
    assert review.scores[0].rows[0].points.points == Decimal("2.80")
