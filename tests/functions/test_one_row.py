"""A single row as a form of its own: its prompt is what a review makes of a form with that row only."""

from __future__ import annotations

from decimal import Decimal

import pytest

from functions.asked import Refused, ask
from jixiao.form.grid import Snapshot
from jixiao.functions import perf_prompt
from jixiao.packs import load_pack
from jixiao.prose import prompt_paragraph
from jixiao.reader import read_book
from jixiao.review import PromptKind, review_book
from text_grid import sheet_from_text

FORM = """
项目支出绩效自评表
（2021年度）
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
{level1} | {level2} | 办理案件 | {target} | {actual} | {weight} | {score} |
"""
ROWS = [
    ("产出指标", "数量指标", "≥200件", "174件", "50", "43.5"),
    ("产出指标", "数量指标", "≥200件", "552件", "50", "45"),
    ("产出指标", "质量指标", "≥90%", "99%", "50", "50"),
    ("产出指标", "时效指标", "≤2021年12月", "2022年1月", "50", "40"),
    ("成本指标", "经济成本指标", "≤180万元", "200万元", "20", "18"),
    ("成本指标", "经济成本指标", "180万元", "200万元", "20", "20"),
    ("成本指标", "经济成本指标", "≤50万元", "38.63万元", "20", "15.4"),
    ("效益指标", "社会效益指标", "提升", "有效提升", "30", "28"),
    ("效益指标", "社会效益指标", "≥95%", "应援尽援", "30", "30"),
    ("满意度指标", "服务对象满意度指标", "≥90%", "**", "10", "10"),
    ("产出指标", "数量指标", "", "174件", "50", "43.5"),
]


@pytest.mark.parametrize("pack", ["national", "tianjin-2021", "guangxi"])
@pytest.mark.parametrize("row", ROWS, ids=[f"{row[2]} {row[3]} {row[5]}" for row in ROWS])
def test_a_prompt_of_a_row_is_the_prompt_of_its_form(row: tuple[str, ...], pack: str) -> None:
    level1, level2, target, actual, weight, score = row
    sheet = sheet_from_text(
        FORM.format(level1=level1, level2=level2, target=target, actual=actual, weight=weight, score=score)
    )
    review = review_book(read_book(Snapshot((sheet,)), "测试.xlsx"), load_pack(pack))
    assert len(review.forms) == 1
    expected = [(prompt.kind, dict(prompt.facts)) for prompt in review.prompts]
    found = perf_prompt(target, actual, Decimal(weight), Decimal(score), pack, level2)
    assert ([(found.kind, dict(found.facts))] if found else []) == expected


PROMPTS = [
    ("≥200件", "174件", None, None, None, PromptKind.SHORT),
    ("≥200件", "552件", None, None, None, PromptKind.FAR_ABOVE),
    ("≤180万元", "200万元", None, None, "成本指标", PromptKind.OVERSPENT),
    ("≤50万元", "38.63万元", None, None, "成本指标", PromptKind.UNDERSPENT),
    ("≤2021年12月", "2022年1月", None, None, None, PromptKind.LATE),
    ("≥95%", "应援尽援", None, None, None, PromptKind.WORDS),
    ("≥95%", "**", None, None, None, PromptKind.NO_EVIDENCE),
    ("≥90%", "99%", 1, "0.9", None, PromptKind.POINTS_OFF),
    ("", "99%", 1, "0.9", None, PromptKind.POINTS_OFF),
    ("≥90%", "99%", 1, 1, None, None),
    ("≥90%", "99%", None, None, None, None),
    ("", "99%", 1, 1, None, None),
    ("≥90%", "", 1, "0.9", None, None),
    ("", "", 1, "0.9", None, None),
]


@pytest.mark.parametrize(
    ("target", "actual", "weight", "score", "kind", "prompt"), PROMPTS, ids=[f"{c[0]} {c[1]} {c[3]}" for c in PROMPTS]
)
def test_a_deviation_is_asked_about_by_its_kind(
    target: str, actual: str, weight: object, score: object, kind: str | None, prompt: PromptKind | None
) -> None:
    found = perf_prompt(target, actual, weight, score, None, kind)
    assert (found.kind if found else None) is prompt


def test_a_prompt_holds_the_facts_and_no_cause() -> None:
    found = perf_prompt("≥200件", "174件", "0.5", "0.44")
    assert found is not None
    assert dict(found.facts) == {
        "target": "≥200件",
        "actual": "174件",
        "deviation": Decimal("-0.13"),
        "completion": Decimal("0.87"),
        "weight": Decimal("0.5"),
        "score": Decimal("0.44"),
        "points": Decimal("0.44"),
    }
    assert found.reason == ""
    assert prompt_paragraph(found).startswith("指标值为≥200件，实际完成值为174件，低于指标值13%，")


def test_a_score_that_is_no_number_is_refused_by_name() -> None:
    assert ask(perf_prompt, "≥200件", "174件", 1, "满分") == Refused("#VALUE!", "得分“满分”不是数字，请填写数字。")
