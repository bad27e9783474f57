"""One row as a formula sees it. The tables are meant to be extended: target, actual, what comes out."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from functions.asked import Refused, ask, error, stored
from jixiao.form.grid import GridCell
from jixiao.functions import perf_basis, perf_completion, perf_deviation, perf_flag, perf_prompt, perf_score
from scoring.test_seed1 import EXCEPTIONS

SCORING = Path(__file__).parent.parent / "scoring"


def lines(name: str) -> list[dict[str, str]]:
    """The cases of a table that the tests of scoring keep."""
    text = (SCORING / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


SENTENCES = [case for case in lines("sentences.tsv") if not case["claimed"]]


@pytest.mark.parametrize("case", SENTENCES, ids=[f"{c['pack']} {c['target']} {c['actual']}" for c in SENTENCES])
def test_points_flag_and_basis_are_those_of_scoring(case: dict[str, str]) -> None:
    target, actual, weight = case["target"], case["actual"], case["weight"]
    rest = (case["pack"], case["family"])
    points = Decimal(case["points"]) if case["points"] else Refused("#N/A", case["basis"])
    blank = not actual
    assert ask(perf_score, target, actual, weight, *rest) == (None if blank else points)
    assert perf_basis(target, actual, weight, *rest) == (None if blank else case["basis"])
    assert perf_flag(target, actual, *rest) == case["outcome"]


SEED = lines("seed1.tsv")


@pytest.mark.parametrize("row", SEED, ids=[f"{row['goal']} {row['name']} {row['actual']}" for row in SEED])
def test_the_published_form_scores_as_its_people_scored_it(row: dict[str, str]) -> None:
    expected = EXCEPTIONS.get((row["target"], row["actual"]), row["claimed"])
    points = perf_score(row["target"], row["actual"], row["weight"], "tianjin-2021", row["family"])
    assert points == Decimal(expected)


BY_PACK = [
    ("national", "≥751件", "1042件", "0.25"),
    ("tianjin-2021", "≥751件", "1042件", "0.23"),
    ("national", "≤50万元", "38.63万元", "0.25"),
    ("tianjin-2021", "≤50万元", "38.63万元", "0.19"),
    ("national", "提升", "部分提升", "0.20"),
    ("hubei", "提升", "部分提升", "0.20"),
    ("national", "及时", "不及时", "0.15"),
    ("hubei", "及时", "不及时", "0.13"),
    ("guangxi", "提升", "有效提升", "0.25"),
    ("system-2022", "≥10件", "12件", "0.25"),
    ("system-2022", "≤180万元", "200万元", "0.22"),
    ("national", "≤180万元", "200万元", "0.23"),
]


@pytest.mark.parametrize(("pack", "target", "actual", "points"), BY_PACK, ids=[" ".join(case) for case in BY_PACK])
def test_each_place_scores_by_its_own_pack(pack: str, target: str, actual: str, points: str) -> None:
    assert str(perf_score(target, actual, "0.25", pack, "成本指标" if "万元" in target else None)) == points


BY_KIND = [
    ("180万元", "200万元", None, "1.00", "正常"),
    ("180万元", "200万元", "正向", "1.00", "正常"),
    ("180万元", "200万元", "反向", "0.90", "超支"),
    ("180万元", "200万元", "成本指标", "0.90", "超支"),
    ("180万元", "150万元", "等于", "0.83", "未完成"),
    ("180万元", "150万元", "反向", "1.00", "正常"),
    ("5件", "10件", "反向指标", "0.50", "未完成"),
    ("95", "98", "正向", "1.00", "正常"),
    ("95%", "90%", "质量指标", "0.95", "未完成"),
    ("95%", "90%", "≤", "1.00", "正常"),
    ("≥95%", "90%", "反向", "0.95", "未完成"),  # what the target states itself is not overruled
    ("提升", "有效提升", "定性", "1.00", "待确认"),
    ("提升", "有效提升", "社会效益指标", "1.00", "待确认"),
    ("180万元", "200万元", "其他", "1.00", "正常"),
]


@pytest.mark.parametrize(
    ("target", "actual", "kind", "points", "flag"), BY_KIND, ids=[f"{c[0]} {c[1]} {c[2]}" for c in BY_KIND]
)
def test_a_kind_says_which_way_is_good(target: str, actual: str, kind: str | None, points: str, flag: str) -> None:
    assert (str(perf_score(target, actual, 1, None, kind)), perf_flag(target, actual, None, kind)) == (points, flag)


CELLS = [
    (stored("95%", "0.95"), stored("98%", "0.98"), 1, "1.00"),
    ("≥95%", stored("98%", "0.98"), 1, "1.00"),
    ("≥95%", stored("90.5%", "0.905"), 1, "0.95"),
    ("≥200件", stored("174", "174"), 1, "0.87"),
    ("≥200件", 174, 1, "0.87"),
    (Decimal(200), Decimal("174.0"), 1, "0.87"),
    ("≥2,000件", stored("1,740", "1740"), 1, "0.87"),
    ("≥200件", "174件", stored("0.50", "0.5"), "0.44"),
    ("≥200件", "174件", stored("2.5分", "2.5"), "2.18"),
    ("≥12万人", "11.5", 1, "0.96"),
    ("≤2万元", "25000元", 1, "0.80"),
    ("≤2021年12月", GridCell("2021年12月31日"), 1, "1.00"),
    ("2021年12月31日前", GridCell("2021/12/30"), 1, "1.00"),
    ("≥5%", "-3%", 2, "0.00"),
    ("≥200件", stored("-3", "-3"), 2, "0.00"),
    (" ≥200件 ", "\n174件\n", " 1 ", "0.87"),
    ("≥200件", "174件", 0, "0.00"),
]


@pytest.mark.parametrize(
    ("target", "actual", "weight", "points"), CELLS, ids=[f"{c[0]!r} {c[1]!r} {c[2]!r}" for c in CELLS]
)
def test_a_cell_counts_as_it_shows_and_stores(target: object, actual: object, weight: object, points: str) -> None:
    assert str(perf_score(target, actual, weight)) == points


REFUSED = [
    (
        ("≥95%", stored("0.98", "0.98"), 1),
        "#N/A",
        "正向指标：完成值“0.98”与指标值“≥95%”无法比较，完成值没有写“%”，看不出是百分数还是小数，请核对（national）",
    ),
    (
        ("≥95人", "96件", 1),
        "#N/A",
        "正向指标：完成值“96件”与指标值“≥95人”无法比较，单位“件”与“人”不同，请核对（national）",
    ),
    (
        ("≤2021年12月", "2022年1月", 1),
        "#N/A",
        "时效：完成值2022年1月晚于指标值≤2021年12月，口径没有规定逾期怎样计分，请人工判断（national）",
    ),
    ((None, "3件", 1), "#N/A", "未测算：没有填写指标值（national）"),
    (("年度计划", "完成", 1), "#N/A", "未测算：指标值“年度计划”指向另一份材料，没有可以比较的内容（national）"),
    (("≥200件", "174件", -1), "#N/A", "未测算：分值-1不是可用的分数，请核对（national）"),
    (("≥200件", "174件", "十分"), "#VALUE!", "分值“十分”不是数字，请填写数字。"),
    (
        ("≥200件", "174件", 1, None, "好的"),
        "#VALUE!",
        "类型“好的”不认识，请写正向、反向、等于、定性，或二级指标的名称，例如数量指标、成本指标。",
    ),
]


@pytest.mark.parametrize(("given", "code", "sentence"), REFUSED, ids=[str(case[0]) for case in REFUSED])
def test_what_cannot_be_scored_is_an_error_with_its_reason(given: tuple[object, ...], code: str, sentence: str) -> None:
    assert ask(perf_score, *given) == Refused(code, sentence)


ROW_FUNCTIONS = [perf_score, perf_completion, perf_deviation, perf_flag, perf_basis, perf_prompt]
WEIGHTED = (perf_score, perf_basis, perf_prompt)


@pytest.mark.parametrize("function", ROW_FUNCTIONS)
@pytest.mark.parametrize("blank", [None, "", " ", GridCell(" ")])
def test_a_blank_row_stays_blank(function: object, blank: object) -> None:
    assert ask(function, blank, blank, *([blank] if function in WEIGHTED else [])) is None


@pytest.mark.parametrize("function", ROW_FUNCTIONS)
def test_a_row_without_an_actual_has_nothing_to_say_but_its_flag(function: object) -> None:
    expected = "未填" if function is perf_flag else None
    assert ask(function, "≥200件", None, *([1] if function in WEIGHTED else [])) == expected


@pytest.mark.parametrize("function", [perf_score, perf_basis])
def test_without_a_weight_there_are_no_points(function: object) -> None:
    """Cells merged over several rows are blank in all rows but the first."""
    assert ask(function, "≥200件", "174件", None) is None


@pytest.mark.parametrize("function", ROW_FUNCTIONS)
def test_an_error_in_any_argument_is_passed_on(function: object) -> None:
    given = ["≥200件", "174件", *([1] if function in WEIGHTED else []), *([1] if function is perf_prompt else [])]
    given += ["national", "数量指标"]
    assert not isinstance(ask(function, *given), Refused)
    for place in range(len(given)):
        spoilt = [*given[:place], error("#REF!"), *given[place + 1 :]]
        assert ask(function, *spoilt) == Refused("#REF!", "引用的单元格是错误值 #REF!，请先改正那个单元格。")


@pytest.mark.parametrize("function", ROW_FUNCTIONS)
@pytest.mark.parametrize("where", [0, 1])
def test_an_error_is_passed_on_though_the_rest_of_the_row_is_blank(function: object, where: int) -> None:
    given = [None] * (3 if function in WEIGHTED else 2)
    given[where] = error("#N/A")
    assert ask(function, *given) == Refused("#N/A", "引用的单元格是错误值 #N/A，请先改正那个单元格。")


@pytest.mark.parametrize("function", ROW_FUNCTIONS)
def test_an_unknown_pack_is_refused_though_the_row_is_blank(function: object) -> None:
    blanks = [None] * (4 if function is perf_prompt else 3 if function in WEIGHTED else 2)
    refused = ask(function, *blanks, "火星")
    assert isinstance(refused, Refused)
    assert refused.sentence.startswith("没有名为“火星”的口径，现有口径：national、")


RATIOS = [
    ("≥200件", "174件", "0.87", "-0.13"),
    ("≥200件", "552件", "2.76", "1.76"),
    ("≤180万元", "200万元", str(Decimal(200) / 180), str(Decimal(20) / 180)),
    ("≤50万元", "38.63万元", "0.7726", "-0.2274"),
    ("≤2万元", "15000元", "0.75", "-0.25"),
    ("≥95%", stored("98%", "0.98"), str(Decimal(98) / 95), str(Decimal(3) / 95)),
    ("=8件", "8件", "1", "0"),
    ("≥200件", "-3件", "-0.015", "-1.015"),
    ("≥0件", "3件", None, None),
    ("有效提升", "有效提升", None, None),
    ("≤2021年12月", "2021年11月", None, None),
    ("≥400场", "370余场", None, None),
    ("≥200件", "", None, None),
]


@pytest.mark.parametrize(
    ("target", "actual", "completion", "deviation"), RATIOS, ids=[f"{c[0]} {c[1]}" for c in RATIOS]
)
def test_completion_and_deviation_are_ratios(
    target: str, actual: object, completion: str | None, deviation: str | None
) -> None:
    found = (perf_completion(target, actual), perf_deviation(target, actual))
    assert found == tuple(None if ratio is None else Decimal(ratio) for ratio in (completion, deviation))


@pytest.mark.parametrize("function", [perf_completion, perf_deviation])
def test_a_ratio_of_what_does_not_compare_is_an_error(function: object) -> None:
    assert ask(function, "≥200件", "174人") == Refused(
        "#N/A", "正向指标：完成值“174人”与指标值“≥200件”无法比较，单位“人”与“件”不同，请核对（national）"
    )
    assert ask(function, None, "174人") == Refused("#N/A", "未测算：没有填写指标值（national）")


FLAGS = [
    ("≥200件", "200件", None, "正常"),
    ("≥200件", "174件", None, "未完成"),
    ("≥200件", "552件", None, "超额"),
    ("≤180万元", "200万元", "成本指标", "超支"),
    ("≤50万元", "38.63万元", "成本指标", "节约"),
    ("≤2021年12月", "2022年1月", None, "逾期"),
    ("提升", "有效提升", None, "待确认"),
    ("≥200件", "", None, "未填"),
    ("≥200件", "174人", None, "无法测算"),
    ("", "174件", None, "无法测算"),
    ("", "", None, None),
]


@pytest.mark.parametrize(("target", "actual", "kind", "flag"), FLAGS, ids=[f"{c[0]} {c[1]}" for c in FLAGS])
def test_a_flag_is_one_word(target: str, actual: str, kind: str | None, flag: str | None) -> None:
    assert perf_flag(target, actual, None, kind) == flag
