"""Which line of 偏差原因提示 answers which prompt (对应), by what a line is about and not by the number of its row.

A line names its goal, its indicator and the kind of deviation. Where that leads to one prompt, the row may have moved
anywhere. Several rows of one name are told apart by their places, an indicator that was renamed is known by its place
and its figures; but places count only on a sheet where all the lines that need no place stand where they stood.
What is not sure is matched to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from jixiao.form.model import Book, Form
from jixiao.prose.prompt import prompt_text
from jixiao.review.model import Prompt
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Line, is_filled, said

_Identity: TypeAlias = tuple[str, ...]
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
        self.goals = {_closed(goal) for _, goal, _ in rows}
        self.rows = Counter(
            (sheet, *identity(goal, name, "")) for sheet, goal, name in rows for identity in (_whole, _without_goal)
        )
        self.groups = _grouped(lines)
        self.found: dict[int, int] = {}  # a prompt's number → that of its group of lines
        self.free = set(range(len(prompts)))
        self.asking = {number for number, group in enumerate(self.groups) if _asks(group[0])}
        self.kept = set(range(len(self.groups))) - self.asking
        self.open: set[int] = set()
        # Where no line is known without its place: whether the lines name just the places that are asked about.
        places = {_held(self.groups[number][0], at.PLACE) for number in self.asking}
        self._all_there = places == set(map(_place, prompts))

    def matching(self) -> Matching:
        """Go from what is sure to what needs more evidence."""
        for group in (self.asking, self.kept):
            self.open = group
            self._by_identity(_whole)
            self._by_identity(_without_goal)
            if group is self.asking:  # the places of the others are those of an earlier form
                self._by_place()
                self._renamed()
        self.open = self.asking | self.kept
        left = (line for number in sorted(self.open) for line in self.groups[number] if is_filled(line))
        lines = {number: self.groups[group] for number, group in self.found.items()}
        return Matching(MappingProxyType(lines), tuple(map(self._unmatched, left)))

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

    def _by_place(self) -> None:
        """Tell rows of one name apart by where they are."""
        for held, stands in _EVIDENCE:
            trusted = self._unmoved(held, stands)
            for group, fitting in self._fitting(_whole):
                line = self.groups[group][0]
                there = [number for number in fitting if _held(line, held) == stands(self.prompts[number])]
                self._match_only(group, there, trusted)

    def _renamed(self) -> None:
        """Know an indicator of another name by its place, its kind and its figures."""
        for held, stands in _EVIDENCE:
            trusted = self._unmoved(held, stands)
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

    def _match_only(self, group: int, numbers: list[int], trusted: Collection[str]) -> None:
        """Match where one free prompt is left, on a sheet whose places can be trusted."""
        free = [number for number in numbers if number in self.free]
        if len(free) == 1 and self.prompts[free[0]].sheet in trusted:
            self._match(group, free[0])

    def _match(self, group: int, number: int) -> None:
        self.found[number] = group
        self.open.discard(group)
        self.free.discard(number)

    def _on_its_sheet(self, line: Line, numbers: list[int]) -> list[int]:
        """The prompts on the sheet that a line names; all where it names none, or one that is not there now."""
        named = (line.get(heading, "").rpartition("!")[0] for heading in (at.TRACKED, at.PLACE))
        sheet = next((sheet for sheet in named if sheet in self.sheets), None)
        return [number for number in numbers if sheet in {None, self.prompts[number].sheet}]

    def _unmoved(self, held: str, stands: Callable[[Prompt], str]) -> frozenset[str]:
        """The sheets on which every line that was known without its place has kept it."""
        kept: dict[str, bool] = {}
        for number, group in self.found.items():
            line, prompt = self.groups[group][0], self.prompts[number]
            if line.get(held) and stands(prompt):
                kept[prompt.sheet] = kept.get(prompt.sheet, True) and _held(line, held) == stands(prompt)
        if self._all_there:
            kept = {prompt.sheet: True for prompt in self.prompts} | kept
        return frozenset(sheet for sheet, stayed in kept.items() if stayed)

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


def _grouped(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines about one place and deviation together, each text once; the one to show first.

    Of several that ask, the last goes before: a sheet that its user renamed stands before the new one. One that is
    filled in goes before one that is not. A line kept from an earlier review asks nothing, and its place is that of an
    earlier form: it stands apart, unless it contradicts one that was filled in since.
    """
    about: dict[_Identity, dict[_Identity, Line]] = {}
    for line in lines:
        about.setdefault((*_about(line), at.QUESTIONS if _asks(line) else ""), {})
    for line in (*reversed([line for line in lines if _asks(line)]), *(line for line in lines if not _asks(line))):
        asked = about.get((*_about(line), at.QUESTIONS), {})
        rival = not _asks(line) and any(map(is_filled, asked.values()))
        group = asked if _asks(line) or rival else about[*_about(line), ""]
        group.setdefault(said(line), line)
    return [tuple(sorted(each.values(), key=lambda line: not is_filled(line))) for each in about.values() if each]


def _asks(line: Line) -> bool:
    """Whether a line still asks something."""
    return bool(line.get(at.QUESTIONS))


def _about(line: Line) -> _Identity:
    return tuple(line.get(heading, "") for heading in (at.PLACE, at.GOAL, at.SUBJECT, at.KIND))


def _whole(goal: str, subject: str, kind: str) -> _Identity:
    return (_closed(goal), _closed(subject), kind)


def _without_goal(_goal: str, subject: str, kind: str) -> _Identity:
    return (_closed(subject), kind)


def _closed(text: str) -> str:
    return "".join(text.split())


def _held(line: Line, heading: str) -> str:
    """A place of a line without its sheet; it is compared on one sheet only."""
    return line.get(heading, "").rpartition("!")[2]


def _place(prompt: Prompt) -> str:
    return prompt.cell.ref


def _reason_place(prompt: Prompt) -> str:
    return prompt.reason_cell.ref if prompt.reason_cell is not None else ""


_EVIDENCE = ((at.TRACKED, _reason_place), (at.PLACE, _place))


def _names(form: Form) -> frozenset[str]:
    return frozenset(_closed(row.name.text) for row in form.indicators)
