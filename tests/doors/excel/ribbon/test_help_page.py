"""帮助 tells every button, every formula and every pack that there is."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from jixiao.doors.excel.macros import reply_to
from jixiao.doors.excel.ribbon import help_page
from jixiao.formulas import FORMULAS
from jixiao.packs import pack_names


class _Balanced(HTMLParser):
    """Checks that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_tells_what_is_there() -> None:
    page = help_page.help_page()
    parser = _Balanced()
    parser.feed(page)
    assert parser.open == []
    text = re.sub(r"<[^>]+>", "", page)
    for button in help_page.buttons():
        assert button.label in text
        assert button.help in text
    for formula in FORMULAS:
        assert f"={formula.signature}" in text
    assert all(f"<code>{name}</code>" in page for name in pack_names())


def test_there_are_eleven_buttons_and_the_packs() -> None:
    assert [button.label for button in help_page.buttons()] == [
        "校验", "跳到下一个问题", "清除标记", "计算得分", "口径", "固化公式为数值", "生成偏差原因提示", "写回偏差原因",
        "生成自评表", "诊断", "帮助",
    ]  # fmt: skip


def test_the_page_is_opened_in_the_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[str] = []
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr("webbrowser.open", lambda address: shown.append(address) or True)
    assert str(reply_to("help", None)) == "silent\n"
    path = tmp_path / "jixiao-帮助.html"
    assert shown == [str(path)]
    assert path.read_text(encoding="utf-8") == help_page.help_page()


def test_without_a_browser_it_says_where_the_page_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert reply_to("help", None).text == f"帮助页写在：{tmp_path / 'jixiao-帮助.html'}，请用浏览器打开。"
