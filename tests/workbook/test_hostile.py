"""Files that are not what they seem: each gets its one sentence, and stays as it is."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from jixiao.workbook import (
    AddSheet,
    PutNote,
    PutValue,
    WorkbookError,
    apply_edits,
    backup,
    read_snapshot,
    structure_locked,
)
from workbook.books import OFFICE, PLAIN, ROOT_RELATIONS, TEXTS, TYPES, WORKBOOK, WORKBOOK_RELATIONS, related, write
from workbook.lint import faults
from workbook.test_untouched import author

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def content(kind: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(kind) and None


def parts(changed: dict[str, str | bytes | None]) -> Callable[[Path], None]:
    return lambda path: write(path, changed) and None


def truncated(path: Path) -> None:
    path.write_bytes(write(path, {}).read_bytes()[:-40])


def flipped(path: Path) -> None:
    whole = bytearray(write(path, {"xl/worksheets/sheet1.xml": None}).read_bytes())
    with ZipFile(path, "a", ZIP_STORED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", PLAIN["xl/worksheets/sheet1.xml"])
    whole = bytearray(path.read_bytes())
    whole[whole.index(b"<v>1.5</v>") + 3] = ord("9")
    path.write_bytes(whole)


def doubled(path: Path) -> None:
    write(path, {})
    with ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")


def encrypted_member(path: Path) -> None:
    whole = bytearray(write(path, {}).read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 8] |= 1
    path.write_bytes(whole)


def bomb(path: Path) -> None:
    write(path, {"xl/media/image1.png": bytes(3_000_000)})


def too_many(path: Path) -> None:
    write(path, {f"xl/media/image{number}.png": b"" for number in range(5_001)})


def claims_too_much(path: Path) -> None:
    """A member that claims 1.5 MB but holds few bytes more when inflated than it says."""
    whole = bytearray(write(path, {}).read_bytes())
    at = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 4)
    size = struct.unpack_from("<I", whole, at + 24)[0]
    struct.pack_into("<I", whole, at + 24, size - 5)
    path.write_bytes(whole)


BINARY = {
    "xl/workbook.xml": None,
    "xl/workbook.bin": b"\x83\x01",
    "_rels/.rels": ROOT_RELATIONS.replace("workbook.xml", "workbook.bin"),
}
WORD = {
    "xl/workbook.xml": None,
    "word/document.xml": '<w:document xmlns:w="urn:w"/>',
    "_rels/.rels": related(("rId1", "officeDocument", "word/document.xml")),
}
NAME = "表.xlsx"
CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "an old .xls or .et": (
        content(COMPOUND),
        "“表.xlsx”是旧格式的工作簿（.xls 或 .et），请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    "an encrypted workbook": (
        content(COMPOUND + "EncryptedPackage".encode("utf-16-le")),
        "“表.xlsx”设有打开密码，请用 Excel 打开、去掉密码后另存为 .xlsx 再试。",
    ),
    "an empty file": (content(b""), "“表.xlsx”是空文件，请重新获取文件后再试。"),
    "a CSV": (
        content("指标,分值\n".encode("gb18030")),
        "“表.xlsx”其实是文本文件（如 CSV），请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    "a web page": (
        content(b"\xef\xbb\xbf<html><table>"),
        "“表.xlsx”其实是网页（HTML），请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    "an XML table": (
        content(b"<?xml version='1.0'?><Workbook/>"),
        "“表.xlsx”其实是 XML 文件，请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    "a PDF": (content(b"%PDF-1.7\0"), "“表.xlsx”其实是 PDF 文件，请使用 .xlsx 格式的工作簿。"),
    "noise": (content(b"\0\1\2\3"), "“表.xlsx”不是 Excel 工作簿，请确认文件，或用 Excel 打开后另存为 .xlsx 再试。"),
    "a truncated download": (truncated, "“表.xlsx”不完整（可能没有下载完或拷贝中断），请重新获取文件后再试。"),
    "a zip of something": (
        parts({"[Content_Types].xml": None}),
        "“表.xlsx”是压缩包而不是 Excel 工作簿，请解压后选择其中的 .xlsx 文件再试。",
    ),
    "a Word document": (parts(WORD), "“表.xlsx”不是 Excel 工作簿，请确认文件，或用 Excel 打开后另存为 .xlsx 再试。"),
    "an .xlsb": (parts(BINARY), "“表.xlsx”是二进制工作簿（.xlsb），请用 Excel 打开后另存为 .xlsx 再试。"),
    "a bit flip": (
        flipped,
        "“表.xlsx”里的部件“xl/worksheets/sheet1.xml”已损坏，请用 Excel 或 WPS 打开并修复、另存为 .xlsx 后再试。",
    ),
    "a size that is not true": (
        claims_too_much,
        "“表.xlsx”里的部件“_rels/.rels”已损坏，请用 Excel 或 WPS 打开并修复、另存为 .xlsx 后再试。",
    ),
    "a doubled member": (
        doubled,
        "“表.xlsx”里有两个同名的部件“xl/worksheets/sheet1.xml”，请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    "an encrypted member": (
        encrypted_member,
        "“表.xlsx”里有加密的部件，请用 Excel 打开、去掉密码后另存为 .xlsx 再试。",
    ),
    "a zip bomb": (bomb, "“表.xlsx”解压后过大或部件过多，为安全起见没有打开，请删去多余内容后另存为 .xlsx 再试。"),
    "too many members": (
        too_many,
        "“表.xlsx”解压后过大或部件过多，为安全起见没有打开，请删去多余内容后另存为 .xlsx 再试。",
    ),
    "a document type": (
        parts({"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]>' + PLAIN["xl/worksheets/sheet1.xml"][56:]}),
        (
            "“表.xlsx”的部件“xl/worksheets/sheet1.xml”里有文档类型声明（DTD），"
            "为安全起见没有打开，请用 Excel 打开后另存为 .xlsx 再试。"
        ),
    ),
    "an unknown encoding": (
        parts({"xl/worksheets/sheet1.xml": b"<?xml version='1.0' encoding='klingon'?><worksheet/>"}),
        "“表.xlsx”的部件“xl/worksheets/sheet1.xml”的文字编码无法识别，请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    "a part that does not end": (
        parts({"xl/workbook.xml": WORKBOOK[:-12]}),
        "“表.xlsx”的部件“xl/workbook.xml”不是完整的 XML，请用 Excel 打开并修复、另存为 .xlsx 后再试。",
    ),
    "a part that is no XML": (
        parts({"xl/workbook.xml": "你好"}),
        "“表.xlsx”的部件“xl/workbook.xml”不是完整的 XML，请用 Excel 打开并修复、另存为 .xlsx 后再试。",
    ),
    "a workbook without a list of sheets": (
        parts({"xl/workbook.xml": WORKBOOK.replace("sheets>", "nothing>")}),
        "“表.xlsx”里没有工作表，请用 Excel 打开后另存为 .xlsx 再试。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_used_gets_its_sentence_and_stays(tmp_path: Path, case: str) -> None:
    make, sentence = CASES[case]
    path = tmp_path / NAME
    make(path)
    before = path.read_bytes()
    for work in (lambda: read_snapshot(path), lambda: apply_edits(path, [PutValue("自评表", "A1", 1)], path)):
        with pytest.raises(WorkbookError) as caught:
            work()
        assert str(caught.value) == sentence
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def said(work: Callable[[], object]) -> str:
    with pytest.raises(WorkbookError) as caught:
        work()
    return str(caught.value)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    assert said(lambda: read_snapshot(tmp_path / "无.xlsx")) == "找不到“无.xlsx”，请检查文件名和所在文件夹。"
    (tmp_path / "夹").mkdir()
    assert said(lambda: read_snapshot(tmp_path / "夹")) == "“夹”是文件夹，请选择其中的工作簿。"


def test_the_lock_file_itself_is_no_workbook(tmp_path: Path) -> None:
    lock = tmp_path / "~$表.xlsx"
    lock.write_bytes(b"\x05user")
    assert said(lambda: read_snapshot(lock)) == "“~$表.xlsx”是 Excel 或 WPS 打开文件时的临时文件，请选择工作簿本身。"


@pytest.mark.parametrize("lock", ["~$表.xlsx", ".~lock.表.xlsx#"])
def test_a_file_that_is_open_is_not_written(tmp_path: Path, lock: str) -> None:
    path = write(tmp_path / NAME, {})
    (tmp_path / lock).write_bytes(b"")
    before = path.read_bytes()
    assert said(lambda: apply_edits(path, [PutValue("自评表", "A1", 1)], path)) == (
        "“表.xlsx”正在被 Excel、WPS 或其他程序打开，请先关闭该文件再试。"
    )
    assert path.read_bytes() == before
    apply_edits(path, [PutValue("自评表", "A1", 1)], tmp_path / "旁.xlsx")
    assert (tmp_path / "旁.xlsx").exists()


def test_a_read_only_target_is_not_written(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {})
    path.chmod(0o444)
    before = path.read_bytes()
    sentence = "“表.xlsx”是只读文件，请在文件属性中取消只读，或另存到别处。"
    assert said(lambda: apply_edits(path, [PutValue("自评表", "A1", 1)], path)) == sentence
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {})
    assert said(lambda: apply_edits(path, [], tmp_path / "无" / "b.xlsx")) == (
        "找不到文件夹“无”，“b.xlsx”没有写入，请检查保存位置。"
    )


def signed(path: Path) -> None:
    relations = ROOT_RELATIONS.replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/'
        'origin" Target="_xmlsignatures/origin.sigs"/></Relationships>',
    )
    write(path, {"_rels/.rels": relations, "_xmlsignatures/origin.sigs": b""})


def shared(path: Path) -> None:
    relations = WORKBOOK_RELATIONS.replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{OFFICE}/revisionHeaders" Target="revisions/revisionHeaders.xml"/>'
        "</Relationships>",
    )
    write(path, {"xl/_rels/workbook.xml.rels": relations, "xl/revisions/revisionHeaders.xml": "<headers/>"})


def locked(path: Path) -> None:
    write(
        path, {"xl/workbook.xml": WORKBOOK.replace("<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')}
    )


PROTECTED = [
    (signed, "“表.xlsx”带有数字签名，改动会使签名失效，请用 Excel 去掉签名、另存一份后再试。"),
    (shared, "“表.xlsx”是共享工作簿，请先在 Excel 的“审阅”中取消共享工作簿，再试。"),
]


@pytest.mark.parametrize(("make", "sentence"), PROTECTED, ids=["signed", "shared"])
def test_a_promise_that_somebody_made_is_not_broken(
    tmp_path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / NAME
    make(path)
    before = path.read_bytes()
    assert said(lambda: apply_edits(path, [AddSheet("新", lambda ws: None)], path)) == sentence
    assert path.read_bytes() == before
    assert read_snapshot(path).sheets[0].name == "自评表"


def test_a_locked_structure_takes_values_and_sheets_and_stays_locked(tmp_path: Path) -> None:
    path = tmp_path / NAME
    locked(path)
    apply_edits(path, [PutValue("自评表", "C1", "甲"), AddSheet("新", lambda ws: None)], path)
    assert read_snapshot(path).sheets[0].cells[1, 3].text == "甲"
    assert [sheet.name for sheet in read_snapshot(path).sheets] == ["自评表", "新"]
    assert structure_locked(path)
    assert not structure_locked(write(tmp_path / "other.xlsx", {}))


def test_a_relationship_never_leads_out_of_the_package(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(TEXTS, encoding="utf-8")
    relations = WORKBOOK_RELATIONS.replace("sharedStrings.xml", "../../../../" + str(secret))
    path = write(tmp_path / NAME, {"xl/_rels/workbook.xml.rels": relations})
    assert "指向不存在的文字" in said(lambda: read_snapshot(path))


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / NAME, {})
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert said(lambda: apply_edits(path, [PutValue("自评表", "A1", 1)], path)) == (
        "磁盘空间不足，“表.xlsx”没有写入，原文件没有改动，请腾出空间后再试。"
    )
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_does_not_read_back_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / NAME, {})
    before = path.read_bytes()
    monkeypatch.setattr("jixiao.workbook.package.save._is_same", lambda *_: False)
    assert said(lambda: apply_edits(path, [PutValue("自评表", "A1", 1)], path)) == (
        "“表.xlsx”写出后核对不一致，原文件没有改动，请检查磁盘后再试。"
    )
    assert path.read_bytes() == before


KILLED = """
import os, sys
from pathlib import Path
from jixiao.workbook import PutValue, apply_edits
os.fsync = lambda handle: os._exit(9)
apply_edits(Path(sys.argv[1]), [PutValue("自评表", "A1", 1)], Path(sys.argv[1]))
"""


def test_a_killed_program_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {})
    before = path.read_bytes()
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False).returncode == 9
    assert path.read_bytes() == before


def test_a_part_written_in_place_keeps_its_permissions(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {})
    path.chmod(0o640)
    apply_edits(path, [PutValue("自评表", "A1", 1)], path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_to_a_workbook_stays_a_link(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {})
    link = tmp_path / "链接.xlsx"
    link.symlink_to(path)
    apply_edits(link, [PutValue("自评表", "A1", 1)], link)
    assert link.is_symlink()
    assert read_snapshot(path).sheets[0].cells[1, 1].text == "1"


def test_a_backup_never_overwrites_an_earlier_one(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {})
    first, second = backup(path), backup(path)
    assert (first.name, second.name) == ("表.备份.xlsx", "表.备份2.xlsx")
    assert first.read_bytes() == second.read_bytes() == path.read_bytes()


def zip64(path: Path) -> None:
    """Write the directory entry of one member with its sizes in a zip64 field, as streaming writers do."""
    whole = write(path, {}).read_bytes()
    at = whole.index(b"PK\x01\x02")
    fields = list(struct.unpack_from("<4s6H3I5H2I", whole, at))
    name = whole[at + 46 : at + 46 + fields[10]]
    extra = struct.pack("<HHQQ", 1, 16, fields[9], fields[8])
    fields[8] = fields[9] = 0xFFFFFFFF
    fields[11] = len(extra)
    entry = struct.pack("<4s6H3I5H2I", *fields) + name + extra
    old = 46 + len(name)
    end = whole.rindex(b"PK\x05\x06")
    size = struct.unpack_from("<I", whole, end + 12)[0] + len(extra)
    tail = bytearray(whole[end:])
    struct.pack_into("<I", tail, 12, size)
    path.write_bytes(whole[:at] + entry + whole[at + old : end] + bytes(tail))


def shifted(path: Path) -> None:
    path.write_bytes(b"PK\0\0 something in front" + write(path, {}).read_bytes())


@pytest.mark.parametrize("make", [zip64, shifted], ids=["zip64", "shifted"])
def test_an_unusual_zip_is_written_the_plain_way(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / NAME
    make(path)
    apply_edits(path, [PutValue("自评表", "C1", 1)], path)
    with ZipFile(path) as archive:
        assert archive.testzip() is None
    assert read_snapshot(path).sheets[0].cells[1, 3].text == "1"


def test_members_keep_their_names_order_and_dates(tmp_path: Path) -> None:
    path = write(tmp_path / NAME, {"xl/media/图.bin": zlib.compress(b"x")})
    with ZipFile(path) as archive:
        before = [(info.filename, info.date_time) for info in archive.infolist()]
    apply_edits(path, [PutValue("自评表", "C1", 1), PutNote("自评表", "C1", "甲")], path)
    with ZipFile(path) as archive:
        after = [(info.filename, info.date_time) for info in archive.infolist()]
    assert after[: len(before)] == before
    assert {moment for _, moment in after[len(before) :]} == {(1980, 1, 1, 0, 0, 0)}


def test_where_relationships_are_listed_one_by_one_the_new_ones_are_too(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    types = TYPES.replace(
        f'<Default Extension="rels" ContentType="{kind}"/>',
        f'<Override PartName="/_rels/.rels" ContentType="{kind}"/>'
        f'<Override PartName="/xl/_rels/workbook.xml.rels" ContentType="{kind}"/>'
        '<Override PartName="/xl/none.xml" ContentType="application/xml"/>',
    )
    path = write(tmp_path / NAME, {"[Content_Types].xml": types})
    apply_edits(path, [PutNote("自评表", "C1", "甲"), AddSheet("说明", author)], path)
    assert faults(path) == []
    with ZipFile(path) as archive:
        written = archive.read("[Content_Types].xml").decode()
    assert f'<Override PartName="/xl/worksheets/_rels/sheet1.xml.rels" ContentType="{kind}"/>' in written
    assert f'<Override PartName="/xl/worksheets/_rels/sheet2.xml.rels" ContentType="{kind}"/>' in written
    assert "/xl/none.xml" in written
