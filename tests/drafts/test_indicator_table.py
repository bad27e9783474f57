"""The 类型 in the formulas of a drafted form: what the three cells do not say, so that a formula scores as a review."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao import load_pack, read_book, review_book
from jixiao.drafts.indicator_table import kind_for_formula
from jixiao.form.cell import Cell
from jixiao.form.family import Family, Group
from jixiao.form.model import FormKind, Indicator
from jixiao.functions import perf_score
from jixiao.reader import statements
from jixiao.scoring.model import Direction

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
SAMPLES = sorted(WORKBOOKS.glob("*.xlsx"))


@pytest.mark.parametrize("pack", ["national", "tianjin-2021", "system-2022"])
def test_with_its_kind_a_formula_gives_what_a_review_gives(pack: str) -> None:
    compared = 0
    for sample in SAMPLES:
        for score in review_book(read_book(sample), load_pack(pack)).scores:
            for row in score.rows if score.form.kind is FormKind.SELF_EVALUATION else ():
                each, points = row.indicator, row.points
                if points.points is None or each.weight is None or each.weight.number is None or each.actual is None:
                    continue
                if points.direction is Direction.WORDS or points.presumed:
                    continue  # the claimed score decides within a band
                kind = kind_for_formula(each)
                assert each.target is not None
                assert perf_score(each.target.text, each.actual.text, each.weight.number, pack, kind) == points.points
                compared += 1
    assert compared > 50


@pytest.mark.parametrize(
    ("name", "family", "target", "kind"),
    [
        ("办理案件数量", Family.QUANTITY, "≥200件", ""),
        ("办理案件数量", Family.QUANTITY, "200件", ""),
        ("服务热线运行成本", Family.COST, "≤5万元", "成本指标"),
        ("服务热线运行成本", Family.COST, "5万元", "成本指标"),
        ("重新犯罪率", Family.SOCIAL, "2%", "反向"),
        ("重新犯罪率", Family.SOCIAL, "≤2%", ""),
        ("矛盾纠纷化解情况", Family.SOCIAL, "有效化解", ""),
    ],
)
def test_a_kind_is_written_where_the_cells_do_not_say_enough(name: str, family: Family, target: str, kind: str) -> None:
    cell = Cell("自评表", 5, 4, target)
    row = Indicator("", None, None, Cell("自评表", 5, 3, name), Group.OUTPUT, family, statements.target(cell))
    assert kind_for_formula(row) == kind
