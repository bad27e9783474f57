"""All cells of 汇总.xlsx of a small batch; `python tests/summary/book/test_golden.py` writes them anew."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

GOLDEN = Path(__file__).parent / "golden.txt"
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from summary.book.books import contents, read, usual_about, usual_batch  # noqa: E402 - found once the path is known


def test_the_cells_of_a_small_batch_are_these(tmp_path: Path) -> None:
    assert contents(read(tmp_path, *usual_batch(), **usual_about())) == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        GOLDEN.write_text(contents(read(Path(folder), *usual_batch(), **usual_about())), encoding="utf-8")
