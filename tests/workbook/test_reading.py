import openpyxl
import pytest

from jixiao.workbook import NewCell, NewSheet, PutSheet, apply_edits, read_snapshot, read_workbook


@pytest.fixture
def path(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "三级指标"
    workbook.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_a_workbook_without_a_record_is_read_only_once(path):
    reading = read_workbook(path)
    path.unlink()
    assert reading.record is None
    assert reading.whole is reading.as_left


def test_what_was_written_with_a_record_is_told_from_what_the_user_left(path):
    before = read_snapshot(path)
    apply_edits(path, [PutSheet(NewSheet("校验结果", (NewCell(1, 1, "一"),)))], path, record=True)
    reading = read_workbook(path)
    assert reading.record is not None
    assert reading.as_left == before
    assert reading.whole == read_snapshot(path) != before


@pytest.mark.parametrize("locked", [True, False])
def test_a_locked_structure_is_told(path, locked):
    workbook = openpyxl.load_workbook(path)
    workbook.security.lockStructure = locked
    workbook.save(path)
    assert read_workbook(path).structure_locked is locked
