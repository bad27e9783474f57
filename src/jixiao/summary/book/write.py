"""汇总.xlsx as a whole: its sheets in order, written beside the target and then put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.summary.book.about import About
from jixiao.summary.book.given import Given
from jixiao.summary.book.links import Letters
from jixiao.summary.book.sheets import codes, copies, cover, deviations, execution, failed, findings, forms, peers
from jixiao.summary.book.sheets import previous as previous_year
from jixiao.summary.book.sheets.ranking import ranking
from jixiao.summary.book.workbook import Workbook
from jixiao.summary.names import RANKING
from jixiao.summary.store import Store
from jixiao.summary.tables.changes import Presence, changes
from jixiao.summary.tables.codes import count_codes
from jixiao.summary.tables.copies import find_copies
from jixiao.summary.tables.copies.group import Kind
from jixiao.summary.tables.deviations import spread_of_deviations
from jixiao.summary.tables.execution import execution_rates
from jixiao.summary.tables.peers import compare_peers
from jixiao.summary.tables.units import UnitRow, unit_rows
from jixiao.summary.tables.whose import find_units

_SHEETS = (
    RANKING,
    forms.NAME,
    codes.CODES,
    codes.UNIT_CODES,
    findings.NAME,
    deviations.NAME,
    execution.NAME,
    peers.NAME,
    copies.NAME,
)


def write_summary(store: Store, target: Path, about: About) -> None:
    """Write 汇总.xlsx in place of what stood at ``target``; the same data and ``about`` give the same bytes.

    Raises:
        OSError: it cannot be written. Then what stood there stands there still.
    """
    fresh = target.with_name(f".jixiao-{target.name}.tmp")
    try:
        with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
            book = Workbook(fresh, Path(folder), cover.NAME)
            try:
                _write(Given(book, store, find_units(store), about, Letters(about.letters)))
                book.close()
            except BaseException:
                book.abandon()
                raise
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _write(given: Given) -> None:
    """Write the sheets; the first one last, for it tells what the others came to."""
    front = given.book.page(cover.NAME, cover.WIDTHS)
    units = unit_rows(given.store, given.whose)
    failures = failed.failures(given.store)
    ranking(given, units)
    scored = forms.form_sheet(given)
    kinds = _codes(given, units)
    findings.finding_sheet(given)
    found = _analyses(given)
    names, new, gone = list(_SHEETS), 0, 0
    if given.about.previous is not None:
        new, gone = _previous(given, units)
        names.append(previous_year.NAME)
    if failures or given.about.skipped:
        failed.failed_sheet(given, failures)
        names.append(failed.NAME)
    figures = cover.Figures(
        workbooks=len(given.whose.of_workbook),
        failed=len(failures),
        forms=len(given.whose.of_form),
        scored=scored,
        indicators=sum(row.indicators for row in units),
        kinds=kinds,
        new=new,
        gone=gone,
        found=found,
    )
    cover.cover(given, front, units, figures, names)


def _codes(given: Given, units: Sequence[UnitRow]) -> int:
    counted = count_codes(given.store, given.whose)
    codes.code_sheet(given, counted, units)
    codes.unit_code_sheet(given, counted, units)
    return len(counted.rows)


def _analyses(given: Given) -> cover.Found:
    spread = spread_of_deviations(given.store, given.whose)
    deviations.deviation_sheet(given, spread)
    rates = execution_rates(given.store, given.whose)
    execution.execution_sheet(given, rates)
    compared = compare_peers(given.store, given.whose)
    peers.peer_sheet(given, compared)
    alike = find_copies(given.store, given.whose)
    copies.copy_sheet(given, alike)
    return cover.Found(
        spread.all.unexplained,
        rates.sums[-1].rate if rates.sums else None,
        len(compared.far) + compared.left_out,
        sum(alike.counts.values()),
        alike.counts[Kind.FILE],
    )


def _previous(given: Given, units: Sequence[UnitRow]) -> tuple[int, int]:
    """Write the comparison; how many units are new and how many are gone."""
    previous = given.about.previous
    pairs = changes(previous, units) if previous is not None else []
    previous_year.previous_sheet(given, previous.file if previous is not None else "", pairs)
    presences = [pair.presence for pair in pairs]
    return presences.count(Presence.NEW), presences.count(Presence.GONE)
