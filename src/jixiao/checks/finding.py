"""A finding: one thing that a reviewer would send the form back for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jixiao.form.model import Cell


class Severity(StrEnum):
    """How much a finding weighs (级别)."""

    ERROR = "错误"  # must be fixed before submission
    WARNING = "警告"  # explain or fix
    NOTICE = "提示"  # confirm

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding (问题): where, what is wrong with the numbers quoted, what to do, on what ground."""

    code: str
    severity: Severity
    cell: Cell
    message: str
    remedy: str
    basis: str
    subject: str = ""  # the indicator's or block's name
    title: str = ""  # the check's Chinese title
