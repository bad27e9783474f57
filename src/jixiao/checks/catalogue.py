"""The catalogue of checks for users (校验目录), generated from the checks themselves.

``python -m jixiao.checks.catalogue`` writes docs/校验目录.md; a test keeps the file and the registry equal.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from jixiao.checks.families import registry
from jixiao.checks.registry import RETIRED, Check

FAMILIES: Mapping[str, str] = {
    "S": "表的结构",
    "A": "合计与比率",
    "B": "预算执行",
    "T": "指标值",
    "R": "完成值与得分",
    "E": "偏差原因",
    "X": "文字与表",
    "C": "评分表",
    "P": "资金支出计划",
}
"""The families by the letter of their codes, in the order in which one reads a form."""

FILE = Path("docs") / "校验目录.md"

_INTRODUCTION = """# 校验目录

本目录由 `python -m jixiao.checks.catalogue` 生成，请勿手工修改。

级别：**错误**须在上报前改正；**警告**须改正或说明；**提示**请确认。
省级口径可以调整某项校验的级别。注明“原文待核对”的依据，以财政部门正式文件为准。
"""


def catalogue() -> str:
    """The whole catalogue as Markdown: an overview of the codes, then each check with 说明, 改法 and 依据."""
    checks = registry()
    parts = [_INTRODUCTION, _overview(checks)]
    for letter, title in FAMILIES.items():
        family = [check for code, check in checks.items() if code.startswith(letter)]
        if family:
            parts.append(f"## {letter} {title}\n")
            parts.extend(f"### {check.code} {check.title}\n\n{_entry(check)}\n" for check in family)
    if RETIRED:
        parts.append("## 已停用的编号\n\n" + "".join(f"- {code}：{why}\n" for code, why in sorted(RETIRED.items())))
    return "\n".join(parts)


def explain(code: str) -> str:
    """One check explained in plain text; a retired code with its reason, an unknown one with those nearest to it.

    >>> print(explain("a01").splitlines()[0])
    A01 分值合计不等于100分（错误）
    >>> print(explain("A0l").partition("，")[0])
    没有编号为“A0l”的校验
    """
    wanted = code.strip().upper()
    checks = registry()
    if wanted in checks:
        check = checks[wanted]
        return (
            f"{check.code} {check.title}（{check.severity}）\n"
            f"说明：{check.explanation}\n改法：{check.remedy}\n依据：{check.basis}"
        )
    if wanted in RETIRED:
        return f"{wanted} 已停用：{RETIRED[wanted]}"
    family = [other for other in checks if other[:1] == wanted[:1]]
    near = get_close_matches(wanted, family, n=3, cutoff=0)
    hint = f"相近的有：{'、'.join(f'{other} {checks[other].title}' for other in near)}；" if near else ""
    return f"没有编号为“{code}”的校验，{hint}运行 jixiao checks 可查看全部编号。"


def _overview(checks: Mapping[str, Check]) -> str:
    rows = [f"| {check.code} | {check.title} | {check.severity} | `{check.name}` |" for check in checks.values()]
    return "\n".join([f"共{len(rows)}项。\n", "| 编号 | 校验 | 级别 | 名称 |", "|---|---|---|---|", *rows, ""])


def _entry(check: Check) -> str:
    return f"- 级别：{check.severity}\n- 说明：{check.explanation}\n- 改法：{check.remedy}\n- 依据：{check.basis}"


def main() -> int:
    """Write the catalogue into the project, seen from its root."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(catalogue(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{FILE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
