"""What checks know of one row: its own claim, the reason that speaks for it, whether it was surely missed."""

import pytest

from jixiao.checks.registry import View
from jixiao.checks.rows import claim, claims, lines, reason_groups, reason_of, surely_missed
from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.scoring import score_form
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 | 备注"


def view(*rows: str, foot: str = "", header: str = HEADER) -> View:
    sheet = sheet_from_text("\n".join(("（2023年度）", header, *rows, *([foot] if foot else []))), "自评表")
    book = read_book(Snapshot((sheet,)), "测试.xlsx")
    pack = load_pack("national")
    return View(book, book.forms[0], score_form(book.forms[0], pack), pack)


def test_a_row_claims_its_weight_and_score_with_the_decimals_written():
    (row,) = view("产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8.05 | 因停工 |").rows
    claimed = claim(row.indicator)
    assert claimed is not None
    assert (str(claimed.weight), str(claimed.score), claimed.places) == ("10", "8.05", 2)


def test_a_score_merged_over_two_rows_is_the_claim_of_neither():
    rows = view(
        "产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 | 因停工 |",
        "产出指标 | 数量指标 | 铺设电缆 | ≥50公里 | 40公里 | ^ | ^ | ^ |",
    ).rows
    assert [claim(row.indicator) for row in rows] == [None, None]


def test_every_claim_knows_how_exactly_the_form_writes_its_scores():
    rows = view(
        "产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 500盏 | 10 | 10 | |",
        "产出指标 | 数量指标 | 铺设电缆 | ≥50公里 | 48公里 | 10 | 9.6 | 因停工 |",
    ).rows
    assert [claimed.form_places for _, claimed in claims(rows)] == [1, 1]


def test_a_merged_reason_is_one_group_of_all_its_rows():
    rows = view(
        "产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 | 因停工 |",
        "产出指标 | 数量指标 | 铺设电缆 | ≥50公里 | 40公里 | 10 | 8 | ^ |",
        "产出指标 | 数量指标 | 更换灯泡 | ≥50个 | 40个 | 10 | 8 | 无 |",
    ).rows
    ((cell, group),) = reason_groups(rows)
    assert cell.text == "因停工"
    assert [row.indicator.name.text for row in group] == ["安装路灯", "铺设电缆"]


def test_a_note_counts_as_a_reason():
    found = view("产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 | | 因停工")
    assert reason_of(found.form, found.rows[0].indicator) == "因停工"


def test_the_box_below_the_table_speaks_where_rows_have_no_reasons():
    found = view(
        "产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 400盏",
        header="一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值",
        foot="偏差大或目标未完成原因分析 | 因停工",
    )
    assert reason_of(found.form, found.rows[0].indicator) == "因停工"


MISSED = [
    ("数量指标 | 安装路灯 | ≥500盏 | 400盏", True),
    ("数量指标 | 安装路灯 | 500盏 | 400盏", True),
    ("质量指标 | 验收合格率 | 100% | 98%", True),
    ("质量指标 | 现场会 | 5次 | 4次", False),
    ("数量指标 | 安全事故起数 | 5起 | 4起", False),
    ("数量指标 | 安装路灯 | ≥500盏 | 500盏", False),
    ("成本指标 | 维修费 | ≤50万元 | 52万元", True),
    ("时效指标 | 竣工时间 | 2023年9月底前 | 2023年11月", True),
]


@pytest.mark.parametrize(("row", "missed"), MISSED)
def test_a_target_is_surely_missed_only_where_nothing_is_presumed(row, missed):
    (scored,) = view(f"产出指标 | {row} | 10 | 10 | |").rows
    assert surely_missed(scored) is missed


def test_many_rows_are_counted():
    indicators = [
        row.indicator
        for row in view(*(f"产出指标 | 数量指标 | 事项{i} | ≥5件 | 5件 | 1 | 1 | |" for i in range(7))).rows
    ]
    assert lines(indicators) == "第3行、第4行、第5行、第6行、第7行等7行"
