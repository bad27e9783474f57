"""The file door's road: a workbook is read, reviewed, and the result written into a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jixiao.doors.asked import Asked, asked_before
from jixiao.doors.notices import notices
from jixiao.errors import JixiaoError
from jixiao.form.model import Book
from jixiao.packs import Pack, load_pack
from jixiao.reader import read_book
from jixiao.review import Review, review_book
from jixiao.scoring.proposal import Spread
from jixiao.sheets import NO_ANSWERS, find_traces, read_answers, review_edits
from jixiao.workbook import (
    Record,
    apply_edits,
    backup,
    clear_edits,
    edited_since,
    has_record,
    read_record,
    read_snapshot,
)

MARK = "-已校验"
DEFAULT_PACK = "national"
_SELF_EVALUATION = "绩效自评表：表头里要有“三级指标”“指标值”“实际完成值”这样的标题"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review and where it was written (校验结果文件)."""

    review: Review
    target: Path
    backup: Path | None = None
    notices: tuple[str, ...] = ()  # what the user should know about the file


def open_book(path: Path, report: Path | None = None, *, wanted: str = _SELF_EVALUATION) -> Book:
    """Read the forms of a workbook, and a report beside it, leaving out what an earlier review put there.

    ``wanted`` says what it should hold. Raises JixiaoError when it is no workbook, or holds no form and no report, or
    when the report cannot be read.
    """
    _refuse_open(path)
    book = read_book(read_snapshot(path, own=False), path.name)
    if report is not None:
        from jixiao.documents import read_report  # noqa: PLC0415 - few reviews have a report, and every start would pay

        book = replace(book, reports=(*book.reports, read_report(report)))
    if not book.forms and not book.troubles and not book.reports:
        raise JixiaoError(f"在“{path.name}”里没有找到{wanted}，请检查是否选对了文件、表头是否完整。")
    return book


def choose_pack(name: str | None, book: Book, *, remembered: str = "") -> Pack:
    """The pack asked for, else that of the last review, else the workbook's own (绩效口径), else the national one."""
    if name or not remembered:
        return load_pack(name or book.pack or DEFAULT_PACK)
    try:
        return load_pack(remembered)
    except JixiaoError as error:
        raise JixiaoError(f"沿用上次校验指定的口径时出错：{error}也可以用 --pack 重新指定口径。") from error


def review_again(book: Book, asked: Asked, record: Record | None) -> Review:
    """Review a book as asked, and where nothing was asked as the last review did (its ``record``)."""
    remembered = _asked_before(record)
    pack = choose_pack(asked.pack, book, remembered=remembered.pack)
    return review_book(book, pack, weights=asked.over(remembered).weights)


def review_file(  # noqa: PLR0913 - one keyword for each option of the command
    source: Path,
    target: Path | None = None,
    *,
    pack: str | None = None,
    report: Path | None = None,
    in_place: bool = False,
    fill_scores: bool = False,
    weights: Spread | None = None,
) -> Reviewed:
    """Review a workbook from file to file, together with a ``report`` in words where one is given.

    Without a target it goes beside the source, with -已校验 after its name; a workbook reviewed before is reviewed
    again where it stands, with the pack, the proposed weights and the filling in of scores that the last review had.
    The source changes only when asked (``in_place``), and is then kept as a backup.
    """
    target = source if in_place else target or default_target(source)
    _refuse_other_format(source, target)
    same = target.exists() and source.exists() and target.samefile(source)
    if not same:
        _refuse_overwriting(target)
    book = open_book(source, report)
    record = read_record(source)
    traces = None if record else find_traces(read_snapshot(source))
    marked = record is not None or traces is not None
    if same and not marked and not in_place:
        raise JixiaoError(f"结果文件与原文件同名：“{target.name}”，请换一个名字，或用 --in-place 写回原文件。")
    asked = Asked(pack or "", weights)
    review = review_again(book, asked, record)
    answers = read_answers(read_snapshot(source)) if marked else NO_ANSWERS
    edits = review_edits(review, fill_scores=fill_scores or _filled_before(record), answers=answers)
    with _backed_up(source, when=same and record is None) as kept:
        apply_edits(source, edits, target, record=True, memo=asked.over(_asked_before(record)).memo, traces=traces)
    return Reviewed(review, target, kept, tuple(notices(source, review)))


def _asked_before(record: Record | None) -> Asked:
    return asked_before(record.memo) if record else Asked()


def _filled_before(record: Record | None) -> bool:
    """Whether the last review filled in scores: the next one then does so too, or they would vanish unasked."""
    return record is not None and any(state.written is not None for state in record.cells)


def default_target(source: Path) -> Path:
    """Where a review goes: beside the source, or over it when it is itself a reviewed workbook."""
    if source.stem.endswith(MARK) and source.exists() and _is_marked(source):
        return source
    return source.with_name(f"{source.stem}{MARK}{source.suffix}")


def clear_file(source: Path, target: Path | None = None) -> tuple[Path, Path | None]:
    """Take out all that jixiao added; gives where the result is, and the backup if the source was replaced."""
    _refuse_open(source)
    traces = None if has_record(source) else find_traces(read_snapshot(source))
    if traces is None and not has_record(source):
        raise JixiaoError(f"“{source.name}”里没有 jixiao 加进去的内容，不需要清除。")
    target = target or source
    _refuse_other_format(source, target)
    same = target.exists() and target.samefile(source)
    if not same:
        _refuse_overwriting(target)
    with _backed_up(source, when=same) as kept:
        clear_edits(source, target, traces)
    return target, kept


def _is_marked(path: Path) -> bool:
    """Whether a workbook holds a review, with its record or without."""
    return has_record(path) or find_traces(read_snapshot(path)) is not None


@contextmanager
def _backed_up(source: Path, *, when: bool) -> Iterator[Path | None]:
    """Keep a copy of a file about to be replaced; it goes again when nothing was replaced."""
    kept = backup(source) if when else None
    try:
        yield kept
    except BaseException:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise


def _refuse_open(path: Path) -> None:
    """Refuse a workbook that an application holds: what is on the disk is not what its user sees."""
    if not path.exists():
        raise JixiaoError(f"没有找到文件“{path}”，请检查路径和文件名。")
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise JixiaoError(f"“{path.name}”正在 Excel 或其他程序中打开，请保存并关闭后再试。")


def _refuse_other_format(source: Path, target: Path) -> None:
    """Refuse a result whose name promises another format than it has: Excel does not open it."""
    if target != source and target.is_dir():
        example = target / f"{source.stem.removesuffix(MARK)}{MARK}{source.suffix}"
        raise JixiaoError(f"“{target}”是文件夹，请在 -o 后面写明结果文件的名称，例如“{example}”。")
    if source.exists() and target.suffix.lower() != source.suffix.lower():
        raise JixiaoError(
            f"结果文件“{target.name}”的扩展名与原文件不同，Excel 会打不开；请写成“{target.stem}{source.suffix}”。"
        )


def _refuse_overwriting(target: Path) -> None:
    """Never overwrite a file that holds somebody's work."""
    if not target.exists():
        return
    if not _is_marked(target):
        raise JixiaoError(f"“{target.name}”已经存在，而且不是校验结果，没有覆盖；请用 -o 另外指定文件名。")
    if edited_since(target) or not has_record(target):
        raise JixiaoError(
            f"“{target.name}”在上次校验后有人改过，为免丢失没有覆盖；请直接校验这个文件，或用 -o 另外指定文件名。"
        )
