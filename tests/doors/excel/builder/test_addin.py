"""The whole add-in as a file."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from doors.excel.builder.test_ribbon import RIBBONS
from doors.excel.builder.vba_reading import modules as read_modules
from jixiao import __version__
from jixiao.doors.excel.builder.addin import XLWINGS_VERSION, Settings, build_addin, modules, rows
from jixiao.doors.excel.builder.package import Maker, read_maker, read_sheet
from jixiao.formulas import CATEGORY, FORMULAS
from jixiao.packs import pack_names
from workbook.test_open_xml_sdk import errors

ROOT = Path(__file__).parents[4]
SETTINGS = Settings(python=r"C:\Users\张 三\程序 & 工具\pythonw.exe", dll_folder=r"C:\程序 <& 'x64'>")
VBA_SETTINGS = next(module.source for module in modules() if module.name == "JixiaoSettings")


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "jixiao.xlam"
    path.write_bytes(build_addin(SETTINGS))
    return path


def limit(constant: str) -> int:
    """A bound that JixiaoSettings.bas reads up to."""
    (number,) = re.findall(rf"Const {constant} As Long = (\d+)", VBA_SETTINGS)
    return int(number)


def test_the_same_settings_give_the_same_bytes_and_others_do_not(addin: Path) -> None:
    assert build_addin(SETTINGS) == addin.read_bytes()
    assert build_addin(Settings(SETTINGS.python, r"D:\别处")) != addin.read_bytes()


def test_another_reader_finds_every_module_with_its_source(addin: Path) -> None:
    found = read_modules(addin)
    assert set(found) == {module.name for module in modules()}
    assert found == {module.name: module.stream().decode("ascii") for module in modules()}


def test_the_open_xml_sdk_finds_nothing(addin: Path) -> None:
    assert errors(addin) == {}


def test_both_ribbons_are_in_the_file(addin: Path) -> None:
    with zipfile.ZipFile(addin) as archive:
        assert archive.read("customUI/customUI.xml").decode("utf-8") == RIBBONS["2007"]
        assert archive.read("customUI/customUI14.xml").decode("utf-8") == RIBBONS["2010"]


def test_it_says_who_made_it_and_in_which_version(addin: Path) -> None:
    assert read_maker(addin) == Maker("jixiao", __version__)


def test_its_settings_come_back_with_blanks_and_signs_as_they_were(addin: Path) -> None:
    assert [tuple(row) for row in read_sheet(addin)] == list(rows(SETTINGS))
    assert read_sheet(addin)[:2] == [["python", SETTINGS.python], ["dll_folder", SETTINGS.dll_folder]]


def test_the_settings_are_no_more_than_its_vba_reads() -> None:
    assert len(list(rows(SETTINGS))) <= limit("LastSetting")
    assert max(len(row) for row in rows(SETTINGS)) <= limit("LastColumn")
    assert all(text for row in rows(SETTINGS) for text in row)


def test_its_vba_asks_for_no_setting_that_is_not_there() -> None:
    asked = {key for module in modules() for key in re.findall(r'\bSetting\("(\w+)"\)', module.source)}
    asked_by_kind = {key for module in modules() for key in re.findall(r'SettingAt\(Row, 1\) = "(\w+)"', module.source)}
    keys = {row[0] for row in rows(SETTINGS)}
    assert {"python", "dll_folder", "category", "no_python"} <= asked
    assert asked_by_kind == {"pack", "formula"}
    assert asked | asked_by_kind <= keys


def test_the_settings_hold_every_pack_and_what_the_function_wizard_says_of_each_formula() -> None:
    found = list(rows(SETTINGS))
    assert [row[1] for row in found if row[0] == "pack"] == list(pack_names())
    formulas = [row for row in found if row[0] == "formula"]
    assert [row[1:3] for row in formulas] == [(each.name, each.summary) for each in FORMULAS]
    assert [int(row[3]) for row in formulas] == [len(row) - 4 for row in formulas]
    assert ("category", CATEGORY) in found


LONGEST_DESCRIPTION = 255
"""Excel's bound for what MacroOptions takes, of a function and of each argument."""


def test_what_the_function_wizard_says_is_not_longer_than_excel_takes() -> None:
    texts = [text for row in rows(SETTINGS) if row[0] == "formula" for text in (row[2], *row[4:])]
    assert [text for text in texts if len(text) > LONGEST_DESCRIPTION] == []


def test_xlwings_is_the_one_that_the_project_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]["excel"] == [f"xlwings=={XLWINGS_VERSION}"]
