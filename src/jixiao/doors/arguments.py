"""The arguments of `jixiao batch`, and those that it shares with `jixiao review`."""

from __future__ import annotations

import argparse

FILL_SCORES, FILLINGS = "--fill-scores", ("blank", "all")


def add_batch_arguments(batch: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    batch.add_argument("folder", metavar="文件夹", help="工作簿所在的文件夹（含下级文件夹），或 s3:// 一类的地址")
    batch.add_argument(
        "-o", "--output", metavar="文件", help="汇总（默认在文件夹旁，名字后加“-汇总”）；其余结果放在它旁边"
    )
    batch.add_argument("--copies", metavar="位置", help="校验后的工作簿放到哪里（默认在汇总旁，名字后加“-已校验”）")
    batch.add_argument("--previous", metavar="文件", help="去年的汇总（.xlsx），与今年对照")
    batch.add_argument("--resume", action="store_true", help="接着上次没有做完的做；文件改过的重新校验")
    batch.add_argument("--retry-failed", action="store_true", help="和 --resume 一起用：上次未能校验的再试一次")
    batch.add_argument("--pack", metavar="口径", help="打分口径的名称，或口径文件（.toml）的路径")
    batch.add_argument(
        "--scorecard", action="append", metavar="评分表", help="自己写的评分表文件（.toml），有几个就写几次"
    )
    batch.add_argument("--weights", choices=["even"], help="表中没有分值时，按目标平均拟定分值（不改动原表）")
    batch.add_argument(
        FILL_SCORES, nargs="?", const=FILLINGS[0], choices=FILLINGS, help="把测算得分填入各份空白的得分单元格"
    )
    batch.add_argument("--workers", type=_at_least_one, metavar="个数", help="同时处理几份（默认为处理器的个数）")
    batch.add_argument("--timeout", type=_seconds, default=120.0, metavar="秒", help="一份最多处理多久（默认 120 秒）")
    batch.add_argument(
        "--memory", type=_at_least_one, default=2048, metavar="MB", help="一份最多用多少内存（默认 2048 MB）"
    )
    batch.add_argument("--engine", choices=["local", "dask"], default="local", help="在本机处理，或交给 dask 集群")
    batch.add_argument("--scheduler", metavar="地址", help="dask 调度器的地址，如 tcp://192.168.1.10:8786")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise ValueError
    return number
