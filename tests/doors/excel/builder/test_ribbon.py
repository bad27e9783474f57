"""The ribbon: what Office would refuse, and what would do nothing when it is clicked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from doors.excel.builder.vba_scanner import Procedure, procedures
from jixiao.doors.excel.builder.addin import SOURCES, modules
from jixiao.doors.excel.builder.ribbon import ribbon_2007, ribbon_2010
from jixiao.packs import Pack, load_pack, pack_names

SCHEMA = Path(__file__).with_name("ribbon.xsd")
NAMESPACES = {
    "2007": "http://schemas.microsoft.com/office/2006/01/customui",
    "2010": "http://schemas.microsoft.com/office/2009/07/customui",
}
PACKS = [load_pack(name) for name in pack_names()]
OF_2010 = ribbon_2010((SOURCES / "ribbon.xml").read_text(encoding="utf-8"), PACKS)
RIBBONS = {"2007": ribbon_2007(OF_2010), "2010": OF_2010}
CONTROLS = [element for element in ET.fromstring(OF_2010).iter() if "id" in element.attrib]
BUTTONS = [control for control in CONTROLS if control.tag.endswith("}button")]

# The callbacks of Office's reference, by control and attribute: what a macro is given. An index is handed back.
CONTROL = ("ByVal", "IRibbonControl")
CALLBACKS = {
    ("customUI", "onLoad"): [("ByVal", "IRibbonUI")],
    ("button", "onAction"): [CONTROL],
    ("dropDown", "onAction"): [CONTROL, ("ByVal", "String"), ("ByVal", "Integer")],
    ("dropDown", "getSelectedItemIndex"): [CONTROL, ("ByRef", "Variant")],
}

# Images of commands that stand in Excel's own ribbon: on the tabs Formulas (ErrorChecking, CalculateNow), Home
# (ClearFormats, PasteValues) and Review (the comments), in the File menu (FileNew), and two of Office (Help,
# Info). All of them are in Microsoft's list of control identifiers for Excel 2010 or in its gallery of icons; later
# versions kept the images of commands that they renamed.
IMAGES = {
    *("CalculateNow", "ClearFormats", "ErrorChecking", "FileNew", "Help", "Info", "PasteValues"),
    *("ReviewEditComment", "ReviewNewComment", "ReviewNextComment"),
}


def schema(year: str) -> xmlschema.XMLSchema11:
    """The schema for the namespace of that year."""
    text = SCHEMA.read_text(encoding="utf-8")
    space = NAMESPACES[year]
    return xmlschema.XMLSchema11(
        text.replace("<xs:schema ", f'<xs:schema targetNamespace="{space}" xmlns="{space}" ', 1)
    )


def local(element: ET.Element) -> str:
    return element.tag.partition("}")[2]


@pytest.mark.parametrize("year", RIBBONS)
def test_the_ribbon_has_what_office_of_that_year_takes(year: str) -> None:
    assert [error.reason for error in schema(year).iter_errors(RIBBONS[year])] == []
    assert ET.fromstring(RIBBONS[year]).tag == f"{{{NAMESPACES[year]}}}customUI"


def test_the_two_ribbons_differ_in_their_namespace_alone() -> None:
    assert RIBBONS["2007"] == RIBBONS["2010"].replace(NAMESPACES["2010"], NAMESPACES["2007"])


WRONG = [
    ("a name that comes twice", 'id="clear"', 'id="review"'),
    ("a name with a blank", 'id="clear"', 'id="clear it"'),
    ("a name that begins with a digit", 'id="clear"', 'id="1clear"'),
    ("an attribute that Office does not know", 'id="clear"', 'id="clear" colour="red"'),
    ("an element that Office does not know", "<group ", "<grup "),
    ("a button without a macro", ' onAction="JixiaoRun"', ""),
    ("a label of nothing", 'label="校验"', 'label=""'),
    ("a tip that is too long", 'screentip="校验"', f'screentip="{"长" * 1025}"'),
    ("an image of no size", 'size="large"', 'size="huge"'),
    ("another namespace", "2009/07", "2009/08"),
    ("a macro with an argument", '"JixiaoRun"', '"JixiaoRun(1)"'),
]


@pytest.mark.parametrize(("right", "wrong"), [each[1:] for each in WRONG], ids=[each[0] for each in WRONG])
def test_a_mistake_in_the_ribbon_is_seen(right: str, wrong: str) -> None:
    assert right in OF_2010
    mistaken = OF_2010.replace(right, wrong, 1)
    mistaken = mistaken.replace("</group>", "</grup>", 1) if "<grup" in wrong else mistaken
    assert not schema("2010").is_valid(mistaken)


def test_every_macro_that_the_ribbon_names_is_there_with_the_parameters_that_office_gives_it() -> None:
    for element in ET.fromstring(OF_2010).iter():
        for attribute, macro in element.attrib.items():
            if attribute.startswith("on") or re.match("get[A-Z]", attribute):
                refuse_wrong_callback(macro_of(macro), local(element), attribute)


def macro_of(name: str) -> Procedure:
    """The macro of that name; macros in a module that is private to its project are not found by Office."""
    found = [
        procedures(module.source)[name]
        for module in modules()
        if name in procedures(module.source) and "Option Private Module" not in module.source
    ]
    assert len(found) == 1, name
    return found[0]


def refuse_wrong_callback(macro: Procedure, control: str, attribute: str) -> None:
    assert macro.public
    assert macro.kind == "Sub"
    assert [(way, kind) for way, _, kind in macro.parameters] == CALLBACKS[control, attribute]


def test_a_macro_with_other_parameters_is_seen() -> None:
    for control, attribute in CALLBACKS:
        if attribute != "getSelectedItemIndex":
            with pytest.raises(AssertionError):
                refuse_wrong_callback(macro_of("JixiaoPackIndex"), control, attribute)


def test_every_button_is_a_command_of_python_and_every_command_has_its_control() -> None:
    from jixiao.doors.excel.macros import WITHOUT_BOOK
    from jixiao.doors.excel.ribbon.commands import COMMANDS

    controls = {control.attrib["id"] for control in CONTROLS if local(control) in ("button", "dropDown")}
    assert controls == set(COMMANDS) | set(WITHOUT_BOOK)


CHINESE = re.compile("[\u4e00-\u9fff]")
_SENTENCES = re.compile("[^。]+。")


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.attrib["id"])
def test_what_a_control_says_is_chinese(control: ET.Element) -> None:
    said = {name: text for name, text in control.attrib.items() if name in ("label", "screentip", "supertip")}
    assert all(CHINESE.search(text) and text == text.strip() for text in said.values()), said
    assert "label" in said


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.attrib["id"])
def test_a_button_has_a_short_label_an_image_and_tips_of_whole_sentences(button: ET.Element) -> None:
    assert len(button.attrib["label"]) <= 9
    assert button.attrib["screentip"] == button.attrib["label"]
    assert len(button.attrib["supertip"]) <= 200
    assert "".join(_SENTENCES.findall(button.attrib["supertip"])) == button.attrib["supertip"]
    assert button.attrib["imageMso"] in IMAGES


def test_no_two_buttons_have_the_same_label() -> None:
    labels = [button.attrib["label"] for button in BUTTONS]
    assert len(labels) == len(set(labels))


def test_the_list_of_packs_begins_with_none_and_ends_with_ones_own() -> None:
    items = [(control.attrib["id"], control.attrib["label"]) for control in CONTROLS if local(control) == "item"]
    assert items[0] == ("pack_", "未指定（全国口径）")
    assert items[-1] == ("pack_own", "自己的口径文件")
    assert [name for name, _ in items[1:-1]] == [f"pack_{pack.name}" for pack in PACKS]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_pack_stands_there_with_its_title_and_the_name_that_formulas_use(pack: Pack) -> None:
    (item,) = [control for control in CONTROLS if control.attrib["id"] == f"pack_{pack.name}"]
    title = item.attrib["label"].removesuffix(f"（{pack.name}）")
    assert pack.title.startswith(title)
    assert 0 < len(title) < len(item.attrib["label"])


def test_a_title_with_signs_of_xml_goes_in_as_it_is() -> None:
    strange = replace(PACKS[0], name="own-1", title='甲 & 乙 <"2022">')
    (element,) = [
        element
        for element in ET.fromstring(ribbon_2010("<a><!-- packs --></a>", [strange])).iter("item")
        if element.attrib["id"] == "pack_own-1"
    ]
    assert element.attrib["label"] == '甲 & 乙 <"2022">（own-1）'
