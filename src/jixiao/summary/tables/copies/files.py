"""Workbooks that are the same byte for byte (相同文件), by their checksums."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from jixiao.summary.schema import WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.copies.group import PLACES, Group, Kind, Place
from jixiao.summary.tables.whose import Whose


def same_files(store: Store, whose: Whose) -> Iterator[Group]:
    """Give the groups; a file that could not be reviewed counts too."""
    books = store.frame(WORKBOOKS, ["path", "checksum"])
    same: dict[str, list[Place]] = {}
    for path, checksum, unit in zip(books["path"], books["checksum"], whose.of_workbook.tolist(), strict=True):
        if checksum:
            same.setdefault(checksum, []).append(Place(unit, path))
    for places in same.values():
        if len(places) > 1:
            units = tuple(dict.fromkeys(place.unit for place in places if place.unit >= 0))
            yield Group(Kind.FILE, units, tuple(places[:PLACES]), len(places), _about(units, places))


def _about(units: tuple[int, ...], places: list[Place]) -> str:
    whose = "不同单位" if len(units) > 1 else "同一单位"
    folders = {PurePosixPath(place.path).parent for place in places}
    return f"{whose}，{'不同文件夹' if len(folders) > 1 else '同一文件夹'}"
