"""What the templates of the sheet 得分一览 are given, for their snapshots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from jixiao.prose.template import render


def _sheet(**values: object) -> str:
    return render("sheets/overview.j2", **({"forms": 1, "detailed": True, "drafts": False} | values))


def _form(**values: object) -> str:
    known = {"title": "整体支出绩效自评表（2021年度）", "proposed": False, "unscored": 0, "count": 78, "computed": 78}
    known |= {"threshold": Decimal("0.3"), "shown": 15, "left": 25, "limit": Decimal(2), "cut": 1}
    return render("sheets/overview_form.j2", **(known | values))


CASES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "sheets/overview.j2": lambda: _sheet(drafts=True),
        "sheets/overview.j2 许多张表": lambda: _sheet(forms=16, detailed=False),
        "sheets/overview_form.j2": _form,
        "sheets/overview_form.j2 拟定分值": lambda: _form(
            proposed=True, unscored=23, count=43, computed=20, left=0, shown=5, cut=0
        ),
        "sheets/overview_form.j2 评分表": lambda: _form(count=33, computed=5, left=0, shown=0, cut=0),
    }
)
