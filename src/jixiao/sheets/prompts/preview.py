"""The live formulas of 偏差原因提示: what a line will say in the form (预览), what stands there, how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.checks.reason_quality import is_blank
from jixiao.prose.prompt import Figures, figures_of
from jixiao.prose.reason import BESIDE_THE_REASON, CLOSED, TRAILING, GivenReason, ReasonText, reason_text
from jixiao.prose.written_reason import (
    CAUSE,
    MEASURE,
    MEASURE_APART,
    Both,
    Choice,
    Either,
    Filled,
    Not,
    Piece,
    Said,
    Slot,
    Test,
    Written,
    written_reason,
)
from jixiao.review.model import Prompt
from jixiao.sheets import headings as at
from jixiao.sheets.live import quoted
from jixiao.sheets.place import formula_reference
from jixiao.sheets.prompts.given import TICKS
from jixiao.workbook.edits import Formula
from jixiao.workbook.text_size import text_length

# What a formula takes for nothing, as `is_blank` does, but for rows of signs of any length.
NOTHING = "||无|无。|没有|没有。|无偏差|无原因|不适用|暂无|略|同上|见上|详见上|见附件|见说明|0|/|-|—|——|"
_TICKS = f"|{'|'.join(TICKS)}|"
_CLOSED = "".join(end for end in CLOSED if len(end) == 1)
_CLOSED_PAIRS = "|".join(end for end in CLOSED if len(end) == 2)
_LONGEST_FORMULA = 8000  # of the 8,192 characters that Excel takes


@dataclass(frozen=True, slots=True)
class Words:
    """What the formulas say, from templates/sheets/prompts.j2."""

    no_reason: str  # other things are filled in, the reason is not
    apart: str  # before what goes into the column of measures
    nowhere: str  # the form has no place for it
    open: str
    stands: str  # the form says something, nothing was filled in here
    written: str
    waiting: str
    replacing: str
    kept: str
    lacks: str


@dataclass(frozen=True, slots=True)
class LiveLine:
    """A line in the making: what it asks, what was filled in, and its cells.

    ``asked`` are the cells to fill in, by the names of the template; ``shown`` those under 预览, 覆盖原文 and 表中原文.
    """

    prompt: Prompt
    given: GivenReason
    ticked: bool
    asked: Mapping[str, str]
    shown: Mapping[str, str]

    @property
    def apart(self) -> bool:
        """Whether the form has a column of its own for measures."""
        return self.prompt.measure_cell is not None

    @property
    def text(self) -> ReasonText:
        """What goes into the form."""
        figures = figures_of(self.prompt)
        return reason_text(self.given, subject=self.prompt.lead, figures=figures, measure_apart=self.apart)


def preview(line: LiveLine, words: Words) -> Formula | str:
    """What a line will say in the form, live where a formula can say what the template says."""
    prompt, given = line.prompt, line.given
    if prompt.reason_cell is None:
        return words.nowhere
    now = _joined(line.text, words) if given.says_why else (words.no_reason if given.says_more else "")
    trees = written_reason()
    if trees is None:
        return now
    formula = _composed(line, trees, words)
    return Formula(formula, now) if len(formula) <= _LONGEST_FORMULA else now


def _composed(line: LiveLine, trees: Mapping[str, Written], words: Words) -> str:
    writer = _Writer(line.asked, line.prompt.lead, figures_of(line.prompt))
    composed = writer.text(trees[CAUSE] if line.apart else trees[CAUSE] + trees[MEASURE])
    if line.apart:
        more = writer.test(Either(tuple(map(Filled, ("measure", "who", "when")))))
        composed += f'&IF({more},CHAR(10)&{quoted(words.apart)}&{writer.text(trees[MEASURE_APART])},"")'
    others = writer.test(Either(tuple(map(Filled, BESIDE_THE_REASON))))
    return f'=IF({writer.test(Filled("reason"))},{composed},IF({others},{quoted(words.no_reason)},""))'


def standing_text(prompt: Prompt) -> Formula | str | None:
    """What the form says about a deviation, live; of a cell that several share its own paragraph."""
    if prompt.reason_cell is None:
        return prompt.reason or None
    cell = formula_reference(prompt.reason_cell)
    if not prompt.lead:
        return Formula(f'=IF({cell}="","",{cell})', prompt.reason)
    lead = quoted(f"【{prompt.lead}】")
    start, end = f"FIND({lead},{cell})", f'FIND(CHAR(10)&"【",{cell}&CHAR(10)&"【",FIND({lead},{cell}))'
    whole = '""' if prompt.reason != prompt.reason_cell.text else f'IF({cell}="","",{cell})'
    return Formula(f"=IF(ISNUMBER({start}),MID({cell},{start},{end}-{start}),{whole})", prompt.reason)


def state(line: LiveLine, words: Words) -> Formula:
    """How far a line has come (填写情况), and what the text in the form lacked at the last review."""
    prompt, stands = line.prompt, line.shown[at.GIVEN]
    filled, stands_something = _filled(line.asked["reason"]), _filled(stands)
    inner, outer = (stands, line.shown[at.PREVIEW]) if line.apart else (line.shown[at.PREVIEW], stands)
    there = f'LEN(SUBSTITUTE({outer},{inner},""))<LEN({outer})'
    ticked = f'ISNUMBER(FIND("|"&TRIM({line.shown[at.OVERWRITE]})&"|","{_TICKS}"))'
    waiting = f"IF({ticked},{quoted(words.replacing)},{quoted(words.kept)})"
    lacks = words.lacks + "、".join(map(str, prompt.lacks)) if prompt.lacks and not is_blank(prompt.reason) else ""
    lacking = f'&IF(LEN({stands})={text_length(prompt.reason)},CHAR(10)&{quoted(lacks)},"")' if lacks else ""
    formula = (
        f"=IF({filled},"
        f"IF({stands_something},IF({there},{quoted(words.written)},{waiting}),{quoted(words.waiting)}),"
        f"IF({stands_something},{quoted(words.stands)},{quoted(words.open)})){lacking}"
    )
    return Formula(formula, _state_now(line, words) + (f"\n{lacks}" if lacks else ""))


def _state_now(line: LiveLine, words: Words) -> str:
    stands = line.prompt.reason
    said_nothing = is_blank(stands)
    if not line.given.says_why:
        return words.open if said_nothing else words.stands
    if said_nothing:
        return words.waiting
    shown = _joined(line.text, words)
    inner, outer = (stands, shown) if line.apart else (shown, stands)
    if inner in outer:
        return words.written
    return words.replacing if line.ticked else words.kept


def _joined(text: ReasonText, words: Words) -> str:
    """Both parts as the preview shows them where the form has a column of its own for measures."""
    return f"{text.cause}\n{words.apart}{text.measure}" if text.apart and text.measure else text.paragraph


class _Writer:
    """Writes a tree as the text of a formula, without "="."""

    def __init__(self, asked: Mapping[str, str], lead: str, figures: Figures) -> None:
        self.asked, self.figures = asked, figures
        self.known = {"subject": lead, "figures": figures.text.rstrip("。")}

    def text(self, pieces: Written) -> str:
        """The pieces one after the other."""
        return "&".join(map(self._piece, pieces)) or '""'

    def test(self, test: Test) -> str:
        """A condition; whether there is a lead is known already."""
        if isinstance(test, Filled):
            if test.name in self.known and not self.known[test.name]:
                return "FALSE"
            if test.name == "subject":
                return "TRUE"
            return self._figures_wanted() if test.name == "figures" else _filled(self.asked[test.name])
        if isinstance(test, Not):
            return f"NOT({self.test(test.test)})"
        name, decides, idle = ("AND", "FALSE", "TRUE") if isinstance(test, Both) else ("OR", "TRUE", "FALSE")
        parts = [part for part in map(self.test, test.tests) if part != idle]
        if decides in parts or not parts:
            return decides if parts else idle
        return parts[0] if len(parts) == 1 else f"{name}({','.join(parts)})"

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Said):
            return quoted(piece.text)
        if isinstance(piece, Choice):
            return self._choice(piece)
        if piece.name in self.known:
            return quoted(self.known[piece.name] if isinstance(piece, Slot) else "。") or '""'
        return _slot(self.asked[piece.name]) if isinstance(piece, Slot) else _stop(self.asked[piece.name])

    def _choice(self, choice: Choice) -> str:
        then, otherwise = self.text(choice.then), self.text(choice.otherwise)
        test = self.test(choice.test)
        if test in {"TRUE", "FALSE"}:
            return then if test == "TRUE" else otherwise
        return f"IF({test},{then},{otherwise})"

    def _figures_wanted(self) -> str:
        """Whether the reason does not name the figures itself."""
        named = (f'ISNUMBER(FIND("{number}",{self.asked["reason"]}))' for number in self.figures.numbers)
        return f"NOT(AND({','.join(named)}))"


def _slot(cell: str) -> str:
    return f'IF(ISNUMBER(FIND(RIGHT({cell}),"{TRAILING}")),LEFT({cell},LEN({cell})-1),{cell})'


def _stop(cell: str) -> str:
    ends = f'ISNUMBER(FIND(RIGHT({cell}),"{_CLOSED}")),ISNUMBER(FIND(RIGHT({cell},2),"{_CLOSED_PAIRS}"))'
    return f'IF(OR({ends}),"","。")'


def _filled(cell: str) -> str:
    return f'ISERROR(FIND("|"&TRIM({cell})&"|","{NOTHING}"))'
