"""`jixiao write-back`: the reasons filled in on 偏差原因提示 into the form's own 偏差原因分析及改进措施."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.write_back_file import WrittenBack
    from jixiao.sheets.written_back import Unwritten


def run(options: argparse.Namespace) -> int:
    """Write back the reasons of one workbook."""
    from jixiao.doors.write_back_file import write_back_file  # noqa: PLC0415 - see cli.py

    written = write_back_file(Path(options.book), Path(options.output) if options.output else None)
    sys.stdout.writelines(line + "\n" for line in told(written))
    return 0


def told(written: WrittenBack) -> Iterator[str]:
    """What the terminal says: how many were written, each line that was not, where the file is."""
    done = written.done
    yield (
        f"写回原因：{done.written}条" + (f"，另有{done.unchanged}条与表中已有文字相同" if done.unchanged else "") + "。"
    )
    if done.unwritten:
        yield f"没有写回：{len(done.unwritten)}条。"
    for line in done.unwritten:
        yield f"  {_place(line)}：{line.why}"
    if written.target is None:
        yield "文件没有改动。"
        return
    yield f"结果已写入：{written.target}"
    if written.backup is not None:
        yield f"写回前的文件留在：{written.backup}"
    yield from written.notices
    if done.written:
        yield "写回的原因已是表中的内容，jixiao clear 不会去掉；请在工作表“偏差原因提示”的“尚缺”一栏查看还缺什么。"


def _place(line: Unwritten) -> str:
    kind = f"（{line.kind}）" if line.kind else ""
    return " ".join(filter(None, (line.place, f"{line.subject}{kind}")))
