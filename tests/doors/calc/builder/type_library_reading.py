"""A small reader of type libraries, which follows their offsets and knows nothing of our writer."""

from __future__ import annotations

from dataclasses import dataclass, field
from struct import unpack_from

from jixiao.doors.calc.builder.type_library import Method

MAGIC = b"UNOIDL\xff\0"
MODULE, INTERFACE = 0, 5
MANDATORY_BASES, OTHER_LISTS = 1, 2


@dataclass
class TypeLibrary:
    """What a type library holds, and which of its bytes say so."""

    file: bytes
    names: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    read: list[tuple[int, int]] = field(default_factory=list)

    @property
    def banner(self) -> bytes:
        """The line that names the writer, with the zeros around it."""
        begins = len(MAGIC) + 8
        return self.file[begins : self.file.index(b"\0", begins + 1) + 1]

    @property
    def unread(self) -> list[tuple[int, int]]:
        """The bytes that nothing names, as from and to."""
        ends, gaps = 0, []
        for begin, end in sorted(self.read):
            gaps += [(ends, begin)] if begin != ends else []
            ends = end
        return gaps + ([(ends, len(self.file))] if ends != len(self.file) else [])


def read_type_library(file: bytes) -> TypeLibrary:
    """All of a type library that holds one interface in modules."""
    library = TypeLibrary(file)
    assert file.startswith(MAGIC)
    library.read.append((0, len(MAGIC)))
    at, count = _Place(library, len(MAGIC)).numbers(2)
    library.read.append((len(MAGIC) + 8, len(MAGIC) + 8 + len(library.banner)))
    _map(library, at, count)
    return library


def _map(library: TypeLibrary, at: int, count: int) -> None:
    place = _Place(library, at)
    for _ in range(count):
        name, data = place.numbers(2)
        ends = library.file.index(b"\0", name)
        library.read.append((name, ends + 1))
        library.names.append(library.file[name:ends].decode("ascii"))
        _entity(library, _Place(library, data))


def _entity(library: TypeLibrary, place: _Place) -> None:
    kind = place.byte()
    if kind == MODULE:
        (count,) = place.numbers(1)
        _map(library, place.at, count)
        return
    assert kind == INTERFACE
    library.bases += [place.string() for _ in range(*place.numbers(1))]
    assert place.numbers(OTHER_LISTS) == (0, 0)
    library.methods += [_method(place) for _ in range(*place.numbers(1))]


def _method(place: _Place) -> Method:
    name, answer = place.string(), place.string()
    assert answer == "[][]any"
    parameters = []
    for _ in range(*place.numbers(1)):
        assert place.byte() == 0
        parameters.append((place.string(), place.string()))
    assert place.numbers(1) == (0,)
    return Method(name, tuple(parameters))


@dataclass
class _Place:
    """A place in the file, which moves on with what is read."""

    library: TypeLibrary
    at: int

    def byte(self) -> int:
        return self._bytes(1)[0]

    def numbers(self, count: int) -> tuple[int, ...]:
        return unpack_from(f"<{count}I", self._bytes(4 * count))

    def string(self) -> str:
        """A string, or one that stands elsewhere already."""
        (length,) = self.numbers(1)
        if length & 0x8000_0000:
            elsewhere = length & 0x7FFF_FFFF
            (length,) = unpack_from("<I", self.library.file, elsewhere)
            return self.library.file[elsewhere + 4 : elsewhere + 4 + length].decode("ascii")
        return self._bytes(length).decode("ascii")

    def _bytes(self, count: int) -> bytes:
        begins, self.at = self.at, self.at + count
        self.library.read.append((begins, self.at))
        return self.library.file[begins : self.at]
