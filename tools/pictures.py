"""Pictures of each sheet and report that is written, as it prints: `python tools/pictures.py [BOOK.xlsx [FOLDER]]`.

It needs LibreOffice and poppler. A PDF of each workbook is kept beside the pictures of its pages.
Without a workbook every command runs over the samples first, so that one sees what an accountant gets.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from printing import pictures, printed
from written_books import written_books, written_reports

PICTURES = Path(__file__).resolve().parents[1] / "pictures"


def main(arguments: Sequence[str]) -> None:
    """Draw the workbook given, or all that the commands write."""
    folder = Path(arguments[1]) if len(arguments) > 1 else PICTURES
    with tempfile.TemporaryDirectory() as made:
        books = (
            (Path(arguments[0]),)
            if arguments
            else (*written_books(Path(made)), *written_reports(Path(made) / "reports"))
        )
        for pdf in printed(books, folder):
            for picture in pictures(pdf):
                print(picture)


if __name__ == "__main__":
    main(sys.argv[1:])
