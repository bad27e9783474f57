"""The report of every sample that can have one, word for word; run as a script it writes them anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
sys.path.insert(0, str(ROOT / "tests"))

from jixiao.doors.file import choose_pack, open_book  # noqa: E402
from jixiao.doors.report_file import write_report  # noqa: E402
from jixiao.errors import JixiaoError  # noqa: E402
from jixiao.review import review_book  # noqa: E402
from reports.made import lines_of  # noqa: E402

BOOKS = sorted(path for folder in ("workbooks", "tests/workbooks") for path in (ROOT / folder).glob("*.xlsx"))
TEMPLATES = ("部门整体", "部门整体支出绩效评价", "项目支出")


def text_of(path: Path, folder: Path) -> str | None:
    """The report of a workbook, a line for each paragraph and row; None where it can have none."""
    try:
        written = write_report(path, folder / "自评报告.docx")
    except JixiaoError as error:
        assert "没有实际完成值，不能生成自评报告" in str(error)  # noqa: PT017
        return None
    return "\n".join([f"模板：{written.template}", *lines_of(docx.Document(str(written.target)))]) + "\n"


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_report_of_a_sample_is_the_one_that_was_approved(path: Path, tmp_path: Path):
    golden = GOLDEN / f"{path.stem}.txt"
    approved = golden.read_text(encoding="utf-8") if golden.exists() else None
    assert text_of(path, tmp_path) == approved


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "path", [path for path in BOOKS if (GOLDEN / f"{path.stem}.txt").exists()], ids=lambda p: p.stem
)
def test_a_review_finds_nothing_in_the_report_of_a_sample(path: Path, template: str, tmp_path: Path):
    report = write_report(path, tmp_path / "自评报告.docx", template=template).target
    book = open_book(path, report)
    found = review_book(book, choose_pack(None, book)).findings
    assert [f"{one.code} {one.cell.ref} {one.message}" for one in found if one.cell.sheet == report.name] == []


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for sample in BOOKS:
        with tempfile.TemporaryDirectory() as made:
            if text := text_of(sample, Path(made)):
                (GOLDEN / f"{sample.stem}.txt").write_text(text, encoding="utf-8", newline="\n")
