"""What the templates of the sheet 得分一览 are given, for their snapshots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType, SimpleNamespace

from jixiao.prose.template import render


def _sheet(**values: object) -> str:
    return render("sheets/overview.j2", **({"forms": 1, "detailed": True, "drafts": False} | values))


def _form(**values: object) -> str:
    known = {"title": "整体支出绩效自评表（2021年度）", "proposed": False, "unscored": 0, "count": 78, "computed": 78}
    known |= {"threshold": Decimal("0.3"), "shown": 15, "left": 25, "limit": Decimal(2), "cut": 1}
    return render("sheets/overview_form.j2", **(known | values))


def _conclusion(**values: object) -> str:
    rows = {
        "met": (48, ""),
        "unmet": (6, "“课题经费”“值班天数”等"),
        "words": (22, ""),
        "confirm": (2, "“办结率”“应援率”"),
    }
    rows |= {"blank": (1, "“满意度”"), "uncompared": (3, "“出庭率”“办理时间”“接待人次”"), "far": (10, "“调解案件数”等")}
    known = {"year": 2021, "department": "天津市司法局", "what": "整体支出", "total": Decimal("97.3"), "grade": "优"}
    known |= {"budget": Decimal("30892.6"), "budget_label": "全年预算数", "spent": Decimal("30322.9"), "unit": "万元"}
    known |= {"rate": Decimal("0.98156"), "known": True, "goals": 13, "count": 82, "threshold": Decimal("0.3")}
    known |= {name: SimpleNamespace(number=number, names=names) for name, (number, names) in rows.items()}
    return render("conclusion.j2", **(known | values))


_NO_ROWS = SimpleNamespace(number=0, names="")

CASES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "sheets/overview.j2": lambda: _sheet(drafts=True),
        "sheets/overview.j2 许多张表": lambda: _sheet(forms=16, detailed=False),
        "sheets/overview_form.j2": _form,
        "sheets/overview_form.j2 拟定分值": lambda: _form(
            proposed=True, unscored=23, count=43, computed=20, left=0, shown=5, cut=0
        ),
        "conclusion.j2": _conclusion,
        "conclusion.j2 没有得分": lambda: _conclusion(
            total=None, grade="", year=None, department="", unit="", known=False, goals=0
        ),
        "conclusion.j2 都达到": lambda: _conclusion(
            budget=None,
            met=SimpleNamespace(number=8, names=""),
            **dict.fromkeys(("unmet", "words", "confirm", "blank", "uncompared", "far"), _NO_ROWS),
        ),
        "sheets/conclusions.j2": lambda: render("sheets/conclusions.j2", count=1),
        "sheets/overview_form.j2 评分表": lambda: _form(count=33, computed=5, left=0, shown=0, cut=0),
    }
)
