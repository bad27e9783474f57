"""The wording of a prompt: it asks, and never supplies a cause."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.prose import TemplateError, prompt_text
from jixiao.prose.prompt import categories
from jixiao.review.model import Lack, PromptKind
from sheets.made_review import prompt


@pytest.mark.parametrize("kind", PromptKind)
def test_every_kind_asks_two_to_four_questions_and_states_one_fact(kind: PromptKind) -> None:
    text = prompt_text(prompt(kind, 12))
    assert 2 <= len(text.questions) <= 4
    assert all(question.endswith(("？", "。")) and "？" in question for question in text.questions)
    assert text.fact.count("。") == 1
    assert "≥200件" in text.fact
    assert "552件" in text.fact


@pytest.mark.parametrize("kind", PromptKind)
def test_no_question_names_a_cause(kind: PromptKind) -> None:
    questions = "".join(prompt_text(prompt(kind, 12)).questions)
    assert not [cause for cause in categories() if cause in questions]


def test_numbers_that_are_not_known_are_left_out() -> None:
    text = prompt_text(prompt(PromptKind.SHORT, 12, deviation=Decimal("-0.5"), weight=Decimal("1.0")))
    assert text.fact == "指标值为≥200件，实际完成值为552件，低于指标值50%，分值1分。"


def test_braces_in_the_form_stay_text() -> None:
    text = prompt_text(prompt(PromptKind.WORDS, 12, actual="{{ 1 + 1 }}【事实】"))
    assert text.fact == "指标值≥200件应以数值或日期答复，实际完成值填写的是“{{ 1 + 1 }}【事实】”。"


def test_what_a_reason_lacks_is_told_in_its_own_words() -> None:
    text = prompt_text(prompt(PromptKind.SHORT, 12, "无", (Lack.CAUSE, Lack.WHEN)))
    assert text.lacks == ("未说明原因", "未写完成时限")


def test_the_categories_fit_into_a_list_of_a_cell() -> None:
    assert len(",".join(categories())) <= 255
    assert not any("," in category for category in categories())


def test_a_template_error_names_the_template() -> None:
    with pytest.raises(TemplateError, match=r"prompts/short\.j2"):
        prompt_text(prompt(PromptKind.SHORT, 12, deviation="很多"))
