"""The scripts that Windows runs: what they say, and that they change nothing but the two places that are ours."""

from __future__ import annotations

import re

import layout
import pytest

EMBED = "python-3.12.10-embed-amd64.zip"
CMD = ("安装.cmd", "卸载.cmd", "jixiao.cmd")
SENTENCES = {
    "bad-python": f"Python 压缩包没有解开，可能没有下载完整；请按“说明.txt”重新下载 {EMBED}，再双击“安装.cmd”。",
    "by-hand": "Python 已不在，插件请自行删除：文件夹 %APPDATA%\\Microsoft\\Excel\\XLSTART 里的 jixiao.xlam。",
    "confirm": "接下来删除本软件的文件夹（%LOCALAPPDATA%\\jixiao），窗口自动关闭就是卸载完成。",
    "excel-runs": "Excel 正在运行，没有改动；请保存工作簿并关闭全部 Excel 窗口，再双击一次。",
    "failed": "没有安装成功，可能是磁盘空间不足或安全软件拦截；请查看安全软件的提示，再双击一次“安装.cmd”。",
    "in-use": "本软件的 Python 还在使用，没有全部删除；请注销或重新启动 Windows，再双击一次“卸载.cmd”。",
    "no-folder": "没有找到用户文件夹（LOCALAPPDATA 没有设置），没有改动；请用平时登录 Windows 的账户再双击一次。",
    "no-python": f"还缺少 Python 压缩包，没有改动；请按“说明.txt”下载 {EMBED}，放在本文件夹里，再双击“安装.cmd”。",
    "not-ours": "用户文件夹（%LOCALAPPDATA%）里的 jixiao 不是本软件建的文件夹，没有改动；要安装请先把它改名。",
    "nothing": "没有找到已安装的本软件，不需要卸载。",
}


@pytest.mark.parametrize("name", CMD)
def test_scripts_are_ascii_with_the_line_ends_of_windows(members: dict[str, bytes], name: str) -> None:
    assert members[name].isascii()
    assert members[name].count(b"\n") == members[name].count(b"\r\n") > 1
    assert b"@SERIES@" not in members[name]


def test_sentences_are_what_type_shows_on_every_console(members: dict[str, bytes]) -> None:
    for name, sentence in SENTENCES.items():
        content = members[f"messages/{name}.txt"]
        assert content.startswith(b"\xff\xfe")
        assert content.decode("utf-16") == sentence + "\r\n"


@pytest.mark.parametrize("name", CMD[:2])
def test_every_sentence_and_label_that_a_script_names_exists(members: dict[str, bytes], name: str) -> None:
    text = members[name].decode("ascii")
    for message in re.findall(r"message=([\w-]+)\.txt|messages\\([\w-]+)\.txt", text):
        assert "".join(message) in SENTENCES
    assert set(re.findall(r"goto (\w+)", text)) <= set(re.findall(r"^:(\w+)\r$", text, re.MULTILINE))


def test_every_sentence_is_said_by_a_script(members: dict[str, bytes]) -> None:
    scripts = b"".join(members[name] for name in CMD).decode("ascii")
    assert [name for name in SENTENCES if f"{name}.txt" not in scripts] == []


def test_started_inside_the_zip_window_the_script_says_to_unpack_first(members: dict[str, bytes]) -> None:
    (numbers,) = re.findall(r"\[char\[\]\]\(([0-9A-Fx,]+)\)", members["安装.cmd"].decode("ascii"))
    sentence = "".join(chr(int(number, 16)) for number in numbers.split(","))
    assert sentence == "请先把压缩包全部解压到一个文件夹，再双击其中的“安装.cmd”。"


# Whatever changes a disk, the registry or the environment for good.
CHANGING = re.compile(
    r"(?:^>|\b(?:md|mkdir|rd|rmdir|copy|xcopy|robocopy|move|ren|del|erase|reg|setx|schtasks|mklink|runas)\b).*",
    re.IGNORECASE,
)
CHANGES = {
    "安装.cmd": [
        'rmdir "%root%" 2>nul',
        'mkdir "%root%"',
        '>"%root%\\jixiao-installed.txt" echo jixiao',
        'rmdir /s /q "%root%\\setup"',
        'mkdir "%root%\\setup"',
        'copy /y "%embed%" "%root%\\setup\\python.zip" >nul',
        "del python.exe",
        "del python.zip",
        'rmdir /s /q "%root%\\setup"',
    ],
    "卸载.cmd": ['rmdir /s /q "%root%\\python"', 'rmdir /s /q "%root%" & exit /b 0'],
    "jixiao.cmd": [],
}


@pytest.mark.parametrize("name", CMD)
def test_a_script_changes_nothing_but_our_folder(members: dict[str, bytes], name: str) -> None:
    lines = [line for line in members[name].decode("ascii").splitlines() if not line.startswith("rem ")]
    assert [found[0] for line in lines if (found := CHANGING.search(line))] == CHANGES[name]
    roots = [line for line in lines if line.startswith('set "root=')]
    assert roots == (['set "root=%LOCALAPPDATA%\\jixiao"'] if CHANGES[name] else [])


def test_what_is_deleted_without_a_full_path_lies_in_the_folder_gone_to_before(members: dict[str, bytes]) -> None:
    text = members["安装.cmd"].decode("ascii")
    before, between = text.split('pushd "%root%\\setup"')[0], text.split('pushd "%root%\\setup"')[1].split("popd")[0]
    assert "del " not in before
    assert between.count("del ") == text.count("del ") == 2
    assert between.startswith("\r\nif errorlevel 1 goto stop\r\n")


@pytest.mark.parametrize("name", CMD[:2])
def test_our_folder_is_known_by_the_marker_before_anything_changes(members: dict[str, bytes], name: str) -> None:
    text = members[name].decode("ascii")
    check = text.index(f'if not exist "%root%\\{layout.MARKER}" goto stop')
    assert check < text.index("rmdir /s /q")


@pytest.mark.parametrize("name", CMD[:2])
def test_a_running_excel_stops_a_script_before_anything_changes(members: dict[str, bytes], name: str) -> None:
    text = members[name].decode("ascii")
    asked = text.index('tasklist.exe /fi "imagename eq EXCEL.EXE"')
    first = CHANGING.search("\n".join(line for line in text.splitlines() if not line.startswith("rem ")))
    assert first is not None
    assert asked < text.index(first[0])


@pytest.mark.parametrize("name", CMD)
def test_every_path_in_a_script_stands_in_quotes(members: dict[str, bytes], name: str) -> None:
    """A blank or an ampersand in the user's name or in the folder of the download would end a command."""
    for line in members[name].decode("ascii").splitlines():
        if not line.startswith("rem "):
            bare = re.sub(r'"[^"]*"', "", line)
            assert not re.search(r"%(root|here|embed|addin|shell|LOCALAPPDATA|APPDATA)%|%~", bare)
