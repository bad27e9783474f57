"""What stands in the cells that a formula names: each way to write an argument, each way to get it wrong."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from functions.asked import Refused, ask, error, stored
from jixiao.form.family import Family
from jixiao.form.grid import GridCell
from jixiao.functions import perf_budget_score, perf_score
from jixiao.functions.arguments import cell_of, kind_of, number_of, pack_of, quoted, text_of
from jixiao.packs import pack_names

CELLS = [
    (None, "", None),
    ("", "", None),
    (" 174件 ", " 174件 ", None),
    (174, "174", "174"),
    (Decimal("21.50"), "21.5", "21.50"),
    (Decimal("1E+2"), "100", "1E+2"),
    (stored("98%", "0.98"), "98%", "0.98"),
    (GridCell("2021年12月31日"), "2021年12月31日", None),
    (0.885, "0.885", "0.885"),
    (3.0, "3", "3"),
    (float("nan"), "NaN", None),
    (Decimal("NaN"), "NaN", None),
    (Decimal("Infinity"), "Infinity", None),
]


@pytest.mark.parametrize(("given", "text", "number"), CELLS, ids=[repr(case[0]) for case in CELLS])
def test_an_argument_is_read_as_a_cell(given: object, text: str, number: str | None) -> None:
    cell = cell_of(given)
    assert (cell.text, cell.number) == (text, None if number is None else Decimal(number))
    assert text_of(given) == text.strip()


NUMBERS = [
    ("0.5", "0.5"),
    ("0.5分", "0.5"),
    ("１０", "10"),
    ("2,136.50", "2136.50"),
    ("10%", "10"),
    (1, "1"),
    (stored("0.50", "0.5"), "0.50"),
    (stored("0.45", "0.45000000000000001"), "0.45"),
    (stored("1", "0.9834"), "0.9834"),
    (stored("10%", "0.1"), "10"),
    (stored("2.5分", "2.5"), "2.5"),
    (stored("2021年12月31日", "44561"), "44561"),
    ("-1", "-1"),
]


@pytest.mark.parametrize(("given", "number"), NUMBERS, ids=[repr(case[0]) for case in NUMBERS])
def test_a_number_is_taken_as_its_cell_means_it(given: object, number: str) -> None:
    assert str(number_of(given, "分值")) == number


@pytest.mark.parametrize("blank", [None, "", "  ", "　", "\n"])
def test_a_blank_is_no_number_and_no_error(blank: str | None) -> None:
    assert number_of(blank, "分值") is None


WORDS = [
    ("一分", "一分"),
    ("—", "—"),
    ("分值", "分值"),
    ("10~20", "10~20"),
    ("一\n二", "一 二"),
    ("详见附件说明，" * 8, ("详见附件说明，" * 8)[:40] + "…"),
    (Decimal("NaN"), "NaN"),
]


@pytest.mark.parametrize(("given", "shown"), WORDS, ids=[repr(case[0]) for case in WORDS])
def test_text_where_a_number_belongs_is_quoted_on_one_line(given: object, shown: str) -> None:
    assert ask(number_of, given, "分值") == Refused("#VALUE!", f"分值“{shown}”不是数字，请填写数字。")


@pytest.mark.parametrize("code", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
@pytest.mark.parametrize("take", [cell_of, text_of, pack_of, kind_of, quoted, lambda given: number_of(given, "分值")])
def test_an_error_cell_is_passed_on_with_its_own_code(take: object, code: str) -> None:
    assert ask(take, error(code)) == Refused(code, f"引用的单元格是错误值 {code}，请先改正那个单元格。")


KNOWN = (
    "national、guangxi、hebei、hubei、hunan、jiangxi-2017、manual-2022、shanxi、sichuan-2023、sichuan-daying-2020、"
    "system-2022、system-earlier、tianjin、tianjin-2021"
)
NO_PACK = [
    ("火星", f"没有名为“火星”的口径，现有口径：{KNOWN}。"),
    ("nationl", f"没有名为“nationl”的口径，是不是想写“national”？现有口径：{KNOWN}。"),
    ("没有.toml", "没有找到口径文件“没有.toml”，请检查路径和文件名。"),
    ("\0.toml", "没有找到口径文件“\0.toml”，请检查路径和文件名。"),
    ("\ud800.toml", "没有找到口径文件“\ud800.toml”，请检查路径和文件名。"),
]


@pytest.mark.parametrize(("name", "sentence"), NO_PACK, ids=[repr(case[0]) for case in NO_PACK])
def test_an_unknown_pack_is_refused_and_the_known_ones_are_named(name: str, sentence: str) -> None:
    assert ask(pack_of, name) == Refused("#VALUE!", sentence)


def test_the_sentence_names_every_pack_there_is() -> None:
    assert tuple(KNOWN.split("、")) == pack_names()


@pytest.mark.parametrize("name", [None, "", "  ", "national", " national ", GridCell("national")])
def test_no_pack_is_the_national_one(name: object) -> None:
    assert pack_of(name).name == "national"


@pytest.mark.parametrize("name", pack_names())
def test_every_pack_that_comes_along_is_known_by_its_name(name: str) -> None:
    assert pack_of(name).name == name


OWN = """
name = "某区"
title = "某区口径"
extends = "national"
source = "某区财政局通知"
because = "某区规定"
verified = false

[budget]
source = "某区财政局通知"
because = "某区规定"
verified = false
weight = {weight}
"""


def write_pack(path: Path, text: str, second: int) -> str:
    """Write a pack as if at that second, and give its name for a formula."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (second, second))
    return str(path)


def test_a_pack_file_that_is_changed_between_two_calls_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "某区.toml"
    name = write_pack(path, OWN.format(weight=20), 1_700_000_000)
    assert perf_budget_score("100", "50", None, name) == 10
    assert pack_of(name) is pack_of(name)
    write_pack(path, OWN.format(weight=10), 1_700_000_060)
    assert perf_budget_score("100", "50", None, name) == 5


def test_a_pack_file_may_be_named_in_capitals(tmp_path: Path) -> None:
    name = write_pack(tmp_path / "某区.TOML", OWN.format(weight=20), 1_700_000_000)
    assert perf_budget_score("100", "50", None, name) == 10


def test_a_pack_file_that_goes_wrong_between_two_calls_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "某区.toml"
    name = write_pack(path, OWN.format(weight=20), 1_700_000_000)
    assert perf_score("≥200件", "174件", 1, name) == Decimal("0.87")
    write_pack(path, OWN.format(weight=20) + "weihgt = 1\n", 1_700_000_060)
    assert ask(perf_score, "≥200件", "174件", 1, name) == Refused(
        "#VALUE!", "口径文件 某区.toml 的 [budget] 里有不认识的键“weihgt”，是不是想写“weight”？"
    )
    path.unlink()
    assert ask(perf_score, "≥200件", "174件", 1, name) == Refused(
        "#VALUE!", f"没有找到口径文件“{name}”，请检查路径和文件名。"
    )


def test_a_folder_is_no_pack_file(tmp_path: Path) -> None:
    folder = tmp_path / "口径.toml"
    folder.mkdir()
    assert ask(pack_of, str(folder)) == Refused("#VALUE!", f"打不开口径文件 {folder}，请检查路径和权限。")


KINDS = [
    (None, "", Family.OTHER),
    ("定性", "", Family.OTHER),
    ("定量指标", "", Family.OTHER),
    ("其他", "", Family.OTHER),
    ("其他指标", "", Family.OTHER),
    ("正向", "正向", Family.OTHER),
    ("反 向", "反向", Family.OTHER),
    ("反向指标", "反向", Family.OTHER),
    ("等于指标", "等于", Family.OTHER),
    ("≤", "≤", Family.OTHER),
    ("不低于", "不低于", Family.OTHER),
    ("成本指标", "", Family.COST),
    ("1.数量指标", "", Family.QUANTITY),
    ("进度指标", "", Family.TIMELINESS),
    ("质量指标（10分）", "", Family.QUALITY),
    ("服务对象\n满意度指标", "", Family.SATISFACTION),
    ("满意度", "", Family.SATISFACTION),
    ("产出指标", "", Family.OTHER),
    ("管理效率", "", Family.OTHER),
]


@pytest.mark.parametrize(("given", "comparator", "family"), KINDS, ids=[repr(case[0]) for case in KINDS])
def test_a_kind_is_a_direction_or_an_indicator_of_the_second_level(
    given: str | None, comparator: str, family: Family
) -> None:
    kind = kind_of(given)
    assert (kind.comparator, kind.family) == (comparator, family)


@pytest.mark.parametrize("family", list(Family))
def test_every_family_is_a_kind_under_its_own_name(family: Family) -> None:
    assert kind_of(family.value).family is family


@pytest.mark.parametrize("given", ["好的", "三级指标", "1", "指标"])
def test_an_unknown_kind_is_refused(given: str) -> None:
    assert ask(kind_of, given) == Refused(
        "#VALUE!", f"类型“{given}”不认识，请写正向、反向、等于、定性，或二级指标的名称，例如数量指标、成本指标。"
    )
