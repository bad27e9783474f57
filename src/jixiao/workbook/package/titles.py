"""Names of new sheets: allowed, unique, and followed by the formulas and links that use them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from jixiao.workbook.errors import WorkbookError

LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_REFERENCE = re.compile(r"""("(?:[^"]|"")*")|'((?:[^']|'')+)'!|(?<![\w.'\]!])([^\W\d][\w.]*)!""")


def free_title(wanted: str, taken: Collection[str]) -> str:
    """Give the title itself, or with " (2)" and so on; ``taken`` is compared whatever the case.

    >>> free_title("校验结果", ["校验结果", "Data"]), free_title("data", ["Data", "data (2)"])
    ('校验结果 (2)', 'data (3)')
    """
    if not wanted.strip() or _FORBIDDEN.search(wanted) or wanted.startswith("'") or wanted.endswith("'"):
        raise WorkbookError(
            f"“{wanted}”不能用作工作表名称，名称不能为空，也不能含有 [ ] : * ? / \\ 或首尾单引号，请改名后再试。"
        )
    used = {title.casefold() for title in taken}
    title, number = shortened(wanted, LONGEST_TITLE), 1
    while title.casefold() in used:
        number += 1
        ending = f" ({number})"
        title = shortened(wanted, LONGEST_TITLE - len(ending)) + ending
    return title


def shortened(text: str, length: int) -> str:
    """Cut a title to a length that Excel counts in UTF-16 units."""
    while len(text.encode("utf-16-le")) // 2 > length:
        text = text[:-1]
    return text.rstrip("'")


def sheet_reference(title: str) -> str:
    """Write a sheet's name as formulas do.

    >>> sheet_reference("张三's")
    "'张三''s'"
    """
    return "'" + title.replace("'", "''") + "'"


def renamed(formula: str, titles: Mapping[str, str]) -> str:
    r"""Let a formula or link follow renamed sheets.

    >>> renamed('=SUM(汇总!A1:A3)&"汇总!"', {"汇总": "汇总 (2)"})
    '=SUM(\'汇总 (2)\'!A1:A3)&"汇总!"'
    """
    folded = formula.casefold()
    if not any(title in folded or "'" in title for title in titles):
        return formula  # it leads to none of them

    def followed(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        title = match[2].replace("''", "'") if match[2] else match[3]
        new = titles.get(title.casefold())
        return match[0] if new is None or new == title else sheet_reference(new) + "!"

    return _REFERENCE.sub(followed, formula)
