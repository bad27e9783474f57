"""templates/reason.j2 taken apart: what it writes, as a tree that a spreadsheet formula can be made of.

A template may do more than a formula can. So the tree is asked, for every choice of what is filled in, whether it says
what the template says; where it does not, there is no tree, and no formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TypeAlias

from jinja2 import nodes

from jixiao.prose.prompt import NO_FIGURES, Figures
from jixiao.prose.reason import CLOSED, SLOTS, TEMPLATE, GivenReason, ReasonText, reason_text
from jixiao.prose.template import HEADING, TemplateError, parsed

_LINE_BREAK = re.compile(r"\s*\n\s*")
_STOP = "。"
_KNOWN = ("subject", "figures")  # before anybody fills in anything
_SENTENCES = ("reason", "evidence", "measure")  # the others are names and dates, which no exclamation ends


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the template's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What was filled in under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A full stop, unless what was filled in under this name ends its sentence itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing where something stands, another where nothing does."""

    test: Test
    then: Written
    otherwise: Written


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether something was filled in under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Both:
    """Whether all of these hold; of none it is true."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Whether one of these holds; of none it is false."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whether this does not hold."""

    test: Test


Piece: TypeAlias = "Said | Slot | Stop | Choice"
Written: TypeAlias = tuple[Piece, ...]
Test: TypeAlias = "Filled | Both | Either | Not"

_ALWAYS = Both(())
CAUSE, MEASURE, MEASURE_APART = "原因", "改进措施", "另栏填写的改进措施"


class _TooMuchError(Exception):
    """The template does something that no formula does."""


@cache
def written_reason() -> Mapping[str, Written] | None:
    """The sections of the template as trees; None where a formula cannot say what it says.

    Raises:
        TemplateError: the template cannot be used.
    """
    reason_text(GivenReason("原因"))  # says what is wrong with a template that cannot be used
    try:
        found = _sections(_Reader().read(parsed(TEMPLATE).body))
    except _TooMuchError:
        return None
    whole = all(name in found for name in (CAUSE, MEASURE, MEASURE_APART))
    return found if whole and all(_agrees(found, texts) for texts in _choices()) else None


def spoken(pieces: Written, texts: Mapping[str, str]) -> str:
    """What a tree says of these texts, which are tidy; "" stands for nothing filled in."""
    said = []
    for piece in pieces:
        if isinstance(piece, Said):
            said.append(piece.text)
        elif isinstance(piece, Slot):
            said.append(texts[piece.name])
        elif isinstance(piece, Stop):
            said.append("" if texts[piece.name].endswith(CLOSED) else _STOP)
        else:
            said.append(spoken(piece.then if _holds(piece.test, texts) else piece.otherwise, texts))
    return "".join(said)


def _holds(test: Test, texts: Mapping[str, str]) -> bool:
    if isinstance(test, Filled):
        return bool(texts[test.name])
    if isinstance(test, Not):
        return not _holds(test.test, texts)
    held = (_holds(each, texts) for each in test.tests)
    return all(held) if isinstance(test, Both) else any(held)


class _Reader:
    """Reads the nodes of a template; blocks that it sets are kept by their names."""

    def __init__(self) -> None:
        self.blocks: dict[str, Written] = {}

    def read(self, body: list[nodes.Node]) -> Written:
        return tuple(piece for node in body for piece in self._node(node))

    def _node(self, node: nodes.Node) -> Iterator[Piece]:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                yield from self._part(part)
        elif isinstance(node, nodes.If):
            yield self._choice(node)
        elif isinstance(node, nodes.AssignBlock) and node.filter is None and isinstance(node.target, nodes.Name):
            self.blocks[node.target.name] = self.read(node.body)
        else:
            raise _TooMuchError

    def _part(self, part: nodes.Node) -> Written:
        if isinstance(part, nodes.TemplateData):
            return (Said(part.data),)
        if not isinstance(part, nodes.Name):
            raise _TooMuchError
        if part.name in self.blocks:
            return self.blocks[part.name]
        return (Slot(self._known(part)),)

    def _choice(self, node: nodes.If) -> Choice:
        otherwise = self.read(node.else_)
        for branch in reversed(node.elif_):
            otherwise = (Choice(self._test(branch.test), self.read(branch.body), otherwise),)
        return Choice(self._test(node.test), self.read(node.body), otherwise)

    def _test(self, test: nodes.Node) -> Test:
        if isinstance(test, nodes.And | nodes.Or):
            tests = (self._test(test.left), self._test(test.right))
            return Both(tests) if isinstance(test, nodes.And) else Either(tests)
        if isinstance(test, nodes.Not):
            return Not(self._test(test.node))
        if not isinstance(test, nodes.Name):
            raise _TooMuchError
        if test.name in self.blocks:
            return _stands(self.blocks[test.name])
        return Filled(self._known(test))

    @staticmethod
    def _known(name: nodes.Name) -> str:
        if name.name not in SLOTS:
            raise TemplateError(f"模板“{TEMPLATE}”用到了没有提供的内容“{name.name}”，请改用模板开头列出的名称。")
        return name.name


def _stands(pieces: Written) -> Test:
    """Whether a tree says anything at all."""
    tests: list[Test] = []
    for piece in pieces:
        if isinstance(piece, Slot):
            tests.append(Filled(piece.name))
        elif isinstance(piece, Choice):
            tests.append(_both(piece.test, _stands(piece.then)))
            if piece.otherwise:
                tests.append(_both(Not(piece.test), _stands(piece.otherwise)))
        elif isinstance(piece, Stop) or piece.text:
            return _ALWAYS
    return tests[0] if len(tests) == 1 else Either(tuple(tests))


def _both(one: Test, other: Test) -> Test:
    return one if other == _ALWAYS else Both((one, other))


def _sections(pieces: Written) -> dict[str, Written]:
    """The tree cut at its headings 【…】, its lines joined."""
    found: dict[str, list[Piece]] = {}
    current: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, Said):
            current.append(piece)
            continue
        for line in piece.text.splitlines(keepends=True):
            heading = HEADING.fullmatch(line.strip())
            if heading:
                current = found.setdefault(heading["name"], [])
            else:
                current.append(Said(line))
    return {name: _stopped(section) for name, section in found.items()}


def _stopped(pieces: list[Piece] | Written) -> Written:
    """The tree without line breaks, and each full stop behind a slot as one that the slot may make needless."""
    done: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Said):
            text = _LINE_BREAK.sub("", piece.text)
            last = done[-1] if done else None
            if text.startswith(_STOP) and isinstance(last, Slot):
                done.append(Stop(last.name))
                text = text.removeprefix(_STOP)
            done += [Said(text)] if text else []
        elif isinstance(piece, Choice):
            done.append(Choice(piece.test, _stopped(piece.then), _stopped(piece.otherwise)))
        else:
            done.append(piece)
    return tuple(done)


def _choices() -> Iterator[dict[str, str]]:
    """Every choice of what people fill in, with what is known of a line and without, and with both kinds of ending."""
    asked = [name for name in SLOTS if name not in _KNOWN]
    for known, ending in ((False, ""), (True, "！")):
        endings = dict.fromkeys(_SENTENCES, ending)
        for chosen in product((False, True), repeat=len(asked)):
            there = zip(asked, chosen, strict=True)
            texts = {name: name + endings.get(name, "") if filled else "" for name, filled in there}
            yield texts | {name: name if known else "" for name in _KNOWN}


def _agrees(found: Mapping[str, Written], texts: dict[str, str]) -> bool:
    given = GivenReason(**{name: text for name, text in texts.items() if name not in _KNOWN})
    figures = Figures(texts["figures"], ("figures",)) if texts["figures"] else NO_FIGURES
    together = reason_text(given, subject=texts["subject"], figures=figures)
    apart = reason_text(given, subject=texts["subject"], figures=figures, measure_apart=True)
    cause = spoken(found[CAUSE], texts)
    return (
        together == ReasonText(cause, spoken(found[MEASURE], texts))
        and apart == ReasonText(cause, spoken(found[MEASURE_APART], texts), apart=True)
    )  # fmt: skip
