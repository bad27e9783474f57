r"""Lay jixiao out in this user's folder, then put the add-in into Excel: run by 安装.cmd in the embeddable Python.

Standard library only. The Python that runs this stands in ``jixiao\setup``; what it makes is ``jixiao\python``, which
takes the place of an older one in one step. Nothing outside the folder ``jixiao`` is touched here.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

MARKER = "jixiao-installed.txt"
WHEEL_LIST = "wheels.txt"
KEPT = ("卸载.cmd", "jixiao.cmd", "messages")  # what is still wanted when the unpacked zip has been deleted
PACKAGES = PurePosixPath("Lib/site-packages")
_SCHEMES = {"data": PurePosixPath(), "purelib": PACKAGES, "platlib": PACKAGES}
_IMPORT_SITE = "import site"


class LayoutError(Exception):
    """One Chinese sentence for the person who installs."""


def main() -> int:
    """Lay out and install; 0 when all went well, 2 after one sentence."""
    setup = Path(sys.executable).parent
    sys.stdout.write("正在安装，大约需要一分钟，请稍候……\n")
    sys.stdout.flush()
    try:
        python = lay_out(Path(__file__).parent, setup, setup.parent)
    except LayoutError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    except OSError as failure:
        sys.stderr.write(f"没有安装成功：{failure}；请检查磁盘空间和安全软件的提示，再双击一次“安装.cmd”。\n")
        return 2
    return _run([str(python), "-m", "jixiao", "addin", "install"])


def lay_out(source: Path, setup: Path, root: Path) -> Path:
    """Make ``root/python`` from the bare Python in ``setup`` and the wheels of ``source``; give its python.exe.

    Raises:
        LayoutError: The folder is not ours, a wheel is not what was packed, or the old Python is in use.
    """
    if not (root / MARKER).is_file():
        raise LayoutError(f"文件夹“{root}”不是本软件建的，没有改动；要安装请先把它改名。")
    wheels = {wheel: places(wheel) for wheel in checked_wheels(source)}
    new = root / "new"
    _delete(new)
    shutil.copytree(setup, new)
    for wheel, where in wheels.items():
        _unpack(wheel, where, new)
    enable_packages(new)
    # The Python that Excel starts writes no compiled files: without them every start would compile everything again.
    _run([str(new / "python.exe"), "-m", "compileall", "-qq", str(new / PACKAGES)])
    _take_place(new, root / "python")
    _keep(source, root)
    return root / "python" / "python.exe"


def checked_wheels(source: Path) -> list[Path]:
    """The wheels on the list, each with the very content that was packed; others in the folder are not used."""
    listed = source / WHEEL_LIST
    if not listed.is_file():
        raise LayoutError(f"安装包不完整，缺少“{WHEEL_LIST}”；请把压缩包全部解压后再双击“安装.cmd”。")
    wheels = []
    for line in listed.read_text(encoding="utf-8").splitlines():
        *_, digest, name = line.split()
        wheel = source / "wheels" / name
        if not wheel.is_file():
            raise LayoutError(f"安装包不完整，缺少“{name}”；请把压缩包全部解压后再双击“安装.cmd”。")
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != digest:
            raise LayoutError(f"“{name}”与打包时不一致，为安全起见没有安装；请重新获取安装包。")
        wheels.append(wheel)
    return wheels


def enable_packages(python: Path) -> None:
    r"""Let the embeddable Python see Lib\site-packages: its ._pth file leaves the import of site out."""
    found = sorted(python.glob("python3*._pth"))
    if len(found) != 1:
        raise LayoutError("Python 压缩包不对，里面应有一个 python3*._pth 文件；请重新下载“说明.txt”中写明的压缩包。")
    lines = found[0].read_text(encoding="utf-8").splitlines()
    others = [line for line in lines if line.strip().lstrip("#").strip() != _IMPORT_SITE]
    found[0].write_text("\n".join([*others, _IMPORT_SITE]) + "\n", encoding="utf-8")


def places(wheel: Path) -> dict[str, PurePosixPath]:
    """Where each file of a wheel belongs below the Python folder; scripts and headers are left out.

    Raises:
        LayoutError: A file would go elsewhere.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    for name in names:
        if not _stays_inside(name):
            raise LayoutError(f"“{wheel.name}”里有不该有的路径“{name}”，为安全起见没有安装；请重新获取安装包。")
    where = ((name, _place(PurePosixPath(name))) for name in names)
    return {name: place for name, place in where if place is not None}


def _stays_inside(name: str) -> bool:
    """Whether a name leads nowhere but down; Windows drops blanks and dots at the end of a folder's name."""
    return not set(name) & set("\\:") and all(part.strip(" .") for part in name.split("/"))


def _place(name: PurePosixPath) -> PurePosixPath | None:
    top, *rest = name.parts
    if not rest or not top.endswith(".data"):
        return PACKAGES / name
    folder = _SCHEMES.get(rest[0])
    return None if folder is None else folder.joinpath(*rest[1:])


def _unpack(wheel: Path, where: Mapping[str, PurePosixPath], folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name, place in where.items():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def _take_place(new: Path, python: Path) -> None:
    """Put the new Python where the old one was; as long as that is in use, nothing changes."""
    old = python.with_name("old")
    try:
        _delete(old)
        if python.exists():
            python.rename(old)
    except OSError as error:
        _delete(new)
        raise LayoutError("原来安装的 Python 正在使用，没有改动；请关闭 Excel 和 WPS，再双击“安装.cmd”。") from error
    new.rename(python)
    shutil.rmtree(old, ignore_errors=True)


def _keep(source: Path, root: Path) -> None:
    for name in KEPT:
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name, dirs_exist_ok=True)
        else:
            shutil.copyfile(source / name, root / name)


def _delete(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own Python


if __name__ == "__main__":
    sys.exit(main())
