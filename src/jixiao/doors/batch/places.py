"""Where workbooks come from and where their reviewed copies go (位置): a folder, or whatever fsspec can open."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from jixiao.errors import JixiaoError

if TYPE_CHECKING:
    from typing import Any


class PlaceGoneError(JixiaoError):
    """A place that was there when the batch began is there no more: no workbook of it can be reviewed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a place: its path with / between folders, its size in bytes, and a stamp that changes with it.

    A folder that could not be looked into, and what is no file that can be read, has a ``trouble`` that says why.
    """

    path: str
    size: int
    stamp: str
    trouble: str = ""


class Place(Protocol):
    """A folder of workbooks, wherever it is; small and picklable, so that it can be sent to another machine."""

    @property
    def shown(self) -> str:
        """The place as its user wrote it."""
        ...

    def entries(self) -> Iterator[Entry]:
        """All files below it, in no particular order."""
        ...

    def require(self) -> None:
        """Raise PlaceGoneError unless it is there."""
        ...

    def has(self, path: str) -> bool:
        """Whether there is a file of this path."""
        ...

    def readable(self, path: str, scratch: Path) -> Path:
        """Give a file on this machine that holds what the path holds; ``scratch`` is a folder to copy it to."""
        ...

    def writing(self, path: str, scratch: Path) -> AbstractContextManager[Path]:
        """Give a file on this machine to write to, with the old content if there is some; on leaving it is in place."""
        ...


def place(text: str) -> Place:
    """Find out what a place is: an address with a scheme is fsspec's, anything else a folder."""
    return RemotePlace(text.rstrip("/")) if "://" in text or "::" in text else Folder(Path(text))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine, or one that every machine reaches by the same name."""

    root: Path

    @property
    def shown(self) -> str:
        """The folder as it was written."""
        return str(self.root)

    def entries(self) -> Iterator[Entry]:
        """All files below it; links to folders are not followed."""
        troubles: list[OSError] = []
        for folder, _, names in os.walk(self.root, onerror=troubles.append):
            for name in names:
                path = Path(folder, name)
                try:
                    found = path.stat()
                except OSError:
                    continue  # gone since, or a link to nowhere
                why = "" if stat.S_ISREG(found.st_mode) else "不是普通的文件"  # reading a pipe would wait for ever
                yield Entry(path.relative_to(self.root).as_posix(), found.st_size, _stamp(found), why)
        for trouble in troubles:
            where = Path(os.fsdecode(trouble.filename or self.root))
            yield Entry(where.relative_to(self.root).as_posix(), 0, "", _why(trouble))

    def require(self) -> None:
        """Raise PlaceGoneError unless it is there."""
        if not self.root.is_dir():
            raise PlaceGoneError(f"文件夹“{self.root}”不见了（网络盘断开，或被移走、改名）。")

    def has(self, path: str) -> bool:
        """Whether there is a file of this path."""
        return (self.root / path).exists()

    def readable(self, path: str, scratch: Path) -> Path:  # noqa: ARG002 - nothing has to be copied
        """The file itself."""
        return self.root / path

    @contextmanager
    def writing(self, path: str, scratch: Path) -> Iterator[Path]:  # noqa: ARG002 - nothing has to be copied
        """The file itself; its folders are made."""
        self.require()
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        yield target


@dataclass(frozen=True, slots=True)
class RemotePlace:
    """A place that fsspec opens: s3://…, sftp://…, zip://…::….zip, and all others that it has a library for."""

    url: str

    @property
    def shown(self) -> str:
        """The address as it was written."""
        return self.url

    def entries(self) -> Iterator[Entry]:
        """All files below it.

        Raises:
            JixiaoError: the address is unknown, cannot be reached, or a library is missing.
        """
        system, root = self._open()
        with self._explained("读取文件列表"):
            found = system.find(root, detail=True)
            if not found and not system.isdir(root):
                raise JixiaoError(f"没有找到“{self.url}”，请检查地址。")
            for name, facts in found.items():
                path = name[len(root) :].lstrip("/") if name.startswith(root) else name
                yield Entry(path, int(facts.get("size") or 0), str(system.ukey(name)))

    def require(self) -> None:
        """A place that cannot be reached is told with each file; nothing is asked beforehand."""

    def has(self, path: str) -> bool:
        """Whether there is a file of this path."""
        system, root = self._open()
        with self._explained(f"查看“{path}”"):
            return bool(system.exists(_joined(root, path)))

    def readable(self, path: str, scratch: Path) -> Path:
        """A copy on this machine under the same name."""
        system, root = self._open()
        copy = scratch / PurePosixPath(path).name
        with self._explained(f"读取“{path}”"):
            system.get_file(_joined(root, path), str(copy))
        return copy

    @contextmanager
    def writing(self, path: str, scratch: Path) -> Iterator[Path]:
        """A file on this machine, with the old content if there is some; it is sent there on leaving."""
        system, root = self._open()
        target = _joined(root, path)
        copy = scratch / PurePosixPath(path).name
        if self.has(path):
            self.readable(path, scratch)
        yield copy
        with self._explained(f"写入“{path}”"):
            system.makedirs(str(PurePosixPath(target).parent), exist_ok=True)
            system.put_file(str(copy), target)

    def _open(self) -> tuple[Any, str]:
        """The file system and the path in it."""
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - most batches read a folder
        except ImportError as error:
            raise JixiaoError(f'读取“{self.url}”需要先安装：pip install "jixiao[batch]"。') from error
        try:
            system, root = url_to_fs(self.url)
        except ImportError as error:
            raise JixiaoError(f"读取“{self.url}”还缺少一个库（{error}），请先安装。") from error
        except ValueError as error:
            raise JixiaoError(f"不认识地址“{self.url}”，请检查“://”前面的写法（{error}）。") from error
        except Exception as error:
            raise JixiaoError(f"打不开“{self.url}”（{_short(error)}），请检查地址、网络和权限。") from error
        return system, str(root).rstrip("/")

    @contextmanager
    def _explained(self, doing: str) -> Iterator[None]:
        """Say in a sentence what went wrong far away."""
        try:
            yield
        except JixiaoError:
            raise
        except Exception as error:
            raise JixiaoError(f"在“{self.url}”{doing}时出错（{_short(error)}），请检查地址、网络和权限。") from error


def _joined(root: str, path: str) -> str:
    return f"{root}/{path}" if root else path


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_size}-{found.st_mtime_ns}"


def _why(trouble: OSError) -> str:
    if isinstance(trouble, PermissionError):
        return "没有权限打开这个文件夹"
    return "这个文件夹打不开"


def _short(error: Exception) -> str:
    """An error of a library on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
