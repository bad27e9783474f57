from __future__ import annotations

import string
from random import Random

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.excel.builder.vba_reading import records, saved_by_excel, unpacked
from jixiao.doors.excel.builder.compression import compress

# [MS-OVBA] 3.2.1 to 3.2.3
PUBLISHED = {
    "abcdefghijklmnopqrstuv.": "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E",
    "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa": (
        "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F 70"
        " 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C"
    ),
    "a" * 73: "01 03 B0 02 61 45 00",
}
LONGEST_CHUNK = 4096


def noise(seed: int, size: int, letters: int = 256) -> bytes:
    """Bytes that repeat themselves the less, the more letters there are."""
    return bytes(Random(seed).choices(range(letters), k=size))


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_published_examples_come_out_byte_for_byte(text: str) -> None:
    assert compress(text.encode("ascii")) == bytes.fromhex(PUBLISHED[text])


@pytest.mark.parametrize("name", ["ThisWorkbook", "Sheet1", "Module1", "Sheet2"])
def test_what_excel_compressed_comes_out_as_excel_wrote_it(name: str) -> None:
    project = saved_by_excel("quickstart.xlsm")
    offsets = [int.from_bytes(content, "little") for kind, content in records(_dir(project)) if kind == 0x31]
    names = [content.decode("ascii") for kind, content in records(_dir(project)) if kind == 0x1A]
    written = project.openstream(f"VBA/{name}").read()[offsets[names.index(name)] :]
    assert compress(unpacked(written)) == written


@given(st.binary(max_size=400) | st.text(string.ascii_lowercase[:3], max_size=400).map(str.encode))
def test_any_bytes_come_back(data: bytes) -> None:
    assert unpacked(compress(data)) == data


@given(st.integers(0), st.integers(0, 4 * LONGEST_CHUNK), st.sampled_from([1, 2, 3, 8, 30, 256]))
def test_long_data_come_back_however_much_they_repeat(seed: int, size: int, letters: int) -> None:
    data = noise(seed, size, letters)
    assert unpacked(compress(data)) == data


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 4095, 4096, 4097, 8192, 12288, 200_000])
@pytest.mark.parametrize("letters", [1, 2, 256])
def test_data_come_back_whatever_their_length(size: int, letters: int) -> None:
    data = noise(size, size, letters)
    assert unpacked(compress(data)) == data


def test_nothing_is_a_signature_alone() -> None:
    assert compress(b"") == b"\x01"


def test_chunks_that_do_not_shrink_are_kept_as_they_are() -> None:
    data = noise(0, 2 * LONGEST_CHUNK)
    raw = bytes.fromhex("FF3F")
    assert compress(data) == b"\x01" + raw + data[:LONGEST_CHUNK] + raw + data[LONGEST_CHUNK:]


def test_an_end_that_does_not_shrink_comes_back_without_zeros_behind_it() -> None:
    data = noise(0, LONGEST_CHUNK - 1)
    assert unpacked(compress(data)) == data


def test_code_becomes_less_than_half() -> None:
    code = b"".join(
        b"Public Function F%d(x As Double) As Double\r\n    F%d = x\r\nEnd Function\r\n" % (n, n) for n in range(999)
    )
    assert len(compress(code)) < len(code) / 2


def _dir(project: olefile.OleFileIO) -> bytes:
    return unpacked(project.openstream("VBA/dir").read())
