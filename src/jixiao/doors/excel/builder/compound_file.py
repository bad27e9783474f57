"""Write a compound file (复合文件): streams in storages, [MS-CFB] version 3 with sectors of 512 bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

from jixiao.doors.excel.builder.compound_directory import ROOT, Kind, directory, packed_directory
from jixiao.doors.excel.builder.errors import BuildError

_SECTOR, _MINI_SECTOR = 512, 64
_MINI_STREAMS_END_BELOW = 4096
_NUMBERS_IN_A_SECTOR = _SECTOR // 4
_FREE, _END_OF_CHAIN, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MOST_FAT_SECTORS = 109  # as many as the header can name

_HEADER = struct.Struct("<8s16s5H6x9I")
_MARK = bytes.fromhex("D0CF11E0A1B11AE1")
_MINOR_VERSION, _MAJOR_VERSION, _LITTLE_ENDIAN, _SHIFT, _MINI_SHIFT = 0x3E, 3, 0xFFFE, 9, 6


class _Space:
    """Streams one behind the other in sectors of one size, and the table that says which sector follows which."""

    def __init__(self, sector: int) -> None:
        self.sector = sector
        self.table: list[int] = []
        self.content = bytearray()

    def add(self, stream: bytes | bytearray) -> int:
        """Give the number of the stream's first sector."""
        if not stream:
            return _END_OF_CHAIN
        first, count = len(self.table), -(-len(stream) // self.sector)
        self.table += [*range(first + 1, first + count), _END_OF_CHAIN]
        self.content += stream.ljust(count * self.sector, b"\0")
        return first


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Give the bytes of a file with these streams, whatever their order; a path is written as ``VBA/dir``.

    Raises:
        BuildError: a name cannot be written, two are the same whatever their case, or it is all more than 7 MB.
    """
    entries = directory(streams)
    large, mini = _Space(_SECTOR), _Space(_MINI_SECTOR)
    places = {}
    for path in (entry.path for entry in entries if entry.kind is Kind.STREAM):
        stream = streams[path]
        space = mini if len(stream) < _MINI_STREAMS_END_BELOW else large
        places[path] = (space.add(stream), len(stream))
    places[ROOT] = (large.add(mini.content), len(mini.content))
    mini_table = large.add(_numbers(mini.table))
    listed = large.add(packed_directory(entries, places))
    fat = _add_fat(large)
    return _header(fat, listed, mini_table, len(mini.table)) + large.content


def _add_fat(space: _Space) -> range:
    """Put the table behind all else, itself included, and give the sectors it lies in."""
    first = len(space.table)
    count = -(-first // (_NUMBERS_IN_A_SECTOR - 1))
    if count > _MOST_FAT_SECTORS:
        raise BuildError("要写入插件的内容超过 7 MB，放不进一个 VBA 工程，请减少模块或缩短代码。")
    space.table += [_FAT_SECTOR] * count
    space.content += _numbers(space.table)
    return range(first, first + count)


def _numbers(numbers: Iterable[int]) -> bytes:
    """Write a table as whole sectors."""
    packed = b"".join(number.to_bytes(4, "little") for number in numbers)
    missing = -len(packed) % _SECTOR // 4
    return packed + _FREE.to_bytes(4, "little") * missing


def _header(fat: range, listed: int, mini_table: int, mini_sectors: int) -> bytes:
    head = _HEADER.pack(
        _MARK,
        b"",
        *(_MINOR_VERSION, _MAJOR_VERSION, _LITTLE_ENDIAN, _SHIFT, _MINI_SHIFT),
        0,  # the number of directory sectors, which version 3 does not tell
        len(fat),
        listed,
        0,
        _MINI_STREAMS_END_BELOW,
        mini_table,
        -(-mini_sectors // _NUMBERS_IN_A_SECTOR),
        *(_END_OF_CHAIN, 0),  # no further list of FAT sectors
    )
    return head + b"".join(number.to_bytes(4, "little") for number in fat).ljust(_SECTOR - len(head), b"\xff")
