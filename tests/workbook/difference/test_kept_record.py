"""The record that an open workbook keeps can be read by everything that reads the record of a file."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbook import PutFill, PutNote, apply_edits, clear_edits, read_record
from jixiao.workbook.difference.kept_record import record_text
from workbook.books import OFFICE, part, with_sheet, write


def test_a_workbook_that_holds_it_is_cleared_cell_by_cell(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    apply_edits(path, [PutFill("自评表", "A1", "FFC7CE"), PutNote("自评表", "A1", "<提示> & 改法")], path, record=True)
    record = read_record(path)
    assert record is not None
    text = record_text(record.layers)
    assert text is not None
    held = write(tmp_path / "held.xlsx", {"xl/_rels/workbook.xml.rels": related(path), "customXml/item1.xml": text})
    kept = read_record(held)
    assert kept is not None
    assert (kept.layers, kept.parts, kept.order, kept.edited) == (record.layers, (), (), True)
    assert clear_edits(held, held)
    assert read_record(held) is None


def test_it_begins_with_its_element_and_names_each_layer_once(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    apply_edits(path, [PutFill("自评表", "A1", "FFC7CE")], path, record=True)
    record = read_record(path)
    assert record is not None
    text = record_text((*record.layers, *record.layers))
    assert text == record_text(record.layers)
    assert str(text).startswith('<record xmlns="urn:jixiao:record" version="1">')


def test_nothing_done_is_no_record() -> None:
    assert record_text(()) is None


def related(path: Path) -> str:
    """The relationships of the plain workbook and of its record."""
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/customXml" Target="/customXml/item1.xml"/>'
    before = part(write(path.with_name("plain.xlsx"), {}), "xl/_rels/workbook.xml.rels")
    return before.replace("</Relationships>", f"{relation}</Relationships>")
