"""Templates: what an expression shows, and what the editor of a template is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.errors import JixiaoError
from jixiao.prose import TemplateError, template
from jixiao.prose.template import render, sections


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A templates folder of the test's own."""
    monkeypatch.setattr(template, "FOLDERS", (tmp_path / "none", tmp_path))
    template._environment.cache_clear()
    template._template.cache_clear()
    yield tmp_path
    template._environment.cache_clear()
    template._template.cache_clear()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ number }}分", "0.9分"),
        ("{{ ratio | percent }}", "11.11%"),
        ("{{ ratio | gap }}", "高于指标值11.11%"),
        ("{{ ratio | gap('控制数') }}", "高于控制数11.11%"),
        ("[{{ nothing }}]", "[]"),
        ("{{ broken }}", "一行 又一行"),
        ("<{{ sign }}>", '<≤180 & "万">'),
        ("{% include 'other.j2' %}\n乙", "甲\n乙"),
    ],
)
def test_an_expression_shows_a_value_as_a_sentence_needs_it(folder: Path, text: str, shown: str) -> None:
    (folder / "one.j2").write_text(text, encoding="utf-8")
    (folder / "other.j2").write_text("甲\n", encoding="utf-8")
    values = {
        "number": Decimal("0.90"),
        "ratio": Decimal(20) / Decimal(180),
        "nothing": None,
        "broken": "一行\n 又一行",
        "sign": '≤180 & "万"',
    }
    assert render("one.j2", **values) == shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 目标值 }}", "模板“one.j2”用到了没有提供的内容“目标值”，请改用模板开头列出的名称。"),
        ("{{ row.target }}", "模板“one.j2”用到了没有提供的内容“target”，请改用模板开头列出的名称。"),
        ("{% if absent %}有{% endif %}", "模板“one.j2”用到了没有提供的内容“absent”，请改用模板开头列出的名称。"),
        ("好\n{{ target ", "模板“one.j2”第2行写法有误，请检查花括号和标记是否成对。"),
        ("{% if target %}好", "模板“one.j2”第1行写法有误，请检查花括号和标记是否成对。"),
        ("{{ target | nosuch }}", "模板“one.j2”第1行写法有误，请检查花括号和标记是否成对。"),
        ("{% include 'gone.j2' %}", "找不到模板“gone.j2”，请检查 templates 文件夹是否完整。"),
    ],
)
def test_a_faulty_template_is_named_with_what_is_wrong(folder: Path, text: str, message: str) -> None:
    (folder / "one.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as raised:
        render("one.j2", target="≥200件", row={})
    assert str(raised.value) == message


def test_a_filter_on_the_wrong_kind_of_value_is_an_error_of_the_template(folder: Path) -> None:
    (folder / "one.j2").write_text("{{ target | percent }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"^模板“one\.j2”无法生成文字（.*），请检查其中的计算和筛选写法。$"):
        render("one.j2", target="≥200件")


def test_a_template_cannot_reach_into_python(folder: Path) -> None:
    (folder / "one.j2").write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"模板“one\.j2”"):
        render("one.j2")


def test_a_missing_template_is_named() -> None:
    with pytest.raises(JixiaoError, match=r"^找不到模板“prompts/gone\.j2”，请检查 templates 文件夹是否完整。$"):
        render("prompts/gone.j2")


def test_sections_are_the_lines_below_their_headings(folder: Path) -> None:
    (folder / "one.j2").write_text("{# 说明 #}\n【事实】\n甲\n【问题】\n 乙 \n\n【丙】丁\n【空】\n", encoding="utf-8")
    found = sections("one.j2")
    assert found.found == {"事实": ("甲",), "问题": ("乙", "【丙】丁"), "空": ()}
    assert found.text("问题") == "乙【丙】丁"


def test_a_section_that_is_missing_is_named(folder: Path) -> None:
    (folder / "one.j2").write_text("【事实】\n甲", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"^模板“one\.j2”缺少【请核实并说明】一节，请补上。$"):
        sections("one.j2").lines("请核实并说明")


def test_a_line_above_the_first_heading_is_an_error(folder: Path) -> None:
    (folder / "one.j2").write_text("甲\n【事实】", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"^模板“one\.j2”的第一行文字“甲”前面缺少【】标题，请先写标题。$"):
        sections("one.j2")
