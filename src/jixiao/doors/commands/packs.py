"""`jixiao packs`: the 打分口径 in force, with their sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from jixiao.packs import Pack, load_pack, pack_names

_SECTIONS = {
    "weights": "一级指标权重",
    "higher": "正向指标",
    "lower": "反向指标",
    "equal": "等于指标",
    "above": "超额完成",
    "cost": "成本指标",
    "adjustable": "得分可否改动",
    "deadline": "逾期完成",
    "budget": "预算执行率",
    "qualitative": "定性指标",
    "counting": "按达标项数计分",
    "total": "总分",
    "grades": "等级",
    "rounding": "小数位数",
    "monitoring": "绩效运行监控",
}


def run(options: argparse.Namespace) -> int:
    """List the packs, or tell one in full."""
    if options.name:
        sys.stdout.writelines(line + "\n" for line in describe_pack(load_pack(options.name)))
        return 0
    for name in pack_names():
        pack = load_pack(name)
        sys.stdout.write(f"{name}\n    {pack.title}\n    {pack.provenance}\n")
    return 0


def describe_pack(pack: Pack) -> Iterator[str]:
    """Tell what a pack says, section by section, each with its source and whether anybody re-read it."""
    yield f"{pack.name}　{pack.title}"
    yield pack.provenance
    yield f"自 {pack.valid_from.isoformat()} 起适用" + (f"，未写到的小节继承 {pack.extends}" if pack.extends else "")
    yield pack.because
    yield ""
    for section, ground in pack.grounds.items():
        mark = "" if ground.verified else "（原文待核对）"
        inherited = "" if ground.pack == pack.name else f"，继承自 {ground.pack}"
        yield f"{_SECTIONS.get(section, section)}：{ground.because}"
        yield f"    来源：{ground.source}{mark}{inherited}"
