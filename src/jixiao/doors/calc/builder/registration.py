"""What LibreOffice's configuration is told of the formulas (CalcAddIns.xcu): names and help for the function wizard.

With it the wizard knows the formulas before the extension's Python has started, and a formula keeps the name that it
has in Excel when a workbook is saved as .xlsx (CompatibilityName).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from jixiao.doors.calc.names import SERVICE, method_name
from jixiao.formulas import Argument, Formula

CATEGORY = "Add-In"
LANGUAGES = ("en-US", "zh-CN")

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' oor:name="CalcAddIns" oor:package="org.openoffice.Office">\n<node oor:name="AddInInfo">'
    f'<node oor:name="{SERVICE}" oor:op="replace"><node oor:name="AddInFunctions">\n'
)
_FOOT = "</node></node></node>\n</oor:component-data>\n"


def registration(formulas: Iterable[Formula]) -> str:
    """The configuration file of these formulas."""
    return _HEAD + "".join(map(_function, formulas)) + _FOOT


def _function(formula: Formula) -> str:
    arguments = "".join(map(_argument, formula.arguments))
    return (
        f'<node oor:name={quoteattr(method_name(formula))} oor:op="replace">'
        f"{_text('DisplayName', formula.name)}{_text('Description', formula.summary)}"
        f"{_text('CompatibilityName', formula.name)}"
        f'<prop oor:name="Category"><value>{CATEGORY}</value></prop>'
        f'<node oor:name="Parameters">{arguments}</node></node>\n'
    )


def _argument(argument: Argument) -> str:
    name, told = _text("DisplayName", argument.label), _text("Description", argument.help)
    return f'<node oor:name={quoteattr(argument.name)} oor:op="replace">{name}{told}</node>'


def _text(prop: str, text: str) -> str:
    """A text for every language: Chinese, whatever language LibreOffice itself speaks."""
    values = "".join(f'<value xml:lang="{language}">{escape(text)}</value>' for language in LANGUAGES)
    return f'<prop oor:name="{prop}">{values}</prop>'
