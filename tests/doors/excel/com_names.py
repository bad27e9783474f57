"""The defined names of the fake Excel."""

# ruff: noqa: N802, N803 - the names are those of the object model of Excel

from __future__ import annotations

from typing import Any

from openpyxl.workbook.defined_name import DefinedName

from doors.excel.com_base import ComObject, refused


class Names(ComObject):
    def __init__(self, book: Any) -> None:
        super().__init__(book._log)
        self._book = book

    @property
    def _stored(self) -> Any:
        return self._book._stored.book.defined_names

    def Item(self, Index: str) -> Name:
        if Index not in self._stored:
            raise refused("类 Names 的 Item 方法无效")
        return Name(self, Index)

    def Add(self, Name: str, RefersTo: str) -> None:
        self._stored[Name] = DefinedName(Name, attr_text=RefersTo.removeprefix("="))


class Name(ComObject):
    def __init__(self, names: Names, name: str) -> None:
        super().__init__(names._log)
        self._names, self._name = names, name

    @property
    def RefersTo(self) -> str:
        return "=" + self._names._stored[self._name].attr_text

    @property
    def RefersToRange(self) -> Any:
        title, _, cell = self.RefersTo.removeprefix("=").rpartition("!")
        return self._names._book._sheet(title.strip("'")).Range(cell.replace("$", ""))

    def Delete(self) -> None:
        del self._names._stored[self._name]
