"""The commands of the buttons (按钮的命令): each is a command of the file door, done to the open workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from jixiao.doors.asked import Asked
from jixiao.doors.file import Reviewed, clear_file, open_reviewed, review_again, review_file
from jixiao.doors.freeze_file import freeze_file
from jixiao.doors.live import wording
from jixiao.doors.live.book import OpenBook
from jixiao.doors.live.reply import NO, YES, Call, Kind, Reply
from jixiao.doors.live.scheme import pack_in_force
from jixiao.doors.live.visiting import show_next
from jixiao.doors.result_file import sheets_on_record
from jixiao.doors.write_back_file import Missing, WrittenBack, missing, write_back_file
from jixiao.errors import JixiaoError
from jixiao.sheets import Filling, Part, ScoreCounts, score_counts, sheet_of, with_scores
from jixiao.workbook import read_snapshot


def review(call: Call[OpenBook]) -> Reply:
    """校验: mark what is wrong, list it, show the list."""
    done, lost = _reviewed(call, Part.FINDINGS)
    return Reply(_lines(wording.findings(done.review), *done.notices, *lost, call.book.how_to_undo))


def ask_reasons(call: Call[OpenBook]) -> Reply:
    """生成偏差原因提示: list what has to be explained, show the list."""
    done, lost = _reviewed(call, Part.PROMPTS)
    return Reply(_lines(wording.prompts(done.review), *done.notices, *lost, call.book.how_to_undo))


def fill_scores(call: Call[OpenBook]) -> Reply:
    """计算得分: points into the blank 得分 cells; where others differ, ask before they are replaced."""
    asking = call.answer not in (YES, NO)
    filling = Filling.ALL if call.answer == YES else Filling.BLANK
    lost: list[str] = []

    def work(before: Path, after: Path) -> ScoreCounts:
        pack = pack_in_force(before)
        opened = open_reviewed(before)
        book = with_scores(opened.book, opened.earlier.scores)
        counts = score_counts(review_again(book, Asked(pack), opened.earlier.asked))
        if not (asking and counts.filled_differently):
            review_file(before, after, pack=pack, fill_scores=filling, parts={Part.SCORES})
        return counts

    counts = call.book.worked_on_copy(work, tell=lost.append)
    if asking and counts.filled_differently:
        return Reply(wording.scores_question(counts), Kind.YES_NO_CANCEL)
    told = wording.scores(counts, replaced=filling is Filling.ALL)
    return Reply(_lines(told, *lost, call.book.how_to_undo))


def write_back(call: Call[OpenBook]) -> Reply:
    """写回偏差原因: what people filled in on 偏差原因提示 into the form."""

    def work(before: Path, after: Path) -> WrittenBack:
        nothing = missing(read_snapshot(before))
        if nothing is not None:
            raise JixiaoError(wording.NO_PROMPTS if nothing is Missing.SHEET else wording.NO_REASONS)
        return write_back_file(before, after)

    lost: list[str] = []
    written = call.book.worked_on_copy(
        work,
        also=lambda written: [(edit.sheet, edit.cell) for edit in written.edits],
        tell=lost.append,
    )
    kind = Kind.WARNING if written.unwritten or written.unwritten_conclusions else Kind.INFORMATION
    stays = call.book.stays if written.edits else ""
    return Reply(_lines(*wording.written_back(written), *lost, stays), kind)


def freeze(call: Call[OpenBook]) -> Reply:
    """固化公式为数值: the formulas of the add-in become the values that they show."""
    if call.answer != YES:
        return Reply(wording.FREEZE_QUESTION, Kind.YES_NO)
    frozen = call.book.worked_on_copy(
        freeze_file, also=lambda frozen: [(each.sheet, each.area or each.cell) for each in frozen.formulas]
    )
    return Reply(_lines(*wording.frozen(frozen)), Kind.WARNING if frozen.uncomputed else Kind.INFORMATION)


def clear(call: Call[OpenBook]) -> Reply:
    """清除标记: all that the add-in put in is taken out again."""
    lost: list[str] = []
    call.book.worked_on_copy(clear_file, tell=lost.append)
    return Reply(_lines(wording.CLEARED, *lost))


def go_on(call: Call[OpenBook]) -> Reply:
    """跳到下一个问题: select the cell of the next problem that is not handled yet."""
    return show_next(call.book)


COMMANDS: Mapping[str, Callable[[Call[OpenBook]], Reply]] = MappingProxyType(
    {
        "review": review,
        "next": go_on,
        "clear": clear,
        "scores": fill_scores,
        "freeze": freeze,
        "prompts": ask_reasons,
        "write_back": write_back,
    }
)
"""The commands that every application offers, by the id of their button."""


def _reviewed(call: Call[OpenBook], part: Part) -> tuple[Reviewed, list[str]]:
    """The workbook reviewed for one part of the result, which is shown, and what could not be put back."""
    lost: list[str] = []

    def work(before: Path, after: Path) -> tuple[Reviewed, str | None]:
        done = review_file(before, after, pack=pack_in_force(before), parts={part})
        return done, sheet_of(part, sheets_on_record(after))

    done, sheet = call.book.worked_on_copy(work, tell=lost.append)
    if sheet is not None:
        call.book.show_sheet(sheet)
    return done, lost


def _lines(*sentences: str) -> str:
    return "\n".join(filter(None, sentences))
