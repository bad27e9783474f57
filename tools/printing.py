"""Workbooks as they print: PDF files by LibreOffice, and by poppler what stands on their pages, and their pictures."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DOTS_PER_INCH = "100"
# The fonts of Chinese offices are rarely on a computer with Linux. What stands in for them must have digits of half
# its size, as 宋体 has: the widths of columns are counted in digits, and would be much larger otherwise.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{}
</fontconfig>
"""
_STAND_IN = '<match target="pattern"><test name="family"><string>{}</string></test>\
<edit name="family" mode="assign" binding="strong"><string>Noto Sans Mono CJK SC</string></edit></match>'
_OFFICE_FONTS = (
    "宋体",
    "SimSun",
    "黑体",
    "SimHei",
    "等线",
    "仿宋",
    "楷体",
    "方正小标宋简体",
    "仿宋_GB2312",
    "楷体_GB2312",
)
_OUTLINED = re.compile(r'<item page="(\d+)">(.*?)</item>')
_BOXED = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')  # in the name of a file


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a printed workbook: its number from 1, the sheet that it shows, its text cell by cell."""

    number: int
    sheet: str
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text without a gap, and where it stands on its page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def printed(books: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Print workbooks into ``folder`` as PDF files of the same names."""
    return converted(books, folder, "pdf")


def converted(books: Sequence[Path], folder: Path, kind: str) -> tuple[Path, ...]:
    """Let LibreOffice write workbooks into ``folder`` as files of another kind, all in one start."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        fonts = Path(profile) / "fonts.conf"
        fonts.write_text(_FONTS.format("\n".join(map(_STAND_IN.format, _OFFICE_FONTS))), encoding="utf-8")
        # A profile of its own, so that a LibreOffice that is already open does not take the job and drop it.
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", kind]
        _run([*command, "--outdir", str(folder), *map(str, books)], FONTCONFIG_FILE=str(fonts))
    return tuple(folder / f"{book.stem}.{kind}" for book in books)


def pages(pdf: Path) -> tuple[Page, ...]:
    """The pages of a printed workbook; LibreOffice lists in the PDF's outline with which page each sheet begins."""
    texts = _run(["pdftotext", "-raw", str(pdf), "-"]).split("\f")[:-1]
    outline = _run(["pdftohtml", "-xml", "-i", "-q", "-stdout", str(pdf)])
    begins = {int(number): html.unescape(title) for number, title in _OUTLINED.findall(outline)}
    sheets: list[str] = []
    for number in range(1, len(texts) + 1):
        sheets.append(begins.get(number) or (sheets[-1] if sheets else pdf.stem))
    return tuple(Page(number, *each) for number, each in enumerate(zip(sheets, texts, strict=True), start=1))


def words(pdf: Path) -> tuple[tuple[Word, ...], ...]:
    """The words on each page of a printed workbook."""
    found = _run(["pdftotext", "-bbox", str(pdf), "-"]).split("<page ")[1:]
    return tuple(
        tuple(Word(*map(float, edges), html.unescape(text)) for *edges, text in _BOXED.findall(page)) for page in found
    )


def pictures(pdf: Path) -> tuple[Path, ...]:
    """Draw the pages of a printed workbook as PNG files in a folder of its name: number of the page, sheet."""
    folder = pdf.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _run(["pdftoppm", "-r", DOTS_PER_INCH, "-png", str(pdf), str(folder / "page")])
    drawn = zip(sorted(folder.iterdir()), pages(pdf), strict=True)
    return tuple(picture.rename(folder / _name(page)) for picture, page in drawn)


def _name(page: Page) -> str:
    return f"{page.number:02}-{_FORBIDDEN.sub('_', page.sheet)}.png"


def _run(command: Sequence[str], **environment: str) -> str:
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(f"{command[0]} is needed: run tools/install_libreoffice.sh")
    done = subprocess.run(command, check=True, capture_output=True, timeout=300, env=os.environ | environment)
    return done.stdout.decode()
