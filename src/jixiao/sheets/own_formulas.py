"""Formulas that use a function of the add-in (插件的公式): =PERF_SCORE(…), however a program stores its name."""

from __future__ import annotations

import re

# Texts, quoted names of sheets and files, and what stands in brackets: PERF_SCORE( in them calls nothing.
_QUOTED = re.compile(r"""\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\[[^\]]*\]""")
_CALL = re.compile(r"(?<![\w.])(?:_xl\w+\.)*PERF_\w+\s*\(", re.IGNORECASE)


def is_own_formula(formula: str) -> bool:
    r"""Whether a formula, without its "=", calls a function of the add-in.

    >>> is_own_formula(r"ROUND('C:\A\jixiao.xlam'!PERF_SCORE(A1,B1,C1),1)+0"), is_own_formula('"PERF_SCORE(A1)"')
    (True, False)
    """
    return "PERF_" in formula.upper() and _CALL.search(_QUOTED.sub("\x00", formula)) is not None
