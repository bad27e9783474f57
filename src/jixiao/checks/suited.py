"""Which checks suit which form: a 评分表 has no targets and no actuals, and is not asked for them."""

from __future__ import annotations

from jixiao.form.model import FormKind

# Sums, structure and text concern every form; of the rest only what looks at 分值 and 得分 alone.
_OF_ANY_FORM = ("A", "C", "S", "X")
_OF_SCORES = frozenset({"E01", "R30", "R31", "R42"})
_OF_TARGETS = frozenset({"S12", "S21", "S22", "S23", "S24"})


def suits(code: str, kind: FormKind) -> bool:
    """Whether a check is run on a form of this kind.

    >>> suits("T21", FormKind.SCORECARD), suits("A11", FormKind.SCORECARD), suits("T21", FormKind.TARGET_TABLE)
    (False, True, True)
    """
    if kind is not FormKind.SCORECARD:
        return True
    return code in _OF_SCORES or (code.startswith(_OF_ANY_FORM) and code not in _OF_TARGETS)
