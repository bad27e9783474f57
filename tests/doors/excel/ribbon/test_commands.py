"""Each button gives the open workbook the cells that the same command gives its file, and says what it did."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings

from doors.concluding import TICK, completed, edit
from doors.excel.com import opened
from doors.excel.forms import FORM, ROOT, SAMPLES, drawn_book, now, protected, shown
from jixiao.doors.commands.new import make
from jixiao.doors.excel.macros import WITHOUT_BOOK, reply_to
from jixiao.doors.excel.ribbon.commands import COMMANDS
from jixiao.doors.file import review_file
from jixiao.doors.freeze_file import freeze_file
from jixiao.doors.live.reply import Kind
from jixiao.doors.write_back_file import write_back_file
from jixiao.form.grid import reference
from jixiao.sheets import Filling, Part
from jixiao.workbook import PutValue, apply_edits, read_snapshot

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
TIANJIN, FUNING = (
    next(path for path in SAMPLES if name in path.stem) for name in ("天津", "抚宁区司法局-2020-预算项目绩效目标表")
)
NO_UNDO = "（宏的改动不能用“撤销”收回；要去掉，请点“清除标记”。）"
QUESTION = (
    "空白的得分单元格有1个，另有1个已填的得分与测算不同。\n\n"
    "是：空白的填入，不同的也改为测算得分\n否：只填空白的\n取消：不改动"
)
FIGURES = "指标值为≥20场，实际完成值为15场，低于指标值25%。"
SCORES = """
    一级指标 | 二级指标 | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    产出指标 | 数量指标 | 培训场次   | ≥20场      | 15场       | 40   | 40   |
    ^        | 质量指标 | 培训合格率 | ≥90%       | 95%        | 30   |      |
    效益指标 | 社会效益 | 普法效果   | 有效提升   | 有效提升   | 30   |      |
"""


def press(book: xlwings.Book, command: str, answer: str = "") -> tuple[str, str]:
    """Press a button; gives the kind of the reply and its text."""
    reply = reply_to(command, book, answer)
    return reply.kind.value, reply.text


def as_file(path: Path, folder: Path, **options: Any) -> dict[str, Any]:
    return shown(review_file(path, folder / f"as-file{path.suffix}", **options).target)


def answered(path: Path, heading: str, texts: tuple[str, ...]) -> Path:
    """Fill in a column of the sheet 偏差原因提示, as a person would."""
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == "偏差原因提示")
    row, column = next(place for place, cell in sheet.cells.items() if cell.text == heading)
    edits = [PutValue(sheet.name, reference(row + at, column), text) for at, text in enumerate(texts, start=1)]
    apply_edits(path, edits, path)
    return path


@every_sample
def test_review_marks_what_a_review_marks(path: Path, tmp_path: Path) -> None:
    book = opened(path)
    kind, text = press(book, "review")
    assert now(book, tmp_path) == as_file(path, tmp_path, parts={Part.FINDINGS})
    assert kind == "information"
    assert text.endswith(NO_UNDO)
    assert book.api._stored.book.active.title == "校验结果"


def test_review_says_how_much_it_found() -> None:
    _, text = press(opened(TIANJIN), "review")
    first, second, *_ = text.splitlines()
    assert first.startswith("整体支出绩效自评表：填报得分合计97.31，测算得分合计")
    assert re.fullmatch(r"错误\d+处，警告\d+处，提示\d+处，逐条列在工作表“校验结果”中。", second)


@every_sample
def test_prompts_adds_the_prompts_and_nothing_else(path: Path, tmp_path: Path) -> None:
    book = opened(path)
    press(book, "prompts")
    assert now(book, tmp_path) == as_file(path, tmp_path, parts={Part.PROMPTS})


def test_one_button_after_the_other_adds_up_to_the_whole_review(tmp_path: Path) -> None:
    book = opened(TIANJIN)
    for command, answer in (("prompts", ""), ("review", ""), ("scores", "no")):
        press(book, command, answer)
    found, wanted = now(book, tmp_path), as_file(TIANJIN, tmp_path, fill_scores=True)
    assert found.keys() == wanted.keys()
    assert found == wanted


def test_scores_fills_the_blank_cells_when_no_other_differs(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES.replace("| 40   | 40   |", "| 40   | 30   |"))
    book = opened(path)
    assert press(book, "scores") == (
        "information",
        "填入得分1个，怎样算的见工作表“得分测算”。另有1个得分单元格没有动：定性指标、指标值没有写比较符等要人确认的、无法测算的或设有公式的，请您评定。\n"
        + NO_UNDO,
    )
    assert now(book, tmp_path) == as_file(path, tmp_path, fill_scores=True, parts={Part.SCORES})
    assert book.api._stored.book[FORM]["G3"].value == 30


def test_scores_asks_before_it_replaces_a_score(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    book, before = opened(path), shown(path)
    assert press(book, "scores") == (
        "yes-no-cancel",
        QUESTION,
    )
    assert now(book, tmp_path) == before


@pytest.mark.parametrize(
    ("answer", "filling", "said", "score"),
    [("yes", Filling.ALL, "填入得分1个，改为测算得分1个，", 30), ("no", Filling.BLANK, "填入得分1个，怎样", 40)],
)
def test_scores_does_as_it_was_answered(answer: str, filling: Filling, said: str, score: int, tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    book = opened(path)
    kind, text = press(book, "scores", answer)
    assert (kind, text.startswith(said)) == ("information", True)
    assert now(book, tmp_path) == as_file(path, tmp_path, fill_scores=filling, parts={Part.SCORES})
    assert book.api._stored.book[FORM]["G2"].value == score


def test_scores_that_were_filled_in_are_the_forms_scores_from_then_on(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    press(book, "scores", "yes")
    press(book, "review")
    press(book, "prompts")
    sheets = book.api._stored.book
    told = str(
        [cell.value for name in ("校验结果", "偏差原因提示") for row in sheets[name].iter_rows() for cell in row]
    )
    assert "填满分" not in told
    assert "填报得分40" not in told
    assert press(book, "scores")[1].startswith("没有需要填入的得分，")
    assert press(book, "scores", "no")[1].startswith("没有需要填入的得分，")
    assert [sheets[FORM][cell].value for cell in ("G2", "G3")] == [30, 30]


def test_write_back_puts_the_reasons_into_the_form(tmp_path: Path) -> None:
    path = review_file(drawn_book(tmp_path / "自评表.xlsx", SCORES), tmp_path / "自评表-已校验.xlsx").target
    answered(path, "原因", ("=受疫情影响，停办5场",))
    book = opened(path)
    kind, told = press(book, "write_back")
    assert (kind, told.splitlines()) == (
        "information",
        [
            "写回1条。",
            "需要说明的偏差1条：表中已说明1条（其中1条内容还不齐全），尚未说明0条。还缺什么，见工作表“偏差原因提示”的“填写情况”一栏。",
            "（写回的文字已是表中的内容，“清除标记”不会去掉；宏的改动不能用“撤销”收回。）",
        ],
    )
    written = write_back_file(path, tmp_path / "as-file.xlsx")
    assert now(book, tmp_path) == shown(tmp_path / "as-file.xlsx")
    (edit,) = written.done.edits
    assert book.api._stored.book[edit.sheet][edit.cell].value == FIGURES + "=受疫情影响，停办5场。"


def test_write_back_puts_a_ticked_conclusion_into_its_box(tmp_path: Path) -> None:
    path = review_file(TIANJIN, tmp_path / "自评表-已校验.xlsx").target
    text = completed(path)
    edit(path, TICK, "是")
    book = opened(path)
    kind, told = press(book, "write_back")
    assert (kind, told.splitlines()[0]) == ("information", "写回0条，写回自评结论1处。")
    written = write_back_file(path, tmp_path / "as-file.xlsx")
    assert now(book, tmp_path) == shown(tmp_path / "as-file.xlsx")
    (put,) = written.conclusions
    assert book.api._stored.book[put.sheet][put.cell].value == text


def test_write_back_makes_a_row_high_enough_to_be_read(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    user = openpyxl.load_workbook(path)
    user[FORM].row_dimensions[2].height = 18
    user.save(path)
    path = review_file(path, tmp_path / "自评表-已校验.xlsx").target
    answered(path, "原因", ("受疫情影响，第三季度五期集中培训停办，改为次年举办。" * 3,))
    book = opened(path)
    assert press(book, "write_back")[0] == "information"
    write_back_file(path, tmp_path / "as-file.xlsx")
    height = openpyxl.load_workbook(tmp_path / "as-file.xlsx")[FORM].row_dimensions[2].height
    assert book.api._stored.book[FORM].row_dimensions[2].height == height > 100


def test_write_back_lists_what_it_did_not_write(tmp_path: Path) -> None:
    form = SCORES.replace("| 40   | 40   |", "| 40   | 40   | 原来的说明")
    path = review_file(drawn_book(tmp_path / "自评表.xlsx", form), tmp_path / "自评表-已校验.xlsx").target
    answered(path, "原因", ("受疫情影响，停办5场",))
    kind, text = press(opened(path), "write_back")
    assert kind == "warning"
    assert text.splitlines()[:2] == [
        "写回0条，没有写回1条。",
        "E2 培训场次：H2 已有文字，没有改动；要换成预览的文字，请在这一行的“覆盖原文”选“是”，再写回。",
    ]


def test_write_back_before_there_is_a_prompt_is_one_sentence(tmp_path: Path) -> None:
    assert press(opened(drawn_book(tmp_path / "自评表.xlsx")), "write_back") == (
        "warning",
        "还没有工作表“偏差原因提示”：请先点“生成偏差原因提示”，填写原因后再点“写回偏差原因”。",
    )


def test_write_back_before_anything_is_filled_in_is_one_sentence(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    press(book, "prompts")
    assert press(book, "write_back") == (
        "warning",
        "工作表“偏差原因提示”里还没有填写内容，请在浅黄色单元格中填写原因，再点“写回偏差原因”。",
    )


@pytest.mark.parametrize("protect", [False, True])
def test_clear_gives_the_users_workbook_back(protect: bool, tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    before = shown(protected(path) if protect else path)
    book = opened(path)
    for command, answer in (("review", ""), ("scores", "yes"), ("prompts", "")):
        press(book, command, answer)
    assert press(book, "clear") == (
        "information",
        "已去掉本插件加进来的底色、批注、结果工作表和填入的得分；您自己填写的内容没有改动。",
    )
    assert now(book, tmp_path) == before


def test_clear_with_nothing_to_clear_is_one_sentence(tmp_path: Path) -> None:
    assert press(opened(drawn_book(tmp_path / "自评表.xlsx")), "clear") == (
        "warning",
        "“自评表.xlsx”里没有 jixiao 加进去的内容，不需要清除。",
    )


def frozen_book(path: Path) -> Path:
    """A form whose scores are formulas of the add-in: one alone, one over a column that spills."""
    drawn_book(path, SCORES)
    book = openpyxl.load_workbook(path)
    sheet = book[FORM]
    sheet["G2"] = "=PERF_SCORE(D2,E2,F2)"
    sheet["J2"] = openpyxl.worksheet.formula.ArrayFormula("J2:J4", "=PERF_FLAG(D2:D4,E2:E4)")
    sheet["J3"], sheet["J4"], sheet["K2"] = "正常", "待确认", "=SUM(F2:F4)"
    book.save(path)
    _with_results(path, {"G2": "30", "J2": "未完成", "K2": "100"})
    return path


def _with_results(path: Path, results: dict[str, str]) -> None:
    """Put results beside formulas, as a program that has computed them does."""
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode("utf-8")
    for cell, result in results.items():
        kind = "" if result.isdigit() else ' t="str"'
        text = re.sub(
            rf'<c r="{cell}"([^>]*?)(?: t="\w+")?>(<f.*?</f>)<v\s*(?:/>|></v>)</c>',
            rf'<c r="{cell}"\1{kind}>\2<v>{result}</v></c>',
            text,
        )
    parts[name] = text.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def test_freeze_asks_first(tmp_path: Path) -> None:
    path = frozen_book(tmp_path / "自评表.xlsx")
    book = opened(path)
    kind, text = press(book, "freeze")
    assert kind == "yes-no"
    assert text.startswith("将把本工作簿里 PERF_ 开头的公式换成它现在的结果，")
    assert not any(call.startswith("set Range") for call in book.api._log.calls)


def test_freeze_writes_what_the_formulas_show(tmp_path: Path) -> None:
    path = frozen_book(tmp_path / "自评表.xlsx")
    book = opened(path)
    assert press(book, "freeze", "yes") == ("information", "已把2个公式换成数值。")
    sheet = book.api._stored.book[FORM]
    assert [sheet[cell].value for cell in ("G2", "J2", "J3", "J4", "K2")] == [
        30, "未完成", "正常", "待确认", "=SUM(F2:F4)",
    ]  # fmt: skip
    freeze_file(path, tmp_path / "as-file.xlsx")
    assert now(book, tmp_path) == shown(tmp_path / "as-file.xlsx")


def test_freeze_without_such_a_formula_is_one_sentence(tmp_path: Path) -> None:
    assert press(opened(drawn_book(tmp_path / "自评表.xlsx")), "freeze", "yes") == (
        "warning",
        "“自评表.xlsx”里没有 jixiao 插件的公式（PERF_ 开头），不需要固化。",
    )


def test_next_visits_each_problem_once_and_begins_again(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    press(book, "review")
    visited = []
    for _ in range(20):
        assert press(book, "next") == ("silent", "")
        visited.append(book.api._app.ActiveCell.Address.replace("$", ""))
        assert book.api._stored.book.active.title == FORM
    again = visited.index(visited[0], 1)
    assert len(set(visited)) == again > 2
    marked = {cell for cell, look in now(book, tmp_path)[FORM].cells.items() if look[3]}
    assert set(visited) == marked


def test_next_tells_the_problem_in_the_status_bar(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    press(book, "review")
    press(book, "next")
    assert re.fullmatch(
        r"(错误|警告|提示) [A-Z]\d\d 绩效自评表!\w+（未处理\d+处）：.+", book.api._app._settings["StatusBar"]
    )


def test_next_before_a_review_says_what_to_do(tmp_path: Path) -> None:
    assert press(opened(drawn_book(tmp_path / "自评表.xlsx")), "next") == (
        "information",
        "还没有可以跳转的问题：请先点“校验”，问题会列在工作表“校验结果”中。",
    )


def test_next_when_all_are_handled_says_so(tmp_path: Path) -> None:
    path = review_file(drawn_book(tmp_path / "自评表.xlsx", SCORES), tmp_path / "自评表-已校验.xlsx").target
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == "校验结果")
    row, column = next(place for place, cell in sheet.cells.items() if cell.text == "处理情况")
    last = max(at for at, _ in sheet.cells)
    apply_edits(path, [PutValue(sheet.name, reference(at, column), "已说明") for at in range(row + 1, last + 1)], path)
    assert press(opened(path), "next") == ("information", "“校验结果”中的问题都已选了处理情况，没有下一个了。")


def test_next_says_when_the_problem_is_on_a_hidden_sheet(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    press(book, "review")
    book.api.Worksheets(FORM).Visible = 0
    kind, said = press(book, "next")
    assert kind == "information"
    assert re.fullmatch(rf"下一个问题在隐藏的工作表“{FORM}”的 \w+：.+请先取消隐藏，再点一次。", said)


def test_a_hidden_result_is_shown_again(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    press(book, "review")
    book.api.Worksheets("校验结果").Visible = 0
    book.api.Worksheets(FORM).Activate()
    press(book, "review")
    assert book.api._stored.book["校验结果"].sheet_state == "visible"
    assert book.api._stored.book.active.title == "校验结果"


def test_a_sheet_of_the_users_by_that_name_is_left_alone(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    stored = openpyxl.load_workbook(path)
    stored.create_sheet("校验结果")["A1"] = "去年的"
    stored["校验结果"].sheet_state = "hidden"
    stored.save(path)
    book = opened(path)
    press(book, "review")
    assert book.api._stored.book.active.title == "校验结果 (2)"
    assert book.api._stored.book["校验结果"].sheet_state == "hidden"


def test_new_makes_and_opens_the_workbook_beside_the_open_one(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(FUNING, tmp_path / FUNING.name))
    book = opened(path)
    book.api._path = str(tmp_path)
    kind, text = press(book, "new")
    target = tmp_path / f"{path.stem}-自评表.xlsx"
    assert kind == "information"
    assert text.startswith(f"已生成并打开“{target.name}”，共")
    made = make(path, tmp_path / "as-file.xlsx")
    assert text.splitlines()[0].endswith(f"{made.indicators}个指标。")
    assert shown(target) == shown(tmp_path / "as-file.xlsx")
    assert [each._name for each in book.api._app._books] == [path.name, target.name]
    assert press(book, "new") == ("warning", f"“{target.name}”已经存在，没有覆盖；请把它移走或改名，再点一次。")


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("", "这个工作簿还没有保存过，请先保存，再生成自评表：新工作簿放在它旁边。"),
        (
            "https://d.docs.live.net/1234/表格",
            "这个工作簿保存在网上（OneDrive 或 SharePoint），请先另存到本机的文件夹，再生成自评表。",
        ),
    ],
)
def test_new_needs_a_folder_of_this_computer(folder: str, sentence: str) -> None:
    book = opened(FUNING)
    book.api._path = folder
    assert press(book, "new") == ("warning", sentence)


def test_pack_is_kept_in_the_workbook_and_computes_its_formulas_anew(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    assert press(book, "pack", "hubei") == ("silent", "")
    assert book.api.Names.Item("绩效口径").RefersTo == '="hubei"'
    assert book.api._app._calculated == 1
    assert book.api._app._settings["StatusBar"].startswith("口径：湖北口径。依据：")
    assert "（原文待核对）" in book.api._app._settings["StatusBar"]
    press(book, "review")
    assert "湖北口径" in str([cell.value for row in book.api._stored.book["校验结果"].iter_rows() for cell in row])
    assert press(book, "pack", "") == ("silent", "")
    assert "绩效口径" not in book.api._stored.book.defined_names
    assert press(book, "pack", "") == ("silent", "")


def test_pack_of_ones_own_is_explained(tmp_path: Path) -> None:
    kind, text = press(opened(drawn_book(tmp_path / "自评表.xlsx")), "pack", "own")
    assert kind == "information"
    assert text.startswith(
        "要用自己的口径文件，请在“公式”→“名称管理器”中把名称“绩效口径”设为口径文件（.toml）的完整路径，"
    )


def test_what_the_drop_down_shows_is_in_force_whatever_an_earlier_review_was_told(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SCORES)
    book = opened(review_file(path, tmp_path / "已校验.xlsx", pack="hubei").target)
    press(book, "review")
    assert "全国口径" in str([cell.value for row in book.api._stored.book["校验结果"].iter_rows() for cell in row])


@pytest.mark.parametrize("command", [*COMMANDS])
def test_a_command_without_a_workbook_says_what_to_do(command: str) -> None:
    reply = reply_to(command, None)
    assert (reply.kind, reply.text) == (
        Kind.WARNING,
        "请先打开要处理的工作簿；在“受保护的视图”中打开的，请先点“启用编辑”。",
    )


@pytest.mark.parametrize("command", ["review", "prompts", "scores", "write_back", "clear", "freeze", "next", "new"])
def test_a_workbook_without_a_form_gets_one_sentence(command: str, tmp_path: Path) -> None:
    path = tmp_path / "空白.xlsx"
    openpyxl.Workbook().save(path)
    reply = reply_to(command, opened(path), "yes")
    assert reply.kind in (Kind.WARNING, Kind.INFORMATION)
    assert "\n" not in reply.text
    assert reply.text.endswith("。")
    assert "程序内部出错" not in reply.text


@pytest.mark.parametrize("command", ["review", "prompts", "scores"])
def test_a_cell_that_is_being_edited_is_one_sentence(command: str, tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    book.api._log.editing = True
    reply = reply_to(command, book, "no")
    assert reply.text == "Excel 正忙或正在编辑单元格，请按 Enter 或 Esc 结束编辑后再点一次。"


def test_a_sheet_with_a_password_is_one_sentence_and_nothing_changes(tmp_path: Path) -> None:
    path = protected(drawn_book(tmp_path / "自评表.xlsx", SCORES), password="1234")
    book, before = opened(path), shown(path)
    assert press(book, "review") == (
        "warning",
        f"工作表“{FORM}”设有保护密码，不能写入；请先在“审阅”中撤销工作表保护，再点一次。",
    )
    assert now(book, tmp_path) == before


@pytest.mark.parametrize("command", ["review", "scores", "prompts"])
def test_excel_is_set_back_after_every_command(command: str, tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    before = dict(book.api._app._settings)
    press(book, command, "no")
    assert book.api._app._settings == before


@pytest.mark.parametrize("command", ["review", "scores", "prompts"])
def test_a_form_of_80_rows_takes_few_calls(command: str, tmp_path: Path) -> None:
    from doors.excel.forms import long_form

    path = drawn_book(tmp_path / "长表.xlsx", long_form(80))
    findings = len(review_file(path, tmp_path / "out.xlsx").review.findings)
    book = opened(path)
    reply_to(command, book, "no", "C:/XLSTART/jixiao.xlam")
    assert len(book.api._log.calls) <= 60 + 3 * findings


def test_formulas_of_another_computer_are_led_to_this_add_in(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx", SCORES))
    here, elsewhere, other = r"C:\Users\李\XLSTART\jixiao.xlam", r"D:\张三\JIXIAO.xlam", r"D:\汇总.xlsx"
    book.api._links += [elsewhere, other]
    reply_to("review", book, addin=here)
    assert book.api._links == [here, other]


def test_a_link_that_excel_does_not_let_be_changed_keeps_no_command_from_its_work(tmp_path: Path) -> None:
    book = opened(protected(drawn_book(tmp_path / "自评表.xlsx", SCORES)))
    elsewhere = r"D:\张三\jixiao.xlam"
    book.api._links.append(elsewhere)
    assert reply_to("review", book, addin=r"C:\Users\李\XLSTART\jixiao.xlam").kind is Kind.INFORMATION
    assert book.api._links == [elsewhere]
    assert "校验结果" in book.api._stored.book.sheetnames


def test_the_commands_are_the_buttons_of_the_ribbon() -> None:
    ribbon = (ROOT / "src" / "jixiao" / "doors" / "excel" / "addin" / "ribbon.xml").read_text(encoding="utf-8")
    controls = re.findall(r'<(?:button|dropDown) id="(\w+)"', ribbon)
    assert sorted(controls) == sorted([*COMMANDS, *WITHOUT_BOOK])
