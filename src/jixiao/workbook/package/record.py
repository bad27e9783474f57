"""What jixiao did to a workbook, kept inside it as a custom XML part, so that it can be taken out again.

Two ways back are kept: the original bytes of every part that was replaced, for a file nobody has saved since; and, cell
by cell, what was there before, for a file that Excel has written anew.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import plain
from jixiao.workbook.package.parts import Fresh, Package
from jixiao.workbook.package.raw_zip import ENTRY, Archive, Member
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.xml_text import root

NAMESPACE = "urn:jixiao:record"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6A697869-616F-4A58-8A58-7265636F7264}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:jixiao:record"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)


@dataclass(frozen=True, slots=True)
class CellState:
    """One touched cell: what was there, and what was put there (None where nothing was)."""

    sheet: str
    sheet_id: int
    cell: str
    fill: str | None = None  # XML of the fill before
    rgb: str | None = None
    notes: tuple[str, ...] = ()
    value: tuple[str | None, str] | None = None  # t attribute and inner XML before
    written: tuple[str, str] | None = None  # kind and text put there


@dataclass(frozen=True, slots=True)
class PartState:
    """One part replaced, added or removed: digest of what was written, zip entry and record of what was there."""

    name: str
    digest: str | None
    entry: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """What one command put in: its sheets and the touched cells; ``memo`` is a word of its own, for its next run."""

    name: str
    sheets: tuple[str, ...]
    cells: tuple[CellState, ...] = ()
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that was done: the layers, oldest first, the changed parts, the original order of the parts.

    ``edited`` says that somebody else saved the file between two layers: the original parts are then not kept.
    """

    layers: tuple[Layer, ...]
    parts: tuple[PartState, ...] = ()
    order: tuple[str, ...] = ()
    edited: bool = False

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets of all layers."""
        return tuple(sheet for layer in self.layers for sheet in layer.sheets)

    @property
    def cells(self) -> tuple[CellState, ...]:
        """The touched cells of all layers."""
        return tuple(cell for layer in self.layers for cell in layer.cells)

    def layer(self, name: str) -> Layer | None:
        """The layer of this name."""
        return next((layer for layer in self.layers if layer.name == name), None)

    @property
    def memo(self) -> str:
        """The word kept with the layer without a name, "" if there is none."""
        found = self.layer("")
        return found.memo if found else ""


def find_record(package: Package, book: Book) -> tuple[str, Record] | None:
    """Find the record and the part that holds it, whatever a program that saved the file since has called it."""
    for part in _custom_parts(package, book):
        content = package.read(part)
        if NAMESPACE.encode() in content:
            return part, record_in(package.text(part).text)
    return None


def _custom_parts(package: Package, book: Book) -> Iterator[str]:
    """The custom XML parts; LibreOffice, which keeps them, lets the package lead to them instead of the workbook."""
    for relations in (book.relations, Relationships(package, "")):
        yield from (part for _, part in relations.of_kind("customXml"))


def record_in(text: str) -> Record:
    """Read the record that an XML text holds."""
    top = root(text)
    return _loaded(json.loads(plain(text[top.inner : top.close])))


def write_record(book: Book, layers: Iterable[Layer], before: Mapping[str, Member | Fresh] | None) -> None:
    """Put the record into the package, the last thing that is written; ``before`` are the original parts if known."""
    package = book.package
    name = package.free_name("customXml/item{}.xml")
    package.write(name, b"")
    properties = package.free_name("customXml/itemProps{}.xml")
    package.write(properties, (_HEAD + PROPERTIES).encode())
    book.types.add(properties, _PROPERTIES_TYPE)
    book.types.add(name, "application/xml")
    relations = Relationships(package, name)
    relations.add(book.relationship_type("customXmlProps"), "/" + properties)
    relations.save(book.types)
    book.relations.add(book.relationship_type("customXml"), "/" + name)
    book.save()
    parts = _part_states(package, before, name) if before is not None else []
    record = Record(tuple(layers), tuple(parts), tuple(before or ()), before is None)
    text = as_json(record)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    package.write(name, f'{_HEAD}<record xmlns="{NAMESPACE}" version="1">{escaped}</record>'.encode())


def as_json(record: Record) -> str:
    """Write a record as JSON, every part of it as an object of its fields."""
    return json.dumps(record, default=_fields, ensure_ascii=True, separators=(",", ":"))


def _fields(part: Record | Layer | CellState | PartState) -> dict[str, Any]:
    return {name: getattr(part, name) for name in type(part).__slots__}


def is_untouched(package: Package, record: Record) -> bool:
    """Whether every part we wrote is still as we wrote it."""
    if record.edited:
        return False
    for part in record.parts:
        if part.digest is None:
            if package.find(part.name) is not None:
                return False
        elif part.name not in package.parts or _digest(package.read(part.name)) != part.digest:
            return False
    return True


def restore(package: Package, record: Record, own_part: str) -> None:
    """Put every original part back in its place, and take the added ones out."""
    package.parts = originals(package, record, own_part)


def originals(package: Package, record: Record, own_part: str) -> dict[str, Member | Fresh]:
    """Give the parts as they were before anything was done, in their order."""
    parts = dict(package.parts)
    del parts[own_part]
    for part in record.parts:
        if part.entry is not None and part.record is not None:
            parts[part.name] = _member(part.name, b64decode(part.entry), b64decode(part.record))
        else:
            parts.pop(part.name, None)
    ordered = {name: parts[name] for name in record.order if name in parts}
    return ordered | {name: part for name, part in parts.items() if name not in ordered}


def _part_states(package: Package, before: Mapping[str, Member | Fresh], own_part: str) -> list[PartState]:
    states = []
    for name, part in package.parts.items():
        if name != own_part and before.get(name) is not part:
            digest = _digest(package.read(name))
            states.append(PartState(name, digest, *_original(package.archive, before.get(name))))
    for name, gone in before.items():
        if name not in package.parts:
            states.append(PartState(name, None, *_original(package.archive, gone)))
    return states


def _original(archive: Archive, part: Member | Fresh | None) -> tuple[str | None, str | None]:
    if part is None:
        return None, None
    member = part if isinstance(part, Member) else archive_member(part)
    entry = member.entry[:42] + b"\0\0\0\0" + member.entry[46:]
    return b64encode(entry).decode(), b64encode(archive.record(member)).decode()


def archive_member(part: Fresh) -> Member:
    """Make a part that was written in memory a member of its own."""
    from jixiao.workbook.package.save import packed  # noqa: PLC0415 - save needs this package's parts, not the record

    name = part.like.name if part.like else "part"
    chunks, entry = packed(name, part)
    return _member(name, entry, b"".join(chunks))


def _member(name: str, entry: bytes, record: bytes) -> Member:
    fields = ENTRY.unpack_from(entry)
    method, crc, compressed, size = fields[4], fields[7], fields[8], fields[9]
    return Member(name, entry, method, crc, compressed, size, record=record)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _loaded(found: dict[str, Any]) -> Record:
    layers = found.get("layers") or [{"name": "", **found}]  # a record of one layer, as it was first written
    parts = tuple(PartState(**item) for item in found["parts"])
    return Record(tuple(map(_layer, layers)), parts, _tuple(found["order"]), bool(found.get("edited")))


def _layer(found: dict[str, Any]) -> Layer:
    cells = tuple(CellState(**{key: _tuple(value) for key, value in item.items()}) for item in found["cells"])
    return Layer(found["name"], _tuple(found["sheets"]), cells, str(found.get("memo", "")))


def _tuple(value: Any) -> Any:
    """Give back the tuple that JSON made a list of."""
    return tuple(value) if isinstance(value, list) else value
