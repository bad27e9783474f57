"""The add-in as a file on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.doors.excel.setup.addin_file import Make, make_of, put, version_of
from windows_pc import WindowsPC, windows_pc


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowsPC:
    return windows_pc(tmp_path, monkeypatch)


MAKES = [("jixiao", Make.OURS), ("Jixiao Ltd", Make.ANOTHER), ("绩效 自评", Make.ANOTHER)]


@pytest.mark.parametrize(("creator", "make"), MAKES)
def test_a_file_is_ours_when_its_creator_is(pc: WindowsPC, creator: str, make: Make) -> None:
    pc.put_addin(creator=creator, version="0.3.0")
    assert make_of(pc.addin) is make
    assert version_of(pc.addin) == "0.3.0"


def test_where_there_is_no_file_it_is_nobodys(pc: WindowsPC) -> None:
    assert make_of(pc.addin) is Make.NOTHING


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(pc: WindowsPC) -> None:
    old = pc.put_addin()
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> None:
        write(path, content[:3])
        raise OSError(28, "No space left on device")

    pc.monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space left"):
        put(pc.addin, b"the new one")
    assert [path.read_bytes() for path in pc.addin.parent.iterdir()] == [old]
