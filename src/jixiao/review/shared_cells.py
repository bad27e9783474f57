"""Reasons that share a cell (合用一格): a merged 偏差原因, or the form's one box of reasons.

Each deviation has a paragraph of its own there, which begins with 【its name】 and is found again by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from jixiao.review.model import Prompt


def with_leads(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """The prompts of a form, each that shares its cell with others with the lead of its paragraph."""
    prompts = tuple(prompts)
    sharing: dict[tuple[str, str], list[Prompt]] = {}
    for prompt in prompts:
        for cell in (prompt.reason_cell, prompt.measure_cell):
            if cell is not None:
                sharing.setdefault((cell.sheet, cell.ref), []).append(prompt)
    leads: dict[int, str] = {}
    for together in sharing.values():
        if len(together) > 1:
            leads |= {id(prompt): _lead(prompt, together) for prompt in together}
    return tuple(replace(prompt, lead=leads.get(id(prompt), "")) for prompt in prompts)


def _lead(prompt: Prompt, together: Collection[Prompt]) -> str:
    """The shortest name that no other paragraph of the cell begins with."""
    same = [other for other in together if other.subject == prompt.subject]
    goals = Counter(other.goal for other in same)
    goal = prompt.goal if len(goals) > 1 else ""
    kind = prompt.kind.value if goals[prompt.goal] > 1 else ""
    return "·".join(filter(None, (goal, prompt.subject, kind)))


def own_paragraph(text: str, lead: str, leads: Collection[str]) -> str:
    r"""What a cell says about one deviation; all of it where no paragraph is told apart by a lead.

    >>> own_paragraph("【安装路灯】因雨停工。\n【安装路牌】因缺料。", "安装路牌", ["安装路灯", "安装路牌"])
    '【安装路牌】因缺料。'
    >>> own_paragraph("因雨停工。", "安装路牌", ["安装路灯", "安装路牌"])
    '因雨停工。'
    """
    if not lead or not any(_begins(line, leads) for line in text.split("\n")):
        return text
    own: list[str] = []
    inside = False
    for line in text.split("\n"):
        inside = _begins(line, (lead,)) or (inside and not _begins(line, leads))
        own += [line] if inside else []
    return "\n".join(own)


def _begins(line: str, leads: Iterable[str]) -> bool:
    return any(line.startswith(f"【{lead}】") for lead in leads)
