"""The reasons filled in on 偏差原因提示, taken back into 偏差原因分析及改进措施 of the form (写回).

Nothing is written on a guess: a line goes into the form only where it surely answers one prompt (`matching`), and only
into a cell that says nothing yet, or says what an earlier write-back put there, or whose text is given up (覆盖原文).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from jixiao.checks.reason_quality import is_blank
from jixiao.form.grid import Snapshot
from jixiao.form.model import Cell
from jixiao.prose.prompt import figures_of
from jixiao.prose.reason import ReasonText, reason_text
from jixiao.review.model import Prompt, Review
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Answers, Line, says_something, table_lines
from jixiao.sheets.prompts.given import given_by, is_ticked
from jixiao.sheets.prompts.matching import Matching, Mismatch, Unmatched, match_lines
from jixiao.sheets.prompts.sheet import TITLE_OF_SHEET
from jixiao.workbook.edits import PutValue
from jixiao.workbook.text_size import LONGEST_TEXT, text_length

_FORM_COLUMN = "偏差原因分析及改进措施"

_NO_REASON = "还没有填写“原因”，补填后可以再次写回。"
_SEVERAL_LINES = "有几行说的是这一条而内容不同，请只保留一行后再写回。"
_NO_CELL = f"表中没有“{_FORM_COLUMN}”栏，请按表的要求手工填写。"
_OWN_TEXT = "{ref} 已有文字，没有改动；要换成预览的文字，请在这一行的“覆盖原文”选“是”，再写回。"
_SHARED_TEXT = (
    "{ref} 由几行合用，替换会去掉原文对“{subject}”的说明，没有改动；请也填写那一行，或在那一行的“覆盖原文”选“是”。"
)
_OWN_FORMULA = "{ref} 是公式，没有改动；要写回，请先清除该公式。"
_OTHER_PARAGRAPH = (
    "{ref} 中有前次写回而这次没有填写的“{subject}”，没有改动；请补填那一行，或在那一行的“覆盖原文”选“是”。"
)
_TOO_LONG = f"{{ref}} 要写入的文字共{{length}}字，超过单元格的上限{LONGEST_TEXT}字，请缩短后再写回。"
_MISMATCHES = {
    Mismatch.SEVERAL: "表中有几行与这一条对得上，分不清是哪一行，{not_done}；请核对后填入原表。",
    Mismatch.OTHER_KIND: "这一行现在的偏差是“{kinds}”，与填写时不同，{not_done}；请核对后填在新的提示中。",
    Mismatch.NOT_ASKED: "这一行的数字已修改，现在没有需要说明的偏差，{not_done}；仍要说明的，请填入原表。",
    Mismatch.GONE: "表中没有找到这个指标（可能已删除或改名），{not_done}；请核对后填入原表。",
}


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A line of 偏差原因提示 that was not written into the form (没有写回的一行), and why, with what to do."""

    place: str
    subject: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class WriteBack:
    """What writing back does (写回): the edits on the form, and what becomes of each line that was filled in.

    ``marks`` tell the composed texts of the form apart from its user's own, for the next write-back.
    """

    edits: tuple[PutValue, ...]
    written: int  # lines whose text goes into the form
    replaced: int  # cells among them that held a text of their user's own
    unchanged: int  # lines whose text stands there already
    unwritten: tuple[Unwritten, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answered:
    """A prompt with the line that answers it."""

    prompt: Prompt
    line: Line

    def unwritten(self, why: str) -> Unwritten:
        """The line, with why it was not written."""
        return _unwritten(self.line, why)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one cell of the form is to hold: a paragraph for each prompt, in the order of the form."""

    cell: Cell
    text: str
    answered: tuple[_Answered, ...]
    unanswered: tuple[Prompt, ...]  # the other prompts that are explained in this cell, whose text is not given up

    @property
    def ticked(self) -> bool:
        """Whether somebody has agreed that another text is replaced."""
        return any(is_ticked(each.line) for each in self.answered)


def has_prompt_sheet(snapshot: Snapshot) -> bool:
    """Whether a workbook holds the sheet 偏差原因提示, by its name or, where it was renamed, by its headings."""
    return any(
        sheet.name == TITLE_OF_SHEET or next(table_lines(sheet, at.QUESTIONS), None) is not None
        for sheet in snapshot.sheets
    )


def filled_lines(answers: Answers) -> tuple[Line, ...]:
    """The lines in which somebody filled in more than who is to answer."""
    return tuple(filter(says_something, answers.lines))


def write_back(review: Review, answers: Answers, marks: Collection[str] = ()) -> WriteBack:
    """Say what goes into the form; ``marks`` are those of earlier write-backs.

    Raises:
        TemplateError: the template cannot be used.
    """
    matching = match_lines(review.prompts, answers.lines, review.book)
    lines = {number: matching.line_of(number) or {} for number in range(len(review.prompts))}
    answered, unwritten = _answered(review.prompts, matching)
    ticked = frozenset(number for number, line in lines.items() if is_ticked(line))
    edits, written, unchanged, composed, replaced = [], set[int](), set[int](), [], 0
    for entry in _entries(answered, review.prompts, ticked):
        why = _why_kept(entry, marks)
        if why:
            unwritten += (each.unwritten(why) for each in entry.answered)
            continue
        composed.append(mark_of(entry.text))
        if entry.cell.text == entry.text:
            unchanged |= {id(each) for each in entry.answered}
        else:
            edits.append(PutValue(entry.cell.sheet, entry.cell.ref, entry.text))
            written |= {id(each) for each in entry.answered}
            replaced += _is_own(entry.cell, marks)
    return WriteBack(tuple(edits), len(written), replaced, len(unchanged - written), tuple(unwritten), tuple(composed))


def _answered(prompts: Sequence[Prompt], matching: Matching) -> tuple[dict[int, _Answered], list[Unwritten]]:
    """The prompts that can be written back, by their numbers; and the lines that cannot, each with why."""
    answered: dict[int, _Answered] = {}
    unwritten = [why_unmatched(each, "没有写回") for each in matching.unmatched if says_something(each.line)]
    for number, prompt in enumerate(prompts):
        lines = tuple(filter(says_something, matching.lines.get(number, ())))
        why = _why_not(prompt, lines) if lines else ""
        if why:
            unwritten += (_unwritten(line, why) for line in lines)
        elif lines:
            answered[number] = _Answered(prompt, lines[0])
    return answered, unwritten


def mark_of(text: str) -> str:
    """The mark by which a composed text is known again, as long as nobody changes it.

    >>> mark_of("因疫情停办一期培训。")
    'e62e065d5b4938f6'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _why_not(prompt: Prompt, lines: Sequence[Line]) -> str:
    """Why a line cannot go into the form, before looking at the cell; "" where it can."""
    if len(lines) > 1:
        return _SEVERAL_LINES
    if prompt.reason_cell is None:
        return _NO_CELL
    return "" if given_by(lines[0]).says_why else _NO_REASON


def why_unmatched(unmatched: Unmatched, not_done: str) -> Unwritten:
    """Say why a line answers no prompt; ``not_done`` says what was therefore not done with it."""
    why = _MISMATCHES[unmatched.why].format(kinds="、".join(unmatched.kinds), not_done=not_done)
    return _unwritten(unmatched.line, why)


def _unwritten(line: Line, why: str) -> Unwritten:
    return Unwritten(line.get(at.PLACE, ""), line.get(at.SUBJECT, ""), line.get(at.KIND, ""), why)


def _entries(answered: Mapping[int, _Answered], prompts: Sequence[Prompt], ticked: Collection[int]) -> Iterator[_Entry]:
    """The cells to write: of the reasons, then of the measures that have a column of their own."""
    texts = {
        number: reason_text(
            given_by(each.line),
            subject=each.prompt.lead,
            figures=figures_of(each.prompt),
            measure_apart=each.prompt.measure_cell is not None,
        )
        for number, each in answered.items()
    }
    for cells, part in ((_reason_cell, _cause), (_measure_cell, _measure)):
        for cell, sharing in _sharing(prompts, cells):
            there = [number for number in sharing if number in answered and part(texts[number])]
            if there:
                yield _Entry(
                    cell,
                    "\n".join(part(texts[number]) for number in there),
                    tuple(answered[number] for number in there),
                    tuple(prompts[number] for number in sharing if number not in there and number not in ticked),
                )


def _reason_cell(prompt: Prompt) -> Cell | None:
    return prompt.reason_cell


def _measure_cell(prompt: Prompt) -> Cell | None:
    return prompt.measure_cell


def _cause(text: ReasonText) -> str:
    return text.cause if text.apart else text.paragraph


def _measure(text: ReasonText) -> str:
    return text.measure


def _sharing(prompts: Sequence[Prompt], cell_of: Callable[[Prompt], Cell | None]) -> Iterator[tuple[Cell, list[int]]]:
    """Each cell with the numbers of the prompts that are explained in it."""
    found: dict[tuple[str, str], tuple[Cell, list[int]]] = {}
    for number, prompt in enumerate(prompts):
        cell = cell_of(prompt)
        if cell is not None:
            found.setdefault((cell.sheet, cell.ref), (cell, []))[1].append(number)
    yield from found.values()


def _is_own(cell: Cell, marks: Collection[str]) -> bool:
    """Whether a cell holds a text of its user's own."""
    return not is_blank(cell.text) and mark_of(cell.text) not in marks


def _why_kept(entry: _Entry, marks: Collection[str]) -> str:
    """Why a cell stays as it is; "" where it may be written."""
    cell, text = entry.cell, entry.text
    length = text_length(text)
    if cell.formula:
        return _OWN_FORMULA.format(ref=cell.ref)
    if length > LONGEST_TEXT:
        return _TOO_LONG.format(ref=cell.ref, length=length)
    if is_blank(cell.text) or cell.text == text:
        return ""
    if not _is_own(cell, marks):
        left = next((each.lead for each in entry.unanswered if f"【{each.lead}】" in cell.text), None)
        return "" if left is None else _OTHER_PARAGRAPH.format(ref=cell.ref, subject=left)
    if not entry.ticked:
        return _OWN_TEXT.format(ref=cell.ref)
    other = next(iter(entry.unanswered), None)
    return "" if other is None else _SHARED_TEXT.format(ref=cell.ref, subject=other.lead or other.subject)
