"""Character content of XML and of cells: references, CDATA, line ends and the _xHHHH_ of spreadsheets, both ways."""

from __future__ import annotations

import re

ASIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff&<>_]")  # most texts have none of what is escaped


def plain(text: str) -> str:
    """Resolve character references.

    >>> plain("a &lt; b &#20803;")
    'a < b 元'
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"


def text_of(fragment: str) -> str:
    """Read character content: CDATA unwrapped, comments gone, references, line ends and _xHHHH_ resolved."""
    if "<" in fragment:
        pieces, last = [], 0
        for aside in ASIDE.finditer(fragment):
            pieces.append(plain(fragment[last : aside.start()]))
            pieces.append(aside[0][9:-3] if aside[0].startswith("<![") else "")
            last = aside.end()
        fragment = "".join([*pieces, plain(fragment[last:])])
    else:
        fragment = plain(fragment)
    if "\r" in fragment:
        fragment = fragment.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), fragment) if "_x" in fragment else fragment


def escaped(text: str) -> str:
    """Write text as character content of a spreadsheet part.

    >>> escaped("a<b & _x0041_")
    'a&lt;b &amp; _x005F_x0041_'
    """
    if _SPECIAL.search(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPED.sub(lambda m: "_x005F" + m[0], text)
    text = _FORBIDDEN.sub(lambda m: f"_x{ord(m[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Write text as an attribute's value."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\n", "&#10;")
