"""The package for Windows PCs without Python (免 Python 安装包): `python installer/build.py [-o ZIP]`.

It is built on any machine. The embeddable Python comes from python.org and has to be fetched by a person.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

try:
    from wheel_list import BuildError, Wheel, gather, read_wheels, refuse_incomplete
except ModuleNotFoundError as failure:
    if failure.name != "packaging":
        raise
    sys.stderr.write("缺少 packaging 这个库，请先运行 python -m pip install packaging，再试一次。\n")
    sys.exit(2)

FOLDER = Path(__file__).resolve().parent
PYTHON = "3.12.10"  # the last 3.12 for which python.org has files for Windows
NOT_UNPACKED = "请先把压缩包全部解压到一个文件夹，再双击其中的“安装.cmd”。"
_EMBED = re.compile(r"python-(3\.\d+)\.\d+-embed-amd64\.zip")
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: the same bytes on every day


@dataclass(frozen=True, slots=True)
class Embeddable:
    """The embeddable package of Python for 64-bit Windows: which it is, and its file where somebody has fetched it."""

    name: str
    file: Path | None = None

    @property
    def series(self) -> str:
        """The version without its last number, 3.12."""
        return self.name.split("-")[1].rpartition(".")[0]

    @property
    def address(self) -> str:
        """Where python.org keeps it."""
        return f"https://www.python.org/ftp/python/{self.name.split('-')[1]}/{self.name}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the package; 0, or 2 after one sentence."""
    options = _options(arguments)
    try:
        embeddable = find_embeddable(options.python_embed)
        with tempfile.TemporaryDirectory() as made:
            folder = options.wheels or Path(made)
            if options.wheels is None:
                gather(folder, embeddable.series)
            wheels = read_wheels(folder, embeddable.series)
            refuse_incomplete(wheels, embeddable.series)
            target = options.output or Path(f"jixiao-{wheels['jixiao'].version}-windows.zip")
            _write(target, package(wheels, embeddable))
    except BuildError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    sys.stdout.write(f"已生成：{target}（{len(wheels)} 个 wheel）\n")
    if embeddable.file is None:
        sys.stdout.write(
            f"里面还没有 Python：请下载 {embeddable.address}，用 --python-embed 再生成一次，"
            "或请安装的人放在“安装.cmd”旁边。\n"
        )
    return 0


def package(wheels: Mapping[str, Wheel], embeddable: Embeddable) -> bytes:
    """The zip: the same wheels and the same Python give the same bytes."""
    version = str(wheels["jixiao"].version)
    members = texts(embeddable, version)
    members["layout.py"] = (FOLDER / "layout.py").read_bytes()
    members["wheels.txt"] = "".join(f"{wheels[name].line}\n" for name in sorted(wheels)).encode()
    for name in sorted(wheels):
        members[f"wheels/{wheels[name].path.name}"] = wheels[name].path.read_bytes()
    if embeddable.file is not None:
        members[embeddable.name] = embeddable.file.read_bytes()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system = 0  # or the system that it is built on would show
            stored = name.endswith((".whl", ".zip"))
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def texts(embeddable: Embeddable, version: str) -> dict[str, bytes]:
    """The files for people and for cmd.exe, each in the encoding that Windows reads without asking."""
    told = {
        "@VERSION@": version,
        "@SERIES@": embeddable.series,
        "@EMBED@": embeddable.name,
        "@ADDRESS@": embeddable.address,
        "@HAVE@": "还要由人下载" if embeddable.file is None else "已经放在本文件夹里，跳过这一步",
        "@NOT_UNPACKED@": ",".join(f"0x{ord(character):04X}" for character in NOT_UNPACKED),
    }
    members = {f"{name}.cmd": _filled(f"{name}.cmd", told).encode("ascii") for name in ("安装", "卸载", "jixiao")}
    members["说明.txt"] = _filled("说明.txt", told).encode("utf-8-sig")
    for path in sorted((FOLDER / "messages").glob("*.txt")):
        # UTF-16 with its mark at the beginning: TYPE shows it on a console of any code page.
        members[f"messages/{path.name}"] = ("\ufeff" + _filled(f"messages/{path.name}", told)).encode("utf-16-le")
    return members


def find_embeddable(file: Path | None) -> Embeddable:
    """The embeddable Python that was given, or the one that a person has to fetch."""
    if file is None:
        return Embeddable(f"python-{PYTHON}-embed-amd64.zip")
    if not _EMBED.fullmatch(file.name):
        raise BuildError(f"“{file.name}”不是 64 位的 Python 嵌入包，文件名应当像 python-{PYTHON}-embed-amd64.zip。")
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile) as failure:
        raise BuildError(f"“{file}”打不开，可能没有下载完整；请重新下载后再试。") from failure
    embeddable = Embeddable(file.name, file)
    series = embeddable.series.replace(".", "")
    if not {"python.exe", "pythonw.exe", f"python{series}._pth"} <= names:
        raise BuildError(f"“{file.name}”里没有 python.exe、pythonw.exe 和 python{series}._pth，请重新下载后再试。")
    return embeddable


def _filled(name: str, told: Mapping[str, str]) -> str:
    """A text with what is known only now, with the line ends of Windows."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    for key, value in told.items():
        text = text.replace(key, value)
    return text.replace("\n", "\r\n")


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as failure:
        raise BuildError(f"不能写入“{target}”，请检查 -o 后面的路径。") from failure


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="生成给没有 Python 的 Windows 电脑用的安装包。")
    parser.add_argument("-o", "--output", type=Path, metavar="ZIP", help="安装包（默认 jixiao-版本-windows.zip）")
    parser.add_argument("--python-embed", type=Path, metavar="文件", help=f"python-{PYTHON}-embed-amd64.zip")
    parser.add_argument("--wheels", type=Path, metavar="文件夹", help="已经备好的 wheel（默认由 pip 生成和下载）")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
