"""What a unit is told (退回意见): a text for each unit, with the findings of all its workbooks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from jixiao.checks.finding import Severity
from jixiao.file_names import Names, safe_name
from jixiao.prose.template import render
from jixiao.summary.record import Record, Row
from jixiao.summary.schema import FINDINGS, FORMS
from jixiao.summary.tables.keys import closed

SUFFIX = ".txt"
_TEMPLATE = "summary/letter.j2"
_TO_MEND, _TO_CONFIRM = "退回修改", "请核对"
_SEAL = re.compile(rb"\r\n\xe7\xbc\x96\xe5\x8f\xb7\xef\xbc\x9a([0-9a-f]{12})\s*\Z")  # 编号：
_SEALED = 12
_TOLD = itemgetter(*map(FINDINGS.places.__getitem__, ("sheet", "cell", "indicator", "message", "remedy")))
_NAMELESS = "单位"


class Entry(NamedTuple):
    """One finding as a letter tells it."""

    place: str
    indicator: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Block:
    """The findings of one severity (错误、警告 or 提示)."""

    severity: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a letter says of one workbook; ``sentence`` tells why it could not be reviewed."""

    path: str
    sentence: str
    blocks: tuple[Block, ...]
    counts: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class Letter:
    """The text to one unit; its material is sent back where it has errors, or could not be read."""

    unit: str
    text: str
    errors: int
    unread: int


@dataclass(frozen=True, slots=True)
class Written:
    """The letters: each unit's file, how many units have errors to mend, and what was left alone.

    ``changed`` are letters of an earlier time that somebody has changed.
    """

    files: Mapping[str, Path]
    to_mend: int
    changed: tuple[Path, ...]


@dataclass(slots=True)
class Addressees:
    """Which units are to be told something, and in which records that stands: kept while the records pass by."""

    _records: dict[str, list[int]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _noted: int = 0

    def note(self, record: Record) -> None:
        """Remember whose the next record is."""
        for unit in dict.fromkeys(_units(record)):
            key = closed(unit)
            self._names.setdefault(key, " ".join(unit.split()))
            self._records.setdefault(key, []).append(self._noted)
        self._noted += 1

    def letters(self, records: Callable[[Iterable[int]], Iterable[Record]]) -> Iterator[Letter]:
        """Give the letter to each unit; ``records`` gives records by their numbers, in the order of `note`."""
        for key, numbers in self._records.items():
            found = list(records(dict.fromkeys(numbers)))
            parts = [part for each in found if (part := _part(each, key)) is not None]
            counts = {severity: sum(part.counts[severity] for part in parts) for severity in Severity}
            unread = sum(bool(part.sentence) for part in parts)
            packs = dict.fromkeys(str(each.of_workbook("pack_title")) for each in found if not each.failed)
            text = render(
                _TEMPLATE,
                unit=self._names[key],
                errors=counts[Severity.ERROR],
                warnings=counts[Severity.WARNING],
                notices=counts[Severity.NOTICE],
                unread=unread,
                packs=list(packs),
                books=parts,
            )
            yield Letter(self._names[key], text, counts[Severity.ERROR], unread)


def write_letters(letters: Iterable[Letter], folder: Path) -> Written:
    """Write the letters into a folder, in place of those of an earlier time that nobody has changed since."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = {path.name for path in folder.glob(f"*{SUFFIX}") if not is_untouched(path)}
    stale = {path.name for path in folder.glob(f"*{SUFFIX}")} - changed
    files: dict[str, Path] = {}
    names = Names(name.removesuffix(SUFFIX) for name in changed)
    to_mend = 0
    for letter in letters:
        kind = _TO_MEND if letter.errors or letter.unread else _TO_CONFIRM
        path = folder / f"{names.free(f'{safe_name(letter.unit, _NAMELESS)}-{kind}')}{SUFFIX}"
        path.write_bytes(_sealed(letter.text))
        stale.discard(path.name)
        files[letter.unit] = path
        to_mend += letter.errors > 0
    for name in stale:
        (folder / name).unlink(missing_ok=True)
    return Written(files, to_mend, tuple(folder / name for name in sorted(changed)))


def is_untouched(path: Path) -> bool:
    """Whether a letter is as it was written."""
    content = path.read_bytes()
    seal = _SEAL.search(content)
    return seal is not None and seal[1].decode("ascii") == _seal(content[: seal.start()])


def _units(record: Record) -> Iterator[str]:
    """The units that a record has something to tell."""
    own = str(record.of_workbook("unit"))
    if record.failed:
        yield own
    forms = record.parts[FORMS.name]
    place = FINDINGS.places["form"]
    for row in record.parts[FINDINGS.name]:
        yield _unit(forms, row[place], own)


def _unit(forms: Sequence[Row], number: object, own: str) -> str:
    return str(forms[number - 1][FORMS.places["unit"]]) if isinstance(number, int) and number > 0 else own


def _part(record: Record, key: str) -> Part | None:
    """What a record tells one unit."""
    forms, own = record.parts[FORMS.name], str(record.of_workbook("unit"))
    rows = [
        row for row in record.parts[FINDINGS.name] if closed(_unit(forms, row[FINDINGS.places["form"]], own)) == key
    ]
    sentence = str(record.of_workbook("sentence")) if record.failed and closed(own) == key else ""
    if not rows and not sentence:
        return None
    said = [(Severity(str(row[FINDINGS.places["severity"]])), _entry(row, several=len(forms) > 1)) for row in rows]
    counts = {severity: sum(each is severity for each, _ in said) for severity in Severity}
    there = [severity for severity in Severity if counts[severity]]
    blocks = [(severity, tuple(entry for each, entry in said if each is severity)) for severity in there]
    return Part(
        record.path,
        sentence,
        tuple(Block(severity.value, entries) for severity, entries in blocks),
        counts,
    )


def _entry(row: Row, *, several: bool) -> Entry:
    sheet, cell, indicator, message, remedy = map(str, _TOLD(row))
    outside = not cell[:1].isascii()  # 第12段 of a report beside the workbook
    place = f"{sheet} {cell}" if outside else f"{sheet}!{cell}" if several else cell
    return Entry(place, "" if indicator and indicator in message else indicator, message, remedy)


def _sealed(text: str) -> bytes:
    """The text as a file that Notepad and WPS open: a mark of its encoding before it, line ends of Windows.

    A path may hold bytes that are no UTF-8; they become question marks.
    """
    content = ("\ufeff" + text.rstrip("\n") + "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    return content + f"\r\n编号：{_seal(content)}\r\n".encode()


def _seal(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_SEALED]
