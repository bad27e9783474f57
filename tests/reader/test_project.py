"""A form's project, its code, and what its money is for."""

import pytest

from jixiao.form.model import Form
from jixiao.reader import read_forms
from text_grid import sheet_from_text

TABLE = "\n一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 件数 | ≥1件"


def _form(text: str) -> Form:
    (form,), _ = read_forms(sheet_from_text(text + TABLE))
    return form


@pytest.mark.parametrize(
    ("text", "project", "code"),
    [
        ("项目编码 | 315-01 | 项目名称 | 公用取暖费", "公用取暖费", "315-01"),
        ("项目名称：普法宣传 | < | 项目代码：46A001 | <", "普法宣传", "46A001"),
        ("项目名称 | | 养老服务 | 项目编号 | ", "养老服务", ""),
        ("项目(政策)名称 | 养老补贴 | 主管部门 | 某局", "养老补贴", ""),
        ("专项名称 | 文物保护 | 项目名称 | 古塔修缮", "古塔修缮", ""),
        ("项目名称 | | 主管部门 | 某局", "", ""),
        ("单位名称 | 某局 | 年度 | 2023", "", ""),
    ],
)
def test_a_project_is_named_beside_or_behind_its_label(text: str, project: str, code: str) -> None:
    form = _form(text)
    assert (form.project, form.project_code) == (project, code)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("预算规模及资金用途 | 预算数 | 4.64\n^ | 冬季取暖 | <", "B2"),
        ("资金用途 | 冬季取暖 | <", "B1"),
        ("预算规模及资金用途 | 预算数 | 3.68\n^ | 偿还债券利息 | <", "B2"),
        ("预算规模及资金用途 | 预算数 | 3.68\n^ | 债券资金 | 3.68", ""),
        ("项目名称 | 取暖 | 资金主要用途 | 冬季取暖", "D1"),
        ("预算规模及资金用途 | 预算数 | 4.64\n^ | | ", ""),
        ("项目概况 | 冬季取暖 | <", ""),
    ],
)
def test_the_purpose_stands_beside_its_label_below_the_amounts(text: str, place: str) -> None:
    purpose = _form(text).purpose
    assert ("" if purpose is None else purpose.ref) == place


LISTED = """
单位：万元
{heading} | 预算数 | 三级指标 | 指标值
普法 | 36.50 | 宣传场次 | ≥10场
^ | ^ | 知晓率 | ≥80%
调解 | 8.00 | 调解案件 | ≥300件
 | | 满意度 | ≥90%
"""


@pytest.mark.parametrize("heading", ["项目名称", "单位名称、项目名称", "二级项目名称"])
def test_a_column_of_projects_says_which_rows_are_whose(heading: str) -> None:
    (form,), _ = read_forms(sheet_from_text(LISTED.format(heading=heading)))
    assert [(one.name.text, one.rows, one.budget and str(one.budget.number)) for one in form.projects] == [
        ("普法", (3, 4), "36.50"),
        ("调解", (5, 6), "8.00"),
    ]


def test_a_project_named_above_the_table_is_no_column() -> None:
    assert _form("项目名称 | 取暖").projects == ()
