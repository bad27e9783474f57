"""Rows cut in two by a page break: which are taken for the rest of the row above, and which stay indicators."""

import pytest

from jixiao.form.model import TroubleKind
from jixiao.reader import read_forms
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值\n"
LAST = "\n效益指标 | 社会效益指标 | 知晓率 | 知晓率 | ≥90%"


def _read(rows: str) -> tuple[list[str], list[TroubleKind]]:
    (form,), troubles = read_forms(sheet_from_text(HEADER + rows + LAST))
    return [row.name.text for row in form.indicators], [trouble.kind for trouble in troubles]


@pytest.mark.parametrize(
    "rows",
    [
        "产出指标 | 数量指标 | 参与重大、 | 参与 | ≥25次\n | | 疑难案件 | |",
        "产出指标 | 数量指标 | 参与重大（ | 参与 | ≥25次\n | | 疑难）案件 | |",
        "产出指标 | 数量指标 | 印制《调解 | 印制 | ≥25册\n | | 制度》 | |",
        "产出指标 | 数量指标 | 办理件数 | 全年办理的 | ≥25件\n | | | 件数 |",
        "产出指标 | 数量指标 | 办理案件 | 办理 | ≥25件\n | | 、咨询 | |",
        "产出指标 | 数量指标 | 参与重大、 | 参与 | ≥25次\n产出指标 | | 疑难案件 | |",
        f"产出指标 | 数量指标 | 办理案件 | 办理 | ≥25件\n{HEADER} | | 件数 | |",
    ],
)
def test_a_row_without_values_that_goes_on_is_no_indicator_and_is_told(rows: str) -> None:
    names, kinds = _read(rows)
    assert len(names) == 2
    assert kinds == [TroubleKind.CUT_ROW]


@pytest.mark.parametrize(
    "rows",
    [
        "产出指标 | 数量指标 | 办理案件 | 办理 | ≥25件\n | | 咨询人次 | 咨询 |",
        "产出指标 | 数量指标 | 办理案件 | 办理 | ≥25件\n | | 及时率 | |",
        "产出指标 | 数量指标 | 办理案件、 | 办理 | ≥25件\n效果指标 | | 知晓率 | |",
        "产出指标 | 数量指标 | 办理案件、 | 办理 | ≥25件\n | 质量指标 | 合格率 | |",
        "产出指标 | 数量指标 | 办理案件、 | 办理 | ≥25件\n^ | ^ | 咨询人次 | |",
        "产出指标 | 数量指标 | 办理案件、 | 办理 | ≥25件\n | | 咨询人次 | | ≥30人次",
        f"产出指标 | 数量指标 | 办理案件 | 办理 | ≥25件\n{HEADER} | | 指标2： | |",
        f"产出指标 | 数量指标 | 办理案件 | 办理 | ≥25件\n{HEADER}产出指标 | 质量指标 | 合格率 | |",
    ],
)
def test_a_row_of_its_own_stays_an_indicator(rows: str) -> None:
    names, kinds = _read(rows)
    assert len(names) == 3
    assert kinds == []
