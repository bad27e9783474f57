from __future__ import annotations

from itertools import groupby

from doors.excel.builder.sample_modules import MODULES, NAME
from doors.excel.builder.vba_reading import records, saved_by_excel, unpacked
from jixiao.doors.excel.builder.dir_stream import dir_stream

SYSTEM_KIND, LCID, LCID_INVOKE, CODE_PAGE, PROJECT_NAME = 0x01, 0x02, 0x14, 0x03, 0x04
LIBRARY, MODULE_COUNT, PROJECT_COOKIE = 0x0D, 0x0F, 0x13
MODULE_NAME, OFFSET, COOKIE, PROCEDURAL, OTHER, MODULE_END = 0x19, 0x31, 0x2C, 0x21, 0x22, 0x2B


def told(kind: int) -> list[bytes]:
    """What the sample's records of one kind hold."""
    return [content for found, content in records(dir_stream(NAME, MODULES)) if found == kind]


def of_excel() -> list[int]:
    directory = unpacked(saved_by_excel("addin/xlwings.xlam").openstream("VBA/dir").read())
    return [kind for kind, _ in records(directory)]


def test_the_records_come_in_the_order_in_which_excel_writes_them() -> None:
    ours = [kind for kind, _ in records(dir_stream(NAME, MODULES))]
    assert ours[: ours.index(MODULE_NAME)] == of_excel()[: of_excel().index(MODULE_NAME)]
    assert modules(ours) == modules(of_excel())
    assert ours[-1] == of_excel()[-1] == 0x10


def test_the_project_is_told_as_english_with_chinese_texts() -> None:
    expected = {
        SYSTEM_KIND: "01000000",
        LCID: "09040000",
        LCID_INVOKE: "09040000",
        CODE_PAGE: "A803",  # 936
        PROJECT_NAME: b"JixiaoAddin".hex(),
    }
    assert {kind: told(kind) for kind in expected} == {kind: [bytes.fromhex(text)] for kind, text in expected.items()}


def test_the_libraries_are_those_that_excel_lists() -> None:
    excels = unpacked(saved_by_excel("addin/xlwings.xlam").openstream("VBA/dir").read())
    assert told(LIBRARY) == [content for kind, content in records(excels) if kind == LIBRARY]


def test_nothing_compiled_is_told_of() -> None:
    assert told(OFFSET) == [bytes(4)] * len(MODULES)
    assert told(COOKIE) == [b"\xff\xff"] * len(MODULES)
    assert told(PROJECT_COOKIE) == [b"\xff\xff"]


def test_every_module_is_counted_and_of_its_type() -> None:
    kinds = [kind for kind, _ in records(dir_stream(NAME, MODULES)) if kind in (PROCEDURAL, OTHER)]
    assert told(MODULE_COUNT) == [len(MODULES).to_bytes(2, "little")]
    assert [name.decode("ascii") for name in told(MODULE_NAME)] == ["ThisWorkbook", "Settings", "Main", "Long", "Thing"]
    assert kinds == [OTHER, OTHER, PROCEDURAL, PROCEDURAL, OTHER]


def modules(kinds: list[int]) -> set[tuple[int, ...]]:
    """The ways in which the records of a module follow each other."""
    listed = kinds[kinds.index(MODULE_NAME) : -1]
    split = (tuple(group) for end, group in groupby(listed, lambda kind: kind == MODULE_END) if not end)
    return set(split)
