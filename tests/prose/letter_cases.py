"""Cases of the letter to a unit (退回意见)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jixiao.checks.finding import Severity
from jixiao.prose.template import render
from jixiao.summary.letters import Block, Entry, Part

_MENDED = Entry("E4", "检查次数", "得分40高于测算36。", "请核对得分。")
_CONFIRMED = Entry("G7", "", "1项效益指标的指标值全部是定性描述，没有数值。", "")


def _letter(
    parts: list[Part], *, errors: int = 0, warnings: int = 0, notices: int = 0, packs: tuple[str, ...] = ("全国口径",)
) -> str:
    unread = sum(bool(part.sentence) for part in parts)
    counts = {"errors": errors, "warnings": warnings, "notices": notices, "unread": unread}
    return render("summary/letter.j2", unit="城关镇人民政府", packs=list(packs), books=parts, **counts)


def _part(*blocks: Block, sentence: str = "") -> Part:
    return Part("城关镇/自评表.xlsx", sentence, blocks, dict.fromkeys(Severity, 0))


_ERRORS = Block("错误", (_MENDED,))
_NOTICES = Block("提示", (_CONFIRMED,))
_UNREAD = _part(sentence="“自评表.xlsx”是空文件，请重新导出。")

CASES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "summary/letter.j2": lambda: _letter([_part(_ERRORS, _NOTICES)], errors=1, notices=1),
        "summary/letter.j2 只有提示": lambda: _letter([_part(_NOTICES)], notices=1),
        "summary/letter.j2 有警告": lambda: _letter([_part(_ERRORS)], warnings=1, packs=("全国口径", "湖北口径")),
        "summary/letter.j2 未能读取": lambda: _letter([_UNREAD], packs=()),
        "summary/letter.j2 两份": lambda: _letter([_part(_ERRORS), _UNREAD], errors=1, warnings=2, notices=3),
    }
)
