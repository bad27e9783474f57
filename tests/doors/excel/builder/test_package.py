from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.excel.builder.sample_modules import MODULES, NAME
from doors.excel.builder.vba_reading import modules
from jixiao.doors.excel.builder.errors import BuildError
from jixiao.doors.excel.builder.package import Maker, Ribbons, addin_package, read_maker, read_sheet
from jixiao.doors.excel.builder.vba_project import ModuleKind, vba_project
from jixiao.errors import JixiaoError
from workbook.test_open_xml_sdk import errors

RIBBON = (
    '<customUI xmlns="http://schemas.microsoft.com/office/{}/customui"><ribbon><tabs><tab id="jixiao" label="绩效">'
    '<group id="review" label="校验"><button id="run" label="校验" onAction="Run"/></group>'
    "</tab></tabs></ribbon></customUI>"
)
RIBBONS = Ribbons(office2007=RIBBON.format("2006/01"), office2010=RIBBON.format("2009/07"))
VBA = vba_project(NAME, MODULES)
ROWS = [["键", "值"], ["解释器", r"C:\程序 & 工具\pythonw.exe"], [], ["", " <空格> _x0041_ "]]
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)

CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def built(rows: list[list[str]] = ROWS, version: str = "1.2.3") -> bytes:
    return addin_package(VBA, RIBBONS, rows, version)


@pytest.fixture
def addin(tmp_path: Path) -> Path:
    path = tmp_path / "jixiao.xlam"
    path.write_bytes(built())
    return path


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(file: bytes, part: str) -> ET.Element:
    return ET.fromstring(parts(file)[part])


def test_two_builds_are_the_same_bytes() -> None:
    assert built() == built()


def test_neither_the_day_nor_the_system_shows_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(built())) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, zipfile.ZIP_DEFLATED)
    }


def test_every_xml_part_is_well_formed() -> None:
    texts = {name: content for name, content in parts(built()).items() if not name.endswith(".bin")}
    assert len([ET.fromstring(content) for content in texts.values()]) == 10


def test_every_part_has_a_type_and_every_type_of_its_own_a_part() -> None:
    types = xml(built(), "[Content_Types].xml")
    own = {entry.attrib["PartName"].removeprefix("/") for entry in types.iter(f"{CONTENT_TYPES}Override")}
    endings = {entry.attrib["Extension"] for entry in types.iter(f"{CONTENT_TYPES}Default")}
    assert own <= set(parts(built()))
    assert {name.rpartition(".")[2] for name in parts(built())} == endings


def test_the_main_part_says_that_it_is_an_addin_with_macros() -> None:
    types = xml(built(), "[Content_Types].xml")
    said = {entry.attrib["PartName"]: entry.attrib["ContentType"] for entry in types.iter(f"{CONTENT_TYPES}Override")}
    assert said["/xl/workbook.xml"] == "application/vnd.ms-excel.addin.macroEnabled.main+xml"


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = {
    "_rels/.rels": {
        f"{OFFICE}officeDocument": "xl/workbook.xml",
        f"{OFFICE}extended-properties": "docProps/app.xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties": "docProps/core.xml",
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility": "customUI/customUI.xml",
        "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility": "customUI/customUI14.xml",
    },
    "xl/_rels/workbook.xml.rels": {
        f"{OFFICE}worksheet": "worksheets/sheet1.xml",
        f"{OFFICE}styles": "styles.xml",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject": "vbaProject.bin",
    },
}


@pytest.mark.parametrize("part", RELATIONS)
def test_every_relationship_leads_to_a_part(part: str) -> None:
    found = {
        each.attrib["Type"]: each.attrib["Target"] for each in xml(built(), part).iter(f"{RELATIONSHIPS}Relationship")
    }
    folder = part.partition("_rels/")[0]
    assert found == RELATIONS[part]
    assert {folder + target for target in found.values()} <= set(parts(built()))


def test_the_ribbons_and_the_project_lie_in_it_as_they_were_given() -> None:
    found = parts(built())
    assert found["customUI/customUI.xml"].decode("utf-8") == RIBBONS.office2007
    assert found["customUI/customUI14.xml"].decode("utf-8") == RIBBONS.office2010
    assert found["xl/vbaProject.bin"] == VBA


def test_the_code_names_are_the_document_modules() -> None:
    workbook = xml(built(), "xl/workbook.xml").find(f"{MAIN}workbookPr")
    sheet = xml(built(), "xl/worksheets/sheet1.xml").find(f"{MAIN}sheetPr")
    assert workbook is not None
    assert sheet is not None
    documents = [module.name for module in MODULES if module.kind is ModuleKind.DOCUMENT]
    assert [workbook.attrib["codeName"], sheet.attrib["codeName"]] == documents


def test_its_window_is_hidden_and_it_has_the_one_sheet() -> None:
    workbook = xml(built(), "xl/workbook.xml")
    assert [view.attrib["visibility"] for view in workbook.iter(f"{MAIN}workbookView")] == ["hidden"]
    assert [sheet.attrib["name"] for sheet in workbook.iter(f"{MAIN}sheet")] == ["jixiao"]


def test_olevba_gives_back_every_module(addin: Path) -> None:
    assert modules(addin) == {module.name: module.stream().decode("ascii") for module in MODULES}


def test_the_open_xml_sdk_finds_nothing(addin: Path) -> None:
    assert not errors(addin)


def test_libreoffice_reads_every_module_and_every_cell(addin: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is needed: run tools/install_libreoffice.sh"
    # Without a word on what it is, LibreOffice opens no add-in at all.
    reader = ["--infilter=Calc MS Excel 2007 VBA XML", "--convert-to", "ods", "--outdir", str(tmp_path)]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run([soffice, profile, "--headless", *reader, str(addin)], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(addin.with_suffix(".ods")) as saved:
        code = {module.name: saved.read(f"Basic/{NAME}/{module.name}.xml").decode("utf-8") for module in MODULES}
        cells = saved.read("content.xml").decode("utf-8")
    kinds = {ModuleKind.STANDARD: "normal", ModuleKind.CLASS: "class", ModuleKind.DOCUMENT: "document"}
    assert {module.name for module in MODULES if f'moduleType="{kinds[module.kind]}"' in code[module.name]} == set(code)
    assert "    PERF_TWICE = 2 * x\nEnd Function\n" in code["Main"]
    assert "<text:p>解释器</text:p>" in cells


def test_the_maker_is_jixiao_in_the_version_given(addin: Path) -> None:
    assert read_maker(addin) == Maker("jixiao", "1.2.3")


def test_a_workbook_of_another_maker_says_so(tmp_path: Path) -> None:
    path = tmp_path / "jixiao.xlam"
    openpyxl.Workbook().save(path)
    assert read_maker(path) == Maker("openpyxl", "")


def test_a_file_that_does_not_say_who_made_it_has_a_maker_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "jixiao.xlam"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert read_maker(path) == Maker("", "")


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "jixiao")


def _broken_properties(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts(built()).items():
            archive.writestr(name, content[:-9] if name == "docProps/core.xml" else content)


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "nothing there": lambda path: path,
    "a folder": Path.mkdir,
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("jixiao", encoding="utf-8"),
    "old format": lambda path: path.write_bytes(VBA),
    "half a file": lambda path: path.write_bytes(built()[:-500]),
    "an archive": _zip,
    "properties cut off": _broken_properties,
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_readable_package_has_no_maker(case: str, tmp_path: Path) -> None:
    path = tmp_path / "jixiao.xlam"
    UNREADABLE[case](path)
    assert read_maker(path) is None


@given(seed=st.integers(0), count=st.integers(1, 20))
def test_a_damaged_file_never_fails_but_in_a_sentence(
    seed: int, count: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random, damaged = Random(seed), bytearray(built())
    for _ in range(count):
        damaged[random.randrange(len(damaged))] = random.randrange(256)
    path = tmp_path_factory.getbasetemp() / "damaged.xlam"
    path.write_bytes(damaged)
    assert read_maker(path) in (None, Maker("jixiao", "1.2.3"), Maker("", ""))
    said = _sentence(read_sheet, path)
    assert said is None or said.endswith("。")


def _sentence(read: Callable[[Path], object], path: Path) -> str | None:
    """What a reader says that cannot read."""
    try:
        read(path)
    except JixiaoError as error:
        return str(error)
    return None


@given(rows=st.lists(st.lists(TEXT, max_size=4), max_size=5))
def test_the_sheet_reads_back_up_to_its_last_texts(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "rows.xlam"
    path.write_bytes(built(rows))
    assert read_sheet(path) == without_empty_ends(rows)


def without_empty_ends(rows: list[list[str]]) -> list[list[str]]:
    kept = [row[: max((number for number, text in enumerate(row, 1) if text), default=0)] for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def test_a_workbook_without_our_sheet_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "jixiao.xlam"
    openpyxl.Workbook().save(path)
    assert read_sheet(path) == []


def test_rows_of_a_file_that_is_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "jixiao.xlam"
    path.write_bytes(b"")
    with pytest.raises(JixiaoError) as refused:
        read_sheet(path)
    assert str(refused.value) == "“jixiao.xlam”是空文件，请重新获取文件后再试。"


REFUSED = {
    "line break": (
        [["a", "b\nc"]],
        "1.0",
        "插件里单元格 B1 的文字第 2 个字符是 U+000A，不能写入，请删去或换成普通文字。",
    ),
    "control": ([[], ["\x07"]], "1.0", "插件里单元格 A2 的文字第 1 个字符是 U+0007，不能写入，请删去或换成普通文字。"),
    "surrogate": ([["\ud800"]], "1.0", "插件里单元格 A1 的文字第 1 个字符是 U+D800，不能写入，请删去或换成普通文字。"),
    "version": ([], "1.0\n", "插件里版本号第 4 个字符是 U+000A，不能写入，请删去或换成普通文字。"),
    "long": ([["字" * 32_768]], "1.0", "插件里单元格 A1 的文字超过 32767 个字符，请缩短。"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_text_that_no_cell_can_hold_is_refused(case: str) -> None:
    rows, version, message = REFUSED[case]
    with pytest.raises(BuildError) as refused:
        built(rows, version)
    assert str(refused.value) == message
