"""The directory of a compound file (目录): which streams lie in which storage, as [MS-CFB] 2.6 lists them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from jixiao.doors.excel.builder.errors import BuildError

ROOT = ""  # the path of the root storage, whose place is that of the mini stream

_ENTRY = struct.Struct("<64sH2B3I16sI2QIQ")
_ENTRIES_IN_A_SECTOR = 4
_NOTHING = 0xFFFFFFFF
_BLACK = 1
_NAME = re.compile(r"(?:(?![/\\:!])[ -~]){1,31}")


class Kind(IntEnum):
    """What an entry is, as the file says it."""

    STORAGE = 1
    STREAM = 2
    ROOT = 5


@dataclass(frozen=True, slots=True)
class Links:
    """Where an entry stands in the tree of its storage: the entries below it by number, and its colour."""

    left: int = _NOTHING
    right: int = _NOTHING
    red: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One storage or stream; ``child`` is the top of a storage's own tree."""

    path: str
    kind: Kind
    links: Links
    child: int = _NOTHING

    def packed(self, start: int, size: int) -> bytes:
        """Give the entry's 128 bytes; neither class nor times, so that the same streams give the same file."""
        name = "Root Entry" if self.kind is Kind.ROOT else self.path.rpartition("/")[2]
        text = name.encode("utf-16-le") + bytes(2)
        colour = 0 if self.links.red else _BLACK
        tree = (self.links.left, self.links.right, self.child)
        return _ENTRY.pack(text, len(text), self.kind, colour, *tree, b"", 0, 0, 0, start, size)


def directory(streams: Iterable[str]) -> list[Entry]:
    """List the root, then the storages and streams, those of one storage together and in order.

    Raises:
        BuildError: a name cannot be written, or two are the same whatever their case.
    """
    members = _members(streams)
    paths, links, tops = [ROOT], {0: Links()}, {}
    for path in paths:  # which grows by the members of every storage
        if path in members:
            names = sorted(members[path], key=lambda name: (len(name), name.upper()))
            first, stop = len(paths), len(paths) + len(names)
            tops[path] = _balanced(first, stop, (stop - first + 1).bit_length() - 1, links)
            paths += [f"{path}/{name}" if path else name for name in names]
    kinds = (Kind.ROOT if not path else Kind.STORAGE if path in members else Kind.STREAM for path in paths)
    return [
        Entry(path, kind, links[number], tops.get(path, _NOTHING))
        for number, (path, kind) in enumerate(zip(paths, kinds, strict=True))
    ]


def packed_directory(entries: Iterable[Entry], places: Mapping[str, tuple[int, int]]) -> bytes:
    """Give whole sectors of entries; ``places`` has the first sector and the size of each stream and of the root."""
    packed = [entry.packed(*places.get(entry.path, (0, 0))) for entry in entries]
    unused = _ENTRY.pack(b"", 0, 0, 0, _NOTHING, _NOTHING, _NOTHING, b"", 0, 0, 0, 0, 0)
    return b"".join(packed) + unused * (-len(packed) % _ENTRIES_IN_A_SECTOR)


def _members(streams: Iterable[str]) -> dict[str, list[str]]:
    """The names in each storage by its path."""
    members: dict[str, list[str]] = {ROOT: []}
    every = list(streams)
    for path in every:
        parts = path.split("/")
        for depth, name in enumerate(parts):
            storage = "/".join(parts[:depth])
            if _NAME.fullmatch(name) is None:
                raise BuildError(f"流“{path}”的名称“{name}”不能写入，请改用 1 至 31 个英文字符，不含 / \\ : !。")
            if name not in members.setdefault(storage, []):
                members[storage].append(name)
    _refuse_clashes(members, every)
    return members


def _refuse_clashes(members: Mapping[str, list[str]], streams: list[str]) -> None:
    for storage, names in members.items():
        folded = [name.upper() for name in names]
        twice = next((name for name in names if folded.count(name.upper()) > 1), None)
        if twice is not None:
            raise BuildError(f"“{storage or '根目录'}”里有两个名称只差大小写：“{twice}”，请给其中一个改名。")
    both = next((path for path in streams if path in members), None)
    if both is not None:
        raise BuildError(f"“{both}”既是流又是目录，请给其中一个改名。")


def _balanced(first: int, stop: int, full_levels: int, links: dict[int, Links]) -> int:
    """Link a run of entries as a balanced tree and give its top.

    The levels that are full are black and what hangs below them is red, so that every way down has as many black ones.
    """
    if first == stop:
        return _NOTHING
    middle = (first + stop) // 2
    left = _balanced(first, middle, full_levels - 1, links)
    right = _balanced(middle + 1, stop, full_levels - 1, links)
    links[middle] = Links(left, right, red=full_levels <= 0)
    return middle
