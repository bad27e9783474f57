"""`jixiao clear`: the user's file back as it was."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jixiao.doors.file import clear_file


def run(options: argparse.Namespace) -> int:
    """Take out what reviews added."""
    target, kept = clear_file(Path(options.book), Path(options.output) if options.output else None)
    sys.stdout.write(f"已还原：{target}\n")
    if kept is not None:
        sys.stdout.write(f"清除前的文件留在：{kept}\n")
    return 0
