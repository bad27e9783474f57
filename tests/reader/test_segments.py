"""Where one form of a sheet ends and the next begins."""

from jixiao.form.model import Form
from jixiao.reader import read_forms
from text_grid import sheet_from_text

TABLE = "三级指标 | 指标值 | 实际完成值\n{} | 1件 | 1件\n"


def _forms(text: str) -> tuple[Form, ...]:
    forms, troubles = read_forms(sheet_from_text(text))
    assert troubles == ()
    return forms


def test_another_title_begins_another_form() -> None:
    first = f"2021年度甲项目绩效自评表\n{TABLE.format('甲')}总分\n填表人：张三\n"
    second = f"2022年度乙项目绩效自评表\n{TABLE.format('乙')}"
    forms = _forms(first + second)
    assert [(form.title, form.year) for form in forms] == [
        ("2021年度甲项目绩效自评表", 2021),
        ("2022年度乙项目绩效自评表", 2022),
    ]
    assert [[row.name.text for row in form.indicators] for form in forms] == [["甲"], ["乙"]]
    assert [(form.span.top, form.span.bottom) for form in forms] == [(1, 5), (6, 8)]


def test_another_project_begins_another_form_without_a_title() -> None:
    forms = _forms(f"项目名称 | 甲\n{TABLE.format('甲')}\n单位：万元\n项目名称 | 乙\n{TABLE.format('乙')}")
    assert [form.span.top for form in forms] == [1, 5]
    assert forms[1].money_unit.word == "万元"


def test_a_second_budget_block_begins_another_form() -> None:
    budget = "年初预算数 | 全年预算数 | 全年执行数\n1 | 2 | 2\n"
    assert len(_forms(f"{budget}{TABLE.format('甲')}{budget}{TABLE.format('乙')}")) == 2


def test_a_page_break_that_repeats_the_title_and_the_name_goes_on() -> None:
    page = "绩效自评表\n项目名称 | 甲\n"
    (form,) = _forms(f"{page}{TABLE.format('甲')}{page}{TABLE.format('乙')}")
    assert [row.name.text for row in form.indicators] == ["甲", "乙"]
    assert form.repeated_headers == (7,)


def test_the_year_above_the_first_form_of_a_sheet_is_that_of_the_others() -> None:
    forms = _forms(f"（2024年）\n项目名称 | 甲\n{TABLE.format('甲')}\n项目名称 | 乙\n{TABLE.format('乙')}")
    assert [form.year for form in forms] == [2024, 2024]
