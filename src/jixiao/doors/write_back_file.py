"""The file door's road back: the reasons filled in on 偏差原因提示 into the form, then the review anew (写回)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.doors.asked import Asked
from jixiao.doors.collector import old_objects_left_alone
from jixiao.doors.earlier import earlier_review
from jixiao.doors.file import MARK, open_book, review_filled, write_review
from jixiao.doors.notices import notices
from jixiao.doors.result_file import backed_up, refuse_open, result_path
from jixiao.errors import JixiaoError
from jixiao.review import Review
from jixiao.sheets import Answers, Part, read_answers
from jixiao.sheets.written_back import Unwritten, WriteBack, filled_lines, has_prompt_sheet, write_back
from jixiao.workbook import FitRow, apply_edits, read_snapshot


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What was written back, and where (写回结果). ``target`` is None where nothing had to be written."""

    done: WriteBack
    target: Path | None
    backup: Path | None = None
    review: Review | None = None  # of the workbook with the reasons in it
    notices: tuple[str, ...] = ()

    @property
    def unwritten(self) -> tuple[Unwritten, ...]:
        """The lines that were not written."""
        return self.done.unwritten


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
    answers = _answers(source)
    earlier = earlier_review(source)
    nothing = Asked(parts=frozenset({Part.PROMPTS}))
    review, _ = review_filled(open_book(source), nothing, earlier)
    done = write_back(review, answers, earlier.asked.written_back)
    if same and not done.edits:
        return WrittenBack(done, None)
    asked = replace(nothing, written_back=done.marks)
    with backed_up(source, when=same) as kept, _filled(source, done) as filled:
        # What an earlier review left is taken out cell by cell: its record stays good while the form changes.
        earlier = earlier_review(filled)
        review, scores = review_filled(open_book(filled), asked, earlier)
        write_review(review, scores, filled, target, earlier.options(asked), earlier)
        return WrittenBack(done, target, kept, review, tuple(notices(filled, review)))


def _answers(source: Path) -> Answers:
    """What was filled in; one sentence where there is nothing."""
    snapshot = read_snapshot(source)
    if not has_prompt_sheet(snapshot):
        raise JixiaoError(
            f"“{source.name}”里没有工作表“偏差原因提示”，没有可以写回的原因；"
            "请先用 jixiao review 校验，在这张工作表中填写原因后再写回。"
        )
    answers = read_answers(snapshot)
    if not filled_lines(answers):
        raise JixiaoError(
            f"“{source.name}”的工作表“偏差原因提示”里还没有填写内容，请在浅黄色单元格中填写原因并保存后再写回。"
        )
    return answers


@contextmanager
def _filled(source: Path, done: WriteBack) -> Iterator[Path]:
    """A copy of the workbook, of the same name, with the reasons in its form."""
    with TemporaryDirectory(prefix="jixiao-") as folder:
        copy = Path(folder) / source.name
        fitting = [FitRow(edit.sheet, edit.cell, str(edit.value)) for edit in done.edits]
        apply_edits(source, [*done.edits, *fitting], copy)
        yield copy
