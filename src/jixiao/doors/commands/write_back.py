"""`jixiao write-back`: the reasons filled in on 偏差原因提示 into the form's own 偏差原因分析及改进措施."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.write_back_file import WrittenBack
    from jixiao.review import Review
    from jixiao.sheets.prompts.written_back import Unwritten

_SHOWN = 8


def run(options: argparse.Namespace) -> int:
    """Write back the reasons of one workbook."""
    from jixiao.doors.write_back_file import write_back_file  # noqa: PLC0415 - see cli.py

    written = write_back_file(Path(options.book), Path(options.output) if options.output else None)
    sys.stdout.writelines(line + "\n" for line in told(written))
    return 0


def told(written: WrittenBack) -> Iterator[str]:
    """What the terminal says: how many were written, each line that was not, where the file is, what is lacking."""
    done = written.done
    yield f"写回原因：{done.written}条" + "".join(_more(written)) + "。"
    if written.conclusions:
        yield f"写回自评结论：{len(written.conclusions)}处。"
    for left in written.unwritten_conclusions:
        yield f"没有写回自评结论：{left.place}：{left.why}"
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
    if written.review is not None:
        yield from _standing(written.review)
    if written.edits:
        yield "写回的文字已是表中的内容，jixiao clear 不会去掉。"


def _more(written: WrittenBack) -> Iterator[str]:
    if written.done.replaced:
        yield f"，其中替换原有文字{written.done.replaced}处"
    if written.done.unchanged:
        yield f"，另有{written.done.unchanged}条与表中已有文字相同"


def _standing(review: Review) -> Iterator[str]:
    """How many deviations are explained now, and what the explanations still lack."""
    from jixiao.sheets.place import place_text, several_sheets  # noqa: PLC0415
    from jixiao.sheets.prompts.answered import incomplete, standing_of  # noqa: PLC0415 - see cli.py

    yield standing_of(review.prompts)
    lacking = incomplete(review.prompts)
    with_sheet = several_sheets(prompt.cell for prompt in review.prompts)
    for prompt in lacking[:_SHOWN]:
        where, lacks = place_text(prompt.cell, with_sheet=with_sheet), "、".join(map(str, prompt.lacks))
        yield f"  {where} {prompt.subject}（{prompt.kind.value}）：{lacks}"
    if len(lacking) > _SHOWN:
        yield f"  …… 其余{len(lacking) - _SHOWN}条见工作表“偏差原因提示”的“填写情况”一栏。"


def _place(line: Unwritten) -> str:
    kind = f"（{line.kind}）" if line.kind else ""
    return " ".join(filter(None, (line.place, f"{line.subject}{kind}")))
