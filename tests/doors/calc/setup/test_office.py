"""Where LibreOffice is found: all programs of one and the same."""

from __future__ import annotations

from pathlib import Path

from doors.calc.setup.fake_office import FakeOffice
from jixiao.doors.calc.setup import office as office_module
from jixiao.doors.calc.setup.office import program, run


def another(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).touch()
    return folder


def test_the_package_manager_is_the_one_beside_the_soffice_on_the_path(office: FakeOffice, tmp_path: Path) -> None:
    links = another(tmp_path / "bin")
    (links / "soffice").symlink_to(office.soffice)
    older = another(tmp_path / "older", "unopkg")
    (older / "unopkg").chmod(0o755)
    office.monkeypatch.setenv("PATH", f"{older}:{links}")
    assert program("unopkg") == office.folder / "unopkg"


def test_a_package_manager_on_the_path_is_taken_where_none_is_beside_soffice(
    office: FakeOffice, tmp_path: Path
) -> None:
    elsewhere = another(tmp_path / "bin")
    (office.folder / "unopkg").rename(elsewhere / "unopkg")
    office.monkeypatch.setenv("PATH", f"{office.folder}:{elsewhere}")
    assert program("unopkg") == elsewhere / "unopkg"


def test_of_several_in_the_usual_places_the_newest_is_taken(office: FakeOffice, tmp_path: Path) -> None:
    for version in ("7.6", "25.2", "24.8"):
        another(tmp_path / "opt" / f"libreoffice{version}" / "program", "soffice", "unopkg")
    office.monkeypatch.setenv("PATH", str(tmp_path))
    office.monkeypatch.setattr(office_module, "_PLACES", (f"{tmp_path}/opt/libreoffice*/program",))
    newest = tmp_path / "opt" / "libreoffice25.2" / "program"
    assert (program("soffice"), program("unopkg")) == (newest / "soffice", newest / "unopkg")


def test_the_program_for_the_console_of_windows_comes_before_the_one_with_windows(
    office: FakeOffice, tmp_path: Path
) -> None:
    folder = another(tmp_path / "LibreOffice" / "program", "soffice.exe", "soffice.com", "unopkg.exe")
    office.monkeypatch.setenv("PATH", str(tmp_path))
    office.monkeypatch.setattr(office_module, "_PLACES", (str(folder),))
    assert (program("soffice"), program("unopkg")) == (folder / "soffice.com", folder / "unopkg.exe")


def test_what_a_program_says_is_taken_whatever_its_bytes(office: FakeOffice) -> None:
    office.script("unopkg", "printf '\\344\\270\\255\\377'; printf '\\346\\226\\207' >&2; echo $LC_ALL; exit 3")
    assert run([str(office.folder / "unopkg")]) == (3, "中\N{REPLACEMENT CHARACTER}C.UTF-8\n", "文")
