"""The reasons filled in on 偏差原因提示, taken back into 偏差原因分析及改进措施 of the form (写回).

Nothing is written on a guess: a line goes into the form only where place, indicator and kind of deviation lead to one
prompt, and only into a cell that says nothing yet, or says what an earlier write-back put there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from jixiao.checks.reason_quality import is_blank
from jixiao.form.grid import Snapshot
from jixiao.form.model import Cell
from jixiao.prose.reason import GivenReason, ReasonText, reason_text
from jixiao.review.model import Prompt, Review
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Answers, Key, Line, others, table_lines
from jixiao.sheets.prompt_sheet import TITLE_OF_SHEET
from jixiao.workbook.edits import PutValue

_LONGEST_TEXT = 32_767  # what a cell of Excel holds, in UTF-16 units
_FORM_COLUMN = "偏差原因分析及改进措施"

_NO_REASON = "还没有填写“原因”，补填后可以再次写回。"
_NO_PROMPT = "与原表对不上（数字已修改、行有变动或工作表已改名），请核对后手工填写。"
_SEVERAL_PROMPTS = "有几处与这一行对得上，分不清是哪一处，请重新校验后再写回。"
_SEVERAL_LINES = "有几行说的是这一条而内容不同，请只保留一行后再写回。"
_NO_CELL = f"表中没有“{_FORM_COLUMN}”栏，请按表的要求手工填写。"
_OWN_TEXT = "{ref} 已有文字，没有改动；要换成新填的内容，请先清空该单元格再写回。"
_OWN_FORMULA = "{ref} 是公式，没有改动；要写回，请先清除该公式。"
_OTHER_PARAGRAPH = "{ref} 中有前次写回而这次没有填写的“{subject}”，没有改动；请补填该行，或先清空该单元格再写回。"
_TOO_LONG = f"{{ref}} 要写入的文字共{{length}}字，超过单元格的上限{_LONGEST_TEXT}字，请缩短后再写回。"


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
    unchanged: int  # lines whose text stands there already
    unwritten: tuple[Unwritten, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answered:
    """A prompt with the line that answers it."""

    prompt: Prompt
    line: Line

    def given(self) -> GivenReason:
        """What was filled in."""
        return GivenReason(
            reason=self.line.get(at.REASON, ""),
            category=self.line.get(at.CATEGORY, ""),
            evidence=self.line.get(at.EVIDENCE, ""),
            measure=self.line.get(at.MEASURE, ""),
            who=self.line.get(at.WHO, ""),
            when=self.line.get(at.WHEN, ""),
        )

    def unwritten(self, why: str) -> Unwritten:
        """The line, with why it was not written."""
        return _unwritten(self.line, why)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one cell of the form is to hold: a paragraph for each prompt, in the order of the form."""

    cell: Cell
    text: str
    answered: tuple[_Answered, ...]
    unanswered: tuple[str, ...]  # how the paragraphs of the other prompts of this cell would begin


def has_prompt_sheet(snapshot: Snapshot) -> bool:
    """Whether a workbook holds the sheet 偏差原因提示, by its name or, where it was renamed, by its headings."""
    return any(
        sheet.name == TITLE_OF_SHEET or next(table_lines(sheet, at.QUESTIONS), None) is not None
        for sheet in snapshot.sheets
    )


def filled_lines(answers: Answers) -> dict[Key, Line]:
    """The lines in which somebody filled in more than white space."""
    return {
        key: line for key, line in answers.prompts.items() if any(line.get(each, "").strip() for each in at.ANSWERS)
    }


def write_back(review: Review, answers: Answers, marks: Collection[str] = ()) -> WriteBack:
    """Say what goes into the form; ``marks`` are those of earlier write-backs.

    Raises:
        TemplateError: the template cannot be used.
    """
    unwritten: list[Unwritten] = []
    answered: list[_Answered] = []
    prompts = _by_line(review.prompts, answers)
    for key, line in filled_lines(answers).items():
        why = _why_not(key, line, prompts.get(key, []), answers)
        if why:
            unwritten.append(_unwritten(line, why))
        else:
            answered.append(_Answered(prompts[key][0], line))
    edits, written, unchanged, composed = [], set[int](), set[int](), []
    for entry in _entries(answered, review.prompts):
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
    return WriteBack(tuple(edits), len(written), len(unchanged - written), tuple(unwritten), tuple(composed))


def mark_of(text: str) -> str:
    """The mark by which a composed text is known again, as long as nobody changes it.

    >>> mark_of("因疫情停办一期培训。")
    'e62e065d5b4938f6'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _by_line(prompts: Iterable[Prompt], answers: Answers) -> dict[Key, list[Prompt]]:
    """The prompts that each line answers."""
    found: dict[Key, list[Prompt]] = {}
    for prompt in prompts:
        key = answers.to_prompt(prompt)
        if key is not None:
            found.setdefault(key, []).append(prompt)
    return found


def _why_not(key: Key, line: Line, prompts: list[Prompt], answers: Answers) -> str:
    """Why a line cannot go into the form, before looking at the cell; "" where it can."""
    if others(answers.prompts, key) or (len(key) > 4 and key[:4] in answers.prompts):
        return _SEVERAL_LINES
    if not prompts:
        return _NO_PROMPT
    if len(prompts) > 1:
        return _SEVERAL_PROMPTS
    if prompts[0].reason_cell is None:
        return _NO_CELL
    return "" if GivenReason(line.get(at.REASON, "")).says_why else _NO_REASON


def _unwritten(line: Line, why: str) -> Unwritten:
    return Unwritten(line.get(at.PLACE, ""), line.get(at.SUBJECT, ""), line.get(at.KIND, ""), why)


def _entries(answered: list[_Answered], prompts: tuple[Prompt, ...]) -> Iterator[_Entry]:
    """The cells to write: of the reasons, then of the measures that have a column of their own."""
    by_prompt = {id(each.prompt): each for each in answered}
    leads = _leads(prompts)
    texts = {
        number: reason_text(each.given(), subject=leads[number], measure_apart=each.prompt.measure_cell is not None)
        for number, each in by_prompt.items()
    }
    for cells, part in ((_reason_cell, _cause), (_measure_cell, _measure)):
        for cell, sharing in _sharing(prompts, cells):
            there = [prompt for prompt in sharing if id(prompt) in by_prompt and part(texts[id(prompt)], prompt)]
            if there:
                yield _Entry(
                    cell,
                    "\n".join(part(texts[id(prompt)], prompt) for prompt in there),
                    tuple(by_prompt[id(prompt)] for prompt in there),
                    tuple(leads[id(prompt)] for prompt in sharing if prompt not in there),
                )


def _reason_cell(prompt: Prompt) -> Cell | None:
    return prompt.reason_cell


def _measure_cell(prompt: Prompt) -> Cell | None:
    return prompt.measure_cell


def _cause(text: ReasonText, prompt: Prompt) -> str:
    return text.paragraph if prompt.measure_cell is None else text.cause


def _measure(text: ReasonText, _prompt: Prompt) -> str:
    return text.measure


def _sharing(
    prompts: Iterable[Prompt], cell_of: Callable[[Prompt], Cell | None]
) -> Iterator[tuple[Cell, list[Prompt]]]:
    """Each cell with the prompts that are explained in it."""
    found: dict[tuple[str, str], tuple[Cell, list[Prompt]]] = {}
    for prompt in prompts:
        cell = cell_of(prompt)
        if cell is not None:
            found.setdefault((cell.sheet, cell.ref), (cell, []))[1].append(prompt)
    yield from found.values()


def _leads(prompts: tuple[Prompt, ...]) -> dict[int, str]:
    """How each prompt's paragraph begins: not at all in a cell of its own, else with the indicator's name."""
    leads: dict[int, str] = {id(prompt): "" for prompt in prompts}
    for cells in (_reason_cell, _measure_cell):
        for _, sharing in _sharing(prompts, cells):
            times = Counter(prompt.subject for prompt in sharing)
            for prompt in sharing if len(sharing) > 1 else ():
                alone = times[prompt.subject] == 1
                leads[id(prompt)] = prompt.subject if alone else f"{prompt.subject}·{prompt.kind.value}"
    return leads


def _why_kept(entry: _Entry, marks: Collection[str]) -> str:
    """Why a cell stays as it is; "" where it may be written."""
    cell, text = entry.cell, entry.text
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if cell.formula:
        return _OWN_FORMULA.format(ref=cell.ref)
    if length > _LONGEST_TEXT:
        return _TOO_LONG.format(ref=cell.ref, length=length)
    if is_blank(cell.text) or cell.text == text:
        return ""
    if mark_of(cell.text) not in marks:
        return _OWN_TEXT.format(ref=cell.ref)
    left = next((lead for lead in entry.unanswered if f"【{lead}】" in cell.text), None)
    return "" if left is None else _OTHER_PARAGRAPH.format(ref=cell.ref, subject=left)
