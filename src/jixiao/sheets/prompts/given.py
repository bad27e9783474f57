"""A line of 偏差原因提示 as what people gave (填写的原因)."""

from __future__ import annotations

from jixiao.prose.reason import GivenReason
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Line

YES = "是"
"""What ticks a cell under 覆盖原文."""

TICKS = (YES, "√", "✓", "✔", "☑")
"""What people write to tick a cell."""


def is_ticked(line: Line) -> bool:
    """Whether the text in the form may be replaced (覆盖原文)."""
    return line.get(at.OVERWRITE, "").strip() in TICKS


def given_by(line: Line) -> GivenReason:
    """What was filled in on a line."""
    return GivenReason(
        reason=line.get(at.REASON, ""),
        category=line.get(at.CATEGORY, ""),
        evidence=line.get(at.EVIDENCE, ""),
        measure=line.get(at.MEASURE, ""),
        who=line.get(at.WHO, ""),
        when=line.get(at.WHEN, ""),
    )
