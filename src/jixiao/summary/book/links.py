"""Where a link leads (链接): to a file beside 汇总.xlsx or on a server, whatever characters its name has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from xlsxwriter.url import Url

from jixiao.summary.book.plain_text import clean
from jixiao.summary.tables.keys import closed

OPEN = "打开"  # what a link to a file reads
MOST = 30_000  # of a sheet: Excel allows 65,530, and each costs memory and time on opening
LONGEST = 2_000  # characters, of 2,079 that Excel takes
_SERVER = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_MEANT_OTHERWISE = re.compile(r"[\x00-\x20\"#%:<>?\[\\\]^`{|}\x7f]")  # what a URL takes for a sign


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; ``target`` as `address` gives it, or a sheet of the same workbook."""

    text: str
    target: str
    inside: bool = False


@lru_cache(maxsize=1 << 10)
def address(path: str, folder: str = "") -> str:
    """The target of a link to a file: relative, with "/", escaped as a URL where its name has signs of one.

    >>> address("a 市/50%完成#1.xlsx"), address("表.xlsx", "../结果"), address("表 1.xlsx", "https://host/x/")
    ('a%20市/50%25完成%231.xlsx', '../结果/表.xlsx', 'https://host/x/%E8%A1%A8%201.xlsx')
    """
    if _SERVER.match(folder):
        return f"{folder.rstrip('/')}/{quote(path, errors='replace')}"
    whole = f"{folder.rstrip('/')}/{path}" if folder else path
    return _MEANT_OTHERWISE.sub(lambda found: quote(found[0], safe=""), clean(whole))


@lru_cache(maxsize=1 << 10)  # the rows of a workbook have one
def url_of(link: Link) -> Url:
    """The link as XlsxWriter keeps it.

    Its own "external:" would turn every "/" into a Windows separator, which WPS and LibreOffice on Linux do not follow,
    and leave a name like 50%20 unescaped.
    """
    url = Url(f"internal:{link.target}" if link.inside else "external:file")
    if not link.inside:
        url._relationship_link = link.target
    return url


class Letters:
    """The 退回意见 of units, found by name however it is spaced."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        """Sort them."""
        self._paths = {closed(unit): path for unit, path in letters.items()}

    def of(self, unit: str) -> Link | None:
        """A link to the letter of a unit, if it has one."""
        path = self._paths.get(closed(unit))
        return Link(OPEN, address(path)) if path else None
