"""A configuration file of LibreOffice's as plain data: its nodes by name, the values of their properties."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

OOR = "{http://openoffice.org/2001/registry}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def component(text: str) -> str:
    """Which part of the configuration a file speaks of."""
    root = ET.fromstring(text)
    return f"{root.attrib[OOR + 'package']}.{root.attrib[OOR + 'name']}"


def configuration(text: str) -> dict[str, Any]:
    """Nodes as dictionaries, properties as a text, or as texts by language."""
    return _node(ET.fromstring(text))


def _node(element: ET.Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for child in element:
        name = child.attrib[OOR + "name"]
        assert name not in found, f"{name} stands there twice"
        found[name] = _node(child) if child.tag == "node" else _property(child)
    return found


def _property(element: ET.Element) -> str | dict[str, str]:
    values = {value.attrib.get(LANGUAGE, ""): value.text or "" for value in element}
    return values[""] if set(values) == {""} else values
