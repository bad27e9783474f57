"""The wording of one prompt (偏差原因提示): the facts, the questions, the categories of causes, what is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jixiao.prose.template import render, sections
from jixiao.review.model import Prompt, PromptKind

# What templates/prompts/*.j2 may quote; None where a prompt does not know it.
FACTS = ("target", "actual", "deviation", "completion", "weight", "score", "points")
_UNKNOWN = dict.fromkeys(FACTS)


@dataclass(frozen=True, slots=True)
class PromptText:
    """What the people who fill in the form read about one deviation."""

    fact: str
    questions: tuple[str, ...]
    categories: tuple[str, ...]
    lacks: tuple[str, ...]


def prompt_text(prompt: Prompt) -> PromptText:
    """Word a prompt from the template of its kind; it asks, and never supplies a cause.

    Raises:
        TemplateError: the template is missing, faulty, or asks for a fact that the prompt does not have.
    """
    name = template_of(prompt.kind)
    values = _UNKNOWN | dict(prompt.facts) | {"subject": prompt.subject, "goal": prompt.goal}
    found = sections(name, **values)
    return PromptText(
        fact=found.text("事实"),
        questions=found.lines("请核实并说明"),
        categories=categories(),
        lacks=tuple(str(lack) for lack in prompt.lacks),
    )


def prompt_paragraph(prompt: Prompt) -> str:
    """A prompt as one paragraph: the facts, then the numbered questions.

    Raises:
        TemplateError: as `prompt_text`.
    """
    text = prompt_text(prompt)
    return render("prompt_paragraph.j2", fact=text.fact, questions=text.questions).strip()


def template_of(kind: PromptKind) -> str:
    """The template of a kind of deviation.

    >>> template_of(PromptKind.FAR_ABOVE)
    'prompts/far_above.j2'
    """
    return f"prompts/{kind.name.lower()}.j2"


@cache
def categories() -> tuple[str, ...]:
    """The categories of causes (原因类别) offered for every kind of deviation; other words are allowed."""
    name = "categories.j2"
    return sections(name).lines("原因类别")
