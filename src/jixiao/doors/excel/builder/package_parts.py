"""The parts of the add-in file as XML texts: everything but the VBA project and the ribbons (部件)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiao.doors.excel.builder.errors import BuildError
from jixiao.doors.excel.builder.module import WORKBOOK_MODULE
from jixiao.form.grid import reference
from jixiao.workbook.package.characters import escaped

CREATOR, SHEET, SHEET_MODULE = "jixiao", "jixiao", "Settings"
RIBBON_2007, RIBBON_2010 = "customUI/customUI.xml", "customUI/customUI14.xml"

_LONGEST_TEXT = 32_767
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."

_DEFAULT_TYPES = {
    "bin": "application/vnd.ms-office.vbaProject",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_TYPES = {
    "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xl/worksheets/sheet1.xml": f"{_SPREADSHEET}worksheet+xml",
    "xl/styles.xml": f"{_SPREADSHEET}styles+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_PACKAGE_RELATIONS = (
    (f"{_OFFICE}relationships/officeDocument", "xl/workbook.xml"),
    (f"{_PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_OFFICE}relationships/extended-properties", "docProps/app.xml"),
    (f"{_MICROSOFT}2006/relationships/ui/extensibility", RIBBON_2007),
    (f"{_MICROSOFT}2007/relationships/ui/extensibility", RIBBON_2010),
)
_WORKBOOK_RELATIONS = (
    (f"{_OFFICE}relationships/worksheet", "worksheets/sheet1.xml"),
    (f"{_OFFICE}relationships/styles", "styles.xml"),
    (f"{_MICROSOFT}2006/relationships/vbaProject", "vbaProject.bin"),
)
_WORKBOOK = (
    f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}relationships"><workbookPr codeName="{WORKBOOK_MODULE}"/>'
    '<bookViews><workbookView visibility="hidden"/></bookViews>'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
# The least that Excel takes for styles: one of each, and the two fills it counts on.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_APP = f'{_XML}<Properties xmlns="{_OFFICE}extended-properties"><Application>{CREATOR}</Application></Properties>'


def parts(sheet: Sequence[Sequence[str]], version: str) -> dict[str, str]:
    """Give the parts by name in the order in which they stand in the file.

    Raises:
        BuildError: a cell or the version has a character that no cell can hold, or too many.
    """
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_PACKAGE_RELATIONS),
        "docProps/core.xml": _core(version),
        "docProps/app.xml": _APP,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _relationships(_WORKBOOK_RELATIONS),
        "xl/worksheets/sheet1.xml": _sheet(sheet),
        "xl/styles.xml": _STYLES,
    }


def _content_types() -> str:
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _DEFAULT_TYPES.items()
    )
    own = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in _TYPES.items())
    return f'{_XML}<Types xmlns="{_PACKAGE}content-types">{defaults}{own}</Types>'


def _relationships(relations: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}relationships">{listed}</Relationships>'


def _core(version: str) -> str:
    """Who made the file and in which version, without the times that would make every file another."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{CREATOR}</dc:creator>'
        f"<cp:version>{escaped(_writable('版本号', version))}</cp:version></cp:coreProperties>"
    )


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    written = "".join(f'<row r="{number}">{"".join(_cells(number, row))}</row>' for number, row in enumerate(rows, 1))
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr codeName="{SHEET_MODULE}"/>'
        f"<sheetData>{written}</sheetData></worksheet>"
    )


def _cells(row: int, texts: Sequence[str]) -> Iterator[str]:
    for column, text in enumerate(texts, start=1):
        if text:
            place = reference(row, column)
            content = escaped(_writable(f"单元格 {place} 的文字", text))
            yield f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>'


def _writable(what: str, text: str) -> str:
    strange = _UNWRITABLE.search(text)
    if strange:
        raise BuildError(
            f"插件里{what}第 {strange.start() + 1} 个字符是 U+{ord(strange[0]):04X}，不能写入，请删去或换成普通文字。"
        )
    if len(text.encode("utf-16-le")) // 2 > _LONGEST_TEXT:
        raise BuildError(f"插件里{what}超过 {_LONGEST_TEXT} 个字符，请缩短。")
    return text
