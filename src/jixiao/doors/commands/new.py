"""`jixiao new`: from approved targets (绩效目标表) to the workbook of next January's self-evaluation (绩效自评表)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jixiao.errors import JixiaoError
from jixiao.form.model import Book, FormKind

MARK = "-自评表"
SUFFIX = ".xlsx"
_TEMPORARY = "~$"
_WANTED = "绩效目标表：表头里要有“三级指标”“指标值”这样的标题"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made (生成结果)."""

    target: Path
    projects: int
    departments: int  # of which tables of a whole department
    indicators: int
    shortcomings: int
    notes: tuple[str, ...]  # what of the workbook was not taken over


def run(options: argparse.Namespace) -> int:
    """Write the new workbook and say what is in it."""
    made = make(Path(options.book), Path(options.output) if options.output else None, options.pack)
    sys.stdout.writelines(line + "\n" for line in _told(made))
    return 0


def make(source: Path, target: Path | None = None, pack: str | None = None) -> Made:
    """Make the self-evaluation workbook of the target tables in ``source``.

    Without a target it goes beside the source, with -自评表 after its name; a file that exists is never overwritten.
    """
    from jixiao.doors.file import DEFAULT_PACK, choose_pack, open_book  # noqa: PLC0415 - see cli.py
    from jixiao.drafts import (  # noqa: PLC0415
        Scheme,
        doubtful_sources,
        draft_self_evaluations,
        target_projects,
        target_shortcomings,
    )
    from jixiao.review import review_book  # noqa: PLC0415

    target = target or source.with_name(f"{source.stem}{MARK}{SUFFIX}")
    _refuse_target(source, target)
    book = open_book(source, wanted=_WANTED)
    review = review_book(book, choose_pack(pack, book))
    projects = target_projects(review)
    if not projects:
        raise JixiaoError(_why_nothing(book))
    shortcomings = target_shortcomings(projects, review)
    notes = (*_left_out(book), *doubtful_sources(projects))
    scheme = Scheme(review.pack, _pack_name(pack or book.pack or DEFAULT_PACK))
    _write(target, draft_self_evaluations(projects, shortcomings, scheme, notes))
    indicators = sum(len(project.form.filled) for project in projects)
    departments = sum(project.of_department for project in projects)
    return Made(target, len(projects), departments, indicators, len(shortcomings), notes)


def _told(made: Made) -> Iterator[str]:
    """What the terminal says."""
    yield f"已生成：{made.target}"
    tables, each = ("张目标表", "每张目标表") if made.departments else ("个项目", "每个项目")
    yield f"共 {made.projects} {tables}、{made.indicators} 个指标，{each}一张自评表。"
    if made.shortcomings:
        yield f"有 {made.shortcomings} 处指标值需要先完善，列在“填表说明”中。"
    yield from made.notes


def _refuse_target(source: Path, target: Path) -> None:
    """Refuse a name that cannot be taken, before anything is read."""
    usual = f"{source.stem}{MARK}{SUFFIX}"
    if target.is_dir():
        raise JixiaoError(f"“{target}”是文件夹，请在 -o 后面写明新工作簿的名称，例如“{target / usual}”。")
    if target.suffix.lower() != SUFFIX:
        example = usual if target.name.lower() == SUFFIX else f"{target.stem}{SUFFIX}"
        raise JixiaoError(f"新工作簿是 {SUFFIX} 文件，“{target.name}”的扩展名不对；请写成“{example}”。")
    if target.name.startswith(_TEMPORARY):
        raise JixiaoError(f"“{target.name}”像是 Excel 的临时文件名，打不开；请把开头的“{_TEMPORARY}”去掉。")
    if target.exists():
        raise JixiaoError(f"“{target.name}”已经存在，没有覆盖；请用 -o 另外指定文件名。")


def _why_nothing(book: Book) -> str:
    """Why a workbook has no target table to start from."""
    kinds = {form.kind for form in book.forms}
    if FormKind.TARGET_TABLE in kinds:
        return f"“{book.name}”里的绩效目标表还没有填写指标，请填好并经批复后再生成自评表。"
    if FormKind.SELF_EVALUATION in kinds:
        return f"“{book.name}”里的表已经是绩效自评表（有“实际完成值”一栏），不需要再生成；填好后可以直接校验。"
    if book.troubles:
        return f"“{book.name}”里的绩效目标表没有读全：{book.troubles[0].message}"
    return f"在“{book.name}”里没有找到{_WANTED}，请检查是否选对了文件、表头是否完整。"


def _left_out(book: Book) -> Iterator[str]:
    """What stands in the workbook besides the target tables, as sentences."""
    others = _sheets(form.sheet for form in book.forms if form.kind is not FormKind.TARGET_TABLE)
    if others:
        yield f"工作表{others}里的表不是绩效目标表，没有生成自评表。"
    blank = _sheets(form.sheet for form in book.forms if form.kind is FormKind.TARGET_TABLE and not form.filled)
    if blank:
        yield f"工作表{blank}里的绩效目标表还没有填写指标，没有生成自评表。"
    troubled = _sheets(trouble.cell.sheet for trouble in book.troubles)
    if troubled:
        yield f"工作表{troubled}有没读全的地方，生成的表可能不全；请先校验，查看原因。"


def _sheets(names: Iterator[str]) -> str:
    return "、".join(f"“{name}”" for name in dict.fromkeys(names))


def _pack_name(asked: str) -> str:
    """What the new workbook calls the pack: a pack's name, or where its file stands on this machine."""
    return str(Path(asked).resolve()) if asked.endswith(".toml") else asked.strip()


def _write(target: Path, content: bytes) -> None:
    """Write a file that must not exist yet; nothing is left of it when that fails."""
    if not target.parent.is_dir():
        raise JixiaoError(f"没有找到文件夹“{target.parent}”，请检查 -o 后面的路径。")
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise JixiaoError(f"“{target.name}”已经存在，没有覆盖；请用 -o 另外指定文件名。") from error
    except OSError:
        target.unlink(missing_ok=True)
        raise
