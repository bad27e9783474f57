"""A folder of workbooks as a finance bureau gets them: `python -m benchmarks.many_workbooks FOLDER COUNT [--bad]`.

A workbook depends on its index and the seed alone. The six samples take turns; 7 districts take turns with a department
of each. All 万元 of a workbook, in cells and in sentences, are multiplied by one factor, so that sums which held still
hold, but for roundings. About 70 % of the numeric actuals change (of a 绩效目标表 the targets that are no money), and
some scores with their total; reasons are told anew, a long goal or paragraph is given a sentence that names the unit.
"""
# ruff: noqa: SIM905 - lists of words, which would take a line for each word

from __future__ import annotations

import multiprocessing
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from jixiao.form.model import Book, Cell, Form

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # not to wait for the disk as apply_edits does
PROCESSES, WORTH_A_POOL = 2, 50

# Indices of what is special; no two of the ranges meet.
FAR_OFF = range(11, 10**9, 40)  # one actual ×10000, as 元 for 万元: a money one, else a count, else the amount spent
COPIED_TEXT = range(24, 10**9, 25)  # the longest reason, goal or paragraph is that of the sample's workbook before
COPIED_FILE, COPIED_FROM = range(37, 10**9, 50), 30  # the bytes of the one 30 before, beside it, (1) after its name

SAMPLES = (
    "天津市司法局-2024-项目支出绩效目标表-一张工作表.xlsx 天津市司法局-2021-整体支出绩效自评表.xlsx "
    "天津市司法局-2024-项目支出绩效目标表.xlsx 蔡甸区司法局-2020-部门整体绩效自评表.xlsx "
    "抚宁区司法局-2020-预算项目绩效目标表.xlsx 辰溪县司法局-2021-部门整体支出绩效评价.xlsx"
).split()
FIRST, SECOND = "青临安平永长新云石金龙白清东南宁丰玉", "山河阳川溪泉陵原江湖源谷林塘"
DEPARTMENTS = (
    "民政局 教育局 财政局 卫生健康局 农业农村局 水利局 交通运输局 文化和旅游局 人力资源和社会保障局 自然资源局 审计局 "
    "住房和城乡建设局 应急管理局 市场监督管理局 统计局 医疗保障局 林业局 科学技术局 商务局 信访局 生态环境局 档案馆"
).split()
ROUND = 7  # districts that take turns; no common divisor with the number of samples
CAUSES = "疫情防控 人员调整 连续降雨 政策调整 机构改革 项目延期开工 采购流标 群众需求增加 任务追加 系统升级".split()
MEASURES = "按季核对完成数 细化年初测算 提前组织采购 加强部门会商 完善台账 优化办理流程 压实经办责任 加密督导".split()
OFFICES = "办公室 财务股 业务股 规划股 政策法规股 综合股 项目办 信息中心 人事股 督查室".split()
ADDED = "以上由{}核对。 此项由{}牵头落实。 {}按季跟踪进展。 有关资料存{}备查。 具体工作由{}与乡镇对接。".split()
CENT, LONG = Decimal("0.01"), 20  # LONG: characters from which a text is given a sentence of the unit's own
MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?(?=\s*万元)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
PROJECT_CODE = re.compile(r"(?<=\d{3}-\d{4}-[A-Z]{3}-)[A-Z0-9]{4}")

Key: TypeAlias = tuple[str, str]  # sheet, cell
Values: TypeAlias = dict[Key, str | Decimal | None]


def unit_of(index: int) -> tuple[str, str]:
    """The made-up unit of a workbook, 青山县 and 民政局; no two indices have the same, a real one's name is chance."""
    rest, turn = divmod(index, ROUND)
    block, department = divmod(rest, len(DEPARTMENTS))
    rest, first = divmod(block * ROUND + turn, len(FIRST))
    again, shift = divmod(rest, len(SECOND))
    stem = "上" * (again // 2) + FIRST[first] + SECOND[(first + shift) % len(SECOND)]
    return stem + "县区"[(first + shift + again) % 2], DEPARTMENTS[department]


@dataclass(frozen=True, slots=True)
class Sample:
    """The cells of a sample that are patched."""

    path: Path
    texts: dict[Key, str]  # all outside a 评分表, whose 评分标准 must stay as printed
    parts: dict[str, dict[Key, Decimal | None]]  # figure, amount (in 万元), spent, reason, told → cells, their numbers
    scores: tuple[tuple[Key, Decimal, Decimal, Key, Decimal], ...]  # weight, score; the total, what it is


@lru_cache(len(SAMPLES))
def sample_of(number: int) -> Sample:
    """Read a sample and find what is patched."""
    import jixiao
    from jixiao.form.grid import reference
    from jixiao.workbook import read_snapshot

    path = WORKBOOKS / SAMPLES[number]
    book = jixiao.read_book(path)
    cards = {form.sheet for form in book.forms if form.kind == "scorecard"}
    sheets = {sheet.name: sheet.cells.items() for sheet in read_snapshot(path).sheets if sheet.name not in cards}
    cells = {(name, reference(*place)): cell for name, found in sheets.items() for place, cell in found}
    texts = {key: cell.text for key, cell in cells.items() if cell.number is None}
    parts: dict[str, dict[Key, Decimal | None]] = defaultdict(dict)
    for what, cell in _parts(book):
        if cell and (what != "told" or len(texts.get((cell.sheet, cell.ref), "")) >= LONG):
            parts[what][cell.sheet, cell.ref] = cell.number
    return Sample(path, texts, parts, tuple(score for form in book.forms for score in _scores(form)))


def _parts(book: Book) -> Iterator[tuple[str, Cell | None]]:
    """The cells that are patched, each with what it is."""
    for form in book.forms:
        filled = form.kind == "self-evaluation"
        for row in form.indicators:
            stated = row.actual if filled else row.target
            if stated and stated.value.number and (filled or "元" not in stated.text):
                yield "figure" if len(NUMBER.findall(stated.cell.text)) == 1 else "", stated.cell
            yield "reason", row.reason
        for line in (form.budget.total, *form.budget.parts) if form.budget else ():
            yield from (("amount", given and given.cell) for given in (line.initial, line.annual, line.spent))
            yield "spent", line.spent and line.spent.cell
        yield from (("amount", spending.amount.cell) for spending in form.spending)
        yield from (("amount", given.value) for given in form.inputs if given.unit == "万元")
        yield "reason", form.budget and form.budget.reason
        yield from (("reason", remark.cell) for remark in form.remarks if "原因" in remark.label)
        yield from (("told", cell) for goal in form.goals for cell in (goal.text, goal.actual))
        yield from (("told", cell) for cell in (form.purpose, form.conclusion and form.conclusion.cell))
    yield from (("told", passage.cell) for report in book.reports for passage in report.passages)


def _scores(form: Form) -> Iterator[tuple[Key, Decimal, Decimal, Key, Decimal]]:
    total = form.total.score if form.total else None
    for row in form.indicators if total and total.number is not None else ():
        if row.score and row.score.number is not None and row.weight and row.weight.number:
            cell, summed = row.score.cell, total.cell
            yield (cell.sheet, cell.ref), row.weight.number, row.score.number, (summed.sheet, summed.ref), total.number


@dataclass(frozen=True, slots=True)
class Draft:
    """One workbook being thought up."""

    sample: Sample
    unit: tuple[str, str]
    dice: random.Random

    def values(self) -> Values:
        """What the cells hold now; what is as in the sample too."""
        some, parts, factor = self.dice.random, self.sample.parts, Decimal(self.dice.randint(60, 160)) / 100
        values: Values = {key: self._renamed(text, factor) for key, text in self.sample.texts.items()}
        values |= {key: self._added_to(str(values[key])) for key in parts["told"]}
        values |= {key: self._near(str(values[key])) for key in parts["figure"] if some() < 0.85}
        values |= {key: (old * factor).quantize(CENT, ROUND_HALF_UP) for key, old in parts["amount"].items() if old}
        # One reason in five is left out; where none was given, one in eight is added.
        values |= {
            key: self._reason() if some() < (0.8 if key in values else 0.12) else None for key in parts["reason"]
        }
        for key, weight, score, place, total in self.sample.scores:
            if some() < 0.25:
                new = (weight * self.dice.randint(60, 100) / 100).quantize(CENT, ROUND_HALF_UP)
                values |= {key: new, place: values.get(place, total) + new - score}
        return values

    def _renamed(self, text: str, factor: Decimal) -> str:
        """This unit in place of the sample's, and its amounts."""
        names, pattern = _names(self.sample.path.name.partition("司法局")[0], self.unit)
        text = pattern.sub(lambda found: names.get(found[0], str(301 + DEPARTMENTS.index(self.unit[1]))), text)
        text = PROJECT_CODE.sub(lambda _: "".join(self.dice.choices("ABCDEFGHJK23456789", k=4)), text)
        return MONEY.sub(lambda found: _times(found[0], factor, 2), text)

    def _near(self, text: str) -> str:
        """The text with its number changed a little; no share goes above 100 %."""
        new = NUMBER.sub(lambda found: _times(found[0], Decimal(self.dice.randint(80, 110)) / 100), text)
        return NUMBER.sub("100", new) if "%" in text and Decimal(NUMBER.findall(new)[0]) > 100 else new

    def _added_to(self, text: str) -> str:
        sentence = self.dice.choice(ADDED).format("".join(self.unit) + self.dice.choice(OFFICES))
        at = self.dice.choice([found.end() for found in re.finditer("。", text)] or [len(text)])
        return text[:at] + sentence + text[at:]

    def _reason(self) -> str:
        cause, measure, office = map(self.dice.choice, (CAUSES, MEASURES, OFFICES))
        told = f"受{cause}影响，{''.join(self.unit)}工作量较年初计划变化约{self.dice.randint(3, 60)}%。"
        return f"{told}下一步{measure}，由{office}负责，{self.dice.randint(3, 12)}月底前完成。"

    def far_off(self, values: Values) -> Values:
        """An actual in 万元 as if it were told in 元; where there is none, a count, else the amount spent."""
        told = {key: str(values[key]) for key in self.sample.parts["figure"] if "%" not in str(values[key])}
        if keys := [key for key, text in told.items() if "万元" in text] or list(told):
            key = self.dice.choice(keys)
            return {key: NUMBER.sub(lambda found: _times(found[0], Decimal(10000)), told[key])}
        return {key: Decimal(str(values[key])) * Decimal(10000) for key in list(self.sample.parts["spent"])[:1]}


@lru_cache(8)
def _names(home: str, unit: tuple[str, str]) -> tuple[dict[str, str], re.Pattern[str]]:
    """What the sample calls its unit → what this one is called; the pattern finds the 部门编码 before it too."""
    (district, department), name = unit, "".join(unit)
    stem, level, ours = home[:-1], home[-1], district[-1]
    units = {home: name, stem: name, level: ours + department, "": department}
    names = {f"{old}司法局": new for old, new in units.items()}
    names |= {f"{old}司法行政服务中心": f"{new}服务中心" for old, new in units.items()}
    names |= {f"{home}法律援助中心": f"{name}法律援助中心", home: district, stem: district[:-1]}
    names |= {"秦皇岛市": "", f"我{level}": f"我{ours}", f"全{level}": f"全{ours}"}
    return names, re.compile("|".join((*sorted(names, key=len)[::-1], rf"\d{{3}}(?=\d{{3}} ?{home})")))


def _times(text: str, factor: Decimal, places: int = 0) -> str:
    """A number as it was written, multiplied; a whole one gets at most so many places."""
    fraction = text.partition(".")[2]
    step = Decimal(1).scaleb(-(len(fraction) or places))
    number = (Decimal(text.replace(",", "")) * factor).quantize(step, ROUND_HALF_UP)
    new = f"{number:,f}" if "," in text else f"{number:f}"
    return new if fraction or "." not in new else new.rstrip("0").rstrip(".")


def values_of(index: int, seed: int = 0) -> Values:
    """What the patched cells of a workbook hold, with what is special about it."""
    draft = Draft(sample_of(index % len(SAMPLES)), unit_of(index), random.Random(f"{seed}-{index}"))
    values = draft.values()
    if index in FAR_OFF:
        values |= draft.far_off(values)
    if index in COPIED_TEXT:
        before = values_of(index - len(SAMPLES), seed)
        reasons = [key for key in draft.sample.parts["reason"] if before[key]]
        key = max(reasons or draft.sample.parts["told"], key=lambda key: len(str(before[key])))
        values[key] = before[key]
    return values


def path_of(folder: Path, index: int) -> Path:
    """Where a workbook goes; every third row of districts leaves its name out of the file's, so that names recur."""
    if index in COPIED_FILE:
        source = path_of(folder, index - COPIED_FROM)
        return source.with_stem(source.stem + "(1)")
    (district, department), what = unit_of(index), SAMPLES[index % len(SAMPLES)].partition("-")[2]
    return folder / district / f"{'' if index // ROUND % 3 == 2 else district}{department}-{what}"


def write_many(folder: Path, count: int, *, seed: int = 0) -> list[Path]:
    """Write so many workbooks, each into the folder of its district; gives their paths by index."""
    paths = [path_of(folder, index) for index in range(count)]
    work = [(index, path) for index, path in enumerate(paths) if index not in COPIED_FILE]
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        run = partial(pool.map, chunksize=16) if count > WORTH_A_POOL else map
        list(run(partial(_write, seed), work))
    for index in (index for index in range(count) if index in COPIED_FILE):
        paths[index].write_bytes(paths[index - COPIED_FROM].read_bytes())
    return paths


def _write(seed: int, one: tuple[int, Path]) -> None:
    from jixiao.workbook import PutValue, apply_edits

    sample = sample_of(one[0] % len(SAMPLES))
    there: Values = {**sample.texts, **sample.parts["amount"]}
    edits = [PutValue(*key, value) for key, value in values_of(one[0], seed).items() if value != there.get(key)]
    one[1].parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=MEMORY) as made:
        apply_edits(sample.path, edits, Path(made) / "made.xlsx")
        one[1].write_bytes((Path(made) / "made.xlsx").read_bytes())


def write_bad(folder: Path) -> dict[str, str]:
    """Write files that cannot be read; gives what each of them is."""
    whole, old = (WORKBOOKS / SAMPLES[1]).read_bytes(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4088)
    files = {
        "空文件.xlsx": (b"", "an empty file"),
        "乱码.xlsx": (random.Random(0).randbytes(20_000), "random bytes"),
        "传输中断.xlsx": (whole[: len(whole) // 2], "the first half of a workbook"),
        "旧格式.xls": (old, "an .xls by its first bytes"),
        "旧格式改名.xlsx": (old, "an .xls by its first bytes, named .xlsx"),
        "~$锁.xlsx": (b"\x05Admin".ljust(165), "the lock file of an open workbook"),
        "食堂菜单.xlsx": (_with_rows([b'<row r="1"><c r="A1"><v>8</v></c></row>']), "a workbook without any form"),
        "膨胀.xlsx": (_with_rows([b" " * 2**20] * 257), "a small file with a sheet of 257 MB"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    return {name: what for name, (_, what) in files.items()}


def _with_rows(rows: Iterable[bytes]) -> bytes:
    """A sample with other rows in its sheet."""
    made = BytesIO()
    with ZipFile(WORKBOOKS / SAMPLES[1]) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            head, *tail = re.split(rb"(?<=<sheetData>).*(?=</sheetData>)", source.read(part), flags=re.DOTALL)
            with target.open(part, "w") as out:
                for data in (head, *(rows if tail else ()), *tail):
                    out.write(data)
    return made.getvalue()


def main(folder: str, count: str, *bad: str) -> None:
    """Write a folder, with --bad some files that cannot be read too; says how long it took."""
    started = time.perf_counter()
    written = len(write_many(Path(folder), int(count)))
    print(f"{written} workbooks, {written / (time.perf_counter() - started):.0f} a second")
    print(*write_bad(Path(folder)).items() if bad else (), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
