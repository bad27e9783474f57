"""`jixiao freeze`: the formulas of the add-in become the values they show."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.freeze_file import Frozen

_SHOWN = 20


def run(options: argparse.Namespace) -> int:
    """Freeze the formulas of one workbook."""
    from jixiao.doors.freeze_file import freeze_file  # noqa: PLC0415 - see cli.py

    frozen = freeze_file(Path(options.book), Path(options.output) if options.output else None)
    sys.stdout.writelines(line + "\n" for line in told(frozen))
    return 0


def told(frozen: Frozen) -> Iterator[str]:
    """What the terminal says: how many were frozen, which were not, where the file is."""
    errors = f"，其中{frozen.errors}个是错误值" if frozen.errors else ""
    yield f"已固化为数值：{frozen.count}个公式{errors}。"
    if frozen.uncomputed:
        shown = "、".join(f"{formula.sheet}!{formula.cell}" for formula in frozen.uncomputed[:_SHOWN])
        rest = "等" if len(frozen.uncomputed) > _SHOWN else ""
        yield (
            f"有{len(frozen.uncomputed)}个公式还没有计算结果，没有固化：{shown}{rest}；"
            "请在装有 jixiao 插件的 Excel 中打开一次并保存，再固化。"
        )
    if frozen.target is None:
        yield "文件没有改动。"
        return
    yield f"结果已写入：{frozen.target}"
    if frozen.backup is not None:
        yield f"固化前的文件留在：{frozen.backup}"
