from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from jixiao.doors.excel.builder.compound_directory import Entry, Kind, directory
from jixiao.doors.excel.builder.errors import BuildError

NOTHING = 0xFFFFFFFF


def listed(entries: Sequence[Entry], top: int) -> Iterator[str]:
    """A storage's members as one finds them who walks its tree from left to right."""
    if top != NOTHING:
        yield from listed(entries, entries[top].links.left)
        yield entries[top].path
        yield from listed(entries, entries[top].links.right)


def black_nodes(entries: Sequence[Entry], top: int, *, below_red: bool = False) -> set[int]:
    """How many black nodes lie on the ways down; no red one may lie below another."""
    if top == NOTHING:
        return {0}
    links = entries[top].links
    assert not (links.red and below_red)
    counts = black_nodes(entries, links.left, below_red=links.red) | black_nodes(
        entries, links.right, below_red=links.red
    )
    return {count + (not links.red) for count in counts}


@pytest.mark.parametrize("count", range(65))
def test_the_tree_of_a_storage_is_balanced_and_black_at_the_top(count: int) -> None:
    entries = directory([f"VBA/Module{number}" for number in range(count)] or ["VBA/dir"])
    vba = next(entry for entry in entries if entry.path == "VBA")
    assert len(black_nodes(entries, vba.child)) == 1
    assert not entries[vba.child].links.red
    assert len(list(listed(entries, vba.child))) == max(count, 1)


def test_the_shorter_name_comes_first_and_case_does_not_count() -> None:
    streams = ["VBA/_VBA_PROJECT", "VBA/b", "VBA/dir", "VBA/A", "VBA/Sheet_1", "VBA/sheetA1", "VBA/C"]
    entries = directory(streams)
    vba = next(entry for entry in entries if entry.path == "VBA")
    assert [path.removeprefix("VBA/") for path in listed(entries, vba.child)] == [
        "A",
        "b",
        "C",
        "dir",
        "sheetA1",
        "Sheet_1",
        "_VBA_PROJECT",
    ]


def test_storages_may_lie_in_storages() -> None:
    entries = directory(["a/b/c", "a/d", "e"])
    assert [(entry.path, entry.kind) for entry in entries] == [
        ("", Kind.ROOT),
        ("a", Kind.STORAGE),
        ("e", Kind.STREAM),
        ("a/b", Kind.STORAGE),
        ("a/d", Kind.STREAM),
        ("a/b/c", Kind.STREAM),
    ]


REFUSED = {
    "32 characters": (
        ["A" * 32],
        f"流“{'A' * 32}”的名称“{'A' * 32}”不能写入，请改用 1 至 31 个英文字符，不含 / \\ : !。",
    ),
    "no name": (["VBA//dir"], "流“VBA//dir”的名称“”不能写入，请改用 1 至 31 个英文字符，不含 / \\ : !。"),
    "Chinese": (["VBA/模块"], "流“VBA/模块”的名称“模块”不能写入，请改用 1 至 31 个英文字符，不含 / \\ : !。"),
    "colon": (["a:b"], "流“a:b”的名称“a:b”不能写入，请改用 1 至 31 个英文字符，不含 / \\ : !。"),
    "case": (["VBA/Main", "VBA/main"], "“VBA”里有两个名称只差大小写：“Main”，请给其中一个改名。"),
    "case in the root": (["PROJECT", "project"], "“根目录”里有两个名称只差大小写：“PROJECT”，请给其中一个改名。"),
    "both": (["VBA", "VBA/dir"], "“VBA”既是流又是目录，请给其中一个改名。"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_names_that_the_file_cannot_hold_are_refused(case: str) -> None:
    streams, message = REFUSED[case]
    with pytest.raises(BuildError) as refused:
        directory(streams)
    assert str(refused.value) == message
