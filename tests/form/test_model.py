"""What the forms' data say about themselves."""

from decimal import Decimal

from jixiao.form.model import Amount, BudgetLine, Cell
from jixiao.reader import read_forms
from text_grid import sheet_from_text


def test_a_cell_of_white_space_is_blank() -> None:
    assert Cell("表", 1, 1, " 　\n").blank
    assert not Cell("表", 1, 1, "0").blank


def test_execution_is_measured_against_the_annual_budget() -> None:
    cell = Cell("表", 1, 1)
    line = BudgetLine("总额", part=False, initial=Amount(cell, Decimal(1)), annual=Amount(cell, Decimal(2)))
    assert line.budget == Amount(cell, Decimal(2))


def test_execution_is_measured_against_the_initial_budget_where_there_is_no_other() -> None:
    cell = Cell("表", 1, 1)
    line = BudgetLine("总额", part=False, initial=Amount(cell, Decimal(1)), annual=Amount(cell, None))
    assert line.budget == Amount(cell, Decimal(1))
    assert BudgetLine("总额", part=False).budget is None


def test_template_rows_are_not_among_the_filled() -> None:
    table = """
        三级指标 | 指标值 | 实际完成值 | 分值 | 得分
        件数     | 1件    | 1件        | 100  | 100
        指标2：  |        |            |      |
        总分     |        |            | 100  | 100
    """
    (form,), _ = read_forms(sheet_from_text(table))
    assert [indicator.name.text for indicator in form.indicators] == ["件数", "指标2："]
    assert [indicator.name.text for indicator in form.filled] == ["件数"]
    assert form.total is not None
    assert form.total.label == "总分"
