"""`jixiao checks`: what is checked, and why."""

from __future__ import annotations

import argparse
import sys

from jixiao.checks import registry
from jixiao.checks.catalogue import explain
from jixiao.checks.registry import RETIRED
from jixiao.errors import JixiaoError


def run(options: argparse.Namespace) -> int:
    """List the checks, or explain one."""
    if options.code:
        if options.code.strip().upper() not in (*registry(), *RETIRED):
            raise JixiaoError(explain(options.code))
        sys.stdout.write(explain(options.code) + "\n")
        return 0
    sys.stdout.writelines(f"{check.code}  {check.severity}  {check.title}\n" for check in registry().values())
    return 0
