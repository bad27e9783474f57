"""`jixiao packs`: the 打分口径 in force, with their sources."""

from __future__ import annotations

import argparse
import sys

from jixiao.packs import describe_pack, load_pack, pack_names


def run(options: argparse.Namespace) -> int:
    """List the packs, or tell one in full."""
    if options.name:
        sys.stdout.write(describe_pack(load_pack(options.name)) + "\n")
        return 0
    for name in pack_names():
        pack = load_pack(name)
        sys.stdout.write(f"{name}\n    {pack.title}\n    {pack.provenance}\n")
    return 0
