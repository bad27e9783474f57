"""What a file really is, whatever its name says, before anything in it is trusted."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.content_types import CONTENT_TYPES
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.raw_zip import Archive

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def open_package(path: Path) -> Package:
    """Open a workbook's parts, or say in one sentence what the file is and what to do.

    Raises:
        WorkbookError: the file is missing, is no .xlsx or .xlsm, is encrypted, damaged or dangerously large.
    """
    label = path.name
    if label.startswith(("~$", ".~lock.")):
        raise WorkbookError(f"“{label}”是 Excel 或 WPS 打开文件时的临时文件，请选择工作簿本身。")
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except FileNotFoundError as error:
        raise WorkbookError(f"找不到“{label}”，请检查文件名和所在文件夹。") from error
    except IsADirectoryError as error:
        raise WorkbookError(f"“{label}”是文件夹，请选择其中的工作簿。") from error
    except OSError as error:
        raise WorkbookError(f"“{label}”无法读取，请检查文件权限，或关闭正在使用它的程序后再试。") from error
    _refuse_other_kinds(path, head)
    package = Package(Archive(path))
    if package.find(CONTENT_TYPES) is None:
        package.archive.close()
        raise WorkbookError(f"“{label}”是压缩包而不是 Excel 工作簿，请解压后选择其中的 .xlsx 文件再试。")
    return package


def _refuse_other_kinds(path: Path, head: bytes) -> None:
    label = path.name
    if not head:
        raise WorkbookError(f"“{label}”是空文件，请重新获取文件后再试。")
    if head.startswith(_COMPOUND):
        if _ENCRYPTED_STREAM in path.read_bytes():
            raise WorkbookError(f"“{label}”设有打开密码，请用 Excel 打开、去掉密码后另存为 .xlsx 再试。")
        raise WorkbookError(f"“{label}”是旧格式的工作簿（.xls 或 .et），请用 Excel 打开后另存为 .xlsx 再试。")
    if head.startswith(b"PK"):
        return
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        raise WorkbookError(f"“{label}”其实是网页（HTML），请用 Excel 打开后另存为 .xlsx 再试。")
    if start.startswith(b"<"):
        raise WorkbookError(f"“{label}”其实是 XML 文件，请用 Excel 打开后另存为 .xlsx 再试。")
    if head.startswith(b"%PDF"):
        raise WorkbookError(f"“{label}”其实是 PDF 文件，请使用 .xlsx 格式的工作簿。")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in head:
        raise WorkbookError(f"“{label}”其实是文本文件（如 CSV），请用 Excel 打开后另存为 .xlsx 再试。")
    raise WorkbookError(f"“{label}”不是 Excel 工作簿，请确认文件，或用 Excel 打开后另存为 .xlsx 再试。")
