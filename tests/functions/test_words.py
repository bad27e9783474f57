"""How a text reads, and which tier words suggest."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from functions.asked import Refused, ask, error, stored
from jixiao.functions import perf_tier, perf_value
from jixiao.values.json_form import KIND_NAMES
from jixiao.values.model import Kind

VALUES = Path(__file__).parent.parent / "values"
SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝", "range": "区间", "within": "之内", "~": "约", "": ""}
ROLES = {"target": "指标值", "actual": "完成值"}


def lines(name: str) -> list[dict[str, str]]:
    """The texts of a table that the tests of reading keep."""
    text = (VALUES / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


# 0 is money only beside a target of money, which PERF_VALUE is not told.
_OMITTED = {("0", "money")}
TEXTS = [
    row
    for row in lines("values.tsv") + lines("corpus.tsv")
    if row["text"].strip() and (row["text"], row["kind"]) not in _OMITTED
]


def test_the_tables_hold_thousands_of_texts() -> None:
    assert len(TEXTS) > 2000


def test_every_text_of_the_tables_reads_as_they_say() -> None:
    wrong = [(row["text"], row["role"]) for row in TEXTS if not _agrees(row)]
    assert wrong == []


def _agrees(row: dict[str, str]) -> bool:
    """Whether a text's reading is that of its line: kind, comparator, number, unit and scale."""
    found = perf_value(row["text"], ROLES[row["role"]])
    if found is None or (found.kind, found.comparator) != (KIND_NAMES[Kind(row["kind"])], SIGNS[row["comparator"]]):
        return False
    if isinstance(found.number, Decimal):
        return (found.number, found.unit, found.scale) == (
            Decimal(row["number"]),
            row["unit"],
            Decimal(row["scale"] or 1),
        )
    return found.number.startswith(row["number"]) and found.number.endswith(row["upper_number"])


READINGS = [
    ("≥200件", None, ("数量", "≥", Decimal(200), "件", Decimal(1))),
    ("≥1.2万人", None, ("数量", "≥", Decimal("1.2"), "人", Decimal(10000))),
    ("≤1.20万元", None, ("金额", "≤", Decimal("1.20"), "元", Decimal(10000))),
    ("95%", None, ("百分比", "", Decimal(95), "%", Decimal("0.01"))),
    ("95%", "完成值", ("百分比", "＝", Decimal(95), "%", Decimal("0.01"))),
    ("95%", " 实际完成值 ", ("百分比", "＝", Decimal(95), "%", Decimal("0.01"))),
    (stored("98%", "0.98"), None, ("百分比", "", Decimal(98), "%", Decimal("0.01"))),
    (stored("0.50", "0.5"), None, ("数量", "", Decimal("0.50"), "", Decimal(1))),
    (174, None, ("数量", "", Decimal(174), "", Decimal(1))),
    ("90%-95%", None, ("区间", "区间", "90～95", "%", Decimal("0.01"))),
    ("100±5", None, ("允差", "之内", "100±5", "", Decimal(1))),
    ("1:3", None, ("比例", "", "1:3", "", Decimal(1))),
    ("7*24小时", None, ("服务时间", "＝", "7*24", "小时", Decimal(1))),
    ("≤2021年12月", None, ("期限", "≤", "2021-12", "", "")),
    ("第四季度", None, ("时段", "之内", "Q4", "", "")),
    ("370余场", None, ("约数", "约", Decimal(370), "场", Decimal(1))),
    ("有效提升", None, ("定性", "", "", "", "")),
    ("**", None, ("占位", "", "", "", "")),
    ("90%提高到95%", None, ("无法读取", "", "", "", "")),
    ("衔接率100%，帮教率90%以上", None, ("一格多值", "", "", "", "")),
    (None, None, None),
    (" ", "完成值", None),
]


@pytest.mark.parametrize(("text", "role", "reading"), READINGS, ids=[f"{c[0]!r} {c[1]}" for c in READINGS])
def test_a_text_reads_as_five_cells(text: object, role: str | None, reading: object) -> None:
    assert perf_value(text, role) == reading


def test_another_role_and_an_error_are_refused() -> None:
    assert ask(perf_value, "95%", "目标") == Refused("#VALUE!", "“目标”不是可选的读法，请写“指标值”或“完成值”。")
    assert ask(perf_value, error("#N/A")) == Refused("#N/A", "引用的单元格是错误值 #N/A，请先改正那个单元格。")


def test_every_kind_has_a_chinese_name() -> None:
    assert set(KIND_NAMES) == set(Kind)


MET, PARTLY, MISSED = "达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差"
TIERS = [
    ("有效提升", None, MET),
    ("达成预期指标", None, MET),
    ("及时发放人民调解案件补贴", "及时", MET),
    ("未发生投诉", None, MET),
    ("基本完成", None, PARTLY),
    ("部分完成", "完成", PARTLY),
    ("基本建立", "基本建立", MET),
    ("不及时", "及时", MISSED),
    ("尚未启动", None, MISSED),
    (None, "及时", None),
    ("  ", None, None),
]


@pytest.mark.parametrize(("actual", "target", "tier"), TIERS, ids=[f"{c[0]} {c[1]}" for c in TIERS])
def test_words_suggest_a_tier(actual: str | None, target: str | None, tier: str | None) -> None:
    assert perf_tier(actual, target) == tier


NO_TIERS = [
    ("95%", "百分比"),
    ("174件", "数量"),
    ("2021年12月", "日期"),
    ("无", "不适用"),
    ("**", "占位"),
    ("90%提高到95%", "无法读取"),
]


@pytest.mark.parametrize(("actual", "kind"), NO_TIERS, ids=[case[0] for case in NO_TIERS])
def test_what_is_no_words_has_no_tier(actual: str, kind: str) -> None:
    assert ask(perf_tier, actual) == Refused(
        "#N/A", f"“{actual}”的种类是“{kind}”，不分档；请填写完成情况的文字，例如 有效提升。"
    )


def test_a_tier_is_called_as_its_pack_calls_it() -> None:
    refused = ask(perf_tier, "基本完成", None, "火星")
    assert isinstance(refused, Refused)
    assert perf_tier("基本完成", None, "hubei") == PARTLY


@pytest.mark.parametrize("given", [(error("#N/A"),), ("基本完成", error("#N/A")), (None, error("#N/A"))])
def test_an_error_is_passed_on(given: tuple[object, ...]) -> None:
    assert ask(perf_tier, *given) == Refused("#N/A", "引用的单元格是错误值 #N/A，请先改正那个单元格。")
