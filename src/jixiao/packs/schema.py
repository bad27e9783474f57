"""What a pack file may hold: section → key → what is expected. The one place to add a key."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.packs import read
from jixiao.packs.model import Curve, Excess, Late
from jixiao.packs.read import Key

GROUND: Mapping[str, Key] = {"source": read.TEXT, "because": read.TEXT, "verified": read.TRUTH}
"""What every section must say about itself."""

HEADER: Mapping[str, Key] = {
    "name": read.TEXT,
    "title": read.TEXT,
    "extends": read.TEXT,
    "valid_from": read.DAY,
    **GROUND,
}

SEVERITY = read.one_of("错误", "警告", "提示")
"""What [severities] holds under each check code."""

SECTIONS: Mapping[str, Mapping[str, Key]] = {
    "weights": {"sets": read.WEIGHT_SETS},
    "higher": {"rule": read.word_of(Curve, "ratio", "linear", "nothing")},
    "lower": {"rule": read.word_of(Curve, "ratio", "linear", "nothing")},
    "equal": {"below": read.word_of(Curve), "above": read.word_of(Curve)},
    "above": {
        "warn": read.RATIO,
        "reason": read.RATIO,
        "rule": read.word_of(Excess),
        "start": read.RATIO,
        "factor": read.SHARE,
        "points": read.POINTS,
        "reason_when_zero": read.RATIO,
    },
    "cost": {
        "underspent": read.word_of(Curve, "full", "ratio"),
        "warn": read.SHARE,
        "bands": read.COST_BANDS,
        "cap_without_targets": read.POINTS,
    },
    "adjustable": {
        "above": read.TRUTH,
        "over": read.TRUTH,
        "unequal": read.TRUTH,
        "manual_deduction": read.TRUTH,
    },
    "deadline": {"late": read.word_of(Late)},
    "budget": {
        "weight": read.POINTS,
        "reason_below": read.SHARE,
        "adjusted_above": read.SHARE,
        "reason_when_adjusted": read.TRUTH,
    },
    "qualitative": {"tiers": read.TIERS, "remark_required": read.TRUTH},
    "counting": {"families": read.FAMILIES, "above": read.RATIO},
    "total": {"caps": read.CAPS},
    "grades": {"bands": read.GRADES},
    "rounding": {"decimals": read.DECIMALS},
    "monitoring": {"ahead": read.SHARE, "behind": read.SHARE, "far_behind": read.SHARE},
}

OPTIONAL: Mapping[str, frozenset[str]] = {
    "above": frozenset({"start", "factor", "points", "reason_when_zero"}),
    "cost": frozenset({"bands", "cap_without_targets"}),
    "budget": frozenset({"weight"}),
    "total": frozenset({"caps"}),
}
"""Keys that may be absent even from the pack that everything else extends."""
