"""`jixiao batch`: all workbooks of a folder reviewed, each on its own, and summed up in 汇总.xlsx."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from jixiao.errors import JixiaoError

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.doors.batch.request import Request
    from jixiao.doors.batch.run import Outcome

STOPPED, FAILED = 130, 2
_DASK = "dask"
_SHOWN = 5
_LIBRARIES = ("pebble", "psutil", "pandas", "pyarrow")


def run(options: argparse.Namespace) -> int:
    """Review a folder; 0 when it came to its end and anything could be reviewed, 130 when it was stopped."""
    _require_libraries()
    from jixiao.doors.batch.progress import Bar  # noqa: PLC0415 - see cli.py
    from jixiao.doors.batch.run import run_batch  # noqa: PLC0415

    request = _request(options)
    try:
        with Bar() as bar:
            outcome = run_batch(request, bar, datetime.now().astimezone())
    except KeyboardInterrupt:
        sys.stderr.write("\njixiao：已停止；做完的都记下了，加 --resume 接着做。\n")
        return STOPPED
    if outcome.summed is None:
        sys.stderr.write(
            f"jixiao：已停止，做完{outcome.done}份，还有{len(outcome.found.workbooks) - outcome.done}份；"
            "加 --resume 接着做。\n"
        )
        return STOPPED
    sys.stdout.writelines(line + "\n" for line in _lines(outcome))
    return FAILED if outcome.failed == len(outcome.found.workbooks) else 0


def _request(options: argparse.Namespace) -> Request:
    from jixiao.doors.batch.engines.local import processors  # noqa: PLC0415 - see cli.py
    from jixiao.doors.batch.job import Options  # noqa: PLC0415
    from jixiao.doors.batch.limits import Limits  # noqa: PLC0415
    from jixiao.doors.batch.request import Request, default_summary  # noqa: PLC0415
    from jixiao.scoring.proposal import Spread  # noqa: PLC0415
    from jixiao.sheets import Filling  # noqa: PLC0415

    if options.engine == _DASK and not options.scheduler:
        raise JixiaoError("--engine dask 还要用 --scheduler 写明调度器的地址，如 --scheduler tcp://192.168.1.10:8786。")
    if options.engine != _DASK and options.scheduler:
        raise JixiaoError("--scheduler 要和 --engine dask 一起用。")
    if options.retry_failed and not options.resume:
        raise JixiaoError("--retry-failed 要和 --resume 一起用。")
    return Request(
        source=options.folder,
        summary=Path(options.output) if options.output else default_summary(options.folder),
        options=Options(
            pack=_from_anywhere(options.pack or ""),
            weights=Spread(options.weights) if options.weights else None,
            fill_scores=Filling[options.fill_scores.upper()] if options.fill_scores else Filling.NONE,
            scorecards=tuple(map(_from_anywhere, options.scorecard or ())),
        ),
        workers=options.workers or processors(),
        limits=Limits(options.timeout, options.memory),
        copies=options.copies or "",
        resume=options.resume,
        retry_failed=options.retry_failed,
        previous=Path(options.previous) if options.previous else None,
        scheduler=options.scheduler or "",
    )


def _from_anywhere(name: str) -> str:
    """A file by its whole path, since whoever reads it may stand in another folder; a name as it is."""
    return str(Path(name).resolve()) if name and Path(name).is_file() else name


def _lines(outcome: Outcome) -> Iterator[str]:
    """What came out, and where it is."""
    outputs, summed, total = outcome.outputs, outcome.summed, len(outcome.found.workbooks)
    if summed is None:
        return
    failed = f"，未能校验{outcome.failed}份（原因见工作表“未能校验”）" if outcome.failed else ""
    yield f"共{total}份工作簿，已校验{total - outcome.failed}份{failed}。"
    if outcome.found.skipped:
        yield f"跳过{len(outcome.found.skipped)}个文件（临时文件、备份、以前的结果等），也列在“未能校验”。"
    counts = f"错误{summed.errors}处，警告{summed.warnings}处，提示{summed.notices}处"
    yield f"{counts}；有错误、要退回修改的单位{summed.to_mend}个。"
    yield f"汇总：{outputs.summary}"
    yield f"退回意见：{outputs.letters}（{summed.letters}份）"
    for path in summed.changed_letters[:_SHOWN]:
        yield f"  “{path.name}”在生成后有人改过，没有覆盖。"
    if len(summed.changed_letters) > _SHOWN:
        yield f"  另有{len(summed.changed_letters) - _SHOWN}份在生成后有人改过，也没有覆盖。"
    yield f"校验后的工作簿：{outcome.copies}"
    yield f"数据（Parquet）：{outputs.data}"
    if outcome.failed:
        yield "改好未能校验的文件后，加 --resume 只校验改过的；文件没有改、要再试一次的，加 --resume --retry-failed。"


def _require_libraries() -> None:
    """Say what to install before anything is done."""
    if any(importlib.util.find_spec(name) is None for name in _LIBRARIES):
        raise JixiaoError('批量校验需要先安装：pip install "jixiao[batch]"。')
