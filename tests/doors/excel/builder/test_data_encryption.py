from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.doors.excel.builder.data_encryption import encrypted

EXCELS_ID = "{E2E0E410-BF04-4DC5-BDD2-D3FBBA8B7D37}"
NOT_PROTECTED, NO_PASSWORD, VISIBLE = bytes(4), b"\x00", b"\xff"
# As Excel wrote them into xlwings' quickstart.xlsm.
WRITTEN_BY_EXCEL = {
    "A7A58C2B7CDD73E173E173E173E1": NOT_PROTECTED,
    "A2A089308531853185": NO_PASSWORD,
    "9D9FB6314A2D4B2D4BD2": VISIBLE,
}


def decrypted(text: str) -> tuple[int, int, bytes]:
    """The version, the key and the data of a setting, as [MS-OVBA] 2.4.3.3 takes them out."""
    seed, *written = bytes.fromhex(text)
    version, key = written[0] ^ seed, written[1] ^ seed
    plain, before = bytearray(), key
    for number in range(2, len(written)):
        before = written[number] ^ ((written[number - 2] + before) & 0xFF)
        plain.append(before)
    said = plain[(seed & 6) // 2 :]
    assert int.from_bytes(said[:4], "little") == len(said) - 4
    return version, key, bytes(said[4:])


@pytest.mark.parametrize("text", WRITTEN_BY_EXCEL)
def test_what_excel_wrote_says_that_a_project_is_open(text: str) -> None:
    assert decrypted(text) == (2, sum(EXCELS_ID.encode("ascii")) % 256, WRITTEN_BY_EXCEL[text])


@given(st.binary(max_size=40), st.uuids())
def test_any_setting_comes_back_with_the_key_of_its_project(data: bytes, identifier: object) -> None:
    project = f"{{{identifier}}}".upper()
    assert decrypted(encrypted(data, project)) == (2, sum(project.encode("ascii")) % 256, data)


def test_the_same_setting_is_always_written_alike() -> None:
    assert encrypted(NOT_PROTECTED, EXCELS_ID) == "2A2801530557055705570557"
