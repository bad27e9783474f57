"""Workbooks written part by part for the tests: every oddity that a library would not write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FEATURES = sorted((Path(__file__).parent / "feature-workbooks").glob("*.xlsx"))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

SHEET = (
    f'{HEAD}<worksheet xmlns="{MAIN}"><dimension ref="A1:B2"/><sheetData>'
    '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row>'
    '<row r="2" spans="1:2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>0.98</v></c></row>'
    "</sheetData></worksheet>"
)
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">'
    '<alignment horizontal="center"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
TEXTS = (
    f'{HEAD}<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>指标</t></si>'
    '<si><r><t>完成</t></r><r><rPr><b/></rPr><t>率</t></r><rPh sb="0" eb="1"><t>wan</t></rPh></si></sst>'
)
WORKBOOK = (
    f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>'
    '<sheets><sheet name="自评表" sheetId="7" r:id="rId1"/></sheets></workbook>'
)
WORKBOOK_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
ROOT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>'
)
PLAIN: Mapping[str, str] = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": ROOT_RELATIONS,
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS,
    "xl/worksheets/sheet1.xml": SHEET,
    "xl/styles.xml": STYLES,
    "xl/sharedStrings.xml": TEXTS,
}


def write(path: Path, parts: Mapping[str, str | bytes | None]) -> Path:
    """Write the plain workbook with some parts changed, added or (None) left out."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in {**PLAIN, **parts}.items():
            if content is not None:
                archive.writestr(ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, ZIP_DEFLATED)
    return path


def sheet(data: str, before: str = "", after: str = "") -> str:
    """Write a sheet part around the inside of its sheetData."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    )


def with_sheet(path: Path, data: str, before: str = "", after: str = "") -> Path:
    """Write the plain workbook with other cells."""
    return write(path, {"xl/worksheets/sheet1.xml": sheet(data, before, after)})


def related(*relations: tuple[str, str, str]) -> str:
    """Write a relationships part from (id, kind, target)."""
    items = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in relations
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def typed(*parts: tuple[str, str]) -> str:
    """Write the content types with some more parts."""
    items = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return TYPES.replace("</Types>", f"{items}</Types>")


def part(path: Path, name: str) -> str:
    """Read a part's text."""
    with ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def packed(path: Path) -> dict[str, bytes]:
    """Read every member's compressed bytes as they lie in the file."""
    content = path.read_bytes()
    found = {}
    with ZipFile(path) as archive:
        for info in archive.infolist():
            name_length = int.from_bytes(content[info.header_offset + 26 : info.header_offset + 28], "little")
            extra_length = int.from_bytes(content[info.header_offset + 28 : info.header_offset + 30], "little")
            start = info.header_offset + 30 + name_length + extra_length
            found[info.filename] = content[start : start + info.compress_size]
    return found
