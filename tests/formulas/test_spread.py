"""Cells and whole columns in, cells and whole columns out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formulas.drawn import cell, column, row, written
from jixiao.form.grid import GridCell
from jixiao.formulas import FORMULAS, Area, Formula, evaluate, formula
from jixiao.formulas.model import BLANK
from jixiao.functions import FormulaError

SCORE, VALUE, FLAG = formula("PERF_SCORE"), formula("PERF_VALUE"), formula("PERF_FLAG")
TARGETS, ACTUALS = ("≥200件", "≥95%", "≤180万元"), ("174件", "98%", "200万元")


def test_a_cell_in_a_cell_out() -> None:
    assert written(evaluate(SCORE, [column("≥200件"), column("174件"), column(1)])) == [["0.87"]]


def test_a_column_in_a_column_out() -> None:
    found = evaluate(SCORE, [column(*TARGETS), column(*ACTUALS), column(1, "0.5", 2)])
    assert written(found) == [["0.87"], ["0.50"], ["1.80"]]


def test_a_row_in_a_row_out() -> None:
    found = evaluate(SCORE, [row(*TARGETS), row(*ACTUALS), row(1, "0.5", 2)])
    assert written(found) == [["0.87", "0.50", "1.80"]]


def test_a_single_cell_goes_with_every_row_of_a_column() -> None:
    found = evaluate(SCORE, [column(*TARGETS), column(*ACTUALS), column(1), column("national")])
    assert written(found) == [["0.87"], ["1.00"], ["0.90"]]
    kinds = evaluate(SCORE, [column("180万元"), column("170万元", "200万元"), column(1), BLANK, column("反向")])
    assert written(kinds) == [["1.00"], ["0.90"]]


def test_each_row_may_name_its_own_kind() -> None:
    targets, actuals = column("180万元", "180万元"), column("200万元", "200万元")
    assert written(evaluate(SCORE, [targets, actuals, column(1), BLANK, column("成本指标", "")])) == [
        ["0.90"],
        ["1.00"],
    ]


def test_arguments_left_out_at_the_end_are_blank() -> None:
    assert evaluate(FLAG, [column("≥200件"), column("174件"), BLANK, BLANK]) == evaluate(
        FLAG, [column("≥200件"), column("174件")]
    )


def test_errors_stand_in_their_own_rows() -> None:
    targets = column("指标值", "≥200件", GridCell("#N/A", error=True), "≥200件", None, "≥95人", "≥200件")
    actuals = column("实际完成值", "174件", "3件", "174件", None, "96件", None)
    weights = column("分值", 1, 1, GridCell("#REF!", error=True), None, 1, 1)
    found = evaluate(SCORE, [targets, actuals, weights])
    assert written(found) == [["#VALUE!"], ["0.87"], ["#N/A"], ["#REF!"], [""], ["#N/A"], [""]]
    assert [str(line[0]) for line in found if isinstance(line[0], FormulaError)] == [
        "分值“分值”不是数字，请填写数字。",
        "引用的单元格是错误值 #N/A，请先改正那个单元格。",
        "引用的单元格是错误值 #REF!，请先改正那个单元格。",
        "正向指标：完成值“96件”与指标值“≥95人”无法比较，单位“件”与“人”不同，请核对（national）",
    ]


TOGETHER = [
    (
        [column(*TARGETS), column("174件", "98%"), column(1)],
        "PERF_SCORE 的“指标值”有3个单元格，“完成值”有2个，请选取同样多的行。",
    ),
    (
        [column("≥200件"), column("174件", "98%"), column(1, 1, 1)],
        "PERF_SCORE 的“完成值”有2个单元格，“分值”有3个，请选取同样多的行。",
    ),
    (
        [column(*TARGETS), row(*ACTUALS), column(1)],
        "PERF_SCORE 的“指标值”选取的是一列，“完成值”选取的是一行，请都选成列。",
    ),
    (
        [row(*TARGETS), column(*ACTUALS), column(1)],
        "PERF_SCORE 的“完成值”选取的是一列，“指标值”选取的是一行，请都选成列。",
    ),
    (
        [column(*TARGETS), Area(((cell("174件"), None), (None, None), (None, None))), column(1)],
        "PERF_SCORE 的“完成值”选取了多行多列，请只选一列。",
    ),
    (
        [column(*TARGETS), column(*ACTUALS), column(1), column("national", "hubei")],
        "PERF_SCORE 的“指标值”有3个单元格，“口径”有2个，请选取同样多的行。",
    ),
]


@pytest.mark.parametrize(("areas", "sentence"), TOGETHER, ids=[case[1] for case in TOGETHER])
def test_areas_that_do_not_go_together_give_one_error(areas: list[Area], sentence: str) -> None:
    ((answer,),) = evaluate(SCORE, areas)
    assert isinstance(answer, FormulaError)
    assert (answer.code, str(answer)) == ("#VALUE!", sentence)


READ = [["数量", "≥", "1.2", "人", "10000"], ["百分比", "", "98", "%", "0.01"], [""] * 5, ["定性", "", "", "", ""]]


def test_a_text_spills_over_five_columns() -> None:
    assert written(evaluate(VALUE, [column("≥1.2万人")])) == [READ[0]]
    assert written(evaluate(VALUE, [column("≥1.2万人", "98%", None, "有效提升")])) == READ


def test_texts_in_a_row_spill_over_five_rows() -> None:
    found = written(evaluate(VALUE, [row("≥1.2万人", "98%", None, "有效提升")]))
    assert found == [list(line) for line in zip(*READ, strict=True)]


def test_an_error_among_readings_leaves_the_other_columns_empty() -> None:
    found = evaluate(VALUE, [column("98%", GridCell("#N/A", error=True))])
    assert written(found) == [READ[1], ["#N/A", "", "", "", ""]]


def test_columns_of_errors_only_are_one_column_wide() -> None:
    spoilt = GridCell("#N/A", error=True)
    assert written(evaluate(VALUE, [column(spoilt, spoilt)])) == [["#N/A"], ["#N/A"]]


@pytest.mark.parametrize("each", [each for each in FORMULAS if not each.whole], ids=lambda each: each.name)
def test_blank_rows_of_every_formula_stay_blank(each: Formula) -> None:
    blanks = column(None, " ", None)
    found = written(evaluate(each, [blanks] * len(each.arguments)))
    assert len(found) == 3
    assert {text for line in found for text in line} == {""}


def test_the_points_of_a_budget_go_down_a_column_too() -> None:
    found = evaluate(formula("PERF_BUDGET_SCORE"), [column(2000, 0, None), column(1000, 5, 5), column(10)])
    assert written(found) == [["5.00"], ["#DIV/0!"], [""]]


def test_a_prompt_is_one_paragraph() -> None:
    ((text,),) = evaluate(formula("PERF_PROMPT"), [column("≥200件"), column("174件")])
    assert text == (
        "指标值为≥200件，实际完成值为174件，低于指标值13%。请核实并说明："
        "1. 没有达到要求的部分具体是哪些，是否仍在办理？"
        "2. 原因是什么，属于客观条件还是工作安排？有哪些文件、合同或台账可以证明？"
        "3. 对年度绩效目标有什么影响？4. 准备采取什么措施，由哪个科室负责，何时完成？"
    )


texts = st.sampled_from(
    [
        "≥200件",
        "174件",
        "≥95%",
        "98%",
        "≤180万元",
        "200万元",
        "提升",
        "部分完成",
        "**",
        "0",
        "1",
        "-3",
        "好的",
        "national",
    ]
)
cells = st.one_of(
    st.none(),
    texts.map(GridCell),
    st.text(max_size=5).map(cell),
    st.decimals(min_value=-5, max_value=500, places=2).map(lambda number: GridCell(str(number), number)),
    st.just(GridCell("#N/A", error=True)),
)


def alike(answers: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether two rows say the same; errors are alike where their sentences are."""
    width = max(len(answers), len(others))
    lines = [[str(each) if isinstance(each, FormulaError) else each for each in line] for line in (answers, others)]
    first, second = (line + [""] * (width - len(line)) for line in lines)
    return first == second


@pytest.mark.parametrize("each", [each for each in FORMULAS if not each.whole], ids=lambda each: each.name)
def test_a_column_is_evaluated_as_its_rows_are(each: Formula) -> None:
    count = len(each.arguments)

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(st.lists(st.lists(cells, min_size=count, max_size=count), min_size=2, max_size=5))
    def holds(table: list[list[GridCell | None]]) -> None:
        together = evaluate(each, [Area(tuple((line[at],) for line in table)) for at in range(count)])
        assert len(together) == len(table)
        for line, answers in zip(table, together, strict=True):
            (alone,) = evaluate(each, [Area(((one,),)) for one in line])
            assert alike(answers, alone)

    holds()


def test_a_row_is_evaluated_as_a_column_lying_down() -> None:
    areas = [column(*TARGETS), column(*ACTUALS), column(1, 2, 3)]
    lying = [Area((area.cells,)) for area in areas]
    assert evaluate(SCORE, lying) == tuple(zip(*evaluate(SCORE, areas), strict=True))
    assert evaluate(SCORE, areas)[0] == (Decimal("0.87"),)
