"""Faults of a workbook that no schema sees, found with lxml so that nothing of the writer judges itself."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

_CELL = re.compile(r"([A-Z]+)(\d+)")


def faults(path: Path) -> list[str]:
    """Give every fault of a workbook as a sentence; an empty list is a good workbook."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        twice = [name for name, count in Counter(archive.namelist()).items() if count > 1]
    found = [f"member {name} is there twice" for name in twice]
    found += _package_faults(parts)
    workbook = next(name for name in parts if name.lower().endswith("workbook.xml"))
    sheets = _sheets(parts, workbook)
    found += _book_faults(parts[workbook], len(sheets))
    texts, styles = _counts(parts)
    for name in sheets:
        if name in parts:
            found += [f"{name}: {fault}" for fault in _sheet_faults(parts, name, texts, styles)]
    return found


def _package_faults(parts: dict[str, bytes]) -> list[str]:
    found = []
    types = etree.fromstring(parts["[Content_Types].xml"])
    defaults = {item.get("Extension", "").lower() for item in types if item.get("Extension")}
    overrides = [item.get("PartName", "").lstrip("/").lower() for item in types if item.get("PartName")]
    found += [f"{name} has two content types" for name, count in Counter(overrides).items() if count > 1]
    for name in parts:
        if name == "[Content_Types].xml":
            continue
        if name.lower() not in overrides and name.rpartition(".")[2].lower() not in defaults:
            found.append(f"{name} has no content type")
        if name.endswith(".rels"):
            found += _relation_faults(parts, name)
    return found


def _relation_faults(parts: dict[str, bytes], name: str) -> list[str]:
    folder, _, file = name.rpartition("/_rels/") if "/_rels/" in name else ("", "", name.removeprefix("_rels/"))
    known = {part.lower() for part in parts}
    found, ids = [], []
    for relation in etree.fromstring(parts[name]):
        ids.append(relation.get("Id"))
        if relation.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
        if target.lower() not in known and "#" not in target:
            found.append(f"{folder}/{file} leads to {target}, which is not there")
    return found + [f"{name} has the id {item} twice" for item, count in Counter(ids).items() if count > 1]


def _sheets(parts: dict[str, bytes], workbook: str) -> list[str]:
    folder, _, file = workbook.rpartition("/")
    relations = etree.fromstring(parts[f"{folder}/_rels/{file}.rels".lstrip("/")])
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    kinds = {relation.get("Id"): relation.get("Type", "").rpartition("/")[2] for relation in relations}
    listed = []
    for sheet in etree.fromstring(parts[workbook]).iter("{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        if kinds.get(key) == "worksheet":
            listed.append(posixpath.normpath(posixpath.join("/" + folder, targets[key])).lstrip("/"))
    return listed


def _book_faults(content: bytes, worksheets: int) -> list[str]:
    book = etree.fromstring(content)
    sheets = list(book.iter("{*}sheet"))
    found = []
    for what, values in (
        ("sheet name", [sheet.get("name", "").casefold() for sheet in sheets]),
        ("sheetId", [sheet.get("sheetId") for sheet in sheets]),
    ):
        found += [f"{what} {value} is there twice" for value, count in Counter(values).items() if count > 1]
    found += [f"the sheet name {s.get('name')} is too long" for s in sheets if len(s.get("name", "")) > 31]
    names: list[tuple[str, str]] = []
    for name in book.iter("{*}definedName"):
        local = name.get("localSheetId", "")
        names.append((name.get("name", "").casefold(), local))
        if local and int(local) >= len(sheets):
            found.append(f"the name {name.get('name')} belongs to sheet {local} of {len(sheets)}")
    found += [f"the name {name} is there twice" for name, count in Counter(names).items() if count > 1]
    for view in book.iter("{*}workbookView"):
        if int(view.get("activeTab", "0")) >= max(len(sheets), worksheets):
            found.append("the active tab is not there")
    return found


def _counts(parts: dict[str, bytes]) -> tuple[int, int]:
    texts = next((content for name, content in parts.items() if name.lower().endswith("sharedstrings.xml")), None)
    styles = next((content for name, content in parts.items() if name.lower().endswith("styles.xml")), None)
    text_count = len(list(etree.fromstring(texts).iter("{*}si"))) if texts else 0
    formats = etree.fromstring(styles).find("{*}cellXfs") if styles else None
    return text_count, len(formats) if formats is not None else 1


def _sheet_faults(parts: dict[str, bytes], name: str, texts: int, styles: int) -> list[str]:
    sheet = etree.fromstring(parts[name])
    found, last_row = [], 0
    for row in sheet.iter("{*}row"):
        number = int(row.get("r", last_row + 1))
        if number <= last_row:
            found.append(f"row {number} follows row {last_row}")
        last_row, last_column = number, 0
        for cell in row.iter("{*}c"):
            column = _column(cell.get("r")) or last_column + 1
            if column <= last_column:
                found.append(f"cell {cell.get('r')} is out of order")
            if cell.get("r") and int(_CELL.fullmatch(cell.get("r", ""))[2]) != number:  # type: ignore[index]
                found.append(f"cell {cell.get('r')} is in row {number}")
            last_column = column
            value = cell.findtext("{*}v")
            if cell.get("t") == "s" and value and int(value) >= texts:
                found.append(f"cell {cell.get('r')} has text {value} of {texts}")
            if int(cell.get("s", "0")) >= styles:
                found.append(f"cell {cell.get('r')} has style {cell.get('s')} of {styles}")
    return found + _merge_faults(sheet) + _table_faults(parts, name, sheet)


def _merge_faults(sheet: etree._Element) -> list[str]:
    areas = [_area(merge.get("ref", "")) for merge in sheet.iter("{*}mergeCell")]
    return [
        f"merged areas {one} and {other} overlap"
        for one, other in combinations(areas, 2)
        if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    ]


def _table_faults(parts: dict[str, bytes], name: str, sheet: etree._Element) -> list[str]:
    folder, _, file = name.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{file}.rels")
    found: list[str] = []
    for relation in etree.fromstring(relations) if relations else ():
        if not relation.get("Type", "").endswith("/table"):
            continue
        target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
        table = etree.fromstring(parts[target])
        if table.get("headerRowCount") == "0":
            continue
        top, left, _, _ = _area(table.get("ref", ""))
        for offset, column in enumerate(table.iter("{*}tableColumn")):
            shown = _text(parts, sheet, top, left + offset)
            if shown is not None and shown != re.sub(r"_x000a_", "\n", column.get("name", ""), flags=re.IGNORECASE):
                found.append(f"table header {column.get('name')!r} differs from its cell {shown!r}")
    return found


def _text(parts: dict[str, bytes], sheet: etree._Element, row: int, column: int) -> str | None:
    for cell in sheet.iter("{*}c"):
        if cell.get("r") and _area(cell.get("r", ""))[:2] == (row, column):
            if cell.get("t") == "inlineStr":
                return "".join(text.text or "" for text in cell.iter("{*}t"))
            if cell.get("t") == "s":
                shared = next(content for part, content in parts.items() if part.lower().endswith("sharedstrings.xml"))
                item = list(etree.fromstring(shared).iter("{*}si"))[int(cell.findtext("{*}v") or 0)]
                return "".join(text.text or "" for text in item.iter("{*}t"))
            return cell.findtext("{*}v")
    return None


def _column(ref: str | None) -> int:
    match = _CELL.fullmatch(ref or "")
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - 64
    return number


def _area(ref: str) -> tuple[int, int, int, int]:
    first, _, last = ref.replace("$", "").partition(":")
    last = last or first
    return int(_CELL.fullmatch(first)[2]), _column(first), int(_CELL.fullmatch(last)[2]), _column(last)  # type: ignore[index]
