"""The text of a 偏差原因分析及改进措施, composed of what people filled in about one deviation and of nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.checks.reason_quality import is_blank
from jixiao.prose.prompt import NO_FIGURES, Figures
from jixiao.prose.template import sections

TEMPLATE = "reason.j2"
# Private characters around a name that stands for a text while the template is filled.
_BEGIN, _END = "\ue000", "\ue001"
_SLOT = re.compile(rf"{_BEGIN}(\w+){_END}(。?)")
TRAILING = "。．，、；;,"
"""What is taken off the end of a text that was filled in."""
_TRAILING = re.compile(rf"[\s{TRAILING}]+$")
CLOSED = ("！", "？", "!", "?", "…", "。”", "。）", "。」", "！”", "？”")
"""How a text ends that needs no full stop more."""
# What people tend to write once more in front of their text.
_LABELS = {
    "category": re.compile(r"原因类别[：:]\s*"),
    "reason": re.compile(r"(?:偏差)?原因(?:分析)?[：:]\s*"),
    "evidence": re.compile(r"佐证(?:材料)?[：:]\s*"),
    "measure": re.compile(r"(?:改进|整改)?措施[：:]\s*"),
    "who": re.compile(r"(?:责任科室|责任人|责任单位)[：:]\s*"),
    "when": re.compile(r"完成时限[：:]\s*"),
}
BESIDE_THE_REASON = ("category", "evidence", "measure", "when")
SLOTS = ("subject", "figures", *_LABELS)
"""What the template may use."""


@dataclass(frozen=True, slots=True)
class GivenReason:
    """What people filled in about one deviation (填写的原因), as it stands in the cells."""

    reason: str
    category: str = ""
    evidence: str = ""
    measure: str = ""
    who: str = ""
    when: str = ""

    @property
    def says_why(self) -> bool:
        """Whether a reason stands there, not only 无 or its own heading."""
        return bool(_tidy(self.reason, _LABELS["reason"]))

    @property
    def says_more(self) -> bool:
        """Whether something was filled in that belongs to a reason; who is to answer may be named beforehand."""
        return any(_tidy(getattr(self, name), _LABELS[name]) for name in BESIDE_THE_REASON)


@dataclass(frozen=True, slots=True)
class ReasonText:
    """The composed text: the cause with its evidence, and the measure with who and when ("" for none)."""

    cause: str
    measure: str
    apart: bool = False  # the measure belongs into a column of its own

    @property
    def paragraph(self) -> str:
        """Both as one text, for a form with one column for them."""
        return self.cause + self.measure


def reason_text(
    given: GivenReason, *, subject: str = "", figures: Figures = NO_FIGURES, measure_apart: bool = False
) -> ReasonText:
    r"""Compose the text; parts that nobody filled in are left out, and what was written keeps its own line breaks.

    ``subject`` is the indicator that the paragraph is about, where several share a cell. ``figures`` are named where
    the reason does not name them itself. ``measure_apart`` says that the form has a column of its own for the measure.

    >>> reason_text(GivenReason("因疫情停办一期培训。", who="法治科")).paragraph
    '因疫情停办一期培训。责任科室：法治科。'

    Raises:
        TemplateError: the template cannot be used.
    """
    texts = {name: _tidy(getattr(given, name), label) for name, label in _LABELS.items()}
    texts["subject"] = subject
    texts["figures"] = "" if figures.are_named_in(given.reason) else _TRAILING.sub("", figures.text)
    slots = {name: f"{_BEGIN}{name}{_END}" if text else None for name, text in texts.items()}
    found = sections(TEMPLATE, **slots)
    measure = "另栏填写的改进措施" if measure_apart else "改进措施"
    return ReasonText(_filled(found.text("原因"), texts), _filled(found.text(measure), texts), measure_apart)


def _tidy(text: str, label: re.Pattern[str]) -> str:
    """A text without blanks around it, without its own heading before it and its full stop behind it."""
    text = text.strip()
    found = label.match(text)
    text = text[found.end() :] if found else text
    return "" if is_blank(text) else _TRAILING.sub("", text)


def _filled(written: str, texts: dict[str, str]) -> str:
    """Put the texts where their names stand; one that ends its sentence itself gets no full stop more."""

    def put(slot: re.Match[str]) -> str:
        text = texts[slot[1]]
        return text if text.endswith(CLOSED) else text + slot[2]

    return _SLOT.sub(put, written)
