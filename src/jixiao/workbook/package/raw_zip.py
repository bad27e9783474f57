"""The zip file as it lies on the disk: members with their compressed bytes, so that untouched ones are copied."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

from jixiao.workbook.errors import WorkbookError

MOST_MEMBERS = 5_000
MOST_INFLATED = 256 * 2**20
MOST_RATIO = 200
RATIO_COUNTS_FROM = 2**20

ENTRY = struct.Struct("<4s6H3I5H2I")  # central directory entry
LOCAL = struct.Struct("<4s5H3I2H")  # header in front of a member
END = struct.Struct("<4s4H2IH")  # end of central directory
STORED, DEFLATED = 0, 8
_UTF8, _ENCRYPTED = 0x800, 0x1
_CHUNK = 1 << 20
_FULL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its directory entry and its whole record (header, compressed bytes, trailer) on disk or here."""

    name: str
    entry: bytes
    method: int
    crc: int
    packed: int
    size: int
    start: int = 0
    length: int = 0
    record: bytes | None = None


class _Entry(NamedTuple):
    """An entry of the directory: a member whose length is known only when all of them are."""

    name: str
    entry: bytes
    method: int
    crc: int
    packed: int
    size: int
    start: int


class Archive:
    """A zip file open for reading; close it before the file is replaced."""

    def __init__(self, path: Path) -> None:
        """Read the directory of the zip; refuse what is damaged, encrypted or too large."""
        self.path = path
        self.label = path.name
        self._file: BinaryIO = path.open("rb")
        try:
            self.members, self.comment = self._directory()
            self._check_sizes()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def data(self, member: Member) -> bytes:
        """Inflate one member and check its checksum."""
        record = self.record(member)
        if len(record) < LOCAL.size or record[:4] != b"PK\x03\x04":
            raise self.damaged(member.name)
        _, _, _, _, _, _, _, _, _, name_length, extra_length = LOCAL.unpack_from(record)
        first = LOCAL.size + name_length + extra_length
        packed = record[first : first + member.packed]
        content = self._inflate(packed, member)
        if len(content) != member.size or zlib.crc32(content) != member.crc:
            raise self.damaged(member.name)
        return content

    def record(self, member: Member) -> bytes:
        """Give one member's whole record, still compressed."""
        return b"".join(self.chunks(member))

    def chunks(self, member: Member) -> Iterator[bytes]:
        """Give one member's record piece by piece, for copying."""
        if member.record is not None:
            yield member.record
            return
        self._file.seek(member.start)
        left = member.length
        while left:
            piece = self._file.read(min(left, _CHUNK))
            if not piece:
                raise self.damaged(member.name)
            left -= len(piece)
            yield piece

    def damaged(self, part: str) -> WorkbookError:
        """Make the error for a member that cannot be read."""
        return WorkbookError(
            f"“{self.label}”里的部件“{part}”已损坏，请用 Excel 或 WPS 打开并修复、另存为 .xlsx 后再试。"
        )

    def _inflate(self, packed: bytes, member: Member) -> bytes:
        if member.method == STORED:
            return packed
        if member.method != DEFLATED:
            raise WorkbookError(
                f"“{self.label}”里的部件“{member.name}”用了不常见的压缩方式，请用 Excel 打开后另存为 .xlsx 再试。"
            )
        try:
            return zlib.decompressobj(-15).decompress(packed, member.size + 1)
        except zlib.error as error:
            raise self.damaged(member.name) from error

    def _directory(self) -> tuple[list[Member], bytes]:
        count, start, size, shift, comment = self._end()
        self._file.seek(start)
        directory = self._file.read(size)
        entries: list[_Entry] = []
        position = 0
        while position + ENTRY.size <= len(directory) and len(entries) <= MOST_MEMBERS:
            if directory[position : position + 4] != b"PK\x01\x02":
                break
            entry, position = self._entry(directory, position, shift)
            entries.append(entry)
        if len(entries) != count and len(entries) <= MOST_MEMBERS:
            raise self._truncated()
        return _members(entries, start), comment

    def _entry(self, directory: bytes, position: int, shift: int) -> tuple[_Entry, int]:
        fields = ENTRY.unpack_from(directory, position)
        flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
        name_length, extra_length, comment_length, offset = fields[10], fields[11], fields[12], fields[16]
        stop = position + ENTRY.size + name_length + extra_length + comment_length
        entry = directory[position:stop]
        if len(entry) < stop - position:
            raise self._truncated()
        raw_name = entry[ENTRY.size : ENTRY.size + name_length]
        if flags & _ENCRYPTED:
            raise WorkbookError(f"“{self.label}”里有加密的部件，请用 Excel 打开、去掉密码后另存为 .xlsx 再试。")
        if _FULL in (packed, size, offset):
            entry, packed, size, offset = _plain(entry, fields)
        name = raw_name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        return _Entry(name, entry, method, crc, packed, size, offset + shift), stop

    def _end(self) -> tuple[int, int, int, int, bytes]:
        """Find the directory: number of entries, place, size, how far the file is shifted, the zip comment."""
        total = self._file.seek(0, 2)
        tail_start = max(0, total - END.size - 0xFFFF)
        self._file.seek(tail_start)
        tail = self._file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or at + END.size > len(tail):
            raise self._truncated()
        _, _, _, _, count, size, offset, comment_length = END.unpack_from(tail, at)
        comment = tail[at + END.size : at + END.size + comment_length]
        place = tail_start + at
        locator = tail.rfind(b"PK\x06\x07", 0, at)
        if locator >= 0 and (count == 0xFFFF or _FULL in (size, offset)):
            place = struct.unpack_from("<Q", tail, locator + 8)[0]
            self._file.seek(place)
            long_end = self._file.read(56)
            if long_end[:4] != b"PK\x06\x06":
                raise self._truncated()
            count, size, offset = struct.unpack_from("<QQQ", long_end, 32)
        shift = place - size - offset
        if shift < 0:
            raise self._truncated()
        return count, offset + shift, size, shift, comment

    def _check_sizes(self) -> None:
        inflated = sum(member.size for member in self.members)
        bomb = any(m.size > RATIO_COUNTS_FROM and m.size > MOST_RATIO * m.packed for m in self.members)
        if len(self.members) > MOST_MEMBERS or inflated > MOST_INFLATED or bomb:
            raise WorkbookError(
                f"“{self.label}”解压后过大或部件过多，为安全起见没有打开，请删去多余内容后另存为 .xlsx 再试。"
            )
        names = [member.name for member in self.members]
        if len(set(names)) != len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise WorkbookError(f"“{self.label}”里有两个同名的部件“{twice}”，请用 Excel 打开后另存为 .xlsx 再试。")

    def _truncated(self) -> WorkbookError:
        return WorkbookError(f"“{self.label}”不完整（可能没有下载完或拷贝中断），请重新获取文件后再试。")


def _members(entries: list[_Entry], directory_start: int) -> list[Member]:
    """Each entry as a member, whose record reaches up to the next one's."""
    starts = sorted({entry.start for entry in entries} | {directory_start})
    following = dict(pairwise(starts))
    return [Member(*entry, following.get(entry.start, entry.start) - entry.start) for entry in entries]


def _plain(entry: bytes, fields: tuple[int, ...]) -> tuple[bytes, int, int, int]:
    """Write a zip64 entry the plain way: the caps keep every size far below 4 GB."""
    packed, size, name_length, extra_length, offset = fields[8], fields[9], fields[10], fields[11], fields[16]
    first = ENTRY.size + name_length
    extra, kept, position = entry[first : first + extra_length], b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        block = extra[position : position + 4 + length]
        if kind == 1:
            numbers = iter(struct.unpack_from(f"<{length // 8}Q", block, 4))
            size, packed, offset = (
                next(numbers, value) if value == _FULL else value for value in (size, packed, offset)
            )
        else:
            kept += block
        position += 4 + length
    head = (*fields[:8], min(packed, _FULL), min(size, _FULL), name_length, len(kept), *fields[12:16], 0)
    rest = entry[ENTRY.size : first] + kept + entry[first + extra_length :]
    return ENTRY.pack(*head) + rest, packed, size, offset
