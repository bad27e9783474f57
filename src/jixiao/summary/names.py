"""The names of sheets and headings of 汇总.xlsx by which next year's summary finds them again; never change one."""

from __future__ import annotations

from enum import StrEnum

RANKING = "单位排名"


class Heading(StrEnum):
    """Headings of 单位排名."""

    UNIT = "单位"
    CLAIMED = "自评得分"
    POINTS = "测算得分"
    RATE = "执行率"
    ERRORS = "错误"
    WARNINGS = "警告"
