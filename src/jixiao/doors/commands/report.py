"""`jixiao report`: the 自评报告 of a workbook as a Word document."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.report_file import Written

_SHOWN = 12


def run(options: argparse.Namespace) -> int:
    """Write the report of one workbook."""
    from jixiao.doors.report_file import write_report  # noqa: PLC0415 - see cli.py

    target = Path(options.output) if options.output else None
    written = write_report(
        Path(options.book),
        target,
        template=options.template,
        pack=options.pack,
        scorecards=tuple(options.scorecard or ()),
    )
    sys.stdout.writelines(line + "\n" for line in _lines(written))
    return 0


def _lines(written: Written) -> Iterator[str]:
    """Where the report is, what is left to fill in, what the user should know."""
    yield f"报告已写入：{written.target}（模板：{written.template}）"
    yield from written.notices
    questions = written.questions
    if not questions:
        yield "请通读一遍，核对无误后再报送。"
        return
    yield (
        f"还有{len(questions)}处【请填写】要由人填写，报告中已用底色标出："
        if len(questions) <= _SHOWN
        else f"还有{len(questions)}处【请填写】要由人填写，报告中已用底色标出，可在 Word 中查找“【请填写”逐处填写。"
    )
    if len(questions) <= _SHOWN:
        yield from (f"  {question}" for question in questions)
