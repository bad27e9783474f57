"""The file that a command writes (结果文件): where it may go, what it may replace, what is kept of that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiao.errors import JixiaoError
from jixiao.sheets import find_all_traces
from jixiao.workbook import backup, edited_since, has_record, read_record, read_snapshot


def is_marked(path: Path) -> bool:
    """Whether a workbook holds what a command of ours wrote, with its record or without."""
    return has_record(path) or find_all_traces(read_snapshot(path)) is not None


def sheets_on_record(path: Path) -> tuple[str, ...]:
    """The sheets of ours that a workbook's record knows."""
    record = read_record(path)
    return record.sheets if record else ()


@contextmanager
def backed_up(source: Path, *, when: bool) -> Iterator[Path | None]:
    """Keep a copy of a file about to be replaced; it goes again when nothing was replaced."""
    kept = backup(source) if when else None
    try:
        yield kept
    except BaseException:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise


def result_path(source: Path, target: Path | None, mark: str) -> tuple[Path, bool]:
    """Where a command's result goes, the source itself where no other file is named; and whether it is the source."""
    target = target or source
    refuse_other_format(source, target, mark)
    same = target.exists() and target.samefile(source)
    if not same:
        refuse_overwriting(target)
    return target, same


def refuse_open(path: Path) -> None:
    """Refuse a workbook that an application holds: what is on the disk is not what its user sees."""
    if not path.exists():
        raise JixiaoError(f"没有找到文件“{path}”，请检查路径和文件名。")
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if os.path.exists(lock):  # noqa: PTH110 - False where the name is too long to be there
            raise JixiaoError(f"“{path.name}”正在 Excel 或其他程序中打开，请保存并关闭后再试。")


def refuse_other_format(source: Path, target: Path, mark: str) -> None:
    """Refuse a result whose name promises another format than it has: Excel does not open it."""
    if target != source and target.is_dir():
        example = target / f"{source.stem.removesuffix(mark)}{mark}{source.suffix}"
        raise JixiaoError(f"“{target}”是文件夹，请在 -o 后面写明结果文件的名称，例如“{example}”。")
    if source.exists() and target.suffix.lower() != source.suffix.lower():
        raise JixiaoError(
            f"结果文件“{target.name}”的扩展名与原文件不同，Excel 会打不开；请写成“{target.stem}{source.suffix}”。"
        )


def refuse_overwriting(target: Path, layer: str | None = None) -> None:
    """Never overwrite a file that holds somebody's work, nor what another command than that of ``layer`` wrote."""
    if not target.exists():
        return
    if not is_marked(target):
        raise JixiaoError(f"“{target.name}”已经存在，而且不是校验结果，没有覆盖；请用 -o 另外指定文件名。")
    if edited_since(target) or not has_record(target):
        raise JixiaoError(
            f"“{target.name}”在上次校验后有人改过，为免丢失没有覆盖；请直接校验这个文件，或用 -o 另外指定文件名。"
        )
    record = read_record(target)
    if layer is not None and record is not None and any(one.name != layer for one in record.layers):
        others = "、".join(f"“{sheet}”" for one in record.layers if one.name != layer for sheet in one.sheets)
        raise JixiaoError(
            f"“{target.name}”里还有工作表{others}，为免丢失没有覆盖；请直接处理这个文件，或用 -o 另外指定文件名。"
        )
