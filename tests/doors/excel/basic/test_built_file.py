"""The add-in's file in LibreOffice: an independent reader of its VBA project and its sheet, and a host that runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doors.excel.basic.calc import SETTINGS, XLAM, Calc
from jixiao import __version__
from jixiao.doors.excel.builder.addin import PROJECT, modules
from jixiao.formulas import CATEGORY, FORMULAS
from jixiao.packs import pack_names
from soffice.process import Office


def test_libreoffice_finds_every_module_with_its_source(office: Office, addin: Path) -> None:
    office.ask("open", path=str(addin), kind=XLAM)
    imported = office.ask("modules", library=PROJECT)
    assert set(imported) == {module.name for module in modules()}
    for module in modules():
        head, _, source = imported[module.name].partition("Option VBASupport 1\n")
        assert source.rstrip() == module.source.rstrip()
        assert head.strip() == f"Rem Attribute VBA_ModuleType={_kind(module.name)}"


def _kind(name: str) -> str:
    return "VBADocumentModule" if name in ("ThisWorkbook", "Settings") else "VBAModule"


READ = [
    ("python", SETTINGS.python),
    ("dll_folder", SETTINGS.dll_folder),
    ("version", __version__),
    ("category", CATEGORY),
    ("pack", pack_names()[0]),
    ("nothing of that name", ""),
    ("", ""),
]


@pytest.mark.parametrize(("key", "value"), READ)
def test_the_settings_are_read_from_the_sheet_of_the_file(built: Calc, key: str, value: str) -> None:
    assert built.call("JixiaoSettings.Setting", key) == value


def test_every_cell_of_the_settings_is_read_by_its_row_and_column(built: Calc) -> None:
    names = [built.call("JixiaoSettings.SettingAt", row, 2) for row in range(1, 60)]
    assert [name for name in names if name.startswith("PERF_")] == [formula.name for formula in FORMULAS]
    last = names.index(FORMULAS[-1].name) + 1
    row = [built.call("JixiaoSettings.SettingAt", last, column) for column in range(1, 13)]
    helps = [f"{each.label}：{each.help}" for each in FORMULAS[-1].arguments]
    assert row[:4] == ["formula", "PERF_CHECK", FORMULAS[-1].summary, "2"]
    assert row[4:] == [*helps, *[""] * 6]


def test_its_formulas_are_computed_with_the_python_of_its_settings(built: Calc) -> None:
    built.server.answer = lambda call: 0.87
    assert built.result('=PERF_SCORE("≥200件";"174件";1)', "P1") == 0.87
    assert built.server.calls[0].arguments == ["≥200件", "174件", 1, "", ""]
    assert built.server.loads == [SETTINGS.dll_folder + r"\xlwings64.dll"]
    assert built.server.starts == [f'"{SETTINGS.python}" -E -P -B -X utf8 -m jixiao.doors.excel.server $(CLSID)']


PLACES = [
    ("", 0),
    *((name, place) for place, name in enumerate(pack_names(), 1)),
    ("自己的.toml", len(pack_names()) + 1),
]


def test_each_pack_has_its_place_in_the_drop_down_and_any_other_the_last(built: Calc) -> None:
    assert [(name, built.call("JixiaoRibbon.PlaceOfPack", name)) for name, _ in PLACES] == PLACES
