"""An execution rate typed as a whole percentage, which its number format shows with two more places."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.checks.run import run_checks
from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.scoring import score_form
from text_grid import sheet_from_text

FORM = """
项目资金（万元） |              | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
                 | 年度资金总额 | 88.55      | 87.66      | 10   | 99.00% | 9.9
一级指标         | 二级指标     | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标         | 数量指标     | 新增里程   | ≥300公里   | 312公里    | 90   | 90
"""


def _wrong_rates(shown: str, number: str) -> list[str]:
    sheet = sheet_from_text(FORM)
    typed = replace(sheet.cells[2, 6], text=shown, number=Decimal(number))
    book = read_book(Snapshot((replace(sheet, cells={**sheet.cells, (2, 6): typed}),)), "测试.xlsx")
    pack = load_pack("national")
    found = run_checks(book, [score_form(form, pack) for form in book.forms], pack)
    return [finding.cell.ref for finding in found if finding.code == "A21"]


def test_ninety_nine_typed_for_98_99_is_the_rate() -> None:
    assert _wrong_rates("99.00%", "0.99") == []


@pytest.mark.parametrize(("shown", "number"), [("99.02%", "0.9902"), ("98.00%", "0.98"), ("100.00%", "1")])
def test_any_other_number_is_a_wrong_rate(shown: str, number: str) -> None:
    assert _wrong_rates(shown, number) == ["F2"]
