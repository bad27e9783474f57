"""The formulas as Excel calls them, through xlwings' real call_udf, converters and CallUDF."""

from __future__ import annotations

import inspect
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings

from doors.excel.genuine_xlwings import MISSING, UDFS, Xlwings, genuine_xlwings
from jixiao.doors.excel import transport, udfs
from jixiao.doors.excel.transport import MARK
from jixiao.doors.live import troubles
from jixiao.formulas import CATEGORY, FORMULAS, Formula, formula
from jixiao.prose import TemplateError

NA, REF = -2146826246, -2146826265
FORM = (
    ("项目支出绩效自评表", None, None, None, None, None, None),
    ("（2021年度）", None, None, None, None, None, None),
    ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    ("产出指标", "数量指标", "办理案件", "≥200件", "174件", 50.0, 50.0),
    (None, "质量指标", "办结率", "≥95%", f"{MARK}.96{MARK}0%", 30.0, 30.0),
    ("效益指标", "社会效益指标", "知晓率", "≥85%", "88%", 20.0, 25.0),
)
every_formula = pytest.mark.parametrize("each", FORMULAS, ids=[each.name for each in FORMULAS])


@pytest.fixture(scope="module")
def excel() -> Iterator[Xlwings]:
    with genuine_xlwings() as genuine:
        yield genuine


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin and end without sentences for 诊断."""
    troubles.forget()
    yield
    troubles.forget()


@every_formula
def test_every_formula_is_there_under_its_name(each: Formula) -> None:
    udf = getattr(udfs, each.name)
    parameters = list(inspect.signature(udf).parameters.values())
    hidden = [(udfs.PLACE, True)] if each.placed else []
    assert udf.__name__ == each.name
    assert [(one.name, one.default is None) for one in parameters] == [
        *((argument.name, argument.optional) for argument in each.arguments),
        *hidden,
    ]
    assert {one.kind for one in parameters} == {inspect.Parameter.POSITIONAL_OR_KEYWORD}


def test_there_are_no_other_formulas() -> None:
    assert {name for name in vars(udfs) if name.startswith("PERF_")} == {each.name for each in FORMULAS}


@every_formula
def test_the_function_wizard_is_told_what_the_registry_says(excel: Xlwings, each: Formula) -> None:
    told = getattr(excel.ours, each.name).__xlfunc__
    assert (told["name"], told["ret"]["doc"], told["category"]) == (each.name, each.summary, CATEGORY)
    shown = [argument["doc"] for argument in told["args"] if not argument["vba"]]
    assert shown == [f"{argument.label}：{argument.help}" for argument in each.arguments]
    assert max(map(len, [told["ret"]["doc"], *shown])) <= 255


@every_formula
def test_a_formula_is_never_volatile_nor_asynchronous_nor_expanded(excel: Xlwings, each: Formula) -> None:
    told = getattr(excel.ours, each.name).__xlfunc__
    assert (told["volatile"], told["async_mode"], told["sub"]) == (False, None, False)
    assert told["ret"]["options"] == {"convert": "raw"}
    assert all(argument["options"] == {"convert": "raw"} for argument in told["args"])


CALLS = [
    ("PERF_SCORE", ("≥200件", "174件", 1.0), [[0.87]]),
    ("PERF_SCORE", ("≥200件", "174件", 1.0, "", ""), [[0.87]]),
    ("PERF_SCORE", ("≥200件", "174件", 1.0, MISSING, MISSING), [[0.87]]),
    ("PERF_SCORE", ("180万元", "200万元", 1.0, MISSING, "成本指标"), [[0.9]]),
    ("PERF_SCORE", ("≥95%", f"{MARK}.98{MARK}0%", f"{MARK}.5{MARK}0.00"), [[0.5]]),
    ("PERF_SCORE", ("≥95%", 0.98, 1.0), [[MARK + "#N/A"]]),
    ("PERF_SCORE", ("≥200件", None, 1.0), [[""]]),
    ("PERF_SCORE", ("", "", ""), [[""]]),
    ("PERF_SCORE", ("≥200件", MISSING, MISSING), [[""]]),
    ("PERF_SCORE", (NA, "174件", 1.0), [[MARK + "#N/A"]]),
    ("PERF_SCORE", ("≥200件", "174件", REF), [[MARK + "#REF!"]]),
    ("PERF_SCORE", ("≥200件", "174件", "一分"), [[MARK + "#VALUE!"]]),
    (
        "PERF_SCORE",
        ((("≥200件",), ("≥95%",), (None,), (NA,)), (("174件",), ("98%",), (None,), ("3件",)), 1.0, "national"),
        [[0.87], [1.0], [""], [MARK + "#N/A"]],
    ),
    ("PERF_SCORE", ((("≥200件",), ("≥95%",)), (("174件",),), 1.0), [[0.87], [MARK + "#N/A"]]),
    ("PERF_SCORE", ((("≥200件",), ("≥95%",)), (("174件",), ("1件",), ("2件",)), 1.0), [[MARK + "#VALUE!"]]),
    ("PERF_SCORE", ((("≥200件", "≥95%"),), (("174件", "98%"),), 1.0), [[0.87, 1.0]]),
    ("PERF_COMPLETION", ("≥200件", "174件"), [[0.87]]),
    ("PERF_DEVIATION", ("≥200件", "174件"), [[-0.13]]),
    ("PERF_FLAG", ("≤180万元", "200万元", MISSING, "成本指标"), [["超支"]]),
    (
        "PERF_BASIS",
        ("≥200件", "174件", 1.0),
        [["正向指标：完成值174件低于指标值200件，得分=1×174/200=0.87（national）"]],
    ),
    ("PERF_PROMPT", ("≥90%", "99%", 1.0, 1.0), [[""]]),
    ("PERF_BUDGET_SCORE", (2000.0, 1963.2), [[9.82]]),
    ("PERF_BUDGET_SCORE", (2000.0, 1963.2, MISSING, "hubei"), [[19.63]]),
    ("PERF_BUDGET_SCORE", (0.0, 5.0), [[MARK + "#DIV/0!"]]),
    ("PERF_RATE", (2000.0, f"{MARK}1963.2{MARK}#,##0.00"), [[0.9816]]),
    ("PERF_TOTAL", (((10.0,), (50.0,)), ((9.82,), (48.0,))), [[57.82]]),
    ("PERF_TOTAL", (((10.0,), (50.0,)), ((9.82,), (None,))), [[MARK + "#N/A"]]),
    ("PERF_GRADE", (97.3,), [["优"]]),
    ("PERF_GRADE", (120.0, MISSING), [[MARK + "#NUM!"]]),
    ("PERF_TIER", ("基本完成",), [["部分达成年度指标并具有一定效果"]]),
    ("PERF_VALUE", ("≥1.2万人", MISSING), [["数量", "≥", 1.2, "人", 10000.0]]),
    (
        "PERF_VALUE",
        ((("≥1.2万人",), ("有效提升",), (None,)), "指标值"),
        [["数量", "≥", 1.2, "人", 10000.0], ["定性", "", "", "", ""], [""] * 5],
    ),
    ("PERF_CHECK", ("≥200件", MISSING, ""), [[MARK + "#N/A"]]),
]


@pytest.mark.parametrize(("name", "given", "rows"), CALLS, ids=[f"{name} {given}" for name, given, _ in CALLS])
def test_excel_is_answered_in_rows(
    excel: Xlwings, name: str, given: tuple[object, ...], rows: list[list[object]]
) -> None:
    assert excel.call(name, *given) == rows


SHAPED = [
    ("PERF_SCORE", ("≥200件", "174件", 1.0), 0.87),
    ("PERF_SCORE", (NA, "174件", 1.0), MARK + "#N/A"),
    ("PERF_SCORE", ("≥200件", "", 1.0), ""),
    ("PERF_VALUE", ("≥1.2万人", ""), ["数量", "≥", 1.2, "人", 10000.0]),
    ("PERF_SCORE", ((("≥200件", "≥95%"),), (("174件", "98%"),), 1.0), [0.87, 1.0]),
    ("PERF_SCORE", ((("≥200件",), ("≥95%",)), (("174件",), ("98%",)), 1.0), [[0.87], [1.0]]),
]


@pytest.mark.parametrize(("name", "given", "result"), SHAPED, ids=[f"{name} {given}" for name, given, _ in SHAPED])
def test_vba_is_given_one_cell_one_row_or_rows(
    excel: Xlwings, name: str, given: tuple[object, ...], result: object
) -> None:
    """CallUDF reshapes results: JixiaoCells.Answered takes all three."""
    assert excel.from_vba(name, *given) == result


def test_the_findings_of_a_table_name_the_places_of_its_sheet(excel: Xlwings) -> None:
    merged = "A1:G1,A2:G2,A4:A5"
    headings, *lines = excel.call("PERF_CHECK", FORM, "national", f"1;1;{merged}")
    assert headings == ["级别", "编号", "位置", "指标", "问题", "改法"]
    assert ["R32", "G4"] in [line[1:3] for line in lines]
    moved = excel.call("PERF_CHECK", FORM, "", "11;4;D11:J11,D12:J12,D14:D15")
    assert ["R32", "J14"] in [line[1:3] for line in moved]


@pytest.mark.parametrize("rest", [(), ("",), ("hubei",), (MISSING, MISSING)])
def test_a_table_without_its_place_begins_in_the_first_cell(excel: Xlwings, rest: tuple[object, ...]) -> None:
    assert ["R32", "G4"] in [line[1:3] for line in excel.call("PERF_CHECK", FORM, *rest)]


def test_why_a_formula_shows_an_error_is_kept_for_the_diagnosis(excel: Xlwings) -> None:
    excel.call("PERF_SCORE", (("≥95人",), ("≥200件",), ("",)), (("96件",), ("174件",), ("",)), 1.0)
    excel.call("PERF_RATE", 0.0, 5.0)
    assert troubles.lately() == (
        "PERF_RATE：预算数为0，无法计算执行率，请核对。",
        "PERF_SCORE：正向指标：完成值“96件”与指标值“≥95人”无法比较，单位“件”与“人”不同，请核对（national）",
    )


@every_formula
def test_a_fault_of_our_own_is_an_error_and_a_sentence_and_in_the_log(
    excel: Xlwings, each: Formula, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("something unheard of")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(excel.ours, "evaluate", fail)
    assert excel.call(each.name, *["174件"] * len(each.arguments)) == [[MARK + "#VALUE!"]]
    log = tmp_path / "jixiao-错误记录.txt"
    sentence = f"程序内部出错，文件没有改动；详情已记录在“{log}”，请把它发给维护者。"
    assert troubles.lately() == (f"{each.name}：{sentence}",)
    assert "RuntimeError: something unheard of" in log.read_text(encoding="utf-8")


def test_a_fault_that_no_log_can_take_is_an_error_and_a_sentence_too(
    excel: Xlwings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("something unheard of")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))
    monkeypatch.setattr(excel.ours, "areas_of", fail)
    assert excel.call("PERF_SCORE", "≥200件", "174件", 1.0) == [[MARK + "#VALUE!"]]
    assert troubles.lately() == (
        "PERF_SCORE：程序内部出错，详情没有能够记录下来，请把这条公式和它引用的单元格发给维护者。",
    )


def test_a_template_that_is_broken_is_told_in_its_own_sentence(excel: Xlwings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TemplateError("模板 prompts/short.j2 写错了，请改正。")

    monkeypatch.setattr("jixiao.prose.prompt_paragraph", fail)
    assert excel.call("PERF_PROMPT", "≥200件", "174件") == [[MARK + "#VALUE!"]]
    assert troubles.lately() == ("PERF_PROMPT：模板 prompts/short.j2 写错了，请改正。",)


def test_called_with_nothing_a_formula_does_not_raise(
    excel: Xlwings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert excel.call("PERF_SCORE") == [[MARK + "#VALUE!"]]


def test_the_stubs_are_taken_out_again() -> None:
    stubbed = {"pythoncom", "pywintypes", "win32com.client", "xlwings.udfs", "xlwings.com_server"}
    before = {name: sys.modules.get(name) for name in (*stubbed, UDFS)}
    plain = xlwings.func
    with genuine_xlwings() as genuine:
        assert stubbed <= sys.modules.keys()
        assert sys.modules[UDFS] is genuine.ours
        assert genuine.ours is not before[UDFS]
    assert {name: sys.modules.get(name) for name in before} == before
    assert xlwings.func is plain


def test_the_doors_module_is_the_one_that_vba_names() -> None:
    source = Path(transport.__file__).with_name("addin") / "JixiaoCells.bas"
    assert f'Private Const Udfs As String = "{udfs.__name__}"' in source.read_text(encoding="ascii")
    assert formula("PERF_CHECK").placed
