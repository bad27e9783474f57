"""The wheels of a package: all that Windows needs, nothing twice, nothing of another system."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import wheel_list
from wheel_list import BuildError, missing, read_wheels, refuse_incomplete

from windows_package import make_complete_wheels, make_wheel

SERIES = "3.12"
NEEDED = ["docx", "jixiao", "pywin32", "rich", "xlwings"]


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "备好的 wheel"
    make_complete_wheels(folder)
    return folder


def test_every_requirement_of_the_product_and_its_extras_has_a_wheel(wheels: Path) -> None:
    found = read_wheels(wheels, SERIES)
    refuse_incomplete(found, SERIES)
    assert sorted(found) == NEEDED


@pytest.mark.parametrize("name", NEEDED)
def test_each_wheel_that_is_taken_away_is_missed(wheels: Path, name: str) -> None:
    next(wheels.glob(f"{name}-*.whl")).unlink()
    with pytest.raises(BuildError, match=rf"^还缺少 {name}.* 的 wheel，请补齐后再试。$"):
        refuse_incomplete(read_wheels(wheels, SERIES), SERIES)


def test_what_only_windows_needs_is_asked_for_without_its_condition(wheels: Path) -> None:
    next(wheels.glob("pywin32-*.whl")).unlink()
    assert [str(each) for each in missing(read_wheels(wheels, SERIES), SERIES)] == ["pywin32>=224"]


def test_a_version_that_does_not_fit_is_missed(wheels: Path) -> None:
    next(wheels.glob("rich-*.whl")).unlink()
    make_wheel(wheels, "rich", "12.6")
    assert [str(each) for each in missing(read_wheels(wheels, SERIES), SERIES)] == ["rich>=13.0"]


def for_linux(wheels: Path) -> None:
    make_wheel(wheels, "lxml", tag="cp312-cp312-manylinux_2_28_x86_64")


def for_another_python(wheels: Path) -> None:
    make_wheel(wheels, "lxml", tag="cp311-cp311-win_amd64")


def for_32_bits(wheels: Path) -> None:
    make_wheel(wheels, "lxml", tag="cp312-cp312-win32")


def twice(wheels: Path) -> None:
    make_wheel(wheels, "rich", "14.0")


UNFIT = "不能用于 64 位 Windows 的 Python 3.12，请换成合适的 wheel。"
REFUSED = [
    (for_linux, f"“lxml-1.0-cp312-cp312-manylinux_2_28_x86_64.whl”{UNFIT}"),
    (for_another_python, f"“lxml-1.0-cp311-cp311-win_amd64.whl”{UNFIT}"),
    (for_32_bits, f"“lxml-1.0-cp312-cp312-win32.whl”{UNFIT}"),
    (twice, "“rich-14.0-py3-none-any.whl”和“rich-13.2-py3-none-any.whl”是同一个库，请只留一个。"),
]


@pytest.mark.parametrize(("arrange", "sentence"), REFUSED, ids=[arrange.__name__ for arrange, _ in REFUSED])
def test_a_wheel_that_the_pc_cannot_use_is_refused(wheels: Path, arrange: Callable, sentence: str) -> None:
    arrange(wheels)
    with pytest.raises(BuildError) as refusal:
        read_wheels(wheels, SERIES)
    assert str(refusal.value) == sentence


def test_a_line_of_the_list_holds_version_checksum_and_file(wheels: Path) -> None:
    wheel = read_wheels(wheels, SERIES)["xlwings"]
    digest = hashlib.sha256(wheel.path.read_bytes()).hexdigest()
    assert wheel.line == f"xlwings 0.37.8 {digest} xlwings-0.37.8-cp312-cp312-win_amd64.whl"


class Pip:
    """Stands in for pip: it makes the wheels that it is asked for, and judges conditions by Linux as pip there does."""

    def __init__(self, folder: Path, left_out: str = "") -> None:
        self.folder = folder
        self.left_out = left_out
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, *arguments: str) -> None:
        self.asked.append(arguments)
        if arguments[0] == "wheel":
            make_complete_wheels(self.folder)
            for path in self.folder.glob("*.whl"):
                if not path.name.startswith("jixiao"):
                    path.unlink()
            self.pack_the_sources()
            return
        for requirement in arguments[arguments.index("--dest") + 2 :]:
            name = requirement.split(">")[0].split("=")[0]
            tag = "cp312-cp312-win_amd64" if name in ("xlwings", "pywin32") else "py3-none-any"
            version = {"xlwings": "0.37.8", "rich": "13.2", "pywin32": "312"}.get(name, "1.0")
            only = ["pywin32>=224 ; platform_system == 'Windows'"] if name == "xlwings" else []
            make_wheel(self.folder, name, version, tag=tag, requires=only)

    def pack_the_sources(self) -> None:
        source = wheel_list.ROOT / "src"
        with zipfile.ZipFile(next(self.folder.glob("jixiao-*.whl")), "a") as archive:
            for path in (source / "jixiao").rglob("*"):
                name = path.relative_to(source).as_posix()
                if path.is_file() and name != self.left_out:
                    archive.write(path, name)


def test_what_pip_on_another_system_leaves_out_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = Pip(tmp_path)
    monkeypatch.setattr(wheel_list, "_pip", pip)
    wheel_list.gather(tmp_path, SERIES)
    assert sorted(read_wheels(tmp_path, SERIES)) == NEEDED
    options = ("download", "--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.12")
    assert pip.asked[0][:2] == ("wheel", "--no-deps")
    assert all(asked[:6] == options for asked in pip.asked[1:])
    assert pip.asked[-1][-1] == "pywin32>=224"


def test_a_wheel_of_ours_that_lacks_a_source_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheel_list, "_pip", Pip(tmp_path, left_out="jixiao/doors/excel/setup/places.py"))
    with pytest.raises(BuildError) as refusal:
        wheel_list.gather(tmp_path, SERIES)
    assert str(refusal.value) == (
        "jixiao 的 wheel 里缺少“jixiao/doors/excel/setup/places.py”，请检查 .gitignore 和 pyproject.toml 后再试。"
    )


def test_a_pip_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"^pip 没有成功，原因见上；请检查网络，或用 --wheels 指定已经备好的文件夹。$"):
        wheel_list._pip("no-such-command")
