"""The families that first- and second-level indicators belong to, whatever a province calls them."""

from __future__ import annotations

from enum import StrEnum


class Group(StrEnum):
    """First level (一级指标)."""

    EXECUTION = "预算执行率"
    COST = "成本指标"
    OUTPUT = "产出指标"
    BENEFIT = "效益指标"
    SATISFACTION = "满意度指标"
    MANAGEMENT = "管理指标"  # 运行成本、管理效率、履职效能 of 部门整体 forms
    OTHER = "其他指标"


class Family(StrEnum):
    """Second level (二级指标)."""

    QUANTITY = "数量指标"
    QUALITY = "质量指标"
    TIMELINESS = "时效指标"  # 也称进度指标
    COST = "成本指标"  # 含经济成本、社会成本、生态环境成本
    ECONOMIC = "经济效益指标"
    SOCIAL = "社会效益指标"
    ECOLOGICAL = "生态效益指标"  # 也称环境效益
    SUSTAINED = "可持续影响指标"
    SATISFACTION = "服务对象满意度指标"
    EXECUTION = "预算执行率"
    OTHER = "其他"
