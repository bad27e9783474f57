"""The wheels (安装包里的库) that a Windows PC needs: gathered, complete, and listed with their checksums."""

from __future__ import annotations

import email
import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

PRODUCT = Requirement("jixiao[excel,report]")
ROOT = Path(__file__).resolve().parents[1]
_PLATFORM = "win_amd64"
_ROUNDS = 5


class BuildError(Exception):
    """One Chinese sentence for the person who builds the package."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel, as its name and its metadata tell it."""

    path: Path
    name: str
    version: Version
    requirements: tuple[Requirement, ...]

    @property
    def line(self) -> str:
        """What wheels.txt says of it; layout.py reads the last two columns."""
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        return f"{self.name} {self.version} {digest} {self.path.name}"


def gather(folder: Path, series: str) -> None:
    """Build jixiao's own wheel and download what it requires, for Windows and the CPython of a series such as 3.12.

    pip looks at the system on which it runs to decide what only Windows needs, so what it left out is asked for again.
    """
    if not list(folder.glob("jixiao-*.whl")):
        _pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
        _refuse_left_out(next(folder.glob("jixiao-*.whl")))
    for _ in range(_ROUNDS):
        if not (wanted := missing(read_wheels(folder, series), series)):
            return
        _pip("download", *_for_windows(series), "--dest", str(folder), *map(str, wanted))


def read_wheels(folder: Path, series: str) -> dict[str, Wheel]:
    """The wheels of a folder by their names; refuses what the CPython of Windows cannot use, and two of one name."""
    wheels: dict[str, Wheel] = {}
    for path in sorted(folder.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(path.name)
        if not tags & _tags(series):
            raise BuildError(f"“{path.name}”不能用于 64 位 Windows 的 Python {series}，请换成合适的 wheel。")
        if name in wheels:
            raise BuildError(f"“{path.name}”和“{wheels[name].path.name}”是同一个库，请只留一个。")
        wheels[name] = Wheel(path, name, version, tuple(_requirements(path)))
    return wheels


def missing(wheels: Mapping[str, Wheel], series: str) -> list[Requirement]:
    """What is required, by jixiao and by what it requires, and not met by the wheels."""
    waiting, seen, lacking = [PRODUCT], set[str](), list[Requirement]()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        wheel = wheels.get(canonicalize_name(requirement.name))
        if wheel is None or wheel.version not in requirement.specifier:
            lacking.append(_bare(requirement))
            continue
        waiting += [each for each in wheel.requirements if _applies(each, requirement.extras, series)]
    return lacking


def refuse_incomplete(wheels: Mapping[str, Wheel], series: str) -> None:
    """Refuse wheels that would not install."""
    if lacking := missing(wheels, series):
        raise BuildError(f"还缺少 {'、'.join(sorted(map(str, lacking)))} 的 wheel，请补齐后再试。")


def _applies(requirement: Requirement, extras: set[str], series: str) -> bool:
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate(_windows(series) | {"extra": extra}) for extra in ("", *extras))


def _bare(requirement: Requirement) -> Requirement:
    """The requirement without its condition, which pip would judge by the system on which it runs."""
    bare = Requirement(str(requirement))
    bare.marker = None
    return bare


def _windows(series: str) -> dict[str, str]:
    """What conditions in requirements are told of the PC."""
    return {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": series,
        "python_full_version": f"{series}.0",
        "implementation_version": f"{series}.0",
    }


def _tags(series: str) -> frozenset[Tag]:
    major, minor = map(int, series.split("."))
    version, platforms = (major, minor), [_PLATFORM]
    interpreter = f"cp{major}{minor}"
    return frozenset([*cpython_tags(version, platforms=platforms), *compatible_tags(version, interpreter, platforms)])


def _requirements(path: Path) -> Iterator[Requirement]:
    with zipfile.ZipFile(path) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA") and each.count("/") == 1)
        metadata = email.message_from_bytes(archive.read(name))
    yield from map(Requirement, metadata.get_all("Requires-Dist", []))


def _refuse_left_out(own: Path) -> None:
    """Refuse a wheel of ours that lacks a source file, as when a line of .gitignore fits the name of a folder."""
    with zipfile.ZipFile(own) as archive:
        packed = set(archive.namelist())
    source = ROOT / "src"
    wanted = (path for path in sorted((source / "jixiao").rglob("*")) if path.is_file() and path.suffix != ".pyc")
    for path in wanted:
        name = path.relative_to(source).as_posix()
        if name not in packed:
            raise BuildError(f"jixiao 的 wheel 里缺少“{name}”，请检查 .gitignore 和 pyproject.toml 后再试。")


def _for_windows(series: str) -> Sequence[str]:
    return ("--only-binary=:all:", "--platform", _PLATFORM, "--python-version", series, "--implementation", "cp")


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    if subprocess.run(command, check=False).returncode != 0:  # noqa: S603 - pip with our own arguments
        raise BuildError("pip 没有成功，原因见上；请检查网络，或用 --wheels 指定已经备好的文件夹。")
