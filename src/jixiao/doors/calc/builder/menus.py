"""The menu 绩效自评 and its toolbar (菜单和工具栏), as LibreOffice's configuration describes them (Addons.xcu)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from jixiao.doors.calc.builder.registration import LANGUAGES
from jixiao.doors.calc.buttons import BUTTONS, PROTOCOL, TITLE, TOOLBAR, Button
from jixiao.packs import Pack

_LINE = "private:separator"
_NUMBERED = tuple(enumerate(BUTTONS))
_ONLY_IN_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_DATA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' oor:name="{name}" oor:package="org.openoffice.Office{package}">\n{body}</oor:component-data>\n'
)


def addons(packs: Iterable[Pack]) -> str:
    """The menu with a submenu of packs, and the toolbar."""
    known = list(packs)
    menu = "".join(_set_off(number, button) + _menu_item(number, button, known) for number, button in _NUMBERED)
    bar = "".join(_set_off(number, each) + _node(_name(number), each.id, each.label) for number, each in _NUMBERED)
    body = (
        f'<node oor:name="AddonUI"><node oor:name="OfficeMenuBar"><node oor:name="org.jixiao.menu" oor:op="replace">'
        f'{_text("Title", TITLE)}{_context()}<node oor:name="Submenu">{menu}</node></node></node>\n'
        f'<node oor:name="OfficeToolBar"><node oor:name="{TOOLBAR}" oor:op="replace">{bar}</node></node></node>\n'
    )
    return _DATA.format(name="Addons", package="", body=body)


def protocol_handler(service: str) -> str:
    """Who answers to the commands of the menu."""
    body = (
        f'<node oor:name="HandlerSet"><node oor:name="{service}" oor:op="replace">'
        f'<prop oor:name="Protocols"><value>{PROTOCOL}*</value></prop></node></node>\n'
    )
    return _DATA.format(name="ProtocolHandler", package="", body=body)


def window_state() -> str:
    """The toolbar docked below the others, with words on its buttons."""
    props = (
        _text("UIName", TITLE)
        + _value("Docked", "true")
        + _value("DockingArea", "0")
        + _value("DockPos", "0,3")
        + _value("Visible", "true")
        + _value("Style", "1")
    )
    body = (
        f'<node oor:name="UIElements"><node oor:name="States">'
        f'<node oor:name="private:resource/toolbar/addon_{TOOLBAR}" oor:op="replace">{props}</node></node></node>\n'
    )
    return _DATA.format(name="CalcWindowState", package=".UI", body=body)


def _set_off(number: int, button: Button) -> str:
    """A line before the first button of a group."""
    if not button.begins_group:
        return ""
    return f'<node oor:name="{number:02}a" oor:op="replace">{_value("URL", _LINE)}</node>\n'


def _name(number: int) -> str:
    """The node of a button, behind the line before it: LibreOffice sorts by these names."""
    return f"{number:02}b"


def _menu_item(number: int, button: Button, packs: list[Pack]) -> str:
    if button.id != "pack":
        return _node(_name(number), button.id, button.label)
    choices = [_node("p00", "pack?", "不指定（全国口径）")]
    choices += [
        _node(f"p{at:02}", f"pack?{pack.name}", f"{pack.title}（{pack.name}）") for at, pack in enumerate(packs, 1)
    ]
    return _node(_name(number), "pack", button.label, f'<node oor:name="Submenu">{"".join(choices)}</node>')


def _node(name: str, command: str, label: str, inner: str = "") -> str:
    return (
        f'<node oor:name="{name}" oor:op="replace">{_value("URL", PROTOCOL + command)}{_text("Title", label)}'
        f"{_value('Target', '_self')}{_context()}{inner}</node>\n"
    )


def _context() -> str:
    return _value("Context", _ONLY_IN_CALC)


def _value(name: str, value: str) -> str:
    kind = ' oor:type="xs:string"' if name in ("URL", "Target", "Context") else ""
    return f"<prop oor:name={quoteattr(name)}{kind}><value>{escape(value)}</value></prop>"


def _text(name: str, text: str) -> str:
    values = "".join(f'<value xml:lang="{language}">{escape(text)}</value>' for language in LANGUAGES)
    return f"<prop oor:name={quoteattr(name)}>{values}</prop>"
