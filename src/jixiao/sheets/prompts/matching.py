"""Which line of 偏差原因提示 answers which prompt (对应), by what a line is about and not by the number of its row.

A line names its goal, its indicator and the kind of deviation. Where that leads to one prompt, the row may have moved
anywhere. Several rows of one name are told apart by figures that only one of them has, else by their places; an
indicator that was renamed is known by its place and its figures. But places count only above a line that needs none and
stands where it stood, or where all rows of the name ask and stand where they stood.
What is not sure is matched to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from jixiao.form.model import Book, Form, Indicator
from jixiao.prose.prompt import prompt_text
from jixiao.review.model import Prompt
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Line, is_filled
from jixiao.sheets.prompts.grouping import asks, grouped

_Identity: TypeAlias = tuple[str, ...]
_NOWHERE, _EVERYWHERE = -1.0, float("inf")
_Identify: TypeAlias = Callable[[str, str, str], _Identity]


class Mismatch(StrEnum):
    """Why a line answers no prompt (对不上的原因)."""

    SEVERAL = "several"  # several rows fit, and nothing tells which
    OTHER_KIND = "other-kind"  # the row is there, its deviation is of another kind now
    NOT_ASKED = "not-asked"  # the row is there, and has no deviation to explain any more
    GONE = "gone"  # no such row


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A line that answers no prompt; ``kinds`` are those that its row shows now."""

    line: Line
    why: Mismatch
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """The lines of each prompt by its place in the list, the one to show first; and those that fit none."""

    lines: Mapping[int, tuple[Line, ...]] = field(default_factory=lambda: MappingProxyType({}))
    unmatched: tuple[Unmatched, ...] = ()

    def line_of(self, number: int) -> Line | None:
        """The line to show beside a prompt."""
        return next(iter(self.lines.get(number, ())), None)

    def further(self) -> Iterator[Line]:
        """Filled lines that say something else of a prompt than the one that is shown."""
        for lines in self.lines.values():
            yield from (line for line in lines[1:] if is_filled(line))


def match_lines(prompts: Sequence[Prompt], lines: Iterable[Line], book: Book | None = None) -> Matching:
    """Match lines to prompts; ``book`` is the one asked about, to say what became of a row."""
    return _Matcher(prompts, tuple(lines), book).matching()


class _Matcher:
    """The state of one matching: what is free, what is sure."""

    def __init__(self, prompts: Sequence[Prompt], lines: tuple[Line, ...], book: Book | None) -> None:
        self.prompts, self.book = prompts, book
        self.sheets = {prompt.sheet for prompt in prompts} | {form.sheet for form in (book.forms if book else ())}
        rows = [(form.sheet, row.goal, row.name.text) for form in (book.forms if book else ()) for row in form.filled]
        self.figures = Counter(
            (form.sheet, *_whole(row.goal, row.name.text, ""), *_figures(row))
            for form in (book.forms if book else ())
            for row in form.filled
        )
        self.goals = {_closed(goal) for _, goal, _ in rows}
        self.rows = Counter(
            (sheet, *identity(goal, name, "")) for sheet, goal, name in rows for identity in (_whole, _without_goal)
        )
        self.groups = grouped(lines)
        self.found: dict[int, int] = {}  # a prompt's number → that of its group of lines
        self.free = set(range(len(prompts)))
        self.asking = {number for number, group in enumerate(self.groups) if asks(group[0])}
        self.kept = set(range(len(self.groups))) - self.asking
        self.open: set[int] = set()

    def matching(self) -> Matching:
        """Go from what is sure to what needs more evidence."""
        left: set[int] = set()
        for group in (self.asking, self.kept):
            self.open = set(group)
            self._by_identity(_whole)
            self._by_identity(_without_goal)
            self._by_figures()
            if group is self.asking:  # the places of the others are those of an earlier form
                self._by_place()
                self._renamed()
            left |= self.open
        lost = (line for number in sorted(left) for line in self.groups[number] if is_filled(line))
        lines = {number: self.groups[group] for number, group in self.found.items()}
        return Matching(MappingProxyType(lines), tuple(map(self._unmatched, lost)))

    def _by_identity(self, identity: _Identify) -> None:
        """Match where one line and one prompt are about the same, and no other row of the form has that name."""
        pairs = self._fitting(identity)
        claims = Counter(number for _, fitting in pairs for number in fitting)
        for group, fitting in pairs:
            if len(fitting) == 1 and claims[fitting[0]] == 1 and self._is_only_one(fitting[0], identity):
                self._match(group, fitting[0])

    def _is_only_one(self, number: int, identity: _Identify) -> bool:
        prompt = self.prompts[number]
        return self.rows[(prompt.sheet, *identity(prompt.goal, prompt.subject, ""))] < 2

    def _fitting(self, identity: _Identify) -> list[tuple[int, list[int]]]:
        """The open lines, each with the numbers of the free prompts that it may be about."""
        by_identity: dict[_Identity, list[int]] = {}
        for number in sorted(self.free):
            prompt = self.prompts[number]
            by_identity.setdefault(identity(prompt.goal, prompt.subject, prompt.kind.value), []).append(number)
        fitting = []
        for group in sorted(self.open):
            line = self.groups[group][0]
            if identity is _without_goal and _closed(line.get(at.GOAL, "")) in self.goals:
                continue  # only a goal that is gone was numbered or worded anew
            key = identity(line.get(at.GOAL, ""), line.get(at.SUBJECT, ""), line.get(at.KIND, ""))
            fitting.append((group, self._on_its_sheet(line, by_identity.get(key, []))))
        return fitting

    def _by_figures(self) -> None:
        """Tell rows of one name apart by their figures, where no two of them have the same."""
        pairs = [
            (group, [number for number in fitting if self._same_figures(self.groups[group][0], number)])
            for group, fitting in self._fitting(_whole)
        ]
        claims = Counter(number for _, fitting in pairs for number in fitting)
        for group, fitting in pairs:
            if len(fitting) == 1 and claims[fitting[0]] == 1 and self._has_own_figures(fitting[0]):
                self._match(group, fitting[0])

    def _has_own_figures(self, number: int) -> bool:
        prompt = self.prompts[number]
        figures = (str(prompt.facts.get("target", "")), str(prompt.facts.get("actual", "")))
        return self.figures[(prompt.sheet, *_whole(prompt.goal, prompt.subject, ""), *figures)] == 1

    def _by_place(self) -> None:
        """Tell rows of one name apart by where they are."""
        for held, stands in _EVIDENCE:
            trusted = self._trusted(held, stands)
            for group, fitting in self._fitting(_whole):
                line = self.groups[group][0]
                there = [number for number in fitting if _held(line, held) == stands(self.prompts[number])]
                whole = held == at.PLACE and self._is_whole(fitting)
                self._match_only(group, there, trusted, whole=whole)

    def _renamed(self) -> None:
        """Know an indicator of another name by its place, its kind and its figures."""
        for held, stands in _EVIDENCE:
            trusted = self._trusted(held, stands)
            standing: dict[str, list[int]] = {}
            for number in sorted(self.free):
                standing.setdefault(stands(self.prompts[number]), []).append(number)
            for group in sorted(self.open):
                line = self.groups[group][0]
                there = self._on_its_sheet(line, standing.get(_held(line, held), []))
                self._match_only(group, [number for number in there if self._same_figures(line, number)], trusted)

    def _same_figures(self, line: Line, number: int) -> bool:
        prompt = self.prompts[number]
        return line.get(at.KIND) == prompt.kind.value and line.get(at.FACT) == prompt_text(prompt).fact

    def _match_only(self, group: int, numbers: list[int], trusted: Mapping[str, float], *, whole: bool = False) -> None:
        """Match where one free prompt is left, in a row whose place can be trusted."""
        free = [number for number in numbers if number in self.free]
        if len(free) != 1:
            return
        prompt = self.prompts[free[0]]
        limit = trusted.get(prompt.sheet, _EVERYWHERE if whole else _NOWHERE)
        if prompt.cell.row < limit or (whole and limit > _NOWHERE):
            self._match(group, free[0])

    def _is_whole(self, fitting: list[int]) -> bool:
        """Whether all rows of one name ask, and the lines about them name just the places where they stand."""
        if not fitting:
            return False
        first = self.prompts[fitting[0]]
        about = _whole(first.goal, first.subject, first.kind.value)
        lines = [self.groups[number][0] for number in self.asking]
        same = [
            line for line in lines if _whole(*(line.get(each, "") for each in (at.GOAL, at.SUBJECT, at.KIND))) == about
        ]
        rows = self.rows[(first.sheet, *_whole(first.goal, first.subject, ""))] if self.book else len(fitting)
        places = sorted(_held(line, at.PLACE) for line in same)
        return rows == len(fitting) and places == sorted(_place(self.prompts[number]) for number in fitting)

    def _match(self, group: int, number: int) -> None:
        self.found[number] = group
        self.open.discard(group)
        self.free.discard(number)

    def _on_its_sheet(self, line: Line, numbers: list[int]) -> list[int]:
        """The prompts on the sheet that a line names; all where it names none, or one that is not there now."""
        named = (line.get(heading, "").rpartition("!")[0] for heading in (at.TRACKED, at.PLACE))
        sheet = next((sheet for sheet in named if sheet in self.sheets), None)
        return [number for number in numbers if sheet in {None, self.prompts[number].sheet}]

    def _trusted(self, held: str, stands: Callable[[Prompt], str]) -> Mapping[str, float]:
        """Up to which row places can be trusted, by sheet: nowhere on one where a line is known to have moved.

        A line that was known without its place and kept it vouches for the rows above it: nothing was inserted or
        deleted there. A reference that followed such a line to another place vouches for every other reference.
        """
        limits: dict[str, float] = {}
        for number, group in self.found.items():
            line, prompt = self.groups[group][0], self.prompts[number]
            if not (line.get(held) and stands(prompt)):
                continue
            if _held(line, held) != stands(prompt):
                limits[prompt.sheet] = _NOWHERE
            elif limits.get(prompt.sheet) != _NOWHERE:
                followed = held == at.TRACKED and _row(line, at.TRACKED) != _row(line, at.PLACE)
                limit = _EVERYWHERE if followed else prompt.cell.row
                limits[prompt.sheet] = max(limits.get(prompt.sheet, 0), limit)
        return limits

    def _unmatched(self, line: Line) -> Unmatched:
        """Say what became of the row of a line."""
        name = _closed(line.get(at.SUBJECT, ""))
        same = [prompt for prompt in self.prompts if _closed(prompt.subject) == name]
        if any(prompt.kind.value == line.get(at.KIND) for prompt in same):
            return Unmatched(line, Mismatch.SEVERAL)
        if same:
            return Unmatched(line, Mismatch.OTHER_KIND, tuple(dict.fromkeys(prompt.kind.value for prompt in same)))
        there = any(name in _names(form) for form in (self.book.forms if self.book else ()))
        return Unmatched(line, Mismatch.NOT_ASKED if there else Mismatch.GONE)


def _whole(goal: str, subject: str, kind: str) -> _Identity:
    return (_closed(goal), _closed(subject), kind)


def _without_goal(_goal: str, subject: str, kind: str) -> _Identity:
    return (_closed(subject), kind)


def _closed(text: str) -> str:
    return "".join(text.split())


def _held(line: Line, heading: str) -> str:
    """A place of a line without its sheet; it is compared on one sheet only."""
    return line.get(heading, "").rpartition("!")[2]


def _row(line: Line, heading: str) -> str:
    return _held(line, heading).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _place(prompt: Prompt) -> str:
    return prompt.cell.ref


def _reason_place(prompt: Prompt) -> str:
    return prompt.reason_cell.ref if prompt.reason_cell is not None else ""


_EVIDENCE = ((at.TRACKED, _reason_place), (at.PLACE, _place))


def _figures(row: Indicator) -> tuple[str, str]:
    return row.target.text if row.target else "", row.actual.text if row.actual else ""


def _names(form: Form) -> frozenset[str]:
    return frozenset(_closed(row.name.text) for row in form.indicators)
