"""Rows that stand one column out of place as a whole."""

import pytest

from jixiao.form.model import TroubleKind
from jixiao.reader import read_forms
from text_grid import sheet_from_text

HEADER = "目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因\n"
FIRST = "目标1 | 产出指标 | 数量指标 | 件数 | ≥200件 | 552件 | 0.5 | 0.45 | 案件增多\n"


@pytest.mark.parametrize(
    ("row", "level2", "name", "message"),
    [
        (
            " | 成本指标 | 经费 | ≤180万元 | 200万元 | 1 | 0.8 | 案件增多 |",
            "成本指标",
            "经费",
            "工作表“自评表”第3行的内容整体向左错开了一列，已按错开后的位置读取，请核对。",
        ),
        (
            "效益指标 | 社会效益指标 | 知晓度 | 不断提升 | 提升 | 2.3 | 2.3 | |",
            "社会效益指标",
            "知晓度",
            "工作表“自评表”第3行的内容整体向左错开了一列，已按错开后的位置读取，请核对。",
        ),
        (
            " | | | 质量指标 | 成功率 | ≥87% | 89.57% | 1 | 1",
            "质量指标",
            "成功率",
            "工作表“自评表”第3行的内容整体向右错开了一列，已按错开后的位置读取，请核对。",
        ),
    ],
)
def test_a_row_out_of_place_is_read_and_told(row: str, level2: str, name: str, message: str) -> None:
    (form,), (trouble,) = read_forms(sheet_from_text(HEADER + FIRST + row))
    indicator = form.indicators[1]
    assert (indicator.level2.text, indicator.name.text) == (level2, name)
    assert indicator.weight.number is not None
    assert indicator.score.number is not None
    assert (trouble.kind, trouble.message) == (TroubleKind.SHIFTED_ROW, message)
    assert trouble.remedy.startswith("把第3行的内容向")


@pytest.mark.parametrize(
    "row",
    [
        " | 产出指标 | 职责履行 | 件数 | 100 | 95 | 10 | |",
        " | | 质量指标 | 成功率 | ≥87% | 90 | 10 | |",
        " | 成本指标 | 项目成本 | 单价 | ≤5000 | 48 | 20 | |",
        " | 成本指标 | 项目成本 | 单价 | ≤5000 | 48 | | 20 |",
        " | | | 数量指标 | 100 | 95 | 10 | |",
        " | | | 知晓度 | 提升 | 提升 | 10 | 10 |",
    ],
)
def test_a_row_with_a_gap_is_not_taken_for_one_out_of_place(row: str) -> None:
    _, troubles = read_forms(sheet_from_text(HEADER + FIRST + row))
    assert troubles == ()
