"""A report handed in twice, as a sheet and as a Word file, is told of once (不重复提示)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.checks.finding import Finding
from jixiao.values.pattern import Pattern

_PLACE = Pattern(r"[A-Z]{1,3}\d+|第\d+[段行]")


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what is found in a file outside where the workbook holds the same paragraph with the same fault.

    What two forms find in a cell that they share is told once, too.
    """
    found = list(dict.fromkeys(findings))
    inside = {_fault(finding) for finding in found if finding.cell.in_workbook}
    return (finding for finding in found if finding.cell.in_workbook or _fault(finding) not in inside)


def _fault(finding: Finding) -> tuple[str, str, str]:
    """What is wrong with which text, wherever it stands."""
    message = _PLACE.compiled.sub("", finding.message)
    return finding.code, "".join(finding.cell.text.split()), "".join(message.split())
