"""The help page (帮助): what each button and each formula does, written out as a page for the browser."""

from __future__ import annotations

import tempfile
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from jixiao import __version__
from jixiao.doors.excel.builder.addin import SOURCES
from jixiao.doors.live.reply import SILENT, Reply
from jixiao.formulas import FORMULAS
from jixiao.packs import load_pack, pack_names
from jixiao.prose.template import render

if TYPE_CHECKING:
    import xlwings

_FILE = "jixiao-帮助.html"


@dataclass(frozen=True, slots=True)
class Button:
    """One control of the ribbon (按钮), as its user sees it."""

    group: str
    label: str
    help: str


def show_help(book: xlwings.Book | None, addin: str) -> Reply:  # noqa: ARG001 - called as the other commands are
    """Write the page and open it in the browser."""
    path = write_help(Path(tempfile.gettempdir()))
    if not webbrowser.open(str(path)):  # Windows reads the %E5 of a file's address in its own code page
        return Reply(f"帮助页写在：{path}，请用浏览器打开。")
    return SILENT


def write_help(folder: Path) -> Path:
    """Write the page into a folder; gives where it is."""
    path = folder / _FILE
    path.write_text(help_page(), encoding="utf-8")
    return path


def help_page() -> str:
    """The page, from the ribbon, the registry of formulas and the packs: it tells what is there."""
    return render(
        "excel/help.j2",
        version=__version__,
        buttons=list(buttons()),
        formulas=FORMULAS,
        packs=[load_pack(name) for name in pack_names()],
    )


def buttons() -> Iterator[Button]:
    """The controls of the ribbon, from left to right."""
    ribbon = ElementTree.fromstring((SOURCES / "ribbon.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    for group in ribbon.iter():
        if group.tag.endswith("}group"):
            for control in group:
                yield Button(group.get("label", ""), control.get("label", ""), control.get("supertip", ""))
