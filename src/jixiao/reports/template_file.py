"""A report's template: found by its name or its path, and looked at before a library is trusted with it."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from jixiao.prose.template import FOLDERS
from jixiao.reports.errors import ReportError

_BEGINNING, _ENDING = "report-", ".docx"
_BODY, _TYPES = "word/document.xml", "[Content_Types].xml"
_MACROS, _DOT = "word/vbaProject.bin", b"wordprocessingml.template.main+xml"
# Far more than any template has, and little enough to unpack without harm.
_LARGEST_PART = 32 * 1024 * 1024
_LARGEST_PARTS = 128 * 1024 * 1024
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再试。"
_KINDS = (
    (b"\xd0\xcf\x11\xe0", f"是旧格式的文档或设有密码，{_SAVE_AS}"),
    (b"%PDF", "是 PDF 文件，请改用 .docx 格式的模板。"),
    (b"{\\rtf", f"是 RTF 文件，{_SAVE_AS}"),
)


def names() -> tuple[str, ...]:
    """The names of the templates that are shipped."""
    found = (path.name for folder in FOLDERS for path in folder.glob(f"{_BEGINNING}*{_ENDING}"))
    return tuple(sorted({name.removeprefix(_BEGINNING).removesuffix(_ENDING) for name in found}))


def find_template(asked: str) -> Path:
    """The template of a name, or at a path.

    Raises:
        ReportError: there is none.
    """
    for folder in FOLDERS:
        path = folder / f"{_BEGINNING}{asked}{_ENDING}"
        if path.is_file():
            return path
    path = Path(asked)
    if path.suffix or path.exists():
        return path
    listed = "、".join(f"“{name}”" for name in names())
    raise ReportError(f"没有名为“{asked}”的报告模板；可以写{listed}，或模板文件（.docx）的路径。")


def read_template(path: Path) -> bytes:
    """What a template's file holds, once it is known to be a Word document that is safe to open.

    Raises:
        ReportError: it is missing, is no .docx, holds macros, is damaged or dangerously large.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ReportError(f"找不到模板“{path.name}”，请检查文件名和所在文件夹。") from error
    except IsADirectoryError as error:
        raise ReportError(f"“{path.name}”是文件夹，请写明其中的模板文件（.docx）。") from error
    except OSError as error:
        raise ReportError(f"模板“{path.name}”无法读取，请检查文件权限，或关闭正在使用它的程序后再试。") from error
    if not content.startswith(b"PK"):
        raise ReportError(f"模板“{path.name}”{_kind(content)}")
    _refuse_archive(path)
    return content


def _kind(content: bytes) -> str:
    """What a file that is no archive is, and what to do about it."""
    if not content.strip():
        return "是空文件，请重新获取模板后再试。"
    return next((said for mark, said in _KINDS if content.startswith(mark)), f"不是 Word 文档，{_SAVE_AS}")


def _refuse_archive(path: Path) -> None:
    label = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if "xl/workbook.xml" in sizes:
                raise ReportError(f"“{label}”是工作簿，不是报告模板；--template 后面要写 .docx 格式的模板。")
            if _BODY not in sizes or _TYPES not in sizes:
                raise ReportError(f"模板“{label}”不是 Word 文档，{_SAVE_AS}")
            if max(sizes.values()) > _LARGEST_PART or sum(sizes.values()) > _LARGEST_PARTS:
                raise ReportError(f"模板“{label}”解压后过大，不像是一份报告模板，没有打开；请确认文件来源。")
            broken = archive.testzip()
            types = archive.read(_TYPES)
            declared = any(b"<!DOCTYPE" in archive.read(name) for name in sizes if name.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise ReportError(f"模板“{label}”已损坏或没有下载完整，请重新获取后再试。") from error
    if broken is not None or declared:
        raise ReportError(f"模板“{label}”已损坏或没有下载完整，请重新获取后再试。")
    if _MACROS in sizes or b"macroEnabled" in types:
        raise ReportError(f"模板“{label}”含有宏，{_SAVE_AS}")
    if _DOT in types:
        raise ReportError(f"模板“{label}”是 Word 自己的模板格式（.dotx），{_SAVE_AS}")
