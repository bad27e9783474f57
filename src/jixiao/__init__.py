"""jixiao (绩效): checks and scores 预算绩效自评 workbooks, and writes what it found back into them.

>>> import jixiao
>>> jixiao.load_pack("national").name
'national'
"""

from __future__ import annotations

TYPE_CHECKING = False  # True for type checkers, who know the name; importing typing would delay every start

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.form.model import Book
    from jixiao.packs import Pack
    from jixiao.review import Review

__version__ = "0.1.0"

__all__ = ["load_pack", "read_book", "review_book"]

# Imported inside the functions, so that `import jixiao` costs nothing.


def read_book(path: str | Path) -> Book:
    """Read the forms of a workbook file; raises JixiaoError with a Chinese sentence when it can't be read."""
    from pathlib import Path  # noqa: PLC0415

    from jixiao.doors.file import open_book  # noqa: PLC0415

    return open_book(Path(path))


def load_pack(name_or_path: str | Path) -> Pack:
    """Load a 打分口径 by its name, or from a user's own TOML file."""
    from jixiao import packs  # noqa: PLC0415

    return packs.load_pack(name_or_path)


def review_book(book: Book, pack: Pack | str = "national") -> Review:
    """Score and check a book by a pack (or a pack's name)."""
    from jixiao import review  # noqa: PLC0415

    return review.review_book(book, load_pack(pack) if isinstance(pack, str) else pack)
