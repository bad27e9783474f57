"""The parts of what a review leaves in a workbook (校验的各部分): all of them, or those that were asked for."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """One part of a review's result (结果的一部分)."""

    FINDINGS = "findings"  # the marks on the form and 校验结果
    SCORES = "scores"  # 得分测算 and 得分一览, and 评分数据 where a 评分表 needs it
    PROMPTS = "prompts"  # 偏差原因提示


ALL_PARTS = frozenset(Part)
