"""The prompts of a workbook handed out to departments, a file for each, and taken back (分发提示、收回提示)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.doors.asked import Asked
from jixiao.doors.collector import old_objects_left_alone
from jixiao.doors.earlier import Earlier
from jixiao.doors.file import MARK, open_reviewed, review_filled, write_review
from jixiao.doors.result_file import backed_up, refuse_open, result_path
from jixiao.drafts.instructions import instructions
from jixiao.errors import JixiaoError
from jixiao.file_names import Names, safe_name
from jixiao.review import Prompt, Review
from jixiao.sheets import Answers, FilledScores, Part, read_answers
from jixiao.sheets.place import several_sheets
from jixiao.sheets.prompts.distribution import CODE, ORIGIN, Portion, code_of, distribute, origin_of
from jixiao.sheets.prompts.merging import Merged, Returned, merge, read_returned
from jixiao.sheets.prompts.sheet import portion_sheet
from jixiao.sheets.prompts.written_back import has_prompt_sheet
from jixiao.workbook import PutSheet, apply_edits, read_snapshot

_NAMELESS = "科室"
_ASKED = Asked(parts=frozenset({Part.PROMPTS}))


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The files that were written (分发结果), and the prompts that no department was named for."""

    files: Mapping[Path, Portion]
    unassigned: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came back (收回结果), and where it was written; None where nothing new was said.

    ``refused`` are the files that could not be used, each with why.
    """

    merged: Merged
    refused: Mapping[str, str]
    target: Path | None
    backup: Path | None = None


@old_objects_left_alone()
def split_file(source: Path, folder: Path | None = None) -> HandedOut:
    """Write a workbook for each 责任科室 on the sheet 偏差原因提示, by default into a folder beside the source.

    Raises:
        JixiaoError: there is no such sheet, no department is named, or a file is there already.
    """
    review, answers, _, _ = _reviewed(source, "分发")
    handed = distribute(review, answers)
    if not handed.portions:
        raise JixiaoError(
            f"“{source.name}”的工作表“偏差原因提示”里还没有填写“责任科室”，请先填写每一条由哪个科室答复，保存后再分发。"
        )
    folder = folder or source.with_name(f"{source.stem.removesuffix(MARK)}-分发")
    files = dict(zip(_names(source, handed.portions, folder), handed.portions, strict=True))
    _refuse_existing(files, folder)
    folder.mkdir(parents=True, exist_ok=True)
    several = several_sheets(prompt.cell for prompt in review.prompts)
    names = {ORIGIN: origin_of(review), CODE: code_of(review.prompts)}
    for path, portion in files.items():
        _write(path, portion, names, source.name, with_sheet=several)
    return HandedOut(files, handed.unassigned)


@old_objects_left_alone()
def merge_files(source: Path, files: Sequence[Path], target: Path | None = None) -> TakenBack:
    """Take the answers of departments back into the sheet 偏差原因提示 of the workbook that they were handed out from.

    A file that cannot be used keeps no other from it. Without a target the source is replaced and kept as a backup.

    Raises:
        JixiaoError: there is no such sheet, or the workbook cannot be read or written.
    """
    target, same = result_path(source, target, MARK)
    review, answers, scores, earlier = _reviewed(source, "收回")
    returned, refused = _returned(review, source, files)
    merged = merge(review, answers, returned)
    if not merged.taken:
        return TakenBack(merged, refused, None)
    with backed_up(source, when=same) as kept:
        write_review(review, scores, source, target, earlier.options(_ASKED), earlier, answers=merged.answers)
        return TakenBack(merged, refused, target, kept)


def _reviewed(source: Path, doing: str) -> tuple[Review, Answers, FilledScores, Earlier]:
    """The review of a workbook as it stands, and what was filled in."""
    refuse_open(source)
    snapshot = read_snapshot(source)
    if not has_prompt_sheet(snapshot):
        raise JixiaoError(
            f"“{source.name}”里没有工作表“偏差原因提示”，没有可以{doing}的提示；请先用 jixiao review 校验这个工作簿。"
        )
    opened = open_reviewed(source)
    review, scores = review_filled(opened.book, _ASKED, opened.earlier)
    return review, read_answers(snapshot), scores, opened.earlier


def _returned(review: Review, source: Path, files: Sequence[Path]) -> tuple[list[Returned], dict[str, str]]:
    """The files that can be used, and why each other cannot."""
    from jixiao.doors.failure import explain_failure  # noqa: PLC0415 - only a file that cannot be read needs it

    usable: list[Returned] = []
    refused: dict[str, str] = {}
    for path, name in zip(files, _told_apart(files), strict=True):
        try:
            usable.append(_usable(review, source, path, name))
        except Exception as failure:
            refused[name] = explain_failure(failure)
    return usable, refused


def _usable(review: Review, source: Path, path: Path, name: str) -> Returned:
    refuse_open(path)
    if path.exists() and path.samefile(source):
        raise JixiaoError(f"“{name}”就是要收回到的工作簿，请只写交回的文件。")
    snapshot = read_snapshot(path)
    if not has_prompt_sheet(snapshot):
        raise JixiaoError(f"“{name}”里没有工作表“偏差原因提示”，没有收回；请检查是否选对了文件。")
    returned = read_returned(snapshot, name)
    if not returned.is_of(review):
        raise JixiaoError(
            f"“{name}”是从另一张表分发的（{returned.origin}），没有收回；本工作簿是{origin_of(review)}，请检查是否选对了文件。"
        )
    return returned


def _told_apart(files: Sequence[Path]) -> Iterator[str]:
    """What each file is called: its name, with its folder where two have the same."""
    names = [path.name for path in files]
    for path in files:
        yield path.name if names.count(path.name) == 1 else str(path)


def _names(source: Path, portions: Sequence[Portion], folder: Path) -> Iterator[Path]:
    """The file of each portion; departments whose names differ in forbidden characters only are numbered."""
    stem = source.stem.removesuffix(MARK)
    names = Names()
    for portion in portions:
        yield folder / f"{names.free(f'{stem}-{safe_name(portion.department, _NAMELESS)}')}.xlsx"


def _refuse_existing(files: Mapping[Path, Portion], folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise JixiaoError(f"“{folder}”是文件，不是文件夹，请用 -o 另外指定文件夹。")
    for path in files:
        if path.exists():
            raise JixiaoError(
                f"“{path}”已经存在，里面可能有科室填写的内容，没有覆盖；请先收回或移走，或用 -o 另外指定文件夹。"
            )


def _write(path: Path, portion: Portion, names: Mapping[str, str], file: str, *, with_sheet: bool) -> None:
    made = instructions(portion.department, origin=names[ORIGIN], file=file, count=len(portion.prompts), names=names)
    with TemporaryDirectory(prefix="jixiao-") as scratch:
        base = Path(scratch) / path.name
        base.write_bytes(made)
        apply_edits(base, [PutSheet(portion_sheet(portion.prompts, portion.lines, with_sheet=with_sheet))], path)
