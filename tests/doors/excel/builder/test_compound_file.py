from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.excel.builder.vba_reading import opened
from jixiao.doors.excel.builder.compound_file import compound_file
from jixiao.doors.excel.builder.errors import BuildError

SIZES = [0, 1, 63, 64, 65, 128, 511, 512, 4032, 4095, 4096, 4097, 4608, 5000, 70_000]
NAME = st.text("abcXYZ019_ .-", min_size=1, max_size=31).filter(lambda name: name.strip(" .") == name)
PATH = st.lists(NAME, min_size=1, max_size=3).map("/".join)
END_OF_CHAIN, FAT_SECTOR, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def filled(sizes: Mapping[str, int]) -> dict[str, bytes]:
    """Streams of these sizes, no two alike."""
    return {path: Random(path).randbytes(size) for path, size in sizes.items()}


def read_back(file: bytes) -> dict[str, bytes]:
    with opened(file) as found:
        assert found.parsing_issues == []
        return {"/".join(path): found.openstream(path).read() for path in found.listdir()}


def without_clashes(sizes: Mapping[str, int]) -> bool:
    """Whether no two names differ by case alone and no stream is a storage too."""
    folders = {path.rpartition("/")[0] for path in sizes}
    every = {"/".join(path.split("/")[:depth]) for path in sizes for depth in range(1, 4)}
    parents = {path.rpartition("/")[0] for path in every} | folders
    return len({path.upper() for path in every}) == len(every) and not parents & set(sizes)


@given(st.dictionaries(PATH, st.sampled_from(SIZES), max_size=20).filter(without_clashes))
def test_every_stream_reads_back(sizes: dict[str, int]) -> None:
    streams = filled(sizes)
    assert read_back(compound_file(streams)) == streams


@pytest.mark.parametrize("size", [*range(0, 4097, 64), *SIZES])
def test_a_stream_reads_back_whatever_its_size(size: int) -> None:
    streams = filled({"PROJECT": size, "VBA/dir": 7})
    assert read_back(compound_file(streams)) == streams


@pytest.mark.parametrize("count", [*range(1, 20), 31, 32, 60, 127, 200])
def test_many_streams_read_back(count: int) -> None:
    streams = filled({f"VBA/Module{number}": SIZES[number % len(SIZES)] for number in range(count)})
    assert read_back(compound_file(streams)) == streams


def test_no_streams_are_an_empty_root() -> None:
    assert read_back(compound_file({})) == {}


def test_the_order_of_the_streams_does_not_matter() -> None:
    streams = filled({"PROJECT": 500, "VBA/dir": 5000, "VBA/Module1": 100, "VBA/_VBA_PROJECT": 7})
    assert compound_file(dict(reversed(streams.items()))) == compound_file(streams)


@pytest.mark.parametrize("size", [0, 1, 64, 4095, 4096, 300_000])
def test_every_sector_belongs_to_one_chain(size: int) -> None:
    file = compound_file(filled({"PROJECT": size, "VBA/dir": 300, "VBA/Main": 9000}))
    with opened(file) as found:
        used = [sector for first in starts(found) for sector in chain(found, first)]
        fat = [sector for sector, after in enumerate(found.fat) if after == FAT_SECTOR]
        assert sorted(used + fat) == list(range(len(file) // 512 - 1))
        assert set(found.fat[len(file) // 512 - 1 :]) <= {FREE}
        assert len(fat) == found.num_fat_sectors


def test_neither_times_nor_classes_are_written() -> None:
    with opened(compound_file(filled({"PROJECT": 500, "VBA/dir": 5000}))) as found:
        entries = [entry for entry in found.direntries if entry is not None]
        assert {(entry.createTime, entry.modifyTime, entry.clsid) for entry in entries} == {(0, 0, "")}


def test_what_the_header_cannot_name_is_refused() -> None:
    sectors = 109 * 127
    largest = {"A": bytes((sectors - 1) * 512)}
    assert read_back(compound_file(largest)) == largest
    with pytest.raises(BuildError) as refused:
        compound_file({"A": bytes(sectors * 512)})
    assert str(refused.value) == "要写入插件的内容超过 7 MB，放不进一个 VBA 工程，请减少模块或缩短代码。"


def starts(found: olefile.OleFileIO) -> Iterator[int]:
    """The first sectors of all that lies in sectors of 512 bytes."""
    yield found.first_dir_sector
    yield found.first_mini_fat_sector
    yield found.root.isectStart
    yield from (
        entry.isectStart for entry in found.direntries if entry and entry.size >= 4096 and entry is not found.root
    )


def chain(found: olefile.OleFileIO, sector: int) -> Iterator[int]:
    while sector != END_OF_CHAIN:
        yield sector
        sector = found.fat[sector]
