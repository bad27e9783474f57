"""What the templates of 汇总.xlsx are given, for their snapshots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType, SimpleNamespace

from jixiao.prose.template import render

_COVER = {
    "folder": "某县2024年度自评表",
    "workbooks": 412,
    "reviewed": 409,
    "failed": 3,
    "skipped": 5,
    "packs": ["全国口径", "湖南省口径"],
    "made": "2025-03-01 09:30",
    "version": "0.1.0",
    "units": 386,
    "returned": 41,
    "twins": 2,
    "notes": ["只校验了前412份。"],
}
_CONTENTS = {
    "units": 386,
    "forms": 1204,
    "kinds": 96,
    "findings": 8210,
    "unexplained": 77,
    "rate": "93.21%",
    "far": 12,
    "copies": 30,
    "new": 4,
    "gone": 2,
    "failed": 3,
    "skipped": 5,
}
_COUNTS = [SimpleNamespace(kind="整张表相同", count=3), SimpleNamespace(kind="文字相同", count=27)]
_EXECUTION = {"forms": 320, "doubtful": 2, "unitless": 11, "rateless": 40, "both": True, "left": 5}
_PEER = {"doubt": "倍数", "times": "10000", "part": "0", "points": "0", "above": True, "money": True}
_GIVEN: Mapping[str, dict[str, object]] = {
    "cover.j2": _COVER,
    "cover.j2 不用退回": _COVER | {"returned": 0, "failed": 0, "skipped": 0, "packs": [], "twins": 0, "notes": []},
    "cover.j2 没有单位": _COVER | {"units": 0, "reviewed": 0, "failed": 412},
    "contents.j2": _CONTENTS,
    "contents.j2 没有执行率": _CONTENTS | {"rate": ""},
    "ranking.j2": {"units": 386, "ranked": 380, "complete": 120, "letters": True, "left": 0},
    "ranking.j2 没有得分": {"units": 386, "ranked": 0, "complete": 0, "letters": False, "left": 9},
    "forms.j2": {"forms": 1204, "targets": 0, "left": 0, "linked": 0},
    "forms.j2 太多": {"forms": 260000, "targets": 812, "left": 60000, "linked": 30000},
    "codes.j2": {"count": 8210, "kinds": 96, "units": 380, "all": 386, "shown": 10},
    "codes.j2 没有问题": {"count": 0, "kinds": 0, "units": 0, "all": 386, "shown": 0},
    "codes.j2 没有单位": {"count": 0, "kinds": 0, "units": 0, "all": 0, "shown": 0},
    "unit_codes.j2": {"units": 380, "all": 386, "shown": 20, "left": 0},
    "unit_codes.j2 没有问题": {"units": 0, "all": 386, "shown": 0, "left": 0},
    "unit_codes.j2 没有单位": {"units": 0, "all": 0, "shown": 0, "left": 0},
    "unit_codes.j2 太多": {"units": 200009, "all": 200010, "shown": 20, "left": 9},
    "findings.j2": {"count": 8210, "all": 386, "shown": 8210, "linked": 0},
    "findings.j2 没有问题": {"count": 0, "all": 386, "shown": 0, "linked": 0},
    "findings.j2 没有单位": {"count": 0, "all": 0, "shown": 0, "linked": 0},
    "findings.j2 太多": {"count": 5000000, "all": 386, "shown": 200000, "linked": 30000},
    "deviations.j2": {"compared": 9000, "uncompared": 4000, "far": 800, "unexplained": 77},
    "deviations.j2 不能比较": {"compared": 0, "uncompared": 0, "far": 0, "unexplained": 0},
    "execution.j2": _EXECUTION,
    "execution.j2 没有": dict.fromkeys(_EXECUTION, 0),
    "peers.j2": {"names": 182, "far": 12, "left": 0, "fewest": 5},
    "peers.j2 没有差异": {"names": 182, "far": 0, "left": 0, "fewest": 5},
    "peers.j2 不能比较": {"names": 0, "far": 0, "left": 0, "fewest": 5},
    "peers.j2 太多": {"names": 182, "far": 5007, "left": 7, "fewest": 5},
    "peer.j2": _PEER,
    "peer.j2 太小": _PEER | {"times": "0", "part": "13", "above": False, "money": False},
    "peer.j2 百分点": _PEER | {"doubt": "百分点", "points": "45.5", "above": False},
    "peer.j2 正负号": _PEER | {"doubt": "正负号"},
    "copies.j2": {"groups": 30, "counts": _COUNTS, "left": 0},
    "copies.j2 没有": {"groups": 0, "counts": [], "left": 0},
    "copies.j2 太多": {"groups": 3030, "counts": _COUNTS, "left": 30},
    "previous.j2": {"file": "2023年汇总.xlsx", "both": 380, "new": 6, "gone": 2},
    "failed.j2": {"failed": 3, "skipped": 5},
    "failed.j2 只有跳过": {"failed": 0, "skipped": 5},
}

CASES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        f"summary/{case}": lambda case=case, given=given: render(f"summary/{case.partition(' ')[0]}", **given)  # type: ignore[misc]
        for case, given in _GIVEN.items()
    }
)
