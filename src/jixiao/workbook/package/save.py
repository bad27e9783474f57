"""A package onto the disk: a temporary file beside the target, checked, then put in its place in one step."""

from __future__ import annotations

import errno
import os
import shutil
import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.parts import Fresh, Package
from jixiao.workbook.package.raw_zip import DEFLATED, END, ENTRY, LOCAL, STORED, Archive, Member

_FIRST_DAY = 0x21  # 1980-01-01, the earliest date a zip knows: the same bytes on every day
_VERSION = 20
_OFFSET_IN_ENTRY = 42


def save(package: Package, target: Path) -> None:
    """Write the package to ``target``, which is either the old file or the whole new one at every moment."""
    target = Path(os.path.realpath(target))
    check_target(target)
    try:
        handle, temporary = tempfile.mkstemp(prefix=".jixiao-", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise _not_writable(target, error) from error
    try:
        with os.fdopen(handle, "w+b") as file:
            sums = _write(package, file)
            file.flush()
            os.fsync(file.fileno())
        package.archive.close()
        _verify(package, Path(temporary), sums)
        _take_permissions(target, Path(temporary))
        Path(temporary).replace(target)
    except OSError as error:
        raise _not_writable(target, error) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def check_target(target: Path) -> None:
    """Refuse a target that is open in Excel, WPS or LibreOffice, or that is read-only."""
    target = Path(os.path.realpath(target))
    locks = (f"~${target.name}", f".~lock.{target.name}#", f".~{target.name}")
    if any(os.path.exists(target.parent / lock) for lock in locks):  # noqa: PTH110 - False where the name is too long
        raise WorkbookError(f"“{target.name}”正在被 Excel、WPS 或其他程序打开，请先关闭该文件再试。")
    if target.is_dir():
        raise WorkbookError(f"“{target.name}”是文件夹，请换一个文件名。")
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise WorkbookError(f"“{target.name}”是只读文件，请在文件属性中取消只读，或另存到别处。")


def backup(path: Path) -> Path:
    """Copy a workbook to "名字.备份.xlsx" beside it, or the first free "名字.备份2.xlsx"; give the copy's path."""
    path = Path(path)
    number = 1
    while True:
        copy = path.with_name(f"{path.stem}.备份{number if number > 1 else ''}{path.suffix}")
        try:
            with copy.open("xb") as file, path.open("rb") as original:
                shutil.copyfileobj(original, file)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise _not_writable(copy, error) from error
        else:
            return copy


def _write(package: Package, file: BinaryIO) -> dict[str, int]:
    """Write every part; give the checksum of each record as written."""
    entries, sums = [], {}
    for name, part in package.parts.items():
        offset, checksum = file.tell(), 0
        chunks, entry = packed(name, part) if isinstance(part, Fresh) else (package.archive.chunks(part), part.entry)
        for chunk in chunks:
            checksum = zlib.crc32(chunk, checksum)
            file.write(chunk)
        entries.append(entry[:_OFFSET_IN_ENTRY] + struct.pack("<I", offset) + entry[_OFFSET_IN_ENTRY + 4 :])
        sums[name] = checksum
    start = file.tell()
    directory = b"".join(entries)
    file.write(directory)
    comment = package.archive.comment
    count = len(entries)
    file.write(END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, len(comment)) + comment)
    return sums


def packed(name: str, part: Fresh) -> tuple[Iterator[bytes], bytes]:
    """Compress a part; give its record and its directory entry."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = compressor.compress(part.content) + compressor.flush()
    method = DEFLATED
    if len(packed) >= len(part.content):
        packed, method = part.content, STORED
    time, day, raw_name, flags = 0, _FIRST_DAY, name.encode("utf-8"), 0 if name.isascii() else 0x800
    if part.like is not None:
        fields = ENTRY.unpack_from(part.like.entry)
        time, day, flags = fields[5], fields[6], fields[3] & 0x800
        raw_name = part.like.entry[ENTRY.size : ENTRY.size + fields[10]]
    shared = (flags, method, time, day, zlib.crc32(part.content), len(packed), len(part.content), len(raw_name), 0)
    local = LOCAL.pack(b"PK\x03\x04", _VERSION, *shared)
    entry = ENTRY.pack(b"PK\x01\x02", _VERSION, _VERSION, *shared, 0, 0, 0, 0, 0)
    return iter((local + raw_name, packed)), entry + raw_name


def _verify(package: Package, written: Path, sums: dict[str, int]) -> None:
    """Read the new file back: every untouched record equal, every new part whole."""
    with Archive(written) as archive:
        archive.label = package.archive.label
        members = {member.name: member for member in archive.members}
        good = list(members) == list(package.parts)
        for name, part in package.parts.items():
            good = good and _is_same(archive, members[name], part, sums[name])
    if not good:
        raise WorkbookError(f"“{package.archive.label}”写出后核对不一致，原文件没有改动，请检查磁盘后再试。")


def _is_same(archive: Archive, member: Member, part: Member | Fresh, checksum: int) -> bool:
    if isinstance(part, Fresh):
        return archive.data(member) == part.content
    read = 0
    for chunk in archive.chunks(member):
        read = zlib.crc32(chunk, read)
    return read == checksum and (member.crc, member.packed, member.size) == (part.crc, part.packed, part.size)


def _take_permissions(target: Path, temporary: Path) -> None:
    if target.exists():
        shutil.copymode(target, temporary)
    elif os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _not_writable(target: Path, error: OSError) -> WorkbookError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WorkbookError(f"磁盘空间不足，“{target.name}”没有写入，原文件没有改动，请腾出空间后再试。")
    if isinstance(error, FileNotFoundError):
        return WorkbookError(f"找不到文件夹“{target.parent.name}”，“{target.name}”没有写入，请检查保存位置。")
    return WorkbookError(f"“{target.name}”无法写入，原文件没有改动，请检查文件夹权限，或关闭正在使用它的程序后再试。")
