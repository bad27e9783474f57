"""Why formulas showed errors lately (公式出错原因): kept in this process, for 诊断 to tell."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from jixiao.formulas import Answer, Formula
from jixiao.functions import FormulaError

KEPT = 20
_LATELY: deque[str] = deque(maxlen=KEPT)


def note(formula: Formula, rows: Iterable[Iterable[Answer]]) -> None:
    """Keep the sentences behind the errors of a result, each once, the newest last."""
    for row in rows:
        for answer in row:
            if isinstance(answer, FormulaError):
                sentence = f"{formula.name}：{answer}"
                if sentence in _LATELY:
                    _LATELY.remove(sentence)
                _LATELY.append(sentence)


def lately() -> tuple[str, ...]:
    """The sentences kept, the newest first."""
    return tuple(reversed(_LATELY))


def forget() -> None:
    """Forget them: they have been told."""
    _LATELY.clear()
