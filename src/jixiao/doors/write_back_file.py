"""The file door's road back (写回): reasons and conclusions from our sheets into the form, then the review anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.doors.asked import Asked
from jixiao.doors.collector import old_objects_left_alone
from jixiao.doors.file import MARK, open_reviewed, review_filled, write_review
from jixiao.doors.notices import notices
from jixiao.doors.result_file import backed_up, refuse_open, result_path
from jixiao.errors import JixiaoError
from jixiao.form.grid import Snapshot
from jixiao.review import Review
from jixiao.sheets import Part, read_answers
from jixiao.sheets.conclusions import UnwrittenConclusion, conclusion_edits, read_conclusions
from jixiao.sheets.prompts.written_back import Unwritten, WriteBack, filled_lines, has_prompt_sheet, write_back
from jixiao.workbook import FitRow, PutValue, apply_edits, read_snapshot


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What was written back, and where (写回结果). ``target`` is None where nothing had to be written."""

    done: WriteBack
    target: Path | None
    backup: Path | None = None
    review: Review | None = None  # of the workbook with the reasons in it
    notices: tuple[str, ...] = ()
    conclusions: tuple[PutValue, ...] = ()  # the 自评结论 that went into their boxes
    unwritten_conclusions: tuple[UnwrittenConclusion, ...] = ()

    @property
    def unwritten(self) -> tuple[Unwritten, ...]:
        """The lines that were not written."""
        return self.done.unwritten

    @property
    def edits(self) -> tuple[PutValue, ...]:
        """All that went into the form."""
        return (*self.done.edits, *self.conclusions)


class Missing(Enum):
    """Why there is nothing to write back."""

    SHEET = "no sheet of ours to fill in"
    CONTENT = "nobody has filled in or ticked anything"


def missing(snapshot: Snapshot) -> Missing | None:
    """Whether a workbook holds something to write back: a line that was filled in, or a conclusion that was ticked."""
    if any(one.ticked for one in read_conclusions(snapshot)):
        return None
    if not has_prompt_sheet(snapshot):
        return Missing.SHEET
    return None if filled_lines(read_answers(snapshot)) else Missing.CONTENT


@old_objects_left_alone()
def write_back_file(source: Path, target: Path | None = None) -> WrittenBack:
    """Write the reasons of a reviewed workbook into its form, and review it again where it stands.

    Without a target the source is replaced and kept as a backup. The reasons are the user's own content from then on:
    `clear` leaves them in the form. The file is replaced in one step at the very end, or not at all.

    Raises:
        JixiaoError: there is no sheet 偏差原因提示, or nothing is filled in, or the workbook cannot be read or written.
    """
    refuse_open(source)
    target, same = result_path(source, target, MARK)
    snapshot = read_snapshot(source)
    _refuse_nothing(source, missing(snapshot))
    opened = open_reviewed(source)
    nothing = Asked(parts=frozenset({Part.PROMPTS}) if has_prompt_sheet(snapshot) else frozenset())
    review, _ = review_filled(opened.book, nothing, opened.earlier)
    done = write_back(review, read_answers(snapshot), opened.earlier.asked.written_back)
    conclusions, left = conclusion_edits(review, read_conclusions(snapshot))
    if same and not done.edits and not conclusions:
        return WrittenBack(done, None, unwritten_conclusions=left)
    asked = replace(nothing, written_back=done.marks)
    with backed_up(source, when=same) as kept, _filled(source, (*done.edits, *conclusions)) as filled:
        # What an earlier review left is taken out cell by cell: its record stays good while the form changes.
        opened = open_reviewed(filled)
        earlier = opened.earlier
        review, scores = review_filled(opened.book, asked, earlier)
        write_review(review, scores, filled, target, earlier.options(asked), earlier)
        told = tuple(notices(review, structure_locked=opened.structure_locked))
        return WrittenBack(done, target, kept, review, told, conclusions, left)


def _refuse_nothing(source: Path, why: Missing | None) -> None:
    """One sentence where there is nothing to write back."""
    if why is Missing.SHEET:
        raise JixiaoError(
            f"“{source.name}”里没有工作表“偏差原因提示”，没有可以写回的原因；"
            "请先用 jixiao review 校验，在这张工作表中填写原因后再写回。"
        )
    if why is Missing.CONTENT:
        raise JixiaoError(
            f"“{source.name}”的工作表“偏差原因提示”里还没有填写内容，请在浅黄色单元格中填写原因并保存后再写回。"
        )


@contextmanager
def _filled(source: Path, edits: Sequence[PutValue]) -> Iterator[Path]:
    """A copy of the workbook, of the same name, with these texts in its form."""
    with TemporaryDirectory(prefix="jixiao-") as folder:
        copy = Path(folder) / source.name
        fitting = [FitRow(edit.sheet, edit.cell, str(edit.value)) for edit in edits]
        apply_edits(source, [*edits, *fitting], copy)
        yield copy
