"""How far the prompts are answered by what stands in the form (答复情况)."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.checks.reason_quality import is_blank
from jixiao.review.model import Prompt


def answered(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """The prompts about which the form says something, by a reason or by a measure in a place of its own."""
    return tuple(prompt for prompt in prompts if not is_blank(prompt.reason))


def incomplete(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """Those among them whose text still lacks something."""
    return tuple(prompt for prompt in answered(prompts) if prompt.lacks)


def standing_of(prompts: tuple[Prompt, ...]) -> str:
    """One sentence that counts the prompts that are answered, those among them that lack something, and the others.

    >>> standing_of(())
    '现在没有需要说明的偏差。'
    """
    if not prompts:
        return "现在没有需要说明的偏差。"
    said, lacking = len(answered(prompts)), len(incomplete(prompts))
    left = len(prompts) - said
    whole = "，内容齐全" if said and not lacking else f"（其中{lacking}条内容还不齐全）" if lacking else ""
    return f"需要说明的偏差{len(prompts)}条：表中已说明{said}条{whole}，尚未说明{left}条。"
