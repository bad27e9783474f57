"""What a batch is asked for (批量校验的要求), and what has to be in order before it can begin."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiao import __version__
from jixiao.doors.batch.found import Found, sort_out
from jixiao.doors.batch.job import Options
from jixiao.doors.batch.limits import Limits
from jixiao.doors.batch.outputs import Outputs, checksum
from jixiao.doors.batch.places import Folder, Place, place
from jixiao.errors import JixiaoError
from jixiao.packs import load_pack

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Request:
    """What a batch is asked for.

    ``source`` is a folder or an fsspec address, ``copies`` likewise, "" for beside the summary. ``scheduler`` is the
    address of a dask cluster, "" for this machine, of which ``workers`` processes are used.
    """

    source: str
    summary: Path
    options: Options = field(default_factory=Options)
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    copies: str = ""
    resume: bool = False
    retry_failed: bool = False
    previous: Path | None = None
    scheduler: str = ""


def default_summary(source: str) -> Path:
    """The summary beside the folder, with -汇总 after its name.

    Raises:
        JixiaoError: the source is an address, beside which nothing can be put.
    """
    if not isinstance(place(source), Folder):
        raise JixiaoError("文件夹是一个网络地址，请用 -o 写明汇总放在哪里，如 -o 汇总.xlsx。")
    folder = Path(source).resolve()
    return folder.with_name(f"{folder.name}-汇总.xlsx")


def head(request: Request) -> dict[str, Any]:
    """What the journal says of a batch: results of another head do not belong to it.

    Raises:
        JixiaoError: the 口径 or a 评分表 cannot be used.
    """
    options = request.options
    if options.pack:
        load_pack(options.pack)
    if options.scorecards:
        from jixiao.packs.scorecards import load_scorecard  # noqa: PLC0415 - few people have one of their own

        for name in options.scorecards:
            load_scorecard(name)
    return {
        "version": __version__,
        "source": _whole(request.source),
        "copies": _whole(request.copies) if request.copies else "",
        "pack": options.pack,
        "scorecards": list(options.scorecards),
        "files": [checksum(path) for path in own_files(options)],  # changed rules are other rules
        "weights": options.weights.value if options.weights else "",
        "fill_scores": options.fill_scores.name,
    }


def open_source(text: str) -> Place:
    """The place that the workbooks are in.

    Raises:
        JixiaoError: there is no such folder.
    """
    source = place(text)
    if isinstance(source, Folder):
        if source.root.is_file():
            raise JixiaoError(f"“{text}”是一个文件，batch 后面要写文件夹；校验一份工作簿请用 jixiao review。")
        if not source.root.is_dir():
            raise JixiaoError(f"没有找到文件夹“{text}”，请检查路径。")
        source = Folder(source.root.resolve())  # a worker may stand in another folder
    return source


def find(source: Place) -> Found:
    """The workbooks of a place.

    Raises:
        JixiaoError: there are none, or the place cannot be read.
    """
    found = sort_out(source.entries())
    if found.workbooks:
        return found
    rest = [f"有{found.others}个其他文件"] if found.others else []
    rest += [f"跳过了“{each.path}”（{each.why}）" for each in found.skipped[:_SHOWN]]
    seen = f"（{'，'.join(rest)}）" if rest else ""
    raise JixiaoError(
        f"在“{source.shown}”里没有找到工作簿{seen}，请检查是否选对了文件夹；要校验的是 .xlsx 或 .xlsm 文件。"
    )


def open_copies(request: Request, outputs: Outputs) -> Place:
    """The place that the reviewed workbooks go to; a folder is made.

    Raises:
        JixiaoError: it cannot be made.
    """
    copies = place(request.copies) if request.copies else Folder(outputs.copies)
    if not isinstance(copies, Folder):
        return copies
    root = copies.root.resolve()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JixiaoError(f"没有能够建立文件夹“{root}”，请检查权限，或换一个位置。") from error
    return Folder(root)


def _whole(text: str) -> str:
    """A place as it is known from anywhere."""
    where = place(text)
    return str(where.root.resolve()) if isinstance(where, Folder) else where.shown


def own_files(options: Options) -> tuple[Path, ...]:
    """The files of one's own that the reviews need: a 口径, 评分表."""
    paths = (Path(name) for name in (options.pack, *options.scorecards) if name)
    return tuple(path for path in paths if path.is_file())
