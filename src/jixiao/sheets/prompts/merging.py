"""What the departments filled in, taken back (收回提示): each answer to its prompt, nothing where answers differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.form.grid import Snapshot
from jixiao.prose.prompt import prompt_text
from jixiao.review.model import Prompt, Review
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Answers, Line, read_answers, says_something
from jixiao.sheets.place import place_text, several_sheets
from jixiao.sheets.prompts.distribution import CODE, ORIGIN, code_of, is_named, origin_of
from jixiao.sheets.prompts.matching import Matching, Mismatch, Unmatched, match_lines

_ASKS = "…"  # stands for the questions of a line that is put together here


@dataclass(frozen=True, slots=True)
class Returned:
    """A handed-out workbook that came back (收回的文件)."""

    name: str
    answers: Answers
    origin: str | None  # None where the file does not say it any more
    code: str | None

    def is_of(self, review: Review) -> bool:
        """Whether it was handed out for these forms, as far as it says so."""
        return self.origin is None or self.origin == origin_of(review)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A prompt about which different things were filled in (冲突): heading, and who says what."""

    prompt: Prompt
    heading: str
    said: Mapping[str, str]  # the file's name, "" for the workbook itself → its text


@dataclass(slots=True)
class FileCount:
    """What became of the lines of one file (收回情况)."""

    taken: int = 0
    same: int = 0  # said before already
    open: int = 0  # not filled in
    conflicts: int = 0
    unmatched: list[Unmatched] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merged:
    """The answers of a workbook with those of the departments."""

    answers: Answers
    counts: Mapping[str, FileCount]
    conflicts: tuple[Conflict, ...]

    @property
    def taken(self) -> int:
        """How many lines were taken back."""
        return sum(count.taken for count in self.counts.values())


def read_returned(snapshot: Snapshot, name: str) -> Returned:
    """Read a file that came back."""
    names = {key: text.strip().removeprefix("=").strip('"') for key, text in snapshot.names.items()}
    return Returned(name, read_answers(snapshot), names.get(ORIGIN), names.get(CODE))


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines of a file by the numbers of the prompts that they answer, and those that answer none."""

    lines: Mapping[int, Line]
    unmatched: tuple[Unmatched, ...]


def merge(review: Review, answers: Answers, files: Sequence[Returned]) -> Merged:
    """Put the lines of the files to the prompts of a review.

    A file whose code is that of the review stands for the same rows in the same places. In any other only those lines
    are known that need no place; where it does not say whose form it is about, the figures have to agree too.
    """
    own = match_lines(review.prompts, answers.lines, review.book)
    found = {file.name: _find(review, file) for file in files}
    counts = {file.name: _counted(file, found[file.name]) for file in files}
    conflicts: list[Conflict] = []
    lines: list[Line] = []
    several = several_sheets(prompt.cell for prompt in review.prompts)
    for number, prompt in enumerate(review.prompts):
        line = own.line_of(number) or {}
        given = {name: each.lines[number] for name, each in found.items() if number in each.lines}
        differing = list(_differing(prompt, line, given))
        conflicts += differing
        for name, said in given.items():
            _count(counts[name], said, line, differing=bool(differing))
        lines.append(_known_by(prompt, line if differing else _joined(line, given), with_sheet=several))
    lines += [*own.further(), *(each.line for each in own.unmatched)]
    return Merged(Answers(tuple(lines), answers.findings), counts, tuple(conflicts))


def _find(review: Review, file: Returned) -> _Found:
    """Which lines of a file answer which prompts."""
    moved = file.code != code_of(review.prompts)
    matching = (
        match_lines(review.prompts, file.answers.lines, review.book) if moved else _in_places(review.prompts, file)
    )
    by_figures = moved and (file.origin is None or not is_named(review))
    lines: dict[int, Line] = {}
    lost = list(matching.unmatched)
    for number, about in matching.lines.items():
        said = [line for line in about if says_something(line)]
        if len(said) > 1:
            lost += (Unmatched(line, Mismatch.SEVERAL) for line in said)
        elif by_figures and not _same_figures(about[0], review.prompts[number]):
            lost.append(Unmatched(about[0], Mismatch.GONE))
        else:
            lines[number] = about[0]
    return _Found(lines, tuple(each for each in lost if says_something(each.line)))


def _in_places(prompts: Sequence[Prompt], file: Returned) -> Matching:
    """The lines by what they are about, places included: nothing has moved since they were handed out."""
    several = several_sheets(prompt.cell for prompt in prompts)
    numbers = {_about(_known_by(prompt, {}, with_sheet=several)): number for number, prompt in enumerate(prompts)}
    found: dict[int, tuple[Line, ...]] = {}
    lost = []
    for line in file.answers.lines:
        number = numbers.get(_about(line))
        if number is None:
            lost.append(Unmatched(line, Mismatch.GONE))
        else:
            found[number] = (*found.get(number, ()), line)
    return Matching(found, tuple(lost))


def _about(line: Line) -> tuple[str, ...]:
    return tuple("".join(line.get(heading, "").split()) for heading in (at.PLACE, at.GOAL, at.SUBJECT, at.KIND))


def _same_figures(line: Line, prompt: Prompt) -> bool:
    return line.get(at.FACT) == prompt_text(prompt).fact


def _counted(file: Returned, found: _Found) -> FileCount:
    """The count of a file before its lines are compared with those of others."""
    unanswered = sum(not says_something(line) for line in file.answers.lines)
    return FileCount(open=unanswered, unmatched=list(found.unmatched))


def _differing(prompt: Prompt, own: Line, given: Mapping[str, Line]) -> Iterator[Conflict]:
    """The headings under which two say different things; a department may write itself out in full."""
    for heading in at.ANSWERS:
        said = {name: line.get(heading, "").strip() for name, line in {"": own, **given}.items()}
        texts = {text for text in said.values() if text}
        if heading == at.WHO and any(all(text.startswith(start) for text in texts) for start in texts):
            continue
        if len(texts) > 1:
            yield Conflict(prompt, heading, {name: text for name, text in said.items() if text})


def _joined(own: Line, given: Mapping[str, Line]) -> Line:
    """What was said of a prompt under each heading, the longest where one text begins the others."""
    merged = dict(own)
    for heading in at.ANSWERS:
        texts = [line.get(heading, "") for line in (own, *given.values())]
        merged[heading] = max(texts, key=len)
    return merged


def _count(count: FileCount, said: Line, own: Line, *, differing: bool) -> None:
    if not says_something(said):
        return  # counted as open
    if differing:
        count.conflicts += 1
    elif all(said.get(heading, "").strip() in {"", own.get(heading, "").strip()} for heading in at.ANSWERS):
        count.same += 1
    else:
        count.taken += 1


def _known_by(prompt: Prompt, line: Line, *, with_sheet: bool) -> Line:
    """A line that is surely about a prompt as it stands now."""
    return {
        **line,
        at.PLACE: place_text(prompt.cell, with_sheet=with_sheet),
        at.GOAL: prompt.goal,
        at.SUBJECT: prompt.subject,
        at.KIND: prompt.kind.value,
        at.QUESTIONS: _ASKS,
        at.TRACKED: "",
    }
