"""The budget row: the rate, its points, and what keeps it from being computed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.form.model import Amount, BudgetLine, Cell, Statement
from jixiao.packs import load_pack
from jixiao.scoring import Outcome, score_budget
from jixiao.values import Role, read

CELL = Cell("自评表", 1, 1)

# initial, annual, spent, weight, printed rate, pack → points, outcome, sentence
CASES = [
    ("18178.9", "30892.6", "30322.9", "10", "", "national", "9.82", "未完成",
     "预算执行率：全年执行数30322.9÷全年预算数30892.6=98.16%，得分=10×98.16%=9.82（national）"),
    ("2406.98", "", "2318.14", "10", "96%", "national", "9.63", "未完成",
     "预算执行率：全年执行数2318.14÷年初预算数2406.98=96.31%，得分=10×96.31%=9.63（national）"),
    ("", "100", "100", "10", "", "national", "10.00", "正常",
     "预算执行率：全年执行数100÷全年预算数100=100%，得满分10分（national）"),
    ("", "100", "120", "10", "", "national", "10.00", "超支",
     "预算执行率：全年执行数120÷全年预算数100=120%，超过100%，请核对，得满分10分（national）"),
    ("", "100", "-5", "10", "", "national", "0.00", "未完成",
     "预算执行率：全年执行数-5÷全年预算数100=-5%，是负数，请核对，得分=10×0%=0.00（national）"),
    ("", "0", "5", "10", "", "national", "", "无法测算",
     "预算执行率：全年预算数为0，无法计算执行率（national）"),
    ("", "100", "", "10", "", "national", "", "无法测算",
     "预算执行率：没有填写全年执行数，无法计算执行率（national）"),
    ("", "", "5", "10", "", "national", "", "无法测算",
     "预算执行率：没有填写预算数，无法计算执行率（national）"),
    ("", "", "", "10", "98.2%", "national", "9.82", "未完成",
     "预算执行率：表中执行率为98.2%，得分=10×98.2%=9.82（national）"),
    ("", "", "", "10", "0.982", "national", "9.82", "未完成",
     "预算执行率：表中执行率为0.982，得分=10×98.2%=9.82（national）"),
    ("", "", "", "10", "98.2", "national", "9.82", "未完成",
     "预算执行率：表中执行率为98.2，得分=10×98.2%=9.82（national）"),
    ("", "100", "98", "", "", "national", "", "未完成",
     "预算执行率：全年执行数98÷全年预算数100=98%，没有分值，不测算得分（national）"),
    ("", "100", "98", "-10", "", "national", "", "未完成",
     "预算执行率：全年执行数98÷全年预算数100=98%，分值-10不是可用的分数，请核对（national）"),
    ("", "100", "98", "20", "", "hubei", "19.60", "未完成",
     "预算执行率：全年执行数98÷全年预算数100=98%，得分=20×98%=19.60（hubei）"),
    ("", "100", "98", "10", "", "hubei", "9.80", "未完成",
     "预算执行率：全年执行数98÷全年预算数100=98%，得分=10×98%=9.80，口径规定满分为20分，请核对表中分值10分（hubei）"),
]  # fmt: skip


def amount(number: str) -> Amount:
    return Amount(CELL, Decimal(number) if number else None)


@pytest.mark.parametrize(("initial", "annual", "spent", "weight", "rate", "pack", "points", "outcome", "basis"), CASES)
def test_a_budget_line_scores_its_execution_rate(
    initial: str, annual: str, spent: str, weight: str, rate: str, pack: str, points: str, outcome: str, basis: str
) -> None:
    line = BudgetLine(
        "年度资金总额",
        part=False,
        initial=amount(initial),
        annual=amount(annual),
        spent=amount(spent),
        weight=amount(weight),
        rate=Statement(CELL, read(rate, Role.ACTUAL), rate) if rate else None,
    )
    scored = score_budget(line, load_pack(pack))
    found = ("" if scored.points is None else str(scored.points), scored.outcome, scored.basis)
    assert found == (points, Outcome(outcome), basis)


def test_a_line_without_any_cells_is_not_scored() -> None:
    assert score_budget(BudgetLine("合计", part=False), load_pack("national")).points is None
