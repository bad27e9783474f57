"""The wording of one prompt (偏差原因提示): the facts, the questions, the categories of causes, what is lacking."""

from __future__ import annotations

import re
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


# Of these the fact says that something is amiss with the form, which is nothing to explain to its readers.
_AMISS = frozenset({PromptKind.WORDS, PromptKind.NO_EVIDENCE})
_SCORES = dict.fromkeys(("weight", "score", "points"))
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that a reason has to name (指标值与完成值): a sentence of them, and the numbers in it."""

    text: str
    numbers: tuple[str, ...]

    def are_named_in(self, reason: str) -> bool:
        """Whether a reason names them itself."""
        return all(number in reason for number in self.numbers)


NO_FIGURES = Figures("", ())


def figures_of(prompt: Prompt) -> Figures:
    """The figures of a prompt, without its scores; nothing where it has none.

    Raises:
        TemplateError: as `prompt_text`.
    """
    texts = (str(prompt.facts.get(name, "")).replace(",", "") for name in ("target", "actual"))
    numbers = tuple(found.group() for found in map(_NUMBER.search, texts) if found)
    if not numbers or prompt.kind in _AMISS:
        return NO_FIGURES
    values = _UNKNOWN | dict(prompt.facts) | {"subject": prompt.subject, "goal": prompt.goal} | _SCORES
    return Figures(sections(template_of(prompt.kind), **values).text("事实"), numbers)


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
