"""The file door's road to a 自评报告: a workbook and a template in, a Word document out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jixiao.doors.asked import Asked
from jixiao.doors.earlier import Earlier
from jixiao.doors.file import choose_pack, open_reviewed, own_cards
from jixiao.doors.notices import unread_formulas, unused_cards
from jixiao.errors import JixiaoError
from jixiao.reports import build_report, choose_forms, default_template
from jixiao.reports.package import is_ours, is_untouched
from jixiao.reports.pictures import draw_charts, has_font
from jixiao.reports.render import refuse_missing, render_report
from jixiao.reports.template_file import find_template, read_template
from jixiao.review import Review
from jixiao.scoring import score_form
from jixiao.sheets import with_scores

MARK = "-自评报告"
SUFFIX = ".docx"
_WANTED = "绩效自评表：表头里要有“三级指标”“指标值”“实际完成值”这样的标题"
_NO_FONT = "这台电脑上没有找到中文字体，报告里没有放图。"
_LONG_NAME, _LONGER_NAME = 7, 8  # Word's lock file leaves out the first letters of longer names


@dataclass(frozen=True, slots=True)
class Written:
    """A report, and what its user should know."""

    target: Path
    template: str
    questions: tuple[str, ...]  # 【请填写：…】, in the order of the text
    notices: tuple[str, ...]


def write_report(
    source: Path,
    target: Path | None = None,
    *,
    template: str | None = None,
    pack: str | None = None,
    scorecards: tuple[str, ...] = (),
) -> Written:
    """Write the report of a workbook; without a target beside it, with -自评报告 after its name.

    A file that is there already is replaced only where it is a report of ours that nobody has changed since.
    Raises JixiaoError with a sentence for whatever keeps the report from being written.
    """
    refuse_missing()
    target = target or source.with_name(f"{source.stem}{MARK}{SUFFIX}")
    _refuse_target(target)
    opened = open_reviewed(source, wanted=_WANTED)
    book, earlier = opened.book, opened.earlier if opened.earlier.record is not None else Earlier(Asked())
    choice = choose_forms(with_scores(book, earlier.scores))
    chosen = choose_pack(pack, book, remembered=earlier.asked.pack)
    cards = own_cards(Asked(scorecards=scorecards), earlier.asked)
    path = find_template(template or default_template(choice.forms))
    content = read_template(path)
    scores = [score_form(form, chosen, cards=cards) for form in choice.forms]
    drawn = has_font()
    report = build_report(scores, chosen, draw_charts if drawn else lambda *_: ())
    document, questions = render_report(content, path.name, report, datetime.now(UTC))
    _replace(target, document)
    reviewed = Review(book, chosen, tuple(scores), (), (), cards=cards)
    notices = (*choice.notices, *unused_cards(reviewed), *unread_formulas(reviewed), *(() if drawn else (_NO_FONT,)))
    return Written(target, path.name, questions, notices)


def _refuse_target(target: Path) -> None:
    """Never overwrite somebody's work, nor a document that is open."""
    if target.is_dir():
        raise JixiaoError(f"“{target}”是文件夹，请在 -o 后面写明报告的文件名，例如“{target / f'自评报告{SUFFIX}'}”。")
    if target.suffix.lower() != SUFFIX:
        raise JixiaoError(f"报告“{target.name}”的扩展名要写成 .docx，例如“{target.stem or '自评报告'}{SUFFIX}”。")
    if not target.parent.is_dir():
        raise JixiaoError(f"没有找到文件夹“{target.parent}”，请先建好，或在 -o 后面写别的位置。")
    if not target.exists():
        return
    if any(target.with_name(lock).exists() for lock in _locks(target.name)):
        raise JixiaoError(f"“{target.name}”正在 Word 或其他程序中打开，请保存并关闭后再试，或用 -o 另外指定文件名。")
    if is_untouched(target):
        return
    if is_ours(target):
        raise JixiaoError(f"“{target.name}”在生成后有人改过，为免丢失没有覆盖；请用 -o 另外指定文件名。")
    raise JixiaoError(f"“{target.name}”已经存在，而且不是 jixiao 生成的报告，没有覆盖；请用 -o 另外指定文件名。")


def _locks(name: str) -> Iterator[str]:
    """What Word, WPS and LibreOffice call the file beside a document that is open."""
    stem = len(Path(name).stem)
    left_out = 2 if stem >= _LONGER_NAME else 1 if stem == _LONG_NAME else 0
    yield f"~${name[left_out:]}"
    yield f"~${name}"
    yield f".~lock.{name}#"


def _replace(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    made: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".jixiao-", suffix=SUFFIX, dir=target.parent)
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        made.chmod(0o666 & ~_umask())
        made.replace(target)
    except BaseException as error:
        if made is not None:
            made.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(target)  # the user knows nothing of the other file
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
