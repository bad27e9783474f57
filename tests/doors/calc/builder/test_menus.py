"""The menu 绩效自评 and the toolbar: every button once, each with a command that is there."""

from __future__ import annotations

from typing import Any

import pytest

from doors.calc.builder.configuration import component, configuration
from jixiao.doors.calc.builder.menus import TOOLBAR, addons, protocol_handler, window_state
from jixiao.doors.calc.buttons import BUTTONS, PROTOCOL, TITLE
from jixiao.doors.calc.dispatch import OWN
from jixiao.doors.live.commands import COMMANDS
from jixiao.packs import load_pack, pack_names

LINE = "private:separator"
SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
WRITTEN = addons(map(load_pack, pack_names()))
INTERFACE = configuration(WRITTEN)["AddonUI"]
MENU = INTERFACE["OfficeMenuBar"]["org.jixiao.menu"]
BAR = INTERFACE["OfficeToolBar"][TOOLBAR]
PLACES = [pytest.param(MENU["Submenu"], id="menu"), pytest.param(BAR, id="toolbar")]


def in_order(nodes: dict[str, Any]) -> list[dict[str, Any]]:
    """LibreOffice sorts nodes by their names; the lines between groups left out."""
    return [nodes[name] for name in sorted(nodes) if nodes[name]["URL"] != LINE]


def titled(text: str) -> dict[str, str]:
    return {"en-US": text, "zh-CN": text}


@pytest.mark.parametrize("place", PLACES)
def test_every_button_stands_there_once_in_order(place: dict[str, Any]) -> None:
    assert component(WRITTEN) == "org.openoffice.Office.Addons"
    assert [(node["URL"], node["Title"]) for node in in_order(place)] == [
        (PROTOCOL + button.id, titled(button.label)) for button in BUTTONS
    ]


@pytest.mark.parametrize("place", PLACES)
def test_the_buttons_are_for_spreadsheets_only(place: dict[str, Any]) -> None:
    assert {(node["Context"], node["Target"]) for node in in_order(place)} == {(SPREADSHEET, "_self")}


@pytest.mark.parametrize("place", PLACES)
def test_a_line_stands_before_each_group(place: dict[str, Any]) -> None:
    urls = [place[name]["URL"] for name in sorted(place)]
    after_line = [urls[at + 1] for at, url in enumerate(urls) if url == LINE]
    assert after_line == [PROTOCOL + button.id for button in BUTTONS if button.begins_group]


def test_the_menu_is_called_as_the_messages_are_and_is_for_spreadsheets_only() -> None:
    assert (MENU["Title"], MENU["Context"]) == (titled(TITLE), SPREADSHEET)


def test_each_button_has_a_command_and_each_of_our_own_commands_a_button() -> None:
    ids = [button.id for button in BUTTONS]
    assert len(set(ids)) == len(ids)
    assert set(ids) <= set(OWN) | set(COMMANDS)
    assert set(OWN) <= set(ids)
    assert not set(OWN) & set(COMMANDS)


def test_the_submenu_offers_no_pack_and_then_every_pack() -> None:
    (pack,) = (node for node in MENU["Submenu"].values() if "Submenu" in node)
    assert pack["URL"] == f"{PROTOCOL}pack"
    assert [(node["URL"], node["Title"]) for node in in_order(pack["Submenu"])] == [
        (f"{PROTOCOL}pack?", titled("不指定（全国口径）")),
        *((f"{PROTOCOL}pack?{name}", titled(f"{load_pack(name).title}（{name}）")) for name in pack_names()),
    ]


def test_the_toolbar_has_no_submenus() -> None:
    assert not any("Submenu" in node for node in BAR.values())


def test_every_command_of_the_menu_is_handed_to_the_component() -> None:
    written = protocol_handler("org.jixiao.Commands")
    assert component(written) == "org.openoffice.Office.ProtocolHandler"
    assert configuration(written) == {"HandlerSet": {"org.jixiao.Commands": {"Protocols": "org.jixiao:*"}}}
    urls = [node["URL"] for node in [*in_order(MENU["Submenu"]), *in_order(BAR)]]
    assert all(url.startswith("org.jixiao:") for url in urls)


def test_the_toolbar_is_docked_and_shows_words() -> None:
    written = window_state()
    assert component(written) == "org.openoffice.Office.UI.CalcWindowState"
    assert configuration(written)["UIElements"]["States"] == {
        f"private:resource/toolbar/addon_{TOOLBAR}": {
            "UIName": titled(TITLE),
            "Docked": "true",
            "DockingArea": "0",
            "DockPos": "0,3",
            "Visible": "true",
            "Style": "1",
        }
    }
