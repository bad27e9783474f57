"""The dir stream of a VBA project (工程目录): settings, references and modules as records, [MS-OVBA] 2.3.4.2."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import chain

from jixiao.doors.excel.builder.module import Module, ModuleKind

_WINDOWS_32 = 1  # what every version of Office reads, those of 64 bits too
_ENGLISH_US = 0x0409
# The source is ASCII in any code page; in this one Excel keeps the Chinese help of the formulas (MacroOptions).
_CHINESE = 936
_MAJOR_VERSION, _MINOR_VERSION = 1, 0
_COOKIE = 0xFFFF  # says to a reader that nothing compiled is here
_NO_OFFSET = 0  # nothing compiled stands before the source

# Excel adds VBA and its own object library by itself: it lists neither where it saves a project.
_REFERENCES = (
    ("stdole", "{00020430-0000-0000-C000-000000000046}", r"C:\Windows\System32\stdole2.tlb", "OLE Automation"),
    (
        "Office",
        "{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}",
        r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL",
        "Microsoft Office 16.0 Object Library",
    ),
)


def dir_stream(name: str, modules: Sequence[Module]) -> bytes:
    """Give the records of a project whose modules hold source only, not yet compressed."""
    references = chain.from_iterable(_reference(*reference) for reference in _REFERENCES)
    listed = chain.from_iterable(map(_module, modules))
    return b"".join([*_information(name), *references, *_module_count(modules), *listed, _record(0x10)])


def _information(name: str) -> Iterator[bytes]:
    yield _record(0x01, _long(_WINDOWS_32))
    yield _record(0x02, _long(_ENGLISH_US))
    yield _record(0x14, _long(_ENGLISH_US))  # for calls by name
    yield _record(0x03, _short(_CHINESE))
    yield _record(0x04, name.encode("ascii"))
    yield _named(0x05, 0x40, "")  # description
    yield _record(0x06) + _record(0x3D)  # help files
    yield _record(0x07, _long(0))  # help context
    yield _record(0x08, _long(0))  # flags of the type library
    yield _version()
    yield _named(0x0C, 0x3C, "")  # constants of conditional compilation


def _reference(name: str, library: str, path: str, title: str) -> Iterator[bytes]:
    """A type library in its version 2.0 or any later 2; Windows finds it by its GUID, whatever the path."""
    identifier = rf"*\G{library}#2.0#0#{path}#{title}".encode("ascii")
    yield _named(0x16, 0x3E, name)
    yield _record(0x0D, _long(len(identifier)) + identifier + bytes(6))


def _module_count(modules: Sequence[Module]) -> Iterator[bytes]:
    yield _record(0x0F, _short(len(modules)))
    yield _record(0x13, _short(_COOKIE))


def _module(module: Module) -> Iterator[bytes]:
    yield _record(0x19, module.name.encode("ascii")) + _record(0x47, module.name.encode("utf-16-le"))
    yield _named(0x1A, 0x32, module.name)  # the stream of that name
    yield _named(0x1C, 0x48, "")  # description
    yield _record(0x31, _long(_NO_OFFSET))
    yield _record(0x1E, _long(0))  # help context
    yield _record(0x2C, _short(_COOKIE))
    yield _record(0x21 if module.kind is ModuleKind.STANDARD else 0x22)
    yield _record(0x2B)


def _record(kind: int, content: bytes = b"") -> bytes:
    return _short(kind) + _long(len(content)) + content


def _named(kind: int, wide_kind: int, text: str) -> bytes:
    """A text in the code page and again in UTF-16."""
    return _record(kind, text.encode("ascii")) + _record(wide_kind, text.encode("utf-16-le"))


def _version() -> bytes:
    """The one record whose length is not told: a fixed 4 stands in its place."""
    return _short(0x09) + _long(4) + _long(_MAJOR_VERSION) + _short(_MINOR_VERSION)


def _short(number: int) -> bytes:
    return struct.pack("<H", number)


def _long(number: int) -> bytes:
    return struct.pack("<I", number)
