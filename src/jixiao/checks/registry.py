"""Declaring a check: its code, the name of the defect, its explanation and its function stand in one place."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from jixiao.checks.finding import Finding, Severity
from jixiao.checks.rows import Claim, claims
from jixiao.checks.target_rows import targets
from jixiao.form.model import Book, Cell, Form, Indicator, Report, Statement
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import ScoredIndicator

if TYPE_CHECKING:
    from jixiao.packs import Pack
    from jixiao.values.model import Value


@dataclass(frozen=True)
class View:
    """What a check looks at: one form with its scores, the pack in force, and the book it stands in.

    What many checks ask for is gathered once.
    """

    book: Book
    form: Form
    score: FormScore
    pack: Pack

    @cached_property
    def rows(self) -> tuple[ScoredIndicator, ...]:
        """The indicator rows that somebody filled in."""
        return tuple(row for row in self.score.rows if not row.indicator.template)

    @cached_property
    def targets(self) -> tuple[tuple[Indicator, Statement, Value], ...]:
        """The rows that somebody filled in and that have a target, each with it and how it reads."""
        return tuple(targets(self.form))

    @cached_property
    def claims(self) -> list[tuple[ScoredIndicator, Claim]]:
        """The rows that claim a score of their own, with what they claim."""
        return claims(self.rows)


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a check of a report looks at: the report, the scored forms of the book it speaks of, the pack in force."""

    book: Book
    report: Report
    scores: tuple[FormScore, ...]
    pack: Pack


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check yields: the cell, and the sentence that quotes what was found and says what was expected.

    ``remedy`` replaces the check's own 改法 where this case needs another one; ``subject`` is the indicator's name.
    """

    cell: Cell
    message: str
    subject: str = ""
    remedy: str = ""


FormCheck: TypeAlias = Callable[[View], Iterator[Fault]]
BookCheck: TypeAlias = Callable[[Book], Iterator[Fault]]
ReportCheck: TypeAlias = Callable[[ReportView], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """One declared check (校验规则)."""

    code: str
    name: str  # the defect, in English: score-above-weight
    title: str  # the defect, in Chinese: 得分高于分值
    severity: Severity
    explanation: str
    remedy: str
    basis: str
    scope: Literal["form", "report", "book"]
    function: Callable[..., Iterator[Fault]]

    def find(self, target: View | ReportView | Book, severities: Mapping[str, Severity]) -> list[Finding]:
        """Run the check, with the severity that the pack gives it."""
        return [self._finding(fault, severities) for fault in self.function(target)]

    def _finding(self, fault: Fault, severities: Mapping[str, Severity]) -> Finding:
        return Finding(
            code=self.code,
            severity=severities.get(self.code, self.severity),
            cell=fault.cell,
            message=fault.message,
            remedy=fault.remedy or self.remedy,
            basis=self.basis,
            subject="".join(fault.subject.split()),
            title=self.title,
        )


_REGISTRY: dict[str, Check] = {}

RETIRED: Mapping[str, str] = MappingProxyType({})
"""Codes that were withdrawn, with the reason in Chinese: they stay known and are never given to another check."""


def check(code: str, title: str, severity: Severity) -> Callable[[FormCheck], FormCheck]:
    """Declare a check of one form; its docstring holds 说明, then lines 改法：… and 依据：…."""

    def declare(function: FormCheck) -> FormCheck:
        _add(code, title, severity, "form", function)
        return function

    return declare


def book_check(code: str, title: str, severity: Severity) -> Callable[[BookCheck], BookCheck]:
    """Declare a check of the whole workbook."""

    def declare(function: BookCheck) -> BookCheck:
        _add(code, title, severity, "book", function)
        return function

    return declare


def report_check(code: str, title: str, severity: Severity) -> Callable[[ReportCheck], ReportCheck]:
    """Declare a check of one report against the forms of its book."""

    def declare(function: ReportCheck) -> ReportCheck:
        _add(code, title, severity, "report", function)
        return function

    return declare


def declared() -> Mapping[str, Check]:
    """The checks declared so far by code, in the order of their codes."""
    return MappingProxyType(dict(sorted(_REGISTRY.items())))


def _add(
    code: str,
    title: str,
    severity: Severity,
    scope: Literal["form", "report", "book"],
    function: Callable[..., Iterator[Fault]],
) -> None:
    if code in _REGISTRY or code in RETIRED:
        raise ValueError(f"check code {code} is taken")
    sections = _sections(inspect.getdoc(function) or "")
    missing = [name for name in ("说明", "改法", "依据") if not sections.get(name)]
    if missing:
        raise ValueError(f"check {code}: the docstring lacks {'、'.join(missing)}")
    _REGISTRY[code] = Check(
        code=code,
        name=function.__name__.replace("_", "-"),
        title=title,
        severity=severity,
        explanation=sections["说明"],
        remedy=sections["改法"],
        basis=sections["依据"],
        scope=scope,
        function=function,
    )


def _sections(docstring: str) -> dict[str, str]:
    """Split a check's docstring into 说明, 改法 and 依据."""
    sections: dict[str, str] = {"说明": ""}
    current = "说明"
    for line in docstring.splitlines():
        head, colon, rest = line.partition("：")
        if colon and head in {"改法", "依据"}:
            current, sections[head] = head, rest.strip()
        else:
            sections[current] = (sections[current] + line.strip()).strip()
    return sections
