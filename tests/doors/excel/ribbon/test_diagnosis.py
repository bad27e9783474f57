"""诊断 tells what a maintainer would ask first, whatever is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from doors.excel.com import opened
from doors.excel.forms import drawn_book
from jixiao import __version__
from jixiao.doors.excel import udfs
from jixiao.doors.excel.macros import reply_to
from jixiao.doors.excel.ribbon import diagnosis
from jixiao.doors.live import troubles
from jixiao.packs import pack_names

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


@pytest.fixture(autouse=True)
def _nothing_went_wrong_so_far(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("jixiao.doors.live.diagnosis.log_file", lambda: tmp_path / "no log")
    troubles.forget()


def lines(*arguments: object) -> list[str]:
    reply = reply_to("diagnose", *arguments)  # type: ignore[arg-type]
    assert reply.kind.value == "information"
    return reply.text.splitlines()


def test_without_a_workbook_it_tells_what_is_installed() -> None:
    version, library, self_test, templates, workbook, packs, formulas = lines(None)
    assert version.startswith(f"jixiao {__version__}，Python 3.")
    assert library == "xlwings 0.37.8"
    assert self_test == '公式自检：=PERF_SCORE("≥200件","174件",1) 得 0.87，正常。'
    assert templates == "模板：正常，原因类别15种。"
    assert workbook == "工作簿：没有打开的工作簿。"
    assert packs == f"可用的口径：{'、'.join(pack_names())}。"
    assert formulas == "公式：最近没有出错。"


def test_it_tells_the_workbook_and_its_pack(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx"))
    told = lines(book)
    assert "Excel 16.0（Windows (64-bit) NT 10.00）" in told
    assert "工作簿：C:/表格/自评表.xlsx，Excel 工作簿（.xlsx）" in told
    assert any(line.startswith("口径：全国口径（财预〔2020〕10号）（national），工作簿没有指定。") for line in told)
    reply_to("pack", book, "hubei")
    assert any(line.startswith("口径：湖北口径（hubei）。依据：") for line in lines(book))


def test_an_unknown_pack_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx"))
    book.api.Names.Add("绩效口径", '="湖南省"')
    assert f"口径：没有名为“湖南省”的口径，现有口径：{'、'.join(pack_names())}。" in lines(book)


def test_the_pack_may_stand_in_a_cell(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx"))
    book.api._stored.book.worksheets[0]["Z1"].value = "guangxi"
    book.api.Names.Add("绩效口径", "=绩效自评表!$Z$1")
    assert any(line.startswith("口径：广西口径（系统规则）（guangxi）。") for line in lines(book))


def test_it_tells_why_formulas_showed_errors_lately() -> None:
    score = vars(udfs)["PERF_SCORE"]
    score("≥200件", "174人", 1.0)
    score("≥200件", "174件", "五")
    score("≥200件", "174件", 1.0, "天津口径")
    told = lines(None)
    at = told.index("公式最近出错的原因：")
    assert told[at + 1].startswith("  PERF_SCORE：没有名为“天津口径”的口径，现有口径：national、")
    assert told[at + 2] == "  PERF_SCORE：分值“五”不是数字，请填写数字。"
    assert told[at + 3].startswith("  PERF_SCORE：正向指标：完成值“174人”与指标值“≥200件”无法比较，")


def test_an_add_in_of_another_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "jixiao.xlam"
    path.write_bytes(b"no package")
    assert (
        f"插件：{path}，由 不明版本 生成，请关闭 Excel 后运行 jixiao addin install"
        in reply_to("diagnose", None, "", str(path)).text
    )


def test_a_part_that_fails_is_a_line_and_the_others_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx"))
    book.api._log.fail_at = 1
    told = lines(book)
    assert any(line.startswith("Excel 没有做完这一步（get Workbook.Application failed）；") for line in told)
    assert told[-1] == "公式：最近没有出错。"


def test_another_xlwings_than_the_dll_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis.xlwings, "__version__", "0.36.0")
    assert "xlwings 0.36.0，应为 0.37.8，请运行 pip install xlwings==0.37.8 后重新安装插件" in lines(None)
