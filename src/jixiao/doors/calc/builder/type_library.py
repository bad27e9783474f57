"""The type library (类型库, types.rdb): the UNO interface that holds one method for each formula.

LibreOffice calls a spreadsheet function of an extension only through an interface that its type system knows. The file
is what LibreOffice's own `unoidl-write` writes of `interface_source`, byte for byte but for the line that names the
writer; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from struct import pack

from jixiao.doors.calc.names import method_name
from jixiao.formulas import Formula

MODULE, INTERFACE = ("org", "jixiao"), "XFormulas"
DOCUMENT, VALUE, RANGE = "com.sun.star.beans.XPropertySet", "any", "com.sun.star.table.XCellRange"
TABLE = "[][]any"
"""What every method answers: LibreOffice takes several values only as rows of them."""

_MAGIC = b"UNOIDL\xff\0"
_MADE_BY = b"\0** Created by jixiao **\0"
_INTERFACE_KIND, _MODULE_KIND = 5, 0
_WRITTEN_BEFORE = 0x8000_0000
_IN = 0


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the interface (方法): its name, and its parameters as name and type."""

    name: str
    parameters: tuple[tuple[str, str], ...]


def method(formula: Formula) -> Method:
    """The method of a formula.

    LibreOffice fills in the document by itself. A value comes as a number or a text, an area as rows of them; the areas
    of a formula that looks at a whole table come as ranges of cells, with all that they are.
    """
    areas = (RANGE if formula.whole and not each.optional else VALUE for each in formula.arguments)
    named = zip((each.name for each in formula.arguments), areas, strict=True)
    return Method(method_name(formula), (("document", DOCUMENT), *named))


def interface_source(methods: Iterable[Method]) -> str:
    """The interface in UNO's own language (IDL)."""
    lines = (f"  {_written(TABLE)} {each.name}({_parameters(each)});" for each in methods)
    opened = " ".join(f"module {name} {{" for name in MODULE)
    body = "\n".join(lines)
    return f"{opened}\ninterface {INTERFACE} {{\n{body}\n}};\n{'};' * len(MODULE)}\n"


def _parameters(each: Method) -> str:
    return ", ".join(f"[in] {_written(kind)} {name}" for name, kind in each.parameters)


def _written(kind: str) -> str:
    """A type as the language writes it.

    >>> _written("[][]any"), _written(RANGE)
    ('sequence<sequence<any> >', 'com::sun::star::table::XCellRange')
    """
    if kind.startswith("[]"):
        inner = _written(kind.removeprefix("[]"))
        return f"sequence<{inner}{' ' if inner.endswith('>') else ''}>"
    return kind.replace(".", "::")


def type_library(methods: Iterable[Method]) -> bytes:
    """The type library as a file's content."""
    file = _File()
    data = file.interface(list(methods))
    file.entry(INTERFACE, data)
    for name in reversed(MODULE):
        file.entry(name, file.module())
    return file.finished()


class _File:
    """The file as it grows. A string that stands in it already is named by its place."""

    def __init__(self) -> None:
        self._body = bytearray(_MAGIC + bytes(8) + _MADE_BY)
        self._strings: dict[str, int] = {}
        self._last = (0, 0)  # where the name and the data of the latest entity stand

    def interface(self, methods: list[Method]) -> int:
        """Write an interface; gives its place."""
        at = len(self._body)
        self._byte(_INTERFACE_KIND)
        self._number(1)  # mandatory base interfaces
        self._string("com.sun.star.uno.XInterface")
        self._number(0)  # optional ones
        self._number(0)  # attributes
        self._number(len(methods))
        for each in methods:
            self._method(each)
        return at

    def module(self) -> int:
        """Write a module that holds the latest entity; gives its place."""
        at = len(self._body)
        self._byte(_MODULE_KIND)
        self._number(1)  # entities in it
        self._body += pack("<II", *self._last)
        return at

    def entry(self, name: str, data: int) -> None:
        """Write the name under which the next module, or the file itself, knows an entity."""
        self._last = (len(self._body), data)
        self._body += name.encode("ascii") + b"\0"

    def finished(self) -> bytes:
        """The whole file: the map of its only outermost module stands last, and the head names its place."""
        at = len(self._body)
        self._body += pack("<II", *self._last)
        self._body[len(_MAGIC) : len(_MAGIC) + 8] = pack("<II", at, 1)
        return bytes(self._body)

    def _method(self, each: Method) -> None:
        self._string(each.name)
        self._string(TABLE)
        self._number(len(each.parameters))
        for name, kind in each.parameters:
            self._byte(_IN)
            self._string(name)
            self._string(kind)
        self._number(0)  # exceptions

    def _byte(self, value: int) -> None:
        self._body.append(value)

    def _number(self, value: int) -> None:
        self._body += pack("<I", value)

    def _string(self, text: str) -> None:
        known = self._strings.get(text)
        if known is not None:
            self._number(known | _WRITTEN_BEFORE)
            return
        self._strings[text] = len(self._body)
        self._number(len(text))
        self._body += text.encode("ascii")
