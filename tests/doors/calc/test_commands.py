"""Each button gives the open document the cells that the same command gives its file, and says what it did."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill

from doors.calc.application import Calc
from doors.concluding import TICK, completed, edit
from doors.excel.forms import FORM, SAMPLES, drawn_book, long_form, protected, shown
from jixiao.doors.file import clear_file, review_file
from jixiao.doors.write_back_file import write_back_file
from jixiao.form.grid import reference
from jixiao.sheets import Filling, Part
from jixiao.workbook import has_record, read_record, read_snapshot

every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
TIANJIN = next(path for path in SAMPLES if "天津" in path.stem)
UNDO = "（可以用“撤销”收回；要全部去掉，请点“清除标记”。）"
SCORES = """
    一级指标 | 二级指标 | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    产出指标 | 数量指标 | 培训场次   | ≥20场      | 15场       | 40   | 40   |
    ^        | 质量指标 | 培训合格率 | ≥90%       | 95%        | 30   |      |
    效益指标 | 社会效益 | 普法效果   | 有效提升   | 有效提升   | 30   |      |
"""


def as_libreoffice_has_it(calc: Calc, path: Path, folder: Path) -> Path:
    """A workbook opened and saved by LibreOffice: what an open document's copy is made from."""
    calc.open(path)
    return calc.saved(folder / f"of-{path.stem}.xlsx")


def after_file_command(calc: Calc, path: Path, folder: Path, command: Callable[[Path, Path], Any]) -> dict[str, Any]:
    """What a command for files makes of a workbook, as LibreOffice shows it."""
    result = folder / "by-file.xlsx"
    command(as_libreoffice_has_it(calc, path, folder), result)
    return shown(as_libreoffice_has_it(calc, result, folder))


def now(calc: Calc, folder: Path) -> dict[str, Any]:
    return shown(calc.saved(folder / "now.xlsx"))


def reviewing(**options: Any) -> Callable[[Path, Path], Any]:
    return lambda source, target: review_file(source, target, **options)


def answered(path: Path, texts: tuple[str, ...], heading: str = "原因") -> list[tuple[str, str]]:
    """The cells of 偏差原因提示 that a person fills in, with these texts."""
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == "偏差原因提示")
    row, column = next(place for place, cell in sheet.cells.items() if cell.text == heading)
    return [(reference(row + at, column), text) for at, text in enumerate(texts, start=1)]


@every_sample
@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("review", {"parts": {Part.FINDINGS}}),
        ("prompts", {"parts": {Part.PROMPTS}}),
        ("scores", {"parts": {Part.SCORES}, "fill_scores": Filling.BLANK}),
    ],
)
def test_a_button_gives_what_the_file_gets(
    application: Calc, path: Path, command: str, options: dict[str, Any], tmp_path: Path
) -> None:
    by_file = after_file_command(application, path, tmp_path, reviewing(**options))
    application.open(path)
    kind, _ = application.press(command, "no")
    assert kind == "information"
    assert now(application, tmp_path) == by_file


def test_filling_in_scores_asks_where_others_differ(application: Calc, tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    application.open(path)
    before = now(application, tmp_path)
    assert application.press("scores") == (
        "yes-no-cancel",
        (
            "空白的得分单元格有1个，另有1个已填的得分与测算不同。\n\n"
            "是：空白的填入，不同的也改为测算得分\n否：只填空白的\n取消：不改动"
        ),
    )
    assert now(application, tmp_path) == before
    kind, told = application.press("scores", "yes")
    assert (kind, told.splitlines()[0]) == (
        "information",
        (
            "填入得分1个，改为测算得分1个，怎样算的见工作表“得分测算”。另有1个得分单元格没有动：定性指标、"
            "指标值没有写比较符等要人确认的、无法测算的或设有公式的，请您评定。"
        ),
    )
    assert [row[0] for row in application.ask("read", area="G2:G4")] == [30, 30, None]


@every_sample
def test_what_is_cleared_is_as_before(application: Calc, path: Path, tmp_path: Path) -> None:
    application.open(path)
    before = now(application, tmp_path)
    for command in ("review", "scores", "prompts", "review"):
        application.press(command, "no")
    kind, told = application.press("clear")
    assert (kind, told) == (
        "information",
        "已去掉本插件加进来的底色、批注、结果工作表和填入的得分；您自己填写的内容没有改动。",
    )
    assert now(application, tmp_path) == before
    assert not has_record(tmp_path / "now.xlsx")
    assert application.press("clear")[0] == "warning"


def test_reasons_come_back_into_the_form(application: Calc, tmp_path: Path) -> None:
    application.open(drawn_book(tmp_path / "表.xlsx", long_form(9)))
    application.press("prompts")
    saved = application.saved(tmp_path / "提示.xlsx")
    sheet = application.ask("titles").index("偏差原因提示")
    reasons = ("受疫情影响，培训改为线上", "=九月起停办", "3-5")
    application.ask("write", cells=dict(answered(saved, reasons)), sheet=sheet)
    filled = application.saved(tmp_path / "已填.xlsx")
    by_file = tmp_path / "by-file.xlsx"
    write_back_file(filled, by_file)
    kind, told = application.press("write_back")
    assert (kind, told.splitlines()[0]) == ("information", "写回3条。")
    assert told.splitlines()[-1] == "（写回的文字已是表中的内容，“清除标记”不会去掉；可以用“撤销”收回。）"
    here = now(application, tmp_path)
    assert here == shown(as_libreoffice_has_it(application, by_file, tmp_path))
    assert [value[0] for cell, value in here[FORM].cells.items() if cell.startswith("H") and value[0]][1:] == [
        f"{reason}。" for reason in reasons
    ]


TWINS = """
    一级指标   | 二级指标         | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    产出指标   | 数量指标         | 培训场次 | ≥20场      | 15场       | 40   | 30   |
    效益指标   | 社会效益指标     | 满意度   | ≥95%       | 90%        | 30   | 28   |
    满意度指标 | 服务对象满意度   | 满意度   | ≥95%       | 90%        | 30   | 28   |
"""


def test_reasons_follow_rows_that_libreoffice_has_moved(application: Calc, tmp_path: Path) -> None:
    """Two rows say the same: only the references tell them apart, which follow rows and sheets."""
    application.open(drawn_book(tmp_path / "表.xlsx", TWINS))
    application.press("prompts")
    sheet = application.ask("titles").index("偏差原因提示")
    reasons = ("场地维修", "社会一方不满意", "服务对象不满意")
    saved = application.saved(tmp_path / "提示.xlsx")
    application.ask("write", cells=dict(answered(saved, reasons)), sheet=sheet)
    application.ask("insert_rows", above=2, count=2)
    application.ask("rename", title=FORM, new="2023年自评")
    assert application.press("write_back")[1].startswith("写回3条。\n")
    texts = [row[0] for row in application.ask("read", area="H4:H6")]
    assert [str(text).rpartition("%。")[2] for text in texts] == [f"{reason}。" for reason in reasons]


def test_a_ticked_conclusion_comes_into_its_box(application: Calc, tmp_path: Path) -> None:
    path = review_file(TIANJIN, tmp_path / "自评表-已校验.xlsx").target
    text = completed(path)
    edit(path, TICK, "是")
    application.open(path)
    before = now(application, tmp_path)
    write_back_file(application.saved(tmp_path / "已填.xlsx"), tmp_path / "by-file.xlsx")
    kind, told = application.press("write_back")
    assert (kind, told.splitlines()[0]) == ("information", "写回0条，写回自评结论1处。")
    here = now(application, tmp_path)
    assert here == shown(as_libreoffice_has_it(application, tmp_path / "by-file.xlsx", tmp_path))
    assert text in {cell[0] for cell in here[next(iter(here))].cells.values()}
    application.open(path)
    assert now(application, tmp_path) == before


def test_nothing_is_written_back_before_there_is_something(application: Calc) -> None:
    application.open(TIANJIN)
    assert application.press("write_back") == (
        "warning",
        "还没有工作表“偏差原因提示”：请先点“生成偏差原因提示”，填写原因后再点“写回偏差原因”。",
    )
    application.press("prompts")
    assert application.press("write_back") == (
        "warning",
        "工作表“偏差原因提示”里还没有填写内容，请在浅黄色单元格中填写原因，再点“写回偏差原因”。",
    )


def test_a_step_is_taken_back_and_done_again_whole(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    states = [now(application, tmp_path)]
    for command in ("review", "scores", "prompts", "clear"):
        application.press(command, "no")
        states.append(now(application, tmp_path))
    titles = ["清除标记", "生成偏差原因提示", "计算得分", "校验"]
    assert application.ask("steps") == [[f"绩效自评：{title}" for title in titles], []]
    for state in reversed(states[:-1]):
        application.ask("undo")
        assert after_a_while(application, state, tmp_path) == state
    assert application.soon(lambda: not has_record(application.saved(tmp_path / "now.xlsx")))
    for state in states[1:]:
        application.ask("redo")
        assert after_a_while(application, state, tmp_path) == state


def after_a_while(calc: Calc, state: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The document as it is when its sheets have come or gone."""
    assert calc.soon(lambda: calc.ask("titles") == list(state))
    return now(calc, folder)


def test_the_user_stays_on_a_sheet_that_is_made_anew(application: Calc, tmp_path: Path) -> None:
    application.open(drawn_book(tmp_path / "表.xlsx", long_form(9)))
    application.press("prompts")
    saved = application.saved(tmp_path / "提示.xlsx")
    sheet = application.ask("titles").index("偏差原因提示")
    application.ask("write", cells=dict(answered(saved, ("受疫情影响",))), sheet=sheet)
    assert application.ask("selected")[0] == "偏差原因提示"
    assert application.press("write_back")[0] == "information"
    assert application.ask("selected")[0] == "偏差原因提示"


def test_no_copy_of_the_workbook_is_left_when_it_is_closed(application: Calc) -> None:
    application.open(TIANJIN)
    application.press("review")
    application.press("prompts")
    assert application.copies()
    application.open()
    assert application.soon(lambda: not application.copies())


def test_what_is_done_again_is_shown(application: Calc) -> None:
    application.open(TIANJIN)
    application.press("review")
    application.ask("undo")
    assert application.soon(lambda: "校验结果" not in application.ask("titles"))
    application.ask("redo")
    assert application.soon(lambda: application.ask("selected")[0] == "校验结果")


def test_a_button_can_be_pressed_after_a_step_was_taken_back(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    before = now(application, tmp_path)
    application.press("review")
    application.ask("undo")
    assert after_a_while(application, before, tmp_path) == before
    assert application.press("review")[0] == "information"
    assert application.press("clear")[0] == "information"
    assert now(application, tmp_path) == before


def test_what_a_user_has_typed_in_between_is_taken_back_in_its_turn(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    application.press("prompts")
    sheet = application.ask("titles").index("偏差原因提示")
    before = now(application, tmp_path)
    application.ask("write", cells={"I6": "原因待查"}, sheet=sheet)
    application.press("review")
    assert application.ask("read", area="I6", sheet=sheet) == [["原因待查"]]
    application.ask("undo")
    assert application.soon(lambda: "校验结果" not in application.ask("titles"))
    assert application.ask("read", area="I6", sheet=sheet) == [["原因待查"]]
    application.ask("undo")
    assert now(application, tmp_path) == before


def test_the_next_problem_is_selected(application: Calc) -> None:
    application.open(TIANJIN)
    assert application.press("next") == (
        "information",
        "还没有可以跳转的问题：请先点“校验”，问题会列在工作表“校验结果”中。",
    )
    application.press("review")
    assert application.ask("selected")[0] == "校验结果"
    application.ask("select", place="A1")
    visited = []
    for _ in range(3):
        assert application.press("next") == ("silent", "")
        visited.append(application.ask("selected")[1])
    assert len(set(visited)) == 3
    assert all(place.startswith("$整体支出绩效自评表.") for place in visited)


def test_a_problem_on_a_hidden_sheet_is_told(application: Calc) -> None:
    application.open(TIANJIN)
    application.press("review")
    application.ask("hide", title="整体支出绩效自评表")
    kind, told = application.press("next")
    assert kind == "information"
    assert told.startswith("下一个问题在隐藏的工作表“整体支出绩效自评表”的 ")
    assert told.endswith("请先取消隐藏，再点一次。")


def test_new_sheets_print_as_in_the_file(application: Calc, tmp_path: Path) -> None:
    result = tmp_path / "结果.xlsx"
    review_file(TIANJIN, result, fill_scores=Filling.BLANK)
    application.open(result)
    titles = ("校验结果", "得分测算", "得分一览", "偏差原因提示")
    by_file = [application.ask("page", title=title) for title in titles]
    application.open(TIANJIN)
    for command in ("review", "scores", "prompts"):
        application.press(command, "no")
    assert [application.ask("page", title=title) for title in titles] == by_file
    assert all(page["repeated"] and page["across"] == 1 and page["footer"] for page in by_file)
    assert any(page["breaks"] for page in by_file)


def test_formulas_on_our_sheets_point_into_the_document(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    application.press("scores", "no")
    sheet = application.ask("titles").index("得分测算")
    found = application.ask("formulas", sheet=sheet)
    assert len(found) > 50
    assert not any("file:" in text for text in found.values())
    before = application.ask("read", area="A1:M120", sheet=sheet)
    application.ask("recalculate")
    assert application.ask("read", area="A1:M120", sheet=sheet) == before
    application.ask("put", cells={"H23": 0.3})
    assert application.ask("read", area="J8", sheet=sheet) == [[0.3]]


def drawn(application: Calc, path: Path) -> list[list[str]]:
    """The ranges that each chart of the document draws."""
    with ZipFile(application.saved(path)) as archive:
        charts = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
        return [re.findall(r"<c:f>([^<]*)</c:f>", archive.read(name).decode("utf-8")) for name in charts]


def test_charts_come_with_their_sheet_and_go_with_it(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    application.press("scores", "no")
    charts = drawn(application, tmp_path / "有图.xlsx")
    assert len(charts) == 3
    assert all(area.startswith("得分一览!$") for areas in charts for area in areas)
    application.ask("undo")
    assert application.soon(lambda: "得分一览" not in application.ask("titles"))
    assert drawn(application, tmp_path / "收回.xlsx") == []
    application.ask("redo")
    assert application.soon(lambda: "得分一览" in application.ask("titles"))
    assert drawn(application, tmp_path / "重做.xlsx") == charts
    application.press("scores", "no")
    assert drawn(application, tmp_path / "再算.xlsx") == charts
    application.press("clear")
    assert drawn(application, tmp_path / "清除.xlsx") == []


def test_fills_and_notes_of_the_user_come_back(application: Calc, tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "表.xlsx", long_form(6))
    book = openpyxl.load_workbook(path)
    sheet = book[FORM]
    for row in range(2, 8):
        sheet[f"E{row}"].fill = PatternFill("solid", fgColor=Color(theme=row))
        sheet[f"H{row}"].fill = PatternFill("solid", fgColor="FFDDEBF7")
        sheet[f"E{row}"].comment = Comment(f"第{row}行，财务科填", "财务科")
    book.save(path)
    application.open(path)
    before = now(application, tmp_path)
    application.press("review")
    reviewed = now(application, tmp_path)
    changed = [cell for cell, held in reviewed[FORM].cells.items() if held != before[FORM].cells.get(cell)]
    noted = [cell for cell in changed if cell.startswith("E")]
    assert noted
    assert all(reviewed[FORM].cells[cell][3].startswith(f"第{cell[1:]}行，财务科填") for cell in noted)
    application.press("clear")
    assert now(application, tmp_path) == before


def test_a_protected_sheet_without_a_password_stays_protected(application: Calc, tmp_path: Path) -> None:
    application.open(protected(drawn_book(tmp_path / "表.xlsx")))
    application.ask("protect")
    before = now(application, tmp_path)
    assert application.press("review")[0] == "information"
    reviewed = now(application, tmp_path)
    assert reviewed[FORM].protection == before[FORM].protection
    assert application.ask("protected")[:2] == [True, True]
    application.press("clear")
    assert now(application, tmp_path) == before


def test_a_password_is_told_and_nothing_is_changed(application: Calc, tmp_path: Path) -> None:
    application.open(protected(drawn_book(tmp_path / "表.xlsx"), password="1234"))
    before = now(application, tmp_path)
    assert application.press("review") == (
        "warning",
        "工作表“绩效自评表”设有保护密码，不能写入；请先用菜单“工具”→“保护工作表”取消保护，再点一次。",
    )
    assert now(application, tmp_path) == before
    assert application.ask("steps") == [[], []]


def test_a_structure_with_a_password_is_told(application: Calc, tmp_path: Path) -> None:
    application.open(drawn_book(tmp_path / "表.xlsx"))
    application.ask("protect", password="1234")
    before = now(application, tmp_path)
    assert application.press("review") == (
        "warning",
        "这个工作簿的结构设有保护密码，不能添加工作表；请先用菜单“工具”→“保护电子表格结构”取消保护，再点一次。",
    )
    assert now(application, tmp_path) == before


def test_a_document_open_to_be_read_only_is_left_alone(application: Calc, tmp_path: Path) -> None:
    application.open(drawn_book(tmp_path / "表.xlsx"), read_only=True)
    before = now(application, tmp_path)
    told = ("warning", "这个文档以只读方式打开，不能写入；请先另存为一份，再点一次。")
    assert [application.press(command, "no") for command in ("review", "scores", "prompts")] == [told] * 3
    assert now(application, tmp_path) == before


def test_a_document_without_a_form_is_told_by_its_name(application: Calc, tmp_path: Path) -> None:
    application.open()
    assert application.press("review")[0] == "warning"
    path = tmp_path / "通讯录.ods"
    application.saved(path, kind="calc8", under_it=True)
    assert application.press("review") == (
        "warning",
        (
            "在“通讯录.ods”里没有找到绩效自评表：表头里要有“三级指标”“指标值”“实际完成值”这样的标题，"
            "请检查是否选对了文件、表头是否完整。"
        ),
    )


def test_a_document_that_was_never_saved_is_reviewed(calc: Calc, tmp_path: Path) -> None:
    sheet = read_snapshot(drawn_book(tmp_path / "表.xlsx", SCORES)).sheets[0]
    calc.ask("put", cells={reference(*place): cell.text for place, cell in sheet.cells.items()})
    kind, told = calc.press("review")
    assert kind == "information"
    assert told.endswith(UNDO)
    assert "校验结果" in calc.ask("sheets")
    calc.press("clear")
    assert calc.ask("titles") == ["Sheet1"]


def test_an_ods_works_and_is_told_of_the_names(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    path = tmp_path / "自评表.ods"
    application.saved(path, kind="calc8", under_it=True)
    before = now(application, tmp_path)
    kind, told = application.press("review")
    assert kind == "information"
    assert told.endswith(
        "（这个文档不是 .xlsx 格式：公式和标记照常可用，但只有另存为 .xlsx 才能在 Excel 中用原来的公式名称。）"
    )
    application.saved(path, kind="calc8", under_it=True)
    application.open(path)
    assert application.press("clear")[0] == "information"
    assert now(application, tmp_path) == before


def test_what_was_marked_here_is_cleared_by_the_command_line(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    before = now(application, tmp_path)
    application.press("review")
    application.press("scores", "no")
    path = application.saved(tmp_path / "存.xlsx", under_it=True)
    application.open()
    assert read_record(path) is not None
    clear_file(path, tmp_path / "清.xlsx")
    assert shown(as_libreoffice_has_it(application, tmp_path / "清.xlsx", tmp_path)) == before


def test_what_the_command_line_marked_is_cleared_here(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    before = now(application, tmp_path)
    application.open(review_file(TIANJIN, tmp_path / "校.xlsx").target)
    assert application.press("clear")[0] == "information"
    assert now(application, tmp_path) == before


def test_chinese_fonts_stay_when_the_document_is_saved(application: Calc, tmp_path: Path) -> None:
    def fonts(path: Path) -> dict[str, str]:
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return {cell.coordinate: cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}

    before = fonts(TIANJIN)
    application.open(TIANJIN)
    assert fonts(application.saved(tmp_path / "未经本扩展.xlsx")) != before
    application.open(Path(shutil.copy(TIANJIN, tmp_path / "表.xlsx")))
    application.press("review")
    steps = application.ask("steps")
    saved = application.saved(tmp_path / "存.xlsx", under_it=True)
    assert fonts(saved) == before
    assert application.ask("steps") == steps


def test_the_pack_of_the_document_is_chosen(application: Calc, tmp_path: Path) -> None:
    application.open(TIANJIN)
    kind, told = application.press("pack", "tianjin-2021")
    assert (kind, told.startswith("口径：天津口径（2021年度填报实例）。依据：")) == ("information", True)
    saved = application.saved(tmp_path / "表.xlsx")
    assert read_snapshot(saved).names["绩效口径"] == '"tianjin-2021"'
    application.press("scores", "no")
    scores = application.ask("shown", area="A1:M120", sheet=application.ask("titles").index("得分测算"))
    assert any(cell.endswith("（tianjin-2021）") for row in scores for cell in row)
    kind, told = application.press("pack", "某省")
    assert kind == "warning"
    assert "某省" in told
    application.press("pack", "")
    assert "绩效口径" not in read_snapshot(application.saved(tmp_path / "表.xlsx")).names


def test_the_diagnosis_tells_versions_and_why_formulas_failed(calc: Calc) -> None:
    calc.ask("put", cells={"A1": '=PERF_SCORE("≥2件";"1件";"十")'})
    assert calc.cell("A1") == "!#VALUE!"
    kind, told = calc.press("diagnose")
    lines = told.splitlines()
    assert kind == "information"
    assert lines[0].startswith("jixiao ")
    assert lines[1].startswith("LibreOffice 25.") or int(lines[1].split()[1].split(".")[0]) > 25
    assert '公式自检：=PERF_SCORE("≥200件","174件",1) 得 0.87，正常。' in lines
    assert "  PERF_SCORE：分值“十”不是数字，请填写数字。" in lines
