"""Load a pack: its own file over the packs it extends, every key checked; `load_pack` is the door."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jixiao.packs.build import build
from jixiao.packs.error import PackError, suggestion
from jixiao.packs.layer import Layer, read_layer
from jixiao.packs.model import Pack

DATA = Path(__file__).parent / "data"


def pack_names() -> tuple[str, ...]:
    """The packs that come with jixiao (自带口径), `national` first."""
    names = sorted(path.stem for path in DATA.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != "national"))


def load_pack(name_or_path: str | Path = "national") -> Pack:
    """The pack of this name, or of a TOML file of one's own (which may extend a shipped one).

    Raises:
        PackError: in one Chinese sentence, what is wrong with the file or the name.

    >>> from decimal import Decimal
    >>> load_pack("national").grade(Decimal("97.3"))
    '优'
    """
    if isinstance(name_or_path, Path) or name_or_path.lower().endswith(".toml"):
        return _load(Path(name_or_path))
    return _shipped(name_or_path.strip())


@cache
def _shipped(name: str) -> Pack:
    if name not in pack_names():
        known = "、".join(pack_names())
        near = suggestion(name, pack_names())
        hint = f"{near}现有口径：{known}。" if near.endswith("？") else f"，现有口径：{known}。"
        raise PackError(f"没有名为“{name}”的口径{hint}")
    return _load(DATA / f"{name}.toml")


def _load(path: Path) -> Pack:
    """Read a file and everything it extends, then build the pack, the root first."""
    layers = [read_layer(path)]
    if layers[0].name in pack_names() and path.resolve().parent != DATA.resolve():
        raise PackError(
            f"口径文件 {path.name} 开头的“name”写的是“{layers[0].name}”，这是自带口径的名称，请另取一个名称。"
        )
    seen = [path.resolve()]
    while layers[-1].extends:
        parent = _parent(layers[-1], seen[-1].parent)
        if parent.resolve() in seen:
            trail = " → ".join([*(layer.name for layer in layers), parent.stem])
            raise PackError(f"口径文件 {path.name} 的 extends 绕成了圈（{trail}），请改为继承 national。")
        seen.append(parent.resolve())
        layers.append(read_layer(parent))
    return build(path.name, tuple(reversed(layers)))


def _parent(layer: Layer, folder: Path) -> Path:
    """The file that a layer extends: a shipped pack by name, or a file beside it."""
    beside = folder / layer.extends
    if layer.extends.endswith(".toml") and beside.is_file():
        return beside
    if layer.extends in pack_names():
        return DATA / f"{layer.extends}.toml"
    hint = suggestion(layer.extends, pack_names())
    raise PackError(f"口径文件 {layer.file} 的 extends 写的是“{layer.extends}”，找不到这个口径{hint}")
