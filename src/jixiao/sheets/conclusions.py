"""Drafts of the 自评结论: offered on the sheet 得分一览, edited there by people, and put into the form where they ask.

Nothing goes into the form but what somebody has read, completed and ticked (写回原表).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.form.model import Form
from jixiao.prose.conclusion import QUESTION, conclusion_draft
from jixiao.review.model import Review
from jixiao.review.overview import overview
from jixiao.sheets.prompts.given import TICKS
from jixiao.sheets.score_rows import title_of
from jixiao.workbook.edits import PutValue
from jixiao.workbook.text_size import LONGEST_TEXT, text_length

FORM, SHEET, PLACE, TICK, MARK = "表", "工作表", "位置", "写回原表（选“是”，覆盖原文）", "草稿编号（请勿改动）"
DRAFT, STANDING = "自评结论草稿（可以修改）", "表中原文"

_NO_FORM = "工作簿里没有找到这张表（标题或工作表名称可能改过），没有写回；请核对后填入原表。"
_SEVERAL_FORMS = "有几张表与这份草稿对得上，分不清是哪一张，没有写回；请核对后填入原表。"
_SEVERAL_DRAFTS = "这张表有几份选了“是”而内容不同的草稿，没有写回；请只保留一份后再写回。"
_NO_BOX = "表中没有自评结论一栏，没有写回；请按表的要求手工填写。"
_OWN_FORMULA = "{ref} 是公式，没有改动；要写回，请先清除该公式。"
_EMPTY = "草稿是空的，没有写回；请填写后再写回，或重新校验得到新的草稿。"
_QUESTIONS = "草稿里还有{count}处“【请填写”没有填写，没有写回；请填写或删去后再写回。"
_TOO_LONG = f"要写入的文字共{{length}}字，超过单元格的上限{LONGEST_TEXT}字，没有写回；请缩短后再写回。"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A draft as people left it on a sheet of ours (自评结论草稿).

    ``ticked`` says that it is to replace what stands in the form. ``mark`` is that of the text that was offered.
    """

    sheet: str  # of the form, and its title: by these it is known
    title: str
    place: str  # of the box at that time
    text: str
    mark: str = ""
    ticked: bool = False

    @property
    def edited(self) -> bool:
        """Whether somebody wrote a text of their own; a draft that was emptied asks for a new one."""
        return bool(self.text.strip()) and mark_of(self.text) != self.mark.strip()


@dataclass(frozen=True, slots=True)
class UnwrittenConclusion:
    """A draft that was ticked and not written (没有写回的自评结论), and why, with what to do."""

    place: str  # 整体支出绩效自评表!D101
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered for one form: the text, whether it is ticked, the mark of the draft; no form where it is gone."""

    form: Form | None
    conclusion: Conclusion


def offers(review: Review, conclusions: Sequence[Conclusion] = ()) -> tuple[Offer, ...]:
    """The drafts to show: those of this review, edited ones as people left them, then edited ones whose form is gone.

    Raises:
        TemplateError: the template cannot be used.
    """
    found: list[Offer] = []
    for score in review.scores:
        draft = conclusion_draft(score, overview(score, review.pack), review.pack)
        theirs = [one for one in conclusions if _match(one, review.forms) == (score.form,)]
        if draft or any(one.edited for one in theirs):
            found.append(Offer(score.form, _offered(score.form, draft, theirs)))
    shown = {(offer.conclusion.sheet, offer.conclusion.title, offer.conclusion.text) for offer in found}
    left = (one for one in conclusions if one.edited and (one.sheet, one.title, one.text) not in shown)
    return (*found, *(Offer(None, one) for one in dict.fromkeys(left)))


def read_conclusions(snapshot: Snapshot) -> tuple[Conclusion, ...]:
    """The drafts on the sheets of a snapshot, known by their headings whatever the sheet is called now."""
    return tuple(one for sheet in snapshot.sheets for one in _on_sheet(sheet))


def conclusion_edits(
    review: Review, conclusions: Sequence[Conclusion]
) -> tuple[tuple[PutValue, ...], tuple[UnwrittenConclusion, ...]]:
    """What goes into the forms of a review, and which of the ticked drafts do not, each with a sentence.

    A draft whose text stands there already is neither. Nothing is written on a guess.
    """
    edits: list[PutValue] = []
    unwritten: list[UnwrittenConclusion] = []
    ticked = [one for one in conclusions if one.ticked]
    for one in dict.fromkeys(ticked):
        forms = _match(one, review.forms)
        why = _why_not(one, forms, ticked, review.forms)
        box = forms[0].conclusion if forms else None
        if why:
            unwritten.append(UnwrittenConclusion(f"{one.sheet}!{one.place}", one.title, why))
        elif box is not None and box.cell.text != _lines(one.text):
            edits.append(PutValue(box.cell.sheet, box.cell.ref, _lines(one.text)))
    return tuple(dict.fromkeys(edits)), tuple(unwritten)


def mark_of(text: str) -> str:
    """The mark by which a draft is known as long as nobody changes a word of it; white space does not count.

    >>> mark_of("自评得分97.3分。") == mark_of("自评得分97.3分。 "), len(mark_of(""))
    (True, 12)
    """
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _offered(form: Form, draft: str, theirs: Sequence[Conclusion]) -> Conclusion:
    """The draft of a form, or what people made of the one before; a tick that has been heeded is taken off."""
    edited = next((one for one in theirs if one.edited), None)
    text = edited.text if edited is not None else draft
    box = form.conclusion.cell if form.conclusion is not None else None
    done = box is not None and not box.blank and mark_of(box.text) == mark_of(text)
    ticked = (edited.ticked if edited is not None else any(one.ticked for one in theirs)) and not done
    return Conclusion(form.sheet, title_of(form), box.ref if box is not None else "", text, mark_of(draft), ticked)


def _match(one: Conclusion, forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms that a draft is about: of several of one title on one sheet the one whose box stands where it stood."""
    named = tuple(form for form in forms if (form.sheet, title_of(form)) == (one.sheet, one.title))
    there = tuple(form for form in named if form.conclusion is not None and form.conclusion.cell.ref == one.place)
    return there if len(named) > 1 and len(there) == 1 else named


def _why_not(one: Conclusion, found: tuple[Form, ...], ticked: Iterable[Conclusion], forms: Sequence[Form]) -> str:
    """Why a ticked draft cannot be written, "" where it can."""
    if len(found) != 1:
        return _SEVERAL_FORMS if found else _NO_FORM
    if len({_lines(other.text) for other in ticked if _match(other, forms) == found}) > 1:
        return _SEVERAL_DRAFTS
    box, text = found[0].conclusion, _lines(one.text)
    if box is None:
        return _NO_BOX
    if box.cell.formula:
        return _OWN_FORMULA.format(ref=box.cell.ref)
    return _fault(text)


def _fault(text: str) -> str:
    """What keeps a text from being written."""
    length = text_length(text)
    if not text:
        return _EMPTY
    if QUESTION in text:
        return _QUESTIONS.format(count=text.count(QUESTION))
    return _TOO_LONG.format(length=length) if length > LONGEST_TEXT else ""


def _lines(text: str) -> str:
    """A text with the line ends of a spreadsheet, without blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _on_sheet(sheet: Sheet) -> Iterator[Conclusion]:
    """The drafts of one sheet: below each row of headings the form, further below the text."""
    cells = sheet.cells
    drafts = sorted(at for at, cell in cells.items() if cell.text.strip() == DRAFT)
    for row, column in sorted(at for at, cell in cells.items() if cell.text.strip() == TICK):
        headings = {cell.text.strip(): at for (line, at), cell in cells.items() if line == row}
        place = next((at for at in drafts if at[0] > row), None)
        if place is None or not {FORM, SHEET} <= headings.keys():
            continue
        below = {heading: _text(cells.get((row + 1, at))) for heading, at in headings.items()}
        yield Conclusion(
            sheet=below[SHEET],
            title=below[FORM],
            place=below.get(PLACE, ""),
            text=_text(cells.get((place[0] + 1, place[1]))),
            mark=below.get(MARK, ""),
            ticked=_text(cells.get((row + 1, column))) in TICKS,
        )


def _text(cell: GridCell | None) -> str:
    return cell.text.strip() if cell is not None else ""
