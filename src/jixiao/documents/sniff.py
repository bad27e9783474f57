"""What a document really is, whatever its name says, before a library is trusted with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from jixiao.documents.errors import DocumentError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BODY = "word/document.xml"
# Far more than any report has, and little enough to unpack without harm.
_LARGEST_BODY = 64 * 1024 * 1024
_LARGEST_PARTS = 512 * 1024 * 1024
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再试。"
_OLD_DOCUMENT = f"是旧格式的文档（.doc 或 .wps），{_SAVE_AS}"
_TEXT = f"是纯文本文件，{_SAVE_AS}"
_COMPOUND_KINDS = (
    ("EncryptedPackage".encode("utf-16-le"), "设有打开密码，请用 Word 打开、去掉密码后另存为 .docx 再试。"),
    ("Workbook".encode("utf-16-le"), "是旧格式的工作簿，不是报告；--report 后面要写 .docx 格式的报告。"),
)
_PLAIN_KINDS = (
    (b"%PDF", "是 PDF 文件，请改用报告的 .docx 文件。"),
    (b"{\\rtf", f"是 RTF 文件，{_SAVE_AS}"),
    (b"<", f"是网页或 XML 文件，{_SAVE_AS}"),
    (b"\xff\xfe", _TEXT),
    (b"\xfe\xff", _TEXT),
)


def refuse_other_kinds(path: Path) -> None:
    """Let nothing pass but a Word document that is safe to open.

    Raises:
        DocumentError: the file is missing, is no .docx, is encrypted, damaged or dangerously large.
    """
    label = path.name
    if label.startswith(("~$", ".~lock.")):
        raise DocumentError(f"“{label}”是 Word 或 WPS 打开文件时的临时文件，请选择报告本身。")
    head = _head(path)
    if not head:
        raise DocumentError(f"“{label}”是空文件，请重新获取报告后再试。")
    if not head.startswith(b"PK"):
        raise DocumentError(f"“{label}”{_kind(path, head)}")
    _refuse_archive(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(512)
    except FileNotFoundError as error:
        raise DocumentError(f"找不到报告“{path.name}”，请检查文件名和所在文件夹。") from error
    except IsADirectoryError as error:
        raise DocumentError(f"“{path.name}”是文件夹，请选择其中的报告。") from error
    except OSError as error:
        raise DocumentError(f"“{path.name}”无法读取，请检查文件权限，或关闭正在使用它的程序后再试。") from error


def _kind(path: Path, head: bytes) -> str:
    """What a file that is no archive is, and what to do about it."""
    if head.startswith(_COMPOUND):
        content = path.read_bytes()
        return next((said for stream, said in _COMPOUND_KINDS if stream in content), _OLD_DOCUMENT)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    known = next((said for mark, said in _PLAIN_KINDS if start.startswith(mark)), None)
    if known is None and b"\0" not in head:
        return _TEXT
    return known or f"不是 Word 文档，请确认文件，或{_SAVE_AS.removeprefix('请')}"


def _refuse_archive(path: Path) -> None:
    label = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:  # a wrong offset inside fails as a seek does
        raise DocumentError(f"“{label}”已损坏或没有下载完整，请重新获取报告后再试。") from error
    if "xl/workbook.xml" in sizes:
        raise DocumentError(f"“{label}”是工作簿，不是报告；--report 后面要写 .docx 格式的报告。")
    if _BODY not in sizes:
        raise DocumentError(f"“{label}”不是 Word 文档，请确认文件，或用 Word 打开后另存为 .docx 再试。")
    if sizes[_BODY] > _LARGEST_BODY or sum(sizes.values()) > _LARGEST_PARTS:
        raise DocumentError(f"“{label}”解压后过大，不像是一份报告，没有打开；请确认文件来源。")
