"""XML as text that is spliced, never re-serialised: decoding, tags, direct children, attributes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.characters import ASIDE, plain, quoted

TAG = re.compile(r"""<(/?)([^\s<>/!?"'=]+)([^<>"'/]*(?:(?:"[^"]*"|'[^']*'|/(?!>))[^<>"'/]*)*)(/?)>""")
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_WORTH_KEEPING = 1 << 20  # characters; a longer text is looked through again rather than kept


class Element(NamedTuple):
    """Where an element lies in its text: from ``start`` to ``end``, its content from ``inner`` to ``close``."""

    name: str
    start: int
    inner: int
    close: int
    end: int

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag."""
        return self.close == self.end


@dataclass(slots=True)
class XmlText:
    """A part's text, and how to turn it back into the bytes it came as."""

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def encode(self) -> bytes:
        """Give the bytes; what was not spliced comes out as it went in."""
        return self.mark + self.text.encode(self.encoding, "xmlcharrefreplace")


def decode(content: bytes, where: str) -> XmlText:
    """Decode a part by its byte order mark or declaration; refuse a document type and entities.

    ``where`` says in error sentences which part it is.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _checked(content[len(mark) :], encoding, mark, where)
    if content[:2] in (b"<\x00", b"\x00<"):
        return _checked(content, "utf-16-le" if content[0] else "utf-16-be", b"", where)
    declared = _ENCODING.match(content)
    return _checked(content, declared[1].decode("ascii").lower() if declared else "utf-8", b"", where)


def _checked(content: bytes, encoding: str, mark: bytes, where: str) -> XmlText:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise WorkbookError(f"{where}的文字编码无法识别，请用 Excel 打开后另存为 .xlsx 再试。") from error
    if "<!DOCTYPE" in text and "<!DOCTYPE" in masked(text):
        raise WorkbookError(f"{where}里有文档类型声明（DTD），为安全起见没有打开，请用 Excel 打开后另存为 .xlsx 再试。")
    return XmlText(text, encoding, mark)


def masked(text: str) -> str:
    """Blank out comments, CDATA and instructions, every character keeping its place; most texts have none."""
    if len(text) >= _WORTH_KEEPING:
        return _blanked(text) if _has_asides(text) else text
    return _blanked_once(text) if _has_asides_once(text) else text


def _has_asides(text: str) -> bool:
    return "<!" in text or text.find("<?", 2) >= 0


def _blanked(text: str) -> str:
    return ASIDE.sub(lambda m: ("_" if m[0].startswith("<![") else " ") * len(m[0]), text)


_has_asides_once = lru_cache(maxsize=32)(_has_asides)
_blanked_once = lru_cache(maxsize=8)(_blanked)


def root(text: str) -> Element:
    """Find the outermost element of a whole part."""
    found = _root(text)
    if found is None:
        raise WorkbookError("工作簿里有一个部件不是完整的 XML，请用 Excel 打开并修复、另存为 .xlsx 后再试。")
    return found


def is_whole(text: str) -> bool:
    """Whether a part begins with an element and ends it.

    >>> is_whole("<a></a>"), is_whole("<a>"), is_whole("a")
    (True, False, False)
    """
    return _root(text) is not None


def _root(text: str) -> Element | None:
    prolog = _PROLOG.match(text)
    opening = TAG.match(text, prolog.end() if prolog else 0)
    if opening is None or opening[1]:
        return None
    if opening[4]:
        return Element(opening[2], opening.start(), opening.end(), opening.end(), opening.end())
    closing = text.rfind(f"</{opening[2]}")
    end = text.find(">", closing) + 1
    if closing < opening.end() or not end:
        return None
    return Element(opening[2], opening.start(), opening.end(), closing, end)


def opened(text: str) -> str:
    """Write an outermost element that is one empty tag as two tags.

    >>> opened('<a b="1"/>'), opened("<a></a>")
    ('<a b="1"></a>', '<a></a>')
    """
    top = root(text)
    if not top.empty:
        return text
    tag = opening_tag(text, top).removesuffix("/>").rstrip()
    return f"{text[: top.start]}{tag}></{top.name}>{text[top.end :]}"


def children(text: str, start: int, end: int, shape: str | None = None) -> Iterator[Element]:
    """Give the direct children between two places."""
    depth, opened, inner, name = 0, 0, 0, ""
    for tag in TAG.finditer(shape if shape is not None else masked(text), start, end):
        closing, tag_name, _, single = tag.groups()
        if closing:
            depth -= 1
            if depth < 0:
                return
            if depth == 0:
                yield Element(name, opened, inner, tag.start(), tag.end())
        elif single:
            if depth == 0:
                yield Element(tag_name, tag.start(), tag.end(), tag.end(), tag.end())
        else:
            if depth == 0:
                opened, inner, name = tag.start(), tag.end(), tag_name
            depth += 1


def child(text: str, parent: Element, local: str) -> Element | None:
    """Find the first direct child of that local name."""
    return next((found for found in children(text, parent.inner, parent.close) if found.local == local), None)


def descendants(text: str, local: str) -> Iterator[Element]:
    """Give every element of that local name that has no namesake inside it, wherever it is."""
    shape = masked(text)
    pattern = re.compile(rf"""<((?:[^\s<>/:!?]+:)?{local})(?=[\s/>])((?:[^<>"'/]|"[^"]*"|'[^']*'|/(?!>))*)(/?)>""")
    for tag in pattern.finditer(shape):
        if tag[3]:
            yield Element(tag[1], tag.start(), tag.end(), tag.end(), tag.end())
            continue
        closing = re.compile(rf"</{re.escape(tag[1])}\s*>").search(shape, tag.end())
        if closing:
            yield Element(tag[1], tag.start(), tag.end(), closing.start(), closing.end())


def fallback(fragment: str) -> str:
    """Give an item itself, or what it falls back to where it is alternate content.

    >>> fallback("<xf/>"), fallback("<m:AlternateContent><m:Fallback><xf/></m:Fallback></m:AlternateContent>")
    ('<xf/>', '<xf/>')
    """
    if "AlternateContent" not in fragment.partition(">")[0]:
        return fragment
    found = next(descendants(fragment, "Fallback"), None)
    return fragment[found.inner : found.close].strip() if found else fragment


def opening_tag(text: str, element: Element) -> str:
    """Give the element's first tag."""
    return text[element.start : element.inner]


def prefix(name: str) -> str:
    """Give a name's prefix with its colon, or nothing.

    >>> prefix("x:row"), prefix("row")
    ('x:', '')
    """
    head, colon, _ = name.rpartition(":")
    return head + colon


def attributes(tag: str) -> dict[str, str]:
    r"""Read a tag's attributes, names as written.

    >>> attributes('<c r="A1" t=\'s\'>')
    {'r': 'A1', 't': 's'}
    """
    return {name: plain(double if double or not single else single) for name, double, single in _ATTRIBUTE.findall(tag)}


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """Set an attribute of a tag, or take it away with None.

    >>> with_attribute('<c r="A1" s="2"/>', "s", "3"), with_attribute('<c r="A1" s="2">', "s", None)
    ('<c r="A1" s="3"/>', '<c r="A1">')
    """
    found = re.search(rf"""\s{re.escape(name)}\s*=\s*("[^"]*"|'[^']*')""", tag)
    if value is None and not found:
        return tag
    written = "" if value is None else f' {name}="{quoted(value)}"'
    if found:
        return tag[: found.start()] + written + tag[found.end() :]
    stop = len(tag) - (2 if tag.endswith("/>") else 1)
    return tag[:stop].rstrip() + written + tag[stop:]


def namespace_prefix(tag: str, uris: Sequence[str]) -> str | None:
    """Find the prefix (without colon) that a tag binds to one of the namespaces."""
    for name, value in attributes(tag).items():
        if name.startswith("xmlns:") and value in uris:
            return name[6:]
    return None


def spliced(text: str, changes: list[tuple[int, int, str]]) -> str:
    """Replace several stretches of a text, given by where they start and end."""
    pieces, last = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        pieces += [text[last:start], new]
        last = end
    return "".join([*pieces, text[last:]])


def with_child(text: str, new: str) -> str:
    """Append a child to the outermost element.

    >>> with_child("<a/>", "<b/>"), with_child("<x:a><c/></x:a>", "<b/>")
    ('<a><b/></a>', '<x:a><c/><b/></x:a>')
    """
    text = opened(text)
    top = root(text)
    return text[: top.close] + new + text[top.close :]
