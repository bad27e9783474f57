"""Every kind of workbook that the product writes, made of the samples, each named after the command that wrote it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from jixiao.doors.commands.new import make
from jixiao.doors.file import review_file
from jixiao.doors.monitor_file import monitor_file, read_as_of
from jixiao.doors.prompts_file import split_file
from jixiao.doors.report_file import write_report
from jixiao.doors.write_back_file import write_back_file
from jixiao.form.grid import reference
from jixiao.reader.inputs import INPUT_SHEET
from jixiao.scoring.proposal import Spread
from jixiao.sheets import Filling, Part, headings, sheet_of
from jixiao.workbook import PutValue, apply_edits, read_snapshot

_WORKBOOKS = Path(__file__).resolve().parents[1] / "workbooks"
_WITH_SCORES = "天津市司法局-2021-整体支出绩效自评表.xlsx"
_WITH_REPORT, _REPORT = "蔡甸区司法局-2020-部门整体绩效自评表.xlsx", "蔡甸区司法局-2020-自评报告.docx"
_WITH_SCORECARD = "辰溪县司法局-2021-部门整体支出绩效评价.xlsx"
_WITH_PLAN, _PAYMENTS = "抚宁区司法局-2020-预算项目绩效目标表.xlsx", "抚宁区司法局-2020-支付明细-示例.csv"
_WITH_TARGETS = "*目标表*.xlsx"
_PACKS = {_WITH_SCORES: "tianjin-2021", _WITH_REPORT: "hubei"}
_ANSWERS = {
    headings.CATEGORY: "政策或任务调整",
    headings.REASON: "上级年中下达了新的任务，受理的案件比年初测算的多；测算时只参照了上一年的数量，没有考虑新的网点。",
    headings.EVIDENCE: "任务下达文件、案件台账",
    headings.MEASURE: "下一年度按近三年的平均数测算指标值，并在年中预算调整时同步调整绩效目标。",
    headings.WHO: "人民参与和促进法治处",
    headings.WHEN: "2022年3月",
}


def written_books(folder: Path) -> tuple[Path, ...]:
    """Run every command that writes a sheet over the samples that it is for; the results stand in ``folder``."""
    samples = folder / "samples"  # copies: an application may hold one of the samples open
    samples.mkdir(parents=True, exist_ok=True)
    for sample in _WORKBOOKS.glob("[!.~]*.*"):
        shutil.copy(sample, samples)
    runs = (_reviewed, _with_options, _drafted, _monitored, _written_back, _handed_out)
    return tuple(book for run in runs for book in run(samples, folder))


def written_reports(folder: Path) -> tuple[Path, ...]:
    """Write the 自评报告 of every sample that can have one."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        write_report(_WORKBOOKS / name, folder / f"report-{Path(name).stem}.docx", pack=_PACKS.get(name)).target
        for name in (_WITH_SCORES, _WITH_REPORT, _WITH_SCORECARD)
    )


def _reviewed(samples: Path, folder: Path) -> Iterator[Path]:
    for sample in sorted(samples.glob("*.xlsx")):
        yield review_file(sample, folder / f"review-{sample.name}", pack=_PACKS.get(sample.name)).target


def _with_options(samples: Path, folder: Path) -> Iterator[Path]:
    """Reviews that leave more on their sheets: proposed weights, filled scores, a sheet of data to ask for."""
    even, report = folder / f"review-weights-even-{_WITH_REPORT}", samples / _REPORT
    yield review_file(samples / _WITH_REPORT, even, pack="hubei", report=report, weights=Spread.EVEN).target
    filled = folder / f"review-fill-scores-{_WITH_SCORES}"
    yield review_file(samples / _WITH_SCORES, filled, pack="tianjin-2021", fill_scores=Filling.ALL).target
    asking = folder / f"review-without-data-{_WITH_SCORECARD}"
    book = load_workbook(samples / _WITH_SCORECARD)
    del book[INPUT_SHEET]
    book.save(asking)
    yield review_file(asking, asking, in_place=True).target


def _drafted(samples: Path, folder: Path) -> Iterator[Path]:
    for sample in sorted(samples.glob(_WITH_TARGETS)):
        yield make(sample, folder / f"new-{sample.name}").target


def _monitored(samples: Path, folder: Path) -> Iterator[Path]:
    target = folder / f"monitor-{_WITH_PLAN}"
    yield monitor_file(samples / _WITH_PLAN, samples / _PAYMENTS, target, as_of=read_as_of("2020-10-31")).target


def _written_back(samples: Path, folder: Path) -> Iterator[Path]:
    for name, pack in _PACKS.items():
        target = folder / f"write-back-{name}"
        review_file(samples / name, target, pack=pack)
        answer_prompts(target)
        write_back_file(target, target)
        yield target


def _handed_out(samples: Path, folder: Path) -> Iterator[Path]:
    """The prompts of a department, in a workbook of their own."""
    whole = folder / f"split-{_WITH_SCORES}"
    review_file(samples / _WITH_SCORES, whole, pack="tianjin-2021")
    answer_prompts(whole)
    yield from split_file(whole, folder).files


def answer_prompts(reviewed: Path) -> None:
    """Fill in every second line of 偏差原因提示, as people would."""
    snapshot = read_snapshot(reviewed)
    title = sheet_of(Part.PROMPTS, [sheet.name for sheet in snapshot.sheets])
    (sheet,) = (sheet for sheet in snapshot.sheets if sheet.name == title)
    header = next(row for (row, _), cell in sheet.cells.items() if cell.text == headings.QUESTIONS)
    places = {cell.text: column for (row, column), cell in sheet.cells.items() if row == header}
    last = max(row for row, _ in sheet.cells)
    cells = ((row, heading) for row in range(header + 1, last + 1, 2) for heading in _ANSWERS)
    edits = [PutValue(sheet.name, reference(row, places[heading]), _ANSWERS[heading]) for row, heading in cells]
    apply_edits(reviewed, edits, reviewed)
