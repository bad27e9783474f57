"""Two commands write into one workbook: neither takes out what the other put in, and clear takes out both."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from jixiao.form.grid import Span
from jixiao.workbook import (
    Chart,
    ChartKind,
    Edit,
    NewCell,
    NewSheet,
    PutSheet,
    Series,
    apply_edits,
    clear_edits,
    edited_since,
    read_record,
    read_snapshot,
)
from workbook.books import FEATURES
from workbook.lint import faults
from workbook.test_untouched import edits, first

OPEN = pytest.mark.parametrize("path", [p for p in FEATURES if "protect" not in p.stem], ids=lambda path: path.stem)


def monitoring(value: int = 1) -> list[Edit]:
    chart = Chart(ChartKind.BAR, "图", (Series("数", Span(1, 1, 1, 1), Span(1, 2, 1, 2), "1F4E79"),), Span(3, 1, 9, 5))
    cells = (NewCell(1, 1, "项目"), NewCell(1, 2, Decimal(value)))
    return [PutSheet(NewSheet("绩效运行监控", cells, charts=(chart,)))]


def titles(path: Path) -> list[str]:
    return [sheet.name for sheet in read_snapshot(path).sheets]


def saved_elsewhere(path: Path) -> None:
    """Change a byte of a part that every run writes, as any program does that saves a workbook anew."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</", b"\n</")
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@OPEN
def test_a_second_command_keeps_what_the_first_put_in(path: Path, tmp_path: Path) -> None:
    reviewed, both = tmp_path / "reviewed.xlsx", tmp_path / "both.xlsx"
    apply_edits(path, edits(first(path)), reviewed, record=True, memo="hubei")
    apply_edits(reviewed, monitoring(), both, record=True, layer="监控")
    assert titles(both) == [*titles(reviewed), "绩效运行监控"]
    for before, after in zip(read_snapshot(reviewed).sheets, read_snapshot(both).sheets, strict=False):
        assert after == before
    record = read_record(both)
    assert record is not None
    assert [layer.name for layer in record.layers] == ["", "监控"]
    assert record.memo == "hubei"
    assert set(faults(both)) <= set(faults(path))


@OPEN
def test_clear_takes_out_both(path: Path, tmp_path: Path) -> None:
    reviewed, both, back = (tmp_path / f"{name}.xlsx" for name in ("reviewed", "both", "back"))
    apply_edits(path, edits(first(path)), reviewed, record=True)
    apply_edits(reviewed, monitoring(), both, record=True, layer="监控")
    assert read_snapshot(both, own=False) == read_snapshot(path)
    assert clear_edits(both, back)
    assert back.read_bytes() == path.read_bytes()


@OPEN
def test_each_command_run_again_changes_only_its_own(path: Path, tmp_path: Path) -> None:
    book, once, twice, thrice = (tmp_path / f"{name}.xlsx" for name in ("book", "once", "twice", "thrice"))
    apply_edits(path, monitoring(), book, record=True, layer="监控")
    apply_edits(book, edits(first(path)), once, record=True)
    assert "绩效运行监控" in titles(once)
    apply_edits(once, edits(first(path)), twice, record=True)
    apply_edits(twice, edits(first(path)), thrice, record=True)
    assert read_snapshot(twice) == read_snapshot(once)
    assert thrice.read_bytes() == twice.read_bytes()
    apply_edits(once, monitoring(2), twice, record=True, layer="监控")
    assert sorted(titles(twice)) == sorted(titles(once))
    sheet = next(sheet for sheet in read_snapshot(twice).sheets if sheet.name == "绩效运行监控")
    assert sheet.cells[1, 2].number == 2
    assert clear_edits(twice, book)
    assert book.read_bytes() == path.read_bytes()


@OPEN
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_somebody_changed_between_two_commands_stays(path: Path, tmp_path: Path) -> None:
    reviewed, both, back = (tmp_path / f"{name}.xlsx" for name in ("reviewed", "both", "back"))
    apply_edits(path, edits(first(path)), reviewed, record=True)
    saved_elsewhere(reviewed)
    apply_edits(reviewed, monitoring(), both, record=True, layer="监控")
    assert edited_since(both)
    assert clear_edits(both, back)
    assert titles(back) == titles(path)
    with ZipFile(back) as archive:
        assert b"\n</" in archive.read("[Content_Types].xml")


def test_a_record_of_one_layer_as_it_was_first_written_is_still_read(tmp_path: Path) -> None:
    path, marked, back = FEATURES[0], tmp_path / "marked.xlsx", tmp_path / "back.xlsx"
    apply_edits(path, edits(first(path)), marked, record=True, memo="hubei")
    with ZipFile(marked) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name, content in parts.items() if b"urn:jixiao:record" in content and b"layers" in content)
    text = parts[name].decode().replace('"layers":[{"name":"",', "").replace('"memo":"hubei"}],', '"memo":"hubei",')
    assert text != parts[name].decode()
    parts[name] = text.replace(',"edited":false', "").encode()
    with ZipFile(marked, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    record = read_record(marked)
    assert record is not None
    assert record.memo == "hubei"
    assert clear_edits(marked, back)
    assert read_snapshot(back) == read_snapshot(path)
