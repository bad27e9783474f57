"""`jixiao value`: how a text reads, and what was presumed."""

from __future__ import annotations

import argparse
import sys

from jixiao.values import Role, describe, explain, read


def run(options: argparse.Namespace) -> int:
    """Print how each text reads."""
    values = [read(text, Role(options.role)) for text in options.texts]
    if options.json:
        import json  # noqa: PLC0415 - not needed for the plain answer

        sys.stdout.write(json.dumps([describe(value) for value in values], ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(explain(value) + "\n" for value in values)
    return 0
