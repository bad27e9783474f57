"""The figures of a report, each in its clause: what it counts, and whether it is a promise or a result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum, auto
from functools import lru_cache

from jixiao.checks.figures import Figure, figures, names_around
from jixiao.checks.wording import places
from jixiao.form.model import Form, Passage, Report
from jixiao.values.model import Value
from jixiao.values.pattern import Pattern

QUOTES = str.maketrans("", "", "“”‘’\"'")
_SENTENCE = Pattern(r"[^。；;！!？?\n]+")
_CLAUSE = Pattern(r"(?:[^，,]|,(?=\d))+")
_YEAR = Pattern(r"(20\d\d)\s*年")
_INSIDE = "其中"
# Another time, a difference, a part: nothing that a row of this year states.
_ASIDE = Pattern(
    r"上年|去年|往年|同期|同比|环比|历年|以前年度|累计|以来|上半年|下半年|季度|月份|[较比](?:上|去|20)|"
    r"(?:国家|上级|省|市)[^，]{0,3}要求|增[加长多]|减少|下降|降低|提[高升]了|平均|每[年月周日天季人个名村户场次]|\d\s*月(?!\s*\d*\s*日?.{0,6}(?:截|止))"
)
_PLANNED = Pattern(r"目标(?!任务)|计划|拟|预期|预计|力争|确保|要求|应当?达|承诺|设定|年初(?:申报|批复|下达)")
_FOLLOWED = Pattern(
    r"(?:按照?|根据|依据|围绕|对照)[^，]{0,10}?(?:目标|计划|要求)+"
)  # 按计划开展370场 tells what was done
_DONE = Pattern(r"实际|已|共|了|完成情况|超额|全年(?:完成|办理|开展|组织|举办|受理)")
_GOAL = Pattern(r"\s*(?:年度|绩效|总体|分项){0,2}目标\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[:：、.．]")
_GOAL_HEADING = Pattern(
    r"(?:(?:年度|绩效|工作|总体|预期|整体|部门)目标|年度(?:主要|重点)?工作任务|年度(?:主要|重点)工作)(?!.*(?:完成|实现|达成|分析|情况|结果|原因|措施))"
)
_FUTURE_HEADING = Pattern(r"下一步|打算|改进|整改|建议|计划|展望|思路|职[能责]|机构")
_LOOSE = Pattern(r"\s*(?:及?以上|及?以下|以内|左右|上下)")
_LOOSE_BEFORE = Pattern(
    r"(?:不少于|不低于|不高于|不超过|不小于|不大于|至少|低于|高于|超过?|近|约|达到或|突破|控制在|[≥≤><＞＜])\s*$"
)


class Sense(Enum):
    """In what sense a figure stands in a report."""

    TARGET = auto()  # what was promised
    RESULT = auto()  # what came of it this year
    ASIDE = auto()  # another year, a difference, a part, a plan for the next year


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a report. ``names`` say what it counts; ``before`` is its sentence up to its clause.

    ``loose`` says that it is no exact number (90%以上, 近400件).
    """

    passage: Passage
    figure: Figure
    names: tuple[str, ...]
    before: str
    sense: Sense
    loose: bool

    @property
    def quoted(self) -> str:
        """The figure with the words before it, as a message shows it."""
        return "".join(f"{self.figure.name}{self.figure.text}".split())


@lru_cache(maxsize=4)
def told_in(report: Report, year: int | None) -> tuple[Told, ...]:
    """The figures of a report's own year and of no table inside it, in their order."""
    return tuple(
        told for passage in report.passages if not passage.in_table for told in _told_in_passage(passage, year)
    )


def year_of_report(report: Report, forms: tuple[Form, ...]) -> int | None:
    """The year that a report is about: what its first lines say, or its forms."""
    for text in (report.title, *(passage.cell.text for passage in report.passages[:4])):
        if match := _YEAR.search(text):
            return int(match[1])
    return next((form.year for form in forms if form.year is not None), None)


def states_goal(passage: Passage) -> bool:
    """Whether a passage states a goal (目标二：……), or stands under a heading that announces goals."""
    return bool(_GOAL.match(passage.cell.text)) or bool(_GOAL_HEADING.search(passage.heading))


def agree(first: Decimal, first_grain: Decimal, second: Decimal, second_grain: Decimal) -> bool:
    """Whether two numbers are one, told more or less exactly: the finer rounds, or is cut, to the coarser.

    >>> agree(Decimal("10.16"), Decimal("0.01"), Decimal("10.2"), Decimal("0.1"))
    True
    >>> agree(Decimal("566"), Decimal(1), Decimal("660"), Decimal(1))
    False
    """
    fine, coarse, grain = (first, second, second_grain) if first_grain <= second_grain else (second, first, first_grain)
    steps = fine / grain
    return coarse in (steps.to_integral_value(ROUND_HALF_UP) * grain, steps.to_integral_value(ROUND_FLOOR) * grain)


def grain_of(value: Value) -> Decimal:
    """What one in the last digit of a value is worth: 0.01 for 98%."""
    return Decimal(1) if value.number is None else Decimal(1).scaleb(-places(value.number)) * value.scale


def agrees_with(figure: Figure, number: Decimal, grain: Decimal) -> bool:
    """Whether a figure says a number, 370余场 meaning 370 to 379."""
    if not figure.about:
        return agree(figure.amount, figure.grain, number, grain)
    step = figure.grain
    while figure.amount and figure.amount % (step * 10) == 0:
        step *= 10
    return figure.amount <= number < figure.amount + step


def _told_in_passage(passage: Passage, year: int | None) -> Iterator[Told]:
    text = passage.cell.text.translate(QUOTES)  # “三公”经费 is one name
    if not any(map(str.isdigit, text)):
        return
    goal, future = states_goal(passage), bool(_FUTURE_HEADING.search(passage.heading))
    for sentence in _SENTENCE.finditer(text):
        now, inside, planned = year, False, goal
        for part in _CLAUSE.finditer(sentence[0]):
            clause = part[0]
            if match := list(_YEAR.finditer(clause)):
                now = int(match[-1][1])
            inside = inside or _INSIDE in clause
            aside = future or inside or (year is not None and now != year) or bool(_ASIDE.search(clause))
            planned = goal or (not _DONE.search(clause) and (planned or (not aside and _plans(clause))))
            sense = Sense.ASIDE if aside and not goal else Sense.TARGET if planned else Sense.RESULT
            before = "".join(sentence[0][: part.start()].split())
            yield from _told_in_clause(passage, clause, before, sense)


def _plans(clause: str) -> bool:
    return bool(_PLANNED.search(_FOLLOWED.compiled.sub("", clause)))


def _told_in_clause(passage: Passage, clause: str, earlier: str, sense: Sense) -> Iterator[Told]:
    found = figures(clause)
    for position, figure in enumerate(found):
        start = found[position - 1].end if position else 0
        end = found[position + 1].start if position + 1 < len(found) else len(clause)
        before, after = clause[start : figure.start], clause[figure.end : end]
        loose = bool(_LOOSE.match(after) or _LOOSE_BEFORE.search(before))
        names = names_around(before, _LOOSE.compiled.sub("", after, count=1) if loose else after, figure.unit)
        yield Told(passage, figure, names, earlier + "".join(clause[:start].split()), sense, loose)
