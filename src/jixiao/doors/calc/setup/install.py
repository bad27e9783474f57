"""Give the extension to LibreOffice (安装扩展), ask after it, and take it back."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jixiao import __version__
from jixiao.doors.calc.builder.extension import EXTENSION_NAME, IDENTIFIER, build_extension
from jixiao.doors.calc.setup.office import program, refuse_older, run, version
from jixiao.errors import JixiaoError

SUFFIX = ".oxt"
_LISTED = re.compile(rf"Identifier: {re.escape(IDENTIFIER)}\s.*?Version: (?P<version>\S+)", re.DOTALL)
_REFUSES_ROOT = "as root"
_NO_ANSWER = "NoConnectException"
"""Where LibreOffice runs, its package manager lets it do the work; it cannot while a dialog is open, say."""
_LOCK = re.compile(r"^(?P<file>.*\.lock)\s*$", re.MULTILINE)
"""The file that a package manager at work holds, named in a sentence of LibreOffice's own language."""
_REASON = re.compile(r"^(?:ERROR: )?(?:Exception occurred: )(?P<why>.*\S)", re.MULTILINE)


def build(target: Path) -> None:
    """Build the extension into a file.

    Raises:
        JixiaoError: the name cannot be taken; a file of another make is never overwritten.
    """
    if target.is_dir():
        raise JixiaoError(f"“{target}”是文件夹，请在 -o 后面写明扩展文件的名称，例如“{target / EXTENSION_NAME}”。")
    if target.suffix.lower() != SUFFIX:
        raise JixiaoError(f"扩展是 {SUFFIX} 文件，“{target.name}”的扩展名不对；请写成“{target.stem}{SUFFIX}”。")
    if not target.parent.is_dir():
        raise JixiaoError(f"没有找到文件夹“{target.parent}”，请检查 -o 后面的路径。")
    if target.exists() and f'"{IDENTIFIER}"'.encode() not in _description(target):
        raise JixiaoError(f"“{target}”已经存在，而且不是本软件生成的，没有覆盖；请用 -o 另外指定文件名。")
    _put(target, build_extension())


def install() -> str:
    """Build the extension and give it to LibreOffice for this user; the sentence that says what was done.

    Raises:
        JixiaoError: LibreOffice is nowhere, too old, or running.
    """
    refuse_older()
    with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / EXTENSION_NAME
        file.write_bytes(build_extension())
        _ask(["add", "--force", "--suppress-license", str(file)], "安装")
    return "扩展已安装。请重新打开 LibreOffice：表格里多一个菜单“绩效自评”、一条工具栏和一组 PERF_ 开头的函数。"


def remove() -> str:
    """Take the extension back from LibreOffice; the sentence that says what was done.

    Raises:
        JixiaoError: LibreOffice is nowhere, or refuses.
    """
    if installed_version() is None:
        return "没有安装扩展，不需要移除。"
    _ask(["remove", IDENTIFIER], "移除")
    return "扩展已移除；开着的 LibreOffice 要重新打开，菜单和函数才会消失。"


def installed_version() -> str | None:
    """The version of the extension that LibreOffice has, None where it has none.

    Raises:
        JixiaoError: LibreOffice is nowhere, or does not tell.
    """
    found = _LISTED.search(_ask(["list"], "查看"))
    return found["version"] if found else None


def status() -> Iterator[str]:
    """What is installed, line by line; nothing is changed and nothing is refused."""
    try:
        office = version() or "版本不明"
    except JixiaoError as error:
        yield str(error)
        return
    yield f"LibreOffice：{office}（{program('soffice')}）。"
    try:
        found = installed_version()
    except JixiaoError as error:
        yield str(error)
        return
    if found is None:
        yield "扩展：没有安装；请运行 jixiao calc install 安装。"
    elif found == __version__:
        yield f"扩展：已安装，版本 {found}，与本软件一致。"
    else:
        yield f"扩展：版本 {found}，而本软件是 {__version__}；请运行 jixiao calc install 更新。"


def _ask(arguments: list[str], what: str) -> str:
    """Ask the package manager for something; what it answers.

    Raises:
        JixiaoError: it refuses.
    """
    told = run([str(program("unopkg")), *arguments])
    if told.status == 0:
        return told.output
    raise JixiaoError(_refusal(f"{told.output}\n{told.errors}", what, told.status))


def _refusal(said: str, what: str, status: int) -> str:
    """The sentence for what the package manager said when it refused."""
    if _REFUSES_ROOT in said:
        return f"LibreOffice 不允许以管理员（root）身份{what}扩展，请用平时使用 LibreOffice 的账户再运行一次。"
    if _NO_ANSWER in said:
        return f"LibreOffice 正在运行而没有回应，没能{what}扩展；请保存文档并关闭全部 LibreOffice 窗口，再试一次。"
    lock = _LOCK.search(said)
    if lock:
        return (
            f"另一个程序正在安装或移除扩展，没能{what}扩展；请稍后再试，总是这样的，"
            f"请关闭全部 LibreOffice 窗口，删除“{lock['file']}”。"
        )
    reason = _REASON.search(said)
    why = reason["why"] if reason else f"代码 {status}"
    return f"LibreOffice 没能{what}扩展（{why}），请关闭全部 LibreOffice 窗口后再试一次。"


def _description(path: Path) -> bytes:
    """What a file that may be an extension says of itself, b"" for anything else."""
    import zipfile  # noqa: PLC0415 - only here
    import zlib  # noqa: PLC0415 - as above

    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read("description.xml")
    except (OSError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):  # cut off, locked, mended
        return b""


def _put(path: Path, content: bytes) -> None:
    """Write a file that is either the old one or the whole new one at every moment.

    Raises:
        JixiaoError: the folder is not writable.
    """
    temporary = path.with_name(f".jixiao-{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except PermissionError as error:
        raise JixiaoError(f"没有权限写入“{path}”，请检查文件夹的权限，或用 -o 另外指定位置。") from error
    finally:
        temporary.unlink(missing_ok=True)
