"""Target tables drawn as text, and the workbook that is made of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from jixiao.drafts import Project, Scheme, draft_self_evaluations, target_projects, target_shortcomings
from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import Review, review_book
from text_grid import sheet_from_text

NATIONAL = Scheme(load_pack("national"), "national")

RUNNING = """
项目支出绩效目标表（2024年度） | < | < | < | <
某市司法局 | < | < | < | 单位：万元
项目名称 | 数字化运维 | < | < | <
预算规模及资金用途 | 预算数 | 292.00 | 其中：财政资金 | 292.00
绩效目标 | 保障信息系统正常运行。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值
产出指标 | 数量指标 | 软件系统个数 | 软件系统个数 | ≥13个
^ | ^ | 漏洞扫描次数 | 漏洞扫描次数 | ≥2次
^ | 质量指标 | 验收通过率 | 验收通过率 | ≥95%
^ | 时效指标 | 完成时间 | 完成时间 | 2024年12月底前
^ | 成本指标 | 运维费用 | 运维费用 | ≤292万元
效益指标 | 社会效益指标 | 系统运行和网络安全 | 系统运行和网络安全 | 保障
满意度指标 | 服务对象满意度指标 | 使用人员满意度 | 使用人员满意度 | ≥90%
"""

# Nothing is known of the year; a code; a description that says more than the name; two targets that are none.
HEATING = """
预算项目绩效目标表 | < | < | < | < | <
某区司法局 | < | < | < | < | 单位：万元
项目编码 | 315-0405 | 项目名称 | 公用取暖费 | < | <
预算规模及资金用途 | 预算数 | 4.64 | 其中：财政资金 | 4.64 | 其他资金
绩效目标 | 保障机关冬季办公用暖。 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据
产出指标 | 数量指标 | 取暖面积 | 支付取暖费面积 | **平米 | 办公用房面积
^ | 质量指标 | 室内温度 | 供暖期室内温度 | ≥18度 | 供热条例
^ | 时效指标 | 支付时间 | 取暖费支付时间 | 11月底前 | 供热合同
^ | 成本指标 | 取暖费支出 | 取暖费支出 | ≤4.64万元 | 预算批复
效果指标 | 社会效益指标 | 办公室正常取暖 | 保证机关正常运转 | 年度预算 | 合同规定
满意度指标 | 服务对象满意度指标 | 职工满意度 | 满意程度 | ≥90% | 历史数据
"""


def review_of(*tables: str) -> Review:
    """The review of a workbook with these tables, one on each sheet."""
    sheets = tuple(sheet_from_text(table, f"表{number}") for number, table in enumerate(tables, start=1))
    return review_book(read_book(Snapshot(sheets), "目标表.xlsx"), NATIONAL.pack)


def projects_from(*tables: str) -> tuple[Project, ...]:
    """The projects of these tables."""
    return target_projects(review_of(*tables))


def content_of(*tables: str) -> bytes:
    """The new workbook of these tables."""
    review = review_of(*tables)
    projects = target_projects(review)
    return draft_self_evaluations(projects, target_shortcomings(projects, review), NATIONAL)


def drafted(*tables: str, values: bool = False) -> Workbook:
    """The new workbook of these tables as openpyxl reads it, with the formulas or with their values."""
    return openpyxl.load_workbook(BytesIO(content_of(*tables)), data_only=values)


def saved(path: Path, *tables: str) -> Path:
    """The new workbook of these tables as a file."""
    path.write_bytes(content_of(*tables))
    return path
