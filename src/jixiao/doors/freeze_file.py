"""The file door's road to a workbook without the add-in: its formulas become the values they show (固化公式为数值)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.doors.file import MARK
from jixiao.doors.result_file import backed_up, refuse_open, result_path
from jixiao.errors import JixiaoError
from jixiao.sheets.own_formulas import is_own_formula
from jixiao.workbook import PutResult, StoredFormula, apply_edits, read_formulas


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was frozen, and where (固化结果). ``target`` is None where nothing had to be written."""

    formulas: tuple[StoredFormula, ...]  # those that are values now
    uncomputed: tuple[StoredFormula, ...]  # the formulas that have no result and stay
    target: Path | None
    backup: Path | None = None

    @property
    def count(self) -> int:
        """How many formulas became values."""
        return len(self.formulas)

    @property
    def errors(self) -> int:
        """How many of them are errors now."""
        return sum(formula.error for formula in self.formulas)


def freeze_file(source: Path, target: Path | None = None) -> Frozen:
    """Put values in place of the formulas of the add-in, in cells only; names and other formulas stay.

    Without a target the source is replaced and kept as a backup. `clear` does not bring the formulas back, they are
    none of what a review put in. An external link to the add-in stays, with nothing that uses it: names and other
    formulas count the links of a workbook.

    Raises:
        JixiaoError: there is no such formula, or the workbook cannot be read or written.
    """
    refuse_open(source)
    target, same = result_path(source, target, MARK)
    formulas = read_formulas(source, is_own_formula)
    if not formulas:
        raise JixiaoError(f"“{source.name}”里没有 jixiao 插件的公式（PERF_ 开头），不需要固化。")
    computed = tuple(formula for formula in formulas if formula.computed)
    uncomputed = tuple(formula for formula in formulas if not formula.computed)
    if same and not computed:
        return Frozen((), uncomputed, None)
    with backed_up(source, when=same) as kept:
        apply_edits(source, [PutResult(formula.sheet, formula.cell) for formula in computed], target)
    return Frozen(computed, uncomputed, target, kept)
