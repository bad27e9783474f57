"""`jixiao prompts split`, `jixiao prompts merge`: the prompts to the departments, their answers back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.prompts_file import HandedOut, TakenBack
    from jixiao.review import Prompt
    from jixiao.sheets.prompts.merging import Conflict, FileCount

FAILED = 2
_SHOWN = 8
_SHOWN_TEXT = 30


def run(options: argparse.Namespace) -> int:
    """Hand out, or take back."""
    from jixiao.doors.prompts_file import merge_files, split_file  # noqa: PLC0415 - see cli.py

    output = Path(options.output) if options.output else None
    if options.action == "split":
        sys.stdout.writelines(line + "\n" for line in _handed_out(split_file(Path(options.book), output)))
        return 0
    taken = merge_files(Path(options.book), [Path(file) for file in options.files], output)
    sys.stdout.writelines(line + "\n" for line in _taken_back(taken))
    sys.stderr.writelines(f"jixiao：{why}\n" for why in taken.refused.values())
    return FAILED if taken.refused else 0


def _handed_out(handed: HandedOut) -> Iterator[str]:
    yield f"分发给{len(handed.files)}个科室："
    for path, portion in handed.files.items():
        yield f"  {portion.department}：{len(portion.prompts)}条，{path}"
    if handed.unassigned:
        yield f"没有填写“责任科室”而没有分发的有{len(handed.unassigned)}条："
        yield from (f"  {named}" for named in _named(handed.unassigned[:_SHOWN]))
    if len(handed.unassigned) > _SHOWN:
        yield f"  …… 其余{len(handed.unassigned) - _SHOWN}条略。"
    yield "各科室填好交回后，运行 jixiao prompts merge 收回。"


def _taken_back(taken: TakenBack) -> Iterator[str]:
    for name, count in taken.merged.counts.items():
        yield f"{name}：{_counts(count)}。"
        yield from _unmatched(count)
    conflicts = taken.merged.conflicts
    for named, conflict in zip(_named([each.prompt for each in conflicts]), conflicts, strict=True):
        yield f"  {named}的“{conflict.heading}”：{_said(conflict)}；这一条没有收回，请商定后填写。"
    if taken.target is None:
        yield "文件没有改动。"
        return
    yield f"已收回到：{taken.target}"
    if taken.backup is not None:
        yield f"收回前的文件留在：{taken.backup}"
    yield "请在工作表“偏差原因提示”核对“预览”，再用 jixiao write-back 写回原表。"


def _counts(count: FileCount) -> str:
    parts = [f"收回{count.taken}条"]
    parts += [f"与已填内容相同{count.same}条"] if count.same else []
    parts += [f"没有填写{count.open}条"] if count.open else []
    parts += [f"与别处填写的不一致{count.conflicts}条"] if count.conflicts else []
    parts += [f"对不上{len(count.unmatched)}条"] if count.unmatched else []
    return "，".join(parts)


def _unmatched(count: FileCount) -> Iterator[str]:
    from jixiao.sheets.prompts.written_back import why_unmatched  # noqa: PLC0415 - see cli.py

    for each in count.unmatched:
        told = why_unmatched(each, "没有收回")
        yield f"  {' '.join(filter(None, (told.place, told.subject)))}（{told.kind}）：{told.why}"


def _said(conflict: Conflict) -> str:
    return "，".join(f"{name or '本工作簿'}填的是“{_cut(text)}”" for name, text in conflict.said.items())


def _named(prompts: Sequence[Prompt]) -> Iterator[str]:
    """Where each prompt is, and what it is about."""
    from jixiao.sheets.place import place_text, several_sheets  # noqa: PLC0415 - see cli.py

    with_sheet = several_sheets(prompt.cell for prompt in prompts)
    for prompt in prompts:
        yield f"{place_text(prompt.cell, with_sheet=with_sheet)} {prompt.subject}（{prompt.kind.value}）"


def _cut(text: str) -> str:
    closed = "".join(text.split())
    return closed if len(closed) <= _SHOWN_TEXT else f"{closed[:_SHOWN_TEXT]}…"
