"""The file door's road: a workbook is read, reviewed, and the result written into a copy of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from jixiao.doors.asked import Asked
from jixiao.doors.collector import old_objects_left_alone
from jixiao.doors.earlier import LAYER, Earlier, earlier_review
from jixiao.doors.notices import notices
from jixiao.doors.result_file import (
    backed_up,
    is_marked,
    refuse_open,
    refuse_other_format,
    refuse_overwriting,
    result_path,
    sheets_on_record,
)
from jixiao.errors import JixiaoError
from jixiao.form.grid import Snapshot
from jixiao.form.model import Book, FormKind
from jixiao.packs import Pack, load_pack
from jixiao.reader import read_book, with_inputs
from jixiao.review import Review, review_book
from jixiao.scoring.proposal import Spread
from jixiao.sheets import (
    ALL_PARTS,
    NO_ANSWERS,
    Answers,
    FilledScores,
    Filling,
    Part,
    find_all_traces,
    read_answers,
    replaced_scores,
    review_edits,
    scores_to_fill,
    with_scores,
)
from jixiao.workbook import Reading, apply_edits, clear_edits, has_record, read_snapshot, read_workbook

if TYPE_CHECKING:
    from jixiao.packs.scorecards import Card
    from jixiao.sheets.conclusions import Conclusion

MARK = "-已校验"
DEFAULT_PACK = "national"
_SHOWN = 3
_SELF_EVALUATION = "绩效自评表：表头里要有“三级指标”“指标值”“实际完成值”这样的标题"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review and where it was written (校验结果文件)."""

    review: Review
    target: Path
    backup: Path | None = None
    notices: tuple[str, ...] = ()  # what the user should know about the file


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook opened for a review (打开的工作簿): its forms, and what an earlier review left in it."""

    book: Book
    earlier: Earlier
    structure_locked: bool


def open_book(path: Path, report: Path | None = None, *, wanted: str = _SELF_EVALUATION) -> Book:
    """Read the forms of a workbook, and a report beside it, leaving out what an earlier review put there.

    ``wanted`` says what it should hold. Raises JixiaoError when it is no workbook, or holds no form and no report, or
    when the report cannot be read.
    """
    refuse_open(path)
    return _book_in(read_workbook(path), report, wanted)


def open_reviewed(path: Path, report: Path | None = None, *, wanted: str = _SELF_EVALUATION) -> Opened:
    """Read what `open_book` does, together with what an earlier review left, of one reading of the file."""
    refuse_open(path)
    reading = read_workbook(path)
    return Opened(_book_in(reading, report, wanted), earlier_review(reading), reading.structure_locked)


def _book_in(reading: Reading, report: Path | None, wanted: str) -> Book:
    path, snapshot = reading.path, reading.as_left
    book = read_book(snapshot, path.name)
    if not book.has_input_sheet and any(form.kind is FormKind.SCORECARD for form in book.forms):
        book = with_inputs(book, reading.whole)  # what people filled in on the sheet of an earlier review
    if report is not None:
        from jixiao.documents import read_report  # noqa: PLC0415 - few reviews have a report, and every start would pay

        book = replace(book, reports=(*book.reports, read_report(report)))
    if not book.forms and not book.troubles and not book.reports:
        where = f"在“{path.name}”里没有找到{wanted}，请检查是否选对了文件、表头是否完整。"
        raise JixiaoError(where + _hidden(snapshot))
    return book


def _hidden(snapshot: Snapshot) -> str:
    """Tell of hidden sheets, which are not read."""
    names = [f"“{sheet.name}”" for sheet in snapshot.sheets if not sheet.visible and sheet.cells]
    if not names:
        return ""
    rest = f"等{len(names)}张" if len(names) > _SHOWN else ""
    return f"隐藏的工作表{'、'.join(names[:_SHOWN])}{rest}没有读；要校验的表如果在那里，请先取消隐藏。"


def choose_pack(name: str | None, book: Book, *, remembered: str = "") -> Pack:
    """The pack asked for, else that of the last review, else the workbook's own (绩效口径), else the national one."""
    if name or not remembered:
        return load_pack(name or book.pack or DEFAULT_PACK)
    try:
        return load_pack(remembered)
    except JixiaoError as error:
        raise JixiaoError(f"沿用上次校验指定的口径时出错：{error}也可以用 --pack 重新指定口径。") from error


def own_cards(asked: Asked, last: Asked) -> tuple[Card, ...]:
    """The 评分表 of one's own that are asked for, else those of the last review."""
    if not (asked.scorecards or last.scorecards):
        return ()
    from jixiao.packs.scorecards import load_scorecard  # noqa: PLC0415 - few people have one of their own

    if asked.scorecards:
        return tuple(load_scorecard(name) for name in asked.scorecards)
    try:
        return tuple(load_scorecard(name) for name in last.scorecards)
    except JixiaoError as error:
        raise JixiaoError(
            f"沿用上次校验指定的评分表文件时出错：{error}也可以用 --scorecard 重新指定评分表文件。"
        ) from error


def review_again(book: Book, asked: Asked, last: Asked) -> Review:
    """Review a book as asked, and where nothing was asked as the ``last`` review was."""
    pack = choose_pack(asked.pack, book, remembered=last.pack)
    return review_book(book, pack, weights=asked.over(last).weights, cards=own_cards(asked, last))


def review_filled(book: Book, asked: Asked, earlier: Earlier) -> tuple[Review, FilledScores]:
    """Review a book with the scores in it that were filled in before, and those that are to be filled in now.

    What is filled in is the form's score from then on: nothing is said of the score that stood there, and no other
    filling changes it.
    """
    review = review_again(with_scores(book, earlier.scores), asked, earlier.asked)
    new = scores_to_fill(review, earlier.options(asked).fill_scores)
    scores = {**earlier.scores, **new}
    if new:
        review = review_again(with_scores(book, scores), asked, earlier.asked)
    return review, FilledScores(MappingProxyType(scores), replaced_scores(book, scores))


@old_objects_left_alone()
def review_file(  # noqa: PLR0913 - one keyword for each option of the command
    source: Path,
    target: Path | None = None,
    *,
    pack: str | None = None,
    report: Path | None = None,
    in_place: bool = False,
    fill_scores: Filling | bool = False,
    weights: Spread | None = None,
    scorecards: tuple[str, ...] = (),
    parts: Collection[Part] = ALL_PARTS,
) -> Reviewed:
    """Review a workbook from file to file, together with a ``report`` in words where one is given.

    ``scorecards`` are files of 评分表 of one's own (or names of shipped ones), looked through before the shipped ones.
    ``parts`` of the result are written; those that an earlier review wrote are written anew, so that they stay.

    Without a target it goes beside the source, with -已校验 after its name; a workbook reviewed before is reviewed
    again where it stands, with the pack, the 评分表, the proposed weights and the filling in of scores of the last
    review.
    The source changes only when asked (``in_place``), and is then kept as a backup.
    """
    target = source if in_place else target or default_target(source)
    refuse_other_format(source, target, MARK)
    same = target.exists() and source.exists() and target.samefile(source)
    if not same:
        refuse_overwriting(target, LAYER)
    opened = open_reviewed(source, report)
    earlier = opened.earlier
    if same and not earlier.reviewed and not in_place:
        raise JixiaoError(f"结果文件与原文件同名：“{target.name}”，请换一个名字，或用 --in-place 写回原文件。")
    asked = Asked(pack or "", weights, Filling(fill_scores), scorecards, frozenset(parts))
    review, filled = review_filled(opened.book, asked, earlier)
    with backed_up(source, when=same and earlier.record is None) as kept:
        write_review(review, filled, source, target, earlier.options(asked), earlier)
    return Reviewed(review, target, kept, tuple(notices(review, structure_locked=opened.structure_locked)))


def write_review(  # noqa: PLR0913, PLR0917 - what was found, where it goes, and what was there
    review: Review,
    filled: FilledScores,
    source: Path,
    target: Path,
    options: Asked,
    earlier: Earlier,
    *,
    answers: Answers | None = None,
) -> None:
    """Write a review of ``source`` into ``target``, in place of what an ``earlier`` one left in it.

    ``answers`` stand in place of what people filled in on the sheets of the earlier one.
    """
    before = read_snapshot(source) if earlier.reviewed else None
    if answers is None:
        answers = NO_ANSWERS if before is None else read_answers(before)
    edits = review_edits(
        review,
        fill_scores=options.fill_scores,
        filled=filled,
        answers=answers,
        conclusions=() if before is None else _conclusions(before),
        parts=options.parts,
    )
    apply_edits(source, edits, target, record=True, memo=options.memo, traces=earlier.traces)


def _conclusions(before: Snapshot) -> tuple[Conclusion, ...]:
    """The drafts of the 自评结论 as people left them."""
    from jixiao.sheets.conclusions import read_conclusions  # noqa: PLC0415 - only a review after another needs it

    return read_conclusions(before)


def default_target(source: Path) -> Path:
    """Where a review goes: beside the source, or over it when it is itself a reviewed workbook."""
    if source.stem.endswith(MARK) and source.exists() and is_marked(source):
        return source
    return source.with_name(f"{source.stem}{MARK}{source.suffix}")


def clear_file(source: Path, target: Path | None = None) -> tuple[Path, Path | None]:
    """Take out all that jixiao added; gives where the result is, and the backup if the source was replaced."""
    refuse_open(source)
    traces = find_all_traces(read_snapshot(source), without=sheets_on_record(source))
    if traces is None and not has_record(source):
        raise JixiaoError(f"“{source.name}”里没有 jixiao 加进去的内容，不需要清除。")
    target, same = result_path(source, target, MARK)
    with backed_up(source, when=same) as kept:
        clear_edits(source, target, traces)
    return target, kept
