"""What 诊断 tells in every application: whether scoring works, the pack in force, why formulas showed errors lately."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jixiao.doors.failure import log_file
from jixiao.doors.live import troubles
from jixiao.doors.live.reply import Reply
from jixiao.errors import JixiaoError
from jixiao.functions import perf_score
from jixiao.packs import load_pack, pack_names

_SHOWN = 5
_EXAMPLE, _RESULT = ("≥200件", "174件", 1), "0.87"


def tell_all(parts: Iterable[Callable[[], Iterator[str]]], explain: Callable[[Exception], str]) -> Reply:
    """All parts, line by line; what goes wrong in one is a line too, so that the others are told all the same."""
    return Reply("\n".join(line for part in parts for line in _told(part, explain)))


def _told(part: Callable[[], Iterator[str]], explain: Callable[[Exception], str]) -> Iterator[str]:
    try:
        yield from part()
    except Exception as failure:
        yield explain(failure)


def tell_functions() -> Iterator[str]:
    """Whether a formula and the templates work."""
    target, actual, weight = _EXAMPLE
    points = perf_score(target, actual, weight)
    fine = "正常" if str(points) == _RESULT else f"应为 {_RESULT}，请重新安装"
    yield f'公式自检：=PERF_SCORE("{target}","{actual}",{weight}) 得 {points}，{fine}。'
    from jixiao.prose.prompt import categories  # noqa: PLC0415 - the first use of the templates

    yield f"模板：正常，原因类别{len(categories())}种。"


def tell_scheme(name: str) -> Iterator[str]:
    """The pack that a workbook names, "" for none."""
    try:
        pack = load_pack(name) if name else load_pack()
    except JixiaoError as error:
        yield f"口径：{error}"
        return
    yield f"口径：{pack.title}（{pack.name}）{'' if name else '，工作簿没有指定'}。{pack.provenance}"


def tell_packs() -> Iterator[str]:
    """The packs there are."""
    yield f"可用的口径：{'、'.join(pack_names())}。"


def tell_troubles() -> Iterator[str]:
    """Why formulas showed errors lately, and where faults of our own are written down."""
    lately = troubles.lately()
    if not lately:
        yield "公式：最近没有出错。"
    else:
        yield "公式最近出错的原因："
        yield from (f"  {sentence}" for sentence in lately[:_SHOWN])
        if len(lately) > _SHOWN:
            yield f"  …… 其余{len(lately) - _SHOWN}条略。"
    log = log_file()
    if log.exists():
        yield f"程序错误记录：{log}"
