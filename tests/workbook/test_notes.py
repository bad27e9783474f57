from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from jixiao.workbook import PutFill, PutNote, apply_edits, clear_edits, read_snapshot
from workbook.books import FEATURES, HEAD, MAIN, TYPE, part, related, sheet, typed, with_sheet, write
from workbook.lint import faults

COMMENTS = (
    f'{HEAD}<comments xmlns="{MAIN}"><authors><author>李四</author></authors><commentList>'
    '<comment ref="A1" authorId="0"><text>{}</text></comment></commentList></comments>'
)
SHEET = "xl/worksheets/sheet1.xml"


def feature(name: str) -> Path:
    return next(path for path in FEATURES if name in path.stem)


def commented(path: Path, body: str) -> Path:
    """Write a workbook with a note whose text element holds ``body``."""
    return write(
        path,
        {
            "xl/comments1.xml": COMMENTS.format(body),
            "xl/worksheets/_rels/sheet1.xml.rels": related(("rId1", "comments", "../comments1.xml")),
            "[Content_Types].xml": typed(("xl/comments1.xml", f"{TYPE}.comments+xml")),
        },
    )


def test_the_first_note_of_a_sheet_brings_its_parts(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    apply_edits(path, [PutNote("自评表", "B2", "完成率 < 100%\n请说明")], path)
    note = openpyxl.load_workbook(path)["自评表"]["B2"].comment
    assert (note.text, note.author) == ("完成率 < 100%\n请说明", "jixiao")
    shape = part(path, "xl/drawings/vmlDrawing1.vml")
    assert "<x:Row>1</x:Row><x:Column>1</x:Column>" in shape
    assert "visibility:hidden" in shape
    assert faults(path) == []


PLACES = [
    ("", "<pageMargins/><legacyDrawing"),
    ('<drawing r:id="rId8"/>', '<drawing r:id="rId8"/><legacyDrawing'),
    ('<legacyDrawingHF r:id="rId8"/>', "<pageMargins/><legacyDrawing "),
    ('<tableParts count="0"/><extLst/>', "<pageMargins/><legacyDrawing"),
    (
        '<m:AlternateContent xmlns:m="urn:m"><m:Choice Requires="x14"><controls/></m:Choice></m:AlternateContent>',
        "<pageMargins/><legacyDrawing",
    ),
    (
        '<m:AlternateContent xmlns:m="urn:m"><m:Choice><drawing r:id="rId8"/></m:Choice></m:AlternateContent>',
        "</m:AlternateContent><legacyDrawing",
    ),
]


@pytest.mark.parametrize(("after", "expected"), PLACES)
def test_the_drawing_of_the_notes_stands_at_its_place_in_the_schema(tmp_path: Path, after: str, expected: str) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>', after=f"<pageMargins/>{after}")
    apply_edits(path, [PutNote("自评表", "A1", "提示")], path)
    assert expected in part(path, SHEET)


def test_form_controls_keep_their_shapes_and_ids(tmp_path: Path) -> None:
    source, target = feature("controls"), tmp_path / "a.xlsx"
    apply_edits(source, [PutNote(read_snapshot(source).sheets[0].name, "A1", "提示")], target)
    old, new = (part(path, "xl/drawings/vmlDrawing1.vml") for path in (source, target))
    close = old.rindex("</")
    assert new.startswith(old[:close])
    assert new.endswith(old[close:])
    ids = [int(number) for number in re.findall(r'<v:shape id="_x0000_s(\d+)"', new)]
    assert ids[-1] > max(ids[:-1])
    assert part(source, SHEET) == part(target, SHEET)


def test_a_note_that_is_there_keeps_its_text_and_its_box(tmp_path: Path) -> None:
    source, target = feature("comments"), tmp_path / "a.xlsx"
    name = read_snapshot(source).sheets[0].name
    apply_edits(source, [PutNote(name, "B2", "请核对"), PutNote(name, "B5", "也请核对")], target)
    old, new = (openpyxl.load_workbook(path)[name] for path in (source, target))
    assert new["B2"].comment.text == old["B2"].comment.text + "\n请核对"
    assert new["B5"].comment.text == old["B5"].comment.text + "\n也请核对"
    assert part(source, "xl/drawings/vmlDrawing1.vml") == part(target, "xl/drawings/vmlDrawing1.vml")
    before = part(source, "xl/comments1.xml")
    assert before[: before.index("</text>")] in part(target, "xl/comments1.xml")


BODIES = [
    ("<t>旧</t>", '<r><t>旧</t></r><r><t xml:space="preserve">\n新</t></r>'),
    ("<r><t>旧</t></r>", '<r><t>旧</t></r><r><t xml:space="preserve">\n新</t></r>'),
    (
        '<r><t>旧</t></r><rPh sb="0" eb="1"><t>jiu</t></rPh>',
        '<r><t>旧</t></r><r><t xml:space="preserve">\n新</t></r><rPh sb="0" eb="1"><t>jiu</t></rPh>',
    ),
    ("", '<r><t xml:space="preserve">\n新</t></r>'),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_a_paragraph_more_is_a_run_more(tmp_path: Path, body: str, expected: str) -> None:
    path = commented(tmp_path / "a.xlsx", body)
    apply_edits(path, [PutNote("自评表", "A1", "新")], path)
    assert f'<comment ref="A1" authorId="0"><text>{expected}</text></comment>' in part(path, "xl/comments1.xml")


def test_notes_without_boxes_get_theirs(tmp_path: Path) -> None:
    path = commented(tmp_path / "a.xlsx", "<t>旧</t>")
    apply_edits(path, [PutNote("自评表", "C3", "新")], path)
    shapes = part(path, "xl/drawings/vmlDrawing1.vml")
    assert sorted(re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>", shapes)) == [("0", "0"), ("2", "2")]
    assert faults(path) == []


def test_every_sheet_has_shape_ids_of_its_own(tmp_path: Path) -> None:
    source, target = feature("comments"), tmp_path / "a.xlsx"
    second = read_snapshot(source).sheets[1].name
    apply_edits(source, [PutNote(second, "A1", "提示")], target)
    assert 'data="1"' in part(target, "xl/drawings/vmlDrawing1.vml")
    other = part(target, "xl/drawings/vmlDrawing2.vml")
    assert 'data="2"' in other
    assert '"_x0000_s2049"' in other


def test_vml_that_is_not_well_formed_is_left_as_it_is(tmp_path: Path) -> None:
    vml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1030" type="#_x0000_t201">'
        "<v:textbox><div>一<br>二</div></v:textbox></v:shape></xml>"
    )
    path = write(
        tmp_path / "a.xlsx",
        {
            SHEET: sheet('<row r="1"/>', after='<legacyDrawing r:id="rId1"/>'),
            "xl/drawings/vmlDrawing1.vml": vml,
            "xl/worksheets/_rels/sheet1.xml.rels": related(("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")),
        },
    )
    apply_edits(path, [PutNote("自评表", "A1", "提示")], path)
    written = part(path, "xl/drawings/vmlDrawing1.vml")
    assert written.startswith(vml.removesuffix("</xml>"))
    assert '<v:shape id="_x0000_s1031"' in written


def test_taking_the_last_note_out_takes_its_parts_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    before = part(path, SHEET)
    apply_edits(path, [PutNote("自评表", "A1", "提示")], path, record=True)
    apply_edits(path, [PutFill("自评表", "A1", "00FF00")], path)
    assert clear_edits(path, path)
    assert part(path, SHEET).replace(' s="2"', "", 1) == before.replace(' spans="1:2"', "", 1)
    with ZipFile(path) as archive:
        assert not [
            name for name in archive.namelist() if "comments" in name or "vml" in name or "sheet1.xml.rels" in name
        ]


def test_an_empty_drawing_takes_a_box(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.xlsx",
        {
            SHEET: sheet('<row r="1"/>', after='<legacyDrawing r:id="rId1"/>'),
            "xl/drawings/vmlDrawing1.vml": "<xml/>",
            "xl/worksheets/_rels/sheet1.xml.rels": related(("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")),
        },
    )
    apply_edits(path, [PutNote("自评表", "A1", "提示")], path)
    shapes = etree.fromstring(part(path, "xl/drawings/vmlDrawing1.vml").encode())
    assert [shape.get("id") for shape in shapes.iter("{urn:schemas-microsoft-com:vml}shape")] == ["_x0000_s1025"]


def test_a_part_that_is_promised_but_not_there_keeps_its_name(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.xlsx",
        {
            "xl/worksheets/_rels/sheet1.xml.rels": related(("rId1", "comments", "../comments1.xml")),
            "[Content_Types].xml": typed(("xl/comments1.xml", f"{TYPE}.comments+xml")),
        },
    )
    apply_edits(path, [PutNote("自评表", "A1", "提示")], path)
    assert "提示" in part(path, "xl/comments2.xml")
    assert faults(path) == ["xl/worksheets/sheet1.xml.rels leads to xl/comments1.xml, which is not there"]
