"""The file door's road to 绩效运行监控: a workbook and a payment list in, a copy with one more sheet out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jixiao.doors.asked import asked_last
from jixiao.doors.file import choose_pack, open_book
from jixiao.doors.notices import structure_notices
from jixiao.doors.payment_file import open_payment_list
from jixiao.doors.result_file import backed_up, refuse_other_format, refuse_overwriting
from jixiao.errors import JixiaoError
from jixiao.form.model import Book
from jixiao.monitoring import (
    Monitoring,
    PaymentList,
    common_year,
    monitor_payments,
    projects_of,
    read_payment_list,
)
from jixiao.monitoring.payment_values import UnreadableError, read_day
from jixiao.packs import Pack
from jixiao.review import review_book
from jixiao.sheets import find_monitoring
from jixiao.sheets.monitoring.answers import read_given_reasons
from jixiao.sheets.monitoring.sheet import monitoring_sheet
from jixiao.workbook import PutSheet, apply_edits, read_record, read_snapshot, structure_locked

MARK = "-监控"
LAYER = "绩效运行监控"  # under which the record keeps what a monitoring wrote
_WANTED = "绩效目标表：表头里要有“三级指标”“指标值”这样的标题"


@dataclass(frozen=True, slots=True)
class Monitored:
    """A monitoring with what it rests on."""

    book: Book
    listed: PaymentList
    source: str  # the name of the payment list
    pack: Pack
    monitoring: Monitoring


@dataclass(frozen=True, slots=True)
class Written:
    """A monitoring and where it was written."""

    monitored: Monitored
    target: Path
    backup: Path | None = None
    notices: tuple[str, ...] = ()  # what the user should know about the file


def monitor_book(source: Path, paid: Path, as_of: date | None = None) -> Monitored:
    """Compare the payments of a list with the plans of a workbook's projects; nothing is written.

    Raises:
        JixiaoError: one Chinese sentence that says which of the two cannot be used, and why.
    """
    book = open_book(source, wanted=_WANTED)
    pack = choose_pack(None, book, remembered=asked_last(read_record(source)).pack)
    projects = projects_of(book, review_book(book, pack).findings)
    listed = read_payment_list(open_payment_list(paid), common_year(projects))
    return Monitored(book, listed, paid.name, pack, monitor_payments(projects, listed, as_of, pack.monitoring))


def monitor_file(source: Path, paid: Path, target: Path | None = None, *, as_of: date | None = None) -> Written:
    """Write a copy of a workbook with the sheet 绩效运行监控.

    Without a target it goes beside the source, with -监控 after its name; a workbook that was monitored before is
    monitored again where it stands. The source itself is never changed unless jixiao wrote that sheet into it.
    """
    record = read_record(source) if source.exists() else None
    recorded = record is not None and record.layer(LAYER) is not None
    traces = find_monitoring(read_snapshot(source)) if source.exists() and not recorded else None
    marked = recorded or traces is not None
    target = target or _default_target(source, marked=marked)
    refuse_other_format(source, target, MARK)
    same = target.exists() and source.exists() and target.samefile(source)
    if not same:
        refuse_overwriting(target, LAYER)
    elif not marked:
        raise JixiaoError(f"结果文件与原文件同名：“{target.name}”，请换一个名字。")
    monitored = monitor_book(source, paid, as_of)
    given = read_given_reasons(read_snapshot(source)) if marked else {}
    sheet = monitoring_sheet(monitored.monitoring, monitored.listed, monitored.source, monitored.pack, given)
    with backed_up(source, when=same and not recorded) as kept:
        apply_edits(source, [PutSheet(sheet)], target, record=True, layer=LAYER, traces=traces)
    return Written(monitored, target, kept, tuple(structure_notices(locked=structure_locked(source))))


def read_as_of(text: str) -> date:
    """The as-of date (截至日期) of the command line.

    Raises:
        JixiaoError: it is no date.
    """
    try:
        return read_day(text, None)
    except UnreadableError:
        raise JixiaoError(f"截至日期“{text}”读不出来，请写成 2020-06-30 这样的日期。") from None


def _default_target(source: Path, *, marked: bool) -> Path:
    if marked and source.stem.endswith(MARK):
        return source
    return source.with_name(f"{source.stem}{MARK}{source.suffix}")
