"""docProps/app.xml, which repeats the titles of the sheets: kept in step, or left alone where it is unusual."""

from __future__ import annotations

import re

from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import escaped, text_of
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.xml_text import children, opening_tag, prefix, root, with_attribute

_PAIRS = re.compile(r"<(?:\w+:)?HeadingPairs\s*>(.*?)</(?:\w+:)?HeadingPairs>", re.DOTALL)
_TITLES = re.compile(r"<(?:\w+:)?TitlesOfParts\s*>(.*?)</(?:\w+:)?TitlesOfParts>", re.DOTALL)
_COUNT = re.compile(r"(<(?:\w+:)?i4>)(\d+)(</)")


def keep_titles(book: Book) -> None:
    """Bring the list of sheet titles up to date."""
    titles = [entry.title for entry in book.sheets() if entry.kind == "worksheet"]
    for _, part in Relationships(book.package, "").of_kind("extended-properties"):
        document = book.package.text(part)
        document.text = with_titles(document.text, titles)
        book.package.write(part, document.encode())


def with_titles(text: str, titles: list[str]) -> str:
    """Replace the first group of titles, which is that of the worksheets."""
    pairs, listed = _PAIRS.search(text), _TITLES.search(text)
    count = _COUNT.search(pairs[1]) if pairs else None
    if pairs is None or listed is None or count is None:
        return text
    vector = root(listed[1])
    items = list(children(listed[1], vector.inner, vector.close))
    before = int(count[2])
    known = [text_of(listed[1][item.inner : item.close]) for item in items[:before]]
    if before > len(items) or not set(known) & set(titles):
        return text
    own = prefix(vector.name)
    new = "".join(f"<{own}lpstr>{escaped(title)}</{own}lpstr>" for title in titles)
    rest = listed[1][items[before].start : vector.close] if before < len(items) else ""
    tag = with_attribute(opening_tag(listed[1], vector), "size", str(len(items) - before + len(titles)))
    body = f"{listed[1][: vector.start]}{tag}{new}{rest}</{vector.name}>{listed[1][vector.end :]}"
    text = text[: listed.start(1)] + body + text[listed.end(1) :]
    at = pairs.start(1) + count.start(2), pairs.start(1) + count.end(2)
    if listed.start() < pairs.start():
        return text
    return text[: at[0]] + str(len(titles)) + text[at[1] :]
