"""`jixiao monitor`: payments to date against the payment plan, project by project."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from jixiao.errors import JixiaoError

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.monitor_file import Monitored

_SHOWN = 20


def run(options: argparse.Namespace) -> int:
    """Monitor one workbook with one payment list."""
    from jixiao.doors.monitor_file import monitor_book, monitor_file, read_as_of  # noqa: PLC0415 - see cli.py

    if options.json and options.output:
        raise JixiaoError("--json 只打印结果、不写文件，不能和 -o 同时使用。")
    as_of = read_as_of(options.as_of) if options.as_of else None
    source, paid = Path(options.book), Path(options.paid)
    if options.json:
        import json  # noqa: PLC0415

        from jixiao.doors.monitor_json import report  # noqa: PLC0415

        found = report(monitor_book(source, paid, as_of))
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return 0
    target = Path(options.output) if options.output else None
    written = monitor_file(source, paid, target, as_of=as_of)
    sys.stdout.writelines(line + "\n" for line in _lines(written.monitored))
    sys.stdout.write(f"结果已写入：{written.target}，请看工作表“绩效运行监控”。\n")
    if written.backup is not None:
        sys.stdout.write(f"监控前的文件留在：{written.backup}\n")
    sys.stdout.writelines(notice + "\n" for notice in written.notices)
    return 0


def _lines(monitored: Monitored) -> Iterator[str]:
    """What the terminal shows: the date, a line for each project not on its plan, gravest first, what was set aside."""
    from jixiao.monitoring import Status  # noqa: PLC0415
    from jixiao.values.decimals import percent, plain  # noqa: PLC0415

    monitoring = monitored.monitoring
    unit = "" if monitored.listed.unit_source else "，没有写明金额单位，按元计算"
    day, number = monitoring.as_of.isoformat(), len(monitoring.standings)
    yield f"{monitored.book.name}：截至{day}，{number}个项目（支付明细：{monitored.source}{unit}）"
    counts = ((status, monitoring.count(status)) for status in Status)
    yield "  " + "，".join(f"{status.value}{number}个" for status, number in counts if number)
    gravest = (Status.FAR_BEHIND, Status.OVER_BUDGET, Status.NOT_STARTED, Status.BEHIND, Status.NO_PLAN, Status.AHEAD)
    off = [standing for status in gravest for standing in monitoring.standings if standing.status is status]
    for standing in off[:_SHOWN]:
        rates = (("计划", standing.share), ("支付", standing.rate))
        told = "".join(f"，{word}{percent(rate)}" for word, rate in rates if rate is not None)
        yield f"  {standing.status.value}：{standing.project.name}{told}"
    if len(off) > _SHOWN:
        yield f"  …… 其余{len(off) - _SHOWN}个项目见工作表。"
    doubted = sum(bool(standing.project.doubts) for standing in monitoring.standings)
    if doubted:
        yield f"  {doubted}个项目的资金支出计划需要核对，见工作表的“提示”一栏。"
    if monitoring.set_aside:
        aside, amount = len(monitoring.set_aside), plain(monitoring.unmatched)
        yield f"  未计入的支付明细{aside}行，合计{amount}元，原因逐行列在工作表中。"
