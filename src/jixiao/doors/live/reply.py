"""What a button asks for and what it answers (按钮的问答): plain data between an application and Python."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Kind(StrEnum):
    """How an application shows a reply (答复的种类); JixiaoRibbon.bas knows these words."""

    SILENT = "silent"  # nothing is shown: what happened can be seen
    INFORMATION = "information"
    WARNING = "warning"
    YES_NO = "yes-no"  # a question; 是 runs the command again with the answer YES
    YES_NO_CANCEL = "yes-no-cancel"  # 否 runs it again with the answer NO


YES, NO = "yes", "no"
AnyBook_co = TypeVar("AnyBook_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the user is told or asked (答复)."""

    text: str
    kind: Kind = Kind.INFORMATION

    def __str__(self) -> str:
        """As it goes over to VBA: the kind on the first line."""
        return f"{self.kind.value}\n{self.text}"


SILENT = Reply("", Kind.SILENT)


@dataclass(frozen=True, slots=True)
class Call(Generic[AnyBook_co]):
    """What a button gives its command (一次点击).

    The active workbook, and what the question was answered that the command asked.
    """

    book: AnyBook_co
    answer: str = ""
