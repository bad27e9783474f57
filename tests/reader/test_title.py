"""What stands above the tables: title, year, department, money unit."""

import pytest

from jixiao.form.grid import Snapshot
from jixiao.form.model import Form
from jixiao.reader import read_book, read_forms
from text_grid import sheet_from_text

TABLE = "\n三级指标 | 指标值 | 实际完成值\n件数 | 1件 | 1件"


def _form(above: str, name: str = "Sheet1") -> Form:
    (form,), _ = read_forms(sheet_from_text(above.strip("\n") + TABLE, name))
    return form


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("整体支出绩效自评表 | < | <", "整体支出绩效自评表"),
        ("附件3\n部门整体支出绩效自评表 | < | <\n（ 2021 年度）", "部门整体支出绩效自评表"),
        ("某局\n项目支出绩效目标表\n1.数字化运维项目绩效目标表", "1.数字化运维项目绩效目标表"),
        ("某某项目 | < | <", "某某项目"),
        ("单位名称 | 某局", ""),
        ("项目名称 | 普法 | <\n普法宣传费用 | < | <", ""),
    ],
)
def test_the_title_is_the_last_line_that_calls_itself_a_form(above: str, title: str) -> None:
    assert _form(above).title == title


@pytest.mark.parametrize(
    ("above", "name", "year"),
    [
        ("2021年度整体支出绩效自评表", "表", 2021),
        ("整体支出绩效自评表（2021年度）", "表", 2021),
        ("整体支出绩效自评表\n(2021年度)", "表", 2021),
        ("整体支出绩效自评表\n（  2021 年度）", "表", 2021),
        ("二〇二一年度绩效自评表", "表", 2021),
        ("绩效自评表\n二○二二年", "表", 2022),
        ("绩效自评表\n评价年度 | 2022", "表", 2022),
        ("绩效自评表\n年度：2022年 | <", "表", 2022),
        ("绩效自评表", "2023年自评表", 2023),
        ("绩效自评表\n填报日期：2022年3月1日", "表", None),
        ("2020年建设项目名称", "表", None),
        ("绩效自评表", "表", None),
    ],
)
def test_the_year_is_that_of_the_form_and_not_of_its_filling_in(above: str, name: str, year: int | None) -> None:
    assert _form(above, name).year == year


@pytest.mark.parametrize(
    ("above", "department"),
    [
        ("部门名称 | 天津市司法局 | <", "天津市司法局"),
        ("单位名称：蔡甸区司法局 | < | <", "蔡甸区司法局"),
        ("部门（单位）名称 | < | 某厅", "某厅"),
        ("县级预算部门名称 | 某县司法局", "某县司法局"),
        ("主管部门 | 辰溪县人民政府 | 实施单位 | 辰溪县司法局", "辰溪县司法局"),
        ("主管部门及代码 | 115 某州司法局", "115某州司法局"),
        ("预算单位： | 某中心", "某中心"),
        ("单位名称：某局    填报日期：2023年3月24日", "某局"),
        ("343101天津市司法局装备财务处 | 单位：万元", "天津市司法局装备财务处"),
        ("单位：万元", ""),
        ("2024年度 | 单位：万元", ""),
        ("部门名称 |", ""),
    ],
)
def test_the_department_is_found(above: str, department: str) -> None:
    assert _form(above).department == department


@pytest.mark.parametrize(
    ("above", "word", "scale"),
    [
        ("单位：万元", "万元", 10000),
        ("金额单位：元", "元", 1),
        ("项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数", "万元", 10000),
        ("（单位：亿元）", "亿元", 100000000),
        ("预算数： | 12.5 万元", "万元", 10000),
        ("金额单位：元\n项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数", "万元", 10000),
        ("单位：元谋县司法局", "", 1),
        ("部门名称 | 某局", "", 1),
    ],
)
def test_the_unit_of_money_is_found(above: str, word: str, scale: int) -> None:
    unit = _form(above).money_unit
    assert (unit.word, unit.scale) == (word, scale)


def test_the_money_unit_may_stand_beside_its_label() -> None:
    text = "项目支出绩效自评表\n金额单位 | 万元\n三级指标 | 指标值 | 实际完成值\n甲 | 1 | 1"
    (form,), _ = read_forms(sheet_from_text(text))
    assert form.money_unit.word == "万元"


def test_a_seal_is_no_part_of_the_department() -> None:
    text = "项目支出绩效自评表\n填报单位：（盖章）某县统计局\n三级指标 | 指标值 | 实际完成值\n甲 | 1 | 1"
    (form,), _ = read_forms(sheet_from_text(text))
    assert form.department == "某县统计局"


@pytest.mark.parametrize(
    ("cover", "year"),
    [
        ("某市司法局\n项目支出绩效目标表\n（2024年）\n目录", 2024),
        ("司法局 2020 年部门预算绩效文本（草案）", 2020),
        ("某市司法局\n2023年工作总结", None),
        ("项目支出绩效目标表\n目录", None),
        ("绩效数据\n2019年 | 2020年\n2021 | 2022", None),
        ("（2019年）\n经费统计", None),
    ],
)
def test_a_cover_gives_its_year_to_the_forms_that_state_none(cover: str, year: int | None) -> None:
    table = "三级指标 | 指标值\n办理件数 | ≥2件"
    sheets = (sheet_from_text(cover, "封面"), sheet_from_text(table, "甲"), sheet_from_text(f"2022年度\n{table}", "乙"))
    book = read_book(Snapshot(sheets), "目标表.xlsx")
    assert [form.year for form in book.forms] == [year, 2022]
