"""Pictures of every sheet of a workbook, as it prints: `python tools/pictures.py BOOK.xlsx [FOLDER]`.

It needs LibreOffice and poppler.
Without a workbook it reviews each sample in workbooks/ first, so that one sees what an accountant gets.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "pictures"
DOTS_PER_INCH = "100"


def pictures(book: Path, folder: Path) -> tuple[Path, ...]:
    """Draw a workbook's pages as PNG files into ``folder``, named after the book and numbered."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        # A profile of its own, so that a LibreOffice that is already open does not take the job and drop it.
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(book)])
        pdf = work / f"{book.stem}.pdf"
        for old in folder.glob(f"{book.stem}-*.png"):
            old.unlink()
        _run(["pdftoppm", "-r", DOTS_PER_INCH, "-png", str(pdf), str(folder / book.stem)])
    return tuple(sorted(folder.glob(f"{book.stem}-*.png")))


def reviewed_samples(folder: Path) -> tuple[Path, ...]:
    """Review each sample workbook into ``folder``."""
    from jixiao.doors.file import review_file  # noqa: PLC0415 - only here is the product needed

    folder.mkdir(parents=True, exist_ok=True)
    samples = sorted((ROOT / "workbooks").glob("*.xlsx"))
    return tuple(review_file(sample, folder / sample.name).target for sample in samples)


def main(arguments: Sequence[str]) -> None:
    """Draw the workbook given, or the reviewed samples."""
    folder = Path(arguments[1]) if len(arguments) > 1 else PICTURES
    books = (Path(arguments[0]),) if arguments else reviewed_samples(folder)
    for book in books:
        for picture in pictures(book, folder):
            print(picture)


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise SystemExit(f"{command[0]} is needed: run tools/install_libreoffice.sh")
    subprocess.run(command, check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main(sys.argv[1:])
