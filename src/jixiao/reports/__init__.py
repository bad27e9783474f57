"""The 自评报告 in Word: what a workbook says, in a template that a bureau can edit, with marks where it must add."""

from jixiao.reports.choice import Choice, choose_forms, default_template
from jixiao.reports.context import build_report
from jixiao.reports.errors import ReportError

__all__ = ["Choice", "ReportError", "build_report", "choose_forms", "default_template"]
