"""The workbook part: its sheets, defined names, calculation, and the list of titles in docProps/app.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.characters import escaped, quoted, text_of
from jixiao.workbook.package.content_types import ContentTypes
from jixiao.workbook.package.dialect import STRICT
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.xml_text import (
    Element,
    XmlText,
    attributes,
    children,
    namespace_prefix,
    opening_tag,
    prefix,
    root,
    spliced,
    with_attribute,
)

RELATIONSHIP_URIS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT + "officeDocument/relationships",
)
_ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the workbook: where it is listed, and the part that holds it."""

    title: str
    sheet_id: int
    relation: str
    part: str | None
    kind: str
    visible: bool
    element: Element


class Book:
    """The workbook part of a package, with its relationships and content types."""

    def __init__(self, package: Package) -> None:
        """Find the workbook part; say what the file is if it is no workbook."""
        self.package = package
        self.types = ContentTypes(package)
        self.part = _workbook_part(package, self.types)
        self.document: XmlText = package.text(self.part)
        self.relations = Relationships(package, self.part)
        top = root(self.document.text)
        self.prefix = prefix(top.name)
        self._sections: tuple[str, dict[str, Element]] | None = None
        self._listed: tuple[tuple[str, str], list[SheetEntry]] | None = None
        self.strict = STRICT in opening_tag(self.document.text, top)

    @property
    def text(self) -> str:
        """The workbook part's text."""
        return self.document.text

    def relationship_type(self, kind: str) -> str:
        """Give the full relationship type for a kind, in this file's dialect."""
        return f"{RELATIONSHIP_URIS[self.strict]}/{kind}"

    def section(self, local: str) -> Element | None:
        """Find a direct child of the workbook element."""
        text = self.text
        if self._sections is None or self._sections[0] is not text:
            top = root(text)
            found = [(element.local, element) for element in children(text, top.inner, top.close)]
            self._sections = (text, dict(reversed(found)))
        return self._sections[1].get(local)

    def sheets(self) -> list[SheetEntry]:
        """Give the sheets in their order."""
        now = (self.text, self.relations.document.text)
        if self._listed is None or self._listed[0] != now:
            self._listed = (now, self._read_sheets())
        return self._listed[1]

    def _read_sheets(self) -> list[SheetEntry]:
        listed = self.section("sheets")
        if listed is None:
            raise WorkbookError(f"“{self.package.archive.label}”里没有工作表，请用 Excel 打开后另存为 .xlsx 再试。")
        relations, entries = self.relations.by_id(), []
        for element in children(self.text, listed.inner, listed.close):
            found = attributes(opening_tag(self.text, element))
            key = next((value for name, value in found.items() if name.endswith(":id")), "")
            relation = relations.get(key)
            part = self.relations.part(relation) if relation else None
            number = int(found.get("sheetId", "0")) if found.get("sheetId", "0").isdigit() else 0
            visible = found.get("state", "visible") == "visible"
            kind = relation.kind if relation else ""
            entries.append(SheetEntry(found.get("name", ""), number, key, part, kind, visible, element))
        return entries

    def names(self) -> list[tuple[str, int | None, str]]:
        """Give the defined names: name, the sheet it is limited to, what it refers to."""
        listed = self.section("definedNames")
        if listed is None:
            return []
        found = []
        for element in children(self.text, listed.inner, listed.close):
            given = attributes(opening_tag(self.text, element))
            local = given.get("localSheetId")
            number = int(local) if local is not None and local.isdigit() else None
            found.append((given.get("name", ""), number, text_of(self.text[element.inner : element.close])))
        return found

    def locked(self) -> bool:
        """Whether the structure is protected, so that Excel allows no new sheet."""
        return self._setting("workbookProtection", "lockStructure") in ("1", "true", "on")

    def dates_from_1904(self) -> bool:
        """Whether day 0 is 1904-01-01."""
        return self._setting("workbookPr", "date1904") in ("1", "true", "on")

    def add_sheet(self, title: str, part: str, content_type: str) -> int:
        """List a new sheet last; give its position."""
        count = len(self.sheets())
        number = max([entry.sheet_id for entry in self.sheets()], default=0) + 1
        relation = self.relations.add(self.relationship_type("worksheet"), "/" + part)
        self.types.add(part, content_type)
        own = namespace_prefix(opening_tag(self.text, root(self.text)), RELATIONSHIP_URIS)
        binding = f'{own}:id="{relation}"' if own else f'r:id="{relation}" xmlns:r="{RELATIONSHIP_URIS[self.strict]}"'
        self.append("sheets", f'<{self.prefix}sheet name="{quoted(title)}" sheetId="{number}" {binding}/>')
        self.ensure("bookViews", f"<{self.prefix}bookViews><{self.prefix}workbookView/></{self.prefix}bookViews>")
        return count

    def add_name(self, name: str, refers_to: str, position: int | None, extra: str = "") -> None:
        """Add a defined name, for one sheet or for all."""
        local = "" if position is None else f' localSheetId="{position}"'
        own = self.prefix
        self.ensure("definedNames", f"<{own}definedNames></{own}definedNames>")
        self.append(
            "definedNames",
            f'<{own}definedName name="{quoted(name)}"{local}{extra}>{escaped(refers_to)}</{own}definedName>',
        )

    def show(self, position: int) -> int:
        """Make a sheet the one shown on opening; give the position of the one shown before."""
        self.ensure("bookViews", f"<{self.prefix}bookViews><{self.prefix}workbookView/></{self.prefix}bookViews>")
        views = self._there("bookViews")
        view = next(children(self.text, views.inner, views.close))
        tag = opening_tag(self.text, view)
        before = attributes(tag).get("activeTab", "0")
        self._splice(view.start, view.inner, with_attribute(tag, "activeTab", str(position)))
        return int(before) if before.isdigit() else 0

    def recalculate(self) -> None:
        """Have every formula computed when the file is opened, and drop the calculation chain."""
        self.ensure("calcPr", f"<{self.prefix}calcPr/>")
        found = self._there("calcPr")
        tag = with_attribute(opening_tag(self.text, found), "fullCalcOnLoad", "1")
        self._splice(found.start, found.inner, tag)
        self.drop_calculation_chain()

    def drop_calculation_chain(self) -> None:
        """Take out the list of cells with formulas (calcChain), which Excel makes anew when it lacks."""
        for relation, part in list(self.relations.of_kind("calcChain")):
            self.relations.remove(relation.id)
            self.types.drop(part)
            self.package.remove(part)

    def ensure(self, local: str, new: str) -> None:
        """Put a section at its place in the schema, unless it is there."""
        if self.section(local) is not None:
            return
        top = root(self.text)
        after = set(_ORDER[_ORDER.index(local) + 1 :])
        place = top.close
        for element in children(self.text, top.inner, top.close):
            if element.local in after:
                place = element.start
                break
        self._splice(place, place, new)

    def append(self, local: str, new: str) -> None:
        """Append a child to a section that is there."""
        found = self._there(local)
        if found.empty:
            tag = re.sub(r"\s*/>$", ">", opening_tag(self.text, found))
            self._splice(found.start, found.end, f"{tag}{new}</{found.name}>")
        else:
            self._splice(found.close, found.close, new)

    def save(self) -> None:
        """Put the workbook part, its relationships and the content types into the package."""
        self.package.write(self.part, self.document.encode())
        self.relations.save(self.types)
        self.types.save()

    def splice(self, changes: list[tuple[int, int, str]]) -> None:
        """Replace stretches of the workbook part."""
        self.document.text = spliced(self.text, changes)

    def _setting(self, local: str, name: str) -> str:
        found = self.section(local)
        return "" if found is None else attributes(opening_tag(self.text, found)).get(name, "")

    def _there(self, local: str) -> Element:
        found = self.section(local)
        if found is None:
            raise LookupError(local)
        return found

    def _splice(self, start: int, end: int, new: str) -> None:
        self.document.text = self.text[:start] + new + self.text[end:]


def _workbook_part(package: Package, types: ContentTypes) -> str:
    label = package.archive.label
    for _, part in Relationships(package, "").of_kind("officeDocument"):
        content_type = types.type_of(part)
        if "binary" in content_type or part.endswith(".bin"):
            raise WorkbookError(f"“{label}”是二进制工作簿（.xlsb），请用 Excel 打开后另存为 .xlsx 再试。")
        if root(package.text(part).text).name.rpartition(":")[2] == "workbook":
            return part
    raise WorkbookError(f"“{label}”不是 Excel 工作簿，请确认文件，或用 Excel 打开后另存为 .xlsx 再试。")
