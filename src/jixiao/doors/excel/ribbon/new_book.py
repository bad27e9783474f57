"""The workbook to fill in, made from the target tables of the open one (生成自评表), and opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.doors.commands.new import MARK, SUFFIX, Made, make
from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.live.reply import Reply
from jixiao.errors import JixiaoError

if TYPE_CHECKING:
    import xlwings


def open_new_book(book: xlwings.Book) -> Reply:
    """Make the workbook beside the open one and open it.

    Raises:
        JixiaoError: the workbook was never saved or stands in the cloud, holds no target table, or the new file exists.
    """
    target = _target(book)
    if target.exists():
        raise JixiaoError(f"“{target.name}”已经存在，没有覆盖；请把它移走或改名，再点一次。")
    made = worked_on_copy(book, lambda before, after: make(before, target))  # noqa: ARG005 - beside the workbook instead
    book.api.Application.Workbooks.Open(str(target))
    return Reply("\n".join(_told(made)))


def _target(book: xlwings.Book) -> Path:
    api = book.api
    folder, name = str(api.Path), str(api.Name)
    if not folder:
        raise JixiaoError("这个工作簿还没有保存过，请先保存，再生成自评表：新工作簿放在它旁边。")
    if "://" in folder:
        raise JixiaoError("这个工作簿保存在网上（OneDrive 或 SharePoint），请先另存到本机的文件夹，再生成自评表。")
    return Path(folder) / f"{Path(name).stem}{MARK}{SUFFIX}"


def _told(made: Made) -> list[str]:
    told = f"已生成并打开“{made.target.name}”，共{made.projects}张自评表、{made.indicators}个指标。"
    shortcomings = f"有{made.shortcomings}处指标值需要先完善，列在“填表说明”中。" if made.shortcomings else ""
    return [line for line in (told, shortcomings, *made.notes) if line]
