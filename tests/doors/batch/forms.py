"""Small forms to review by the dozen, and folders that misbehave."""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from jixiao.doors.batch.job import Job, Options
from jixiao.doors.batch.places import Folder, Place, PlaceGoneError

HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
SENTENCE = "因汛期提前，三个乡镇的管护队伍抽调参加抢险，原定的检修计划推迟到下半年分批完成。"


def write_form(path: Path, unit: str = "青山县民政局", *, actual: str = "9次", reason: str | None = SENTENCE) -> Path:
    """A form of three rows; the claimed score of the first is too high where its actual is short of 10次."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "自评表"
    for row in (
        ["2024年度项目支出绩效自评表"],
        ["项目名称", "路灯管护", "主管部门", unit],
        HEADER,
        ["产出指标", "数量指标", "检查次数", "≥10次", actual, 40, 40, reason],
        ["产出指标", "数量指标", "培训场次", "≥8场", "8场", 30, 30, None],
        ["产出指标", "质量指标", "合格率", "≥95%", "96%", 30, 30, None],
        ["总分", None, None, None, None, 100, 100, None],
    ):
        sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    workbook.close()
    return path


def write_folder(folder: Path, count: int) -> Path:
    """A folder of so many forms, of as many units, in two folders below it; the forms are copied, which is quick."""
    first = write_form(folder / "甲区" / "单位00.xlsx", "单位00")
    for number in range(1, count):
        target = folder / ("甲区", "乙区")[number % 2] / f"单位{number:02}.xlsx"
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(first, target)
    return folder


def jobs_of(source: Place, copies: Path) -> list[Job]:
    """A job for each file of a place, in the order of their paths."""
    copies.mkdir(exist_ok=True)
    entries = sorted(source.entries(), key=lambda entry: entry.path)
    return [Job(each.path, each.size, each.stamp, source, Folder(copies), Options()) for each in entries]


@dataclass(frozen=True, slots=True)
class Trap(Folder):
    """A folder whose files do to the process that reads them what their names say."""

    def readable(self, path: str, scratch: Path) -> Path:
        name = Path(path).stem
        if name == "卡住":
            time.sleep(600)
        if name == "吃内存":
            eaten = []
            while True:
                eaten.append(bytearray(b"\x01") * (8 << 20))
        if name == "崩溃":
            os.abort()
        if name == "只崩溃一次" and not (self.root.parent / "崩溃过").exists():
            (self.root.parent / "崩溃过").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.root / path


@dataclass(frozen=True, slots=True)
class OnlyHere(Folder):
    """A folder that no other process sees."""

    process: int = 0

    def require(self) -> None:
        if os.getpid() != self.process:
            raise PlaceGoneError(f"文件夹“{self.root}”不见了。")


@dataclass(frozen=True, slots=True)
class Slow(Folder):
    """A folder that takes its time, so that one can step in."""

    seconds: float = 0.2

    def readable(self, path: str, scratch: Path) -> Path:
        time.sleep(self.seconds)
        return self.root / path
