"""The prompts handed out to the departments that know (分发提示), one workbook for each 责任科室."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from jixiao.review.model import Prompt, Review
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Answers, Line
from jixiao.sheets.prompts.matching import match_lines

CODE = "偏差原因提示核对码"
"""The defined name of a handed-out workbook by which it is known that nothing has moved since."""

ORIGIN = "偏差原因提示来源"
"""The defined name that says which forms the prompts are about."""


_FIGURES = ("target", "actual")


@dataclass(frozen=True, slots=True)
class Portion:
    """What one department is asked (一份提示)."""

    department: str  # 责任科室
    prompts: tuple[Prompt, ...]
    lines: tuple[Line, ...]  # what was filled in already, at least the department


@dataclass(frozen=True, slots=True)
class Distribution:
    """All portions in the order in which the departments first appear, and the prompts that nobody is asked."""

    portions: tuple[Portion, ...]
    unassigned: tuple[Prompt, ...]


def distribute(review: Review, answers: Answers) -> Distribution:
    """Sort the prompts of a review by the 责任科室 that was filled in beside them."""
    matching = match_lines(review.prompts, answers.lines, review.book)
    found: dict[str, list[tuple[Prompt, Line]]] = {}
    unassigned = []
    for number, prompt in enumerate(review.prompts):
        line = matching.line_of(number) or {}
        department = "".join(line.get(at.WHO, "").split())
        if department:
            found.setdefault(department, []).append((prompt, line))
        else:
            unassigned.append(prompt)
    portions = (Portion(name, *map(tuple, zip(*pairs, strict=True))) for name, pairs in found.items())
    return Distribution(tuple(portions), tuple(unassigned))


def code_of(prompts: Sequence[Prompt]) -> str:
    """A code for what is asked, where it stands and of which figures; it changes with any of them.

    >>> code_of(())
    'e3b0c44298fc'
    """
    asked = (
        (each.sheet, each.cell.ref, each.goal, each.subject, each.kind.value, *map(str, map(each.facts.get, _FIGURES)))
        for each in prompts
    )
    return sha256("\n".join("\t".join(texts) for texts in asked).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def is_named(review: Review) -> bool:
    """Whether the forms say whose they are; a title alone stands over the forms of many bureaus."""
    return all(form.department or form.project for form in review.forms)


def origin_of(review: Review) -> str:
    """Which forms the prompts are about: department, project, title and year of each."""
    named = []
    for form in review.forms:
        title = "".join(form.title.split()) or form.sheet
        year = f"{form.year}年度" if form.year and str(form.year) not in title else ""
        named.append(" ".join(filter(None, (form.department, form.project, f"{year}{title}"))))
    return "；".join(dict.fromkeys(named))
