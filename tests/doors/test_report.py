"""`jixiao report`: a Word document beside the workbook; nobody's work is lost, every refusal is one sentence."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import docx
import pytest

from jixiao.doors import report_file
from jixiao.doors.report_file import write_report
from jixiao.reports.pictures import fonts

ROOT = Path(__file__).parents[2]
CHENXI = ROOT / "workbooks" / "辰溪县司法局-2021-部门整体支出绩效评价.xlsx"
TARGETS = ROOT / "workbooks" / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"


def paragraphs(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_command_tells_where_the_report_is_and_what_is_left_to_fill_in(run, book, tmp_path):
    target = tmp_path / "自评报告.docx"
    outcome = run("report", book, "-o", target)
    assert (outcome.status, outcome.error) == (0, "")
    assert outcome.output == (
        f"报告已写入：{target}（模板：report-部门整体.docx）\n"
        "还有9处【请填写】要由人填写，报告中已用底色标出：\n"
        "  【请填写：是否完成，依据是什么】\n"
        "  【请填写：是否完成，依据是什么】\n"
        "  【请填写：预算调整的原因、涉及的项目和批复文件，绩效目标是否相应调整】\n"
        "  【请填写：预算执行情况的说明，包括基本支出、项目支出的主要用途】\n"
        "  【请填写：主要工作取得的成效及其依据】\n"
        "  【请填写：明显高于指标值的原因，指标值是否需要调整】\n"
        "  【请填写：除表中所列外，在预算编制、资金使用、项目管理等方面存在的问题及其原因；确实没有的，写明理由】\n"
        "  【请填写：针对上述问题的改进措施、责任部门和完成时限】\n"
        "  【请填写：报告日期】\n"
    )


def test_many_questions_are_only_counted(run, tmp_path):
    target = tmp_path / "自评报告.docx"
    outcome = run("report", CHENXI, "-o", target)
    assert outcome.output == (
        f"报告已写入：{target}（模板：report-部门整体支出绩效评价.docx）\n"
        "还有25处【请填写】要由人填写，报告中已用底色标出，可在 Word 中查找“【请填写”逐处填写。\n"
    )


def test_without_a_name_the_report_goes_beside_the_workbook(run, book):
    assert run("report", book).status == 0
    assert book.with_name("自评表-自评报告.docx").exists()


def test_the_workbook_stays_as_it_is(run, book):
    before = book.read_bytes()
    run("report", book)
    assert book.read_bytes() == before


def test_a_template_without_questions_is_only_to_be_read_through(run, book, tmp_path):
    template = tmp_path / "我的.docx"
    document = docx.Document()
    document.add_paragraph("{{ 单位名称 }}")
    document.save(str(template))
    target = tmp_path / "报告.docx"
    outcome = run("report", book, "-o", target, "--template", template)
    assert outcome.output == f"报告已写入：{target}（模板：我的.docx）\n请通读一遍，核对无误后再报送。\n"
    assert paragraphs(target) == ["天津市司法局"]


def test_a_template_is_asked_for_by_its_name(run, book, tmp_path):
    target = tmp_path / "报告.docx"
    assert run("report", book, "-o", target, "--template", "项目支出").status == 0
    assert "一、项目概况" in paragraphs(target)


def test_a_report_that_nobody_has_touched_is_written_anew(run, book, tmp_path):
    target = tmp_path / "自评报告.docx"
    run("report", book, "-o", target, "--template", "项目支出")
    assert run("report", book, "-o", target).status == 0
    assert "一、部门整体绩效目标完成情况" in paragraphs(target)


def test_a_report_that_somebody_has_edited_is_never_overwritten(run, book, tmp_path):
    target = tmp_path / "自评报告.docx"
    run("report", book, "-o", target)
    document = docx.Document(str(target))
    document.paragraphs[3].add_run("补充")
    document.save(str(target))
    before = target.read_bytes()
    outcome = run("report", book, "-o", target)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：“自评报告.docx”在生成后有人改过，为免丢失没有覆盖；请用 -o 另外指定文件名。\n",
    )
    assert target.read_bytes() == before


def test_another_document_is_never_overwritten(run, book, tmp_path):
    target = tmp_path / "自评报告.docx"
    docx.Document().save(str(target))
    before = target.read_bytes()
    outcome = run("report", book, "-o", target)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：“自评报告.docx”已经存在，而且不是 jixiao 生成的报告，没有覆盖；请用 -o 另外指定文件名。\n",
    )
    assert target.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$成的自评报告.docx", ".~lock.生成的自评报告.docx#"])
def test_a_report_that_is_open_is_not_replaced(run, book, tmp_path, lock):
    target = tmp_path / "生成的自评报告.docx"
    run("report", book, "-o", target)
    (tmp_path / lock).write_bytes(b"")
    outcome = run("report", book, "-o", target)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：“生成的自评报告.docx”正在 Word 或其他程序中打开，请保存并关闭后再试，或用 -o 另外指定文件名。\n",
    )


REFUSED = {
    "another ending": ("报告.doc", "报告“报告.doc”的扩展名要写成 .docx，例如“报告.docx”。"),
    "a folder that is not there": (
        "没有/报告.docx",
        "没有找到文件夹“{folder}/没有”，请先建好，或在 -o 后面写别的位置。",
    ),
    "a folder": ("夹", "“{folder}/夹”是文件夹，请在 -o 后面写明报告的文件名，例如“{folder}/夹/自评报告.docx”。"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_where_no_report_can_go_the_command_says_why(run, book, tmp_path, kind):
    name, message = REFUSED[kind]
    (tmp_path / "夹").mkdir()
    before = sorted(tmp_path.rglob("*"))
    outcome = run("report", book, "-o", tmp_path / name)
    assert (outcome.status, outcome.error) == (2, f"jixiao：{message.format(folder=tmp_path)}\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_target_tables_give_no_report(run, tmp_path):
    outcome = run("report", TARGETS, "-o", tmp_path / "报告.docx")
    assert (outcome.status, outcome.error) == (
        2,
        (
            f"jixiao：“{TARGETS.name}”里只有绩效目标表，没有实际完成值，不能生成自评报告；"
            "请用填好的绩效自评表，或先用 jixiao new 由目标表生成自评表。\n"
        ),
    )
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_open_is_refused(run, book, tmp_path):
    book.with_name("~$自评表.xlsx").write_bytes(b"")
    outcome = run("report", book)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：“自评表.xlsx”正在 Excel 或其他程序中打开，请保存并关闭后再试。\n",
    )


def test_a_fault_of_the_template_leaves_what_was_there(run, book, tmp_path):
    target, template = tmp_path / "自评报告.docx", tmp_path / "我的.docx"
    run("report", book, "-o", target)
    before = target.read_bytes()
    document = docx.Document()
    document.add_paragraph("{{ 单位名字 }}")
    document.save(str(template))
    outcome = run("report", book, "-o", target, "--template", template)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：模板“我的.docx”用到了没有提供的内容“单位名字”，请改用模板说明列出的名称。\n",
    )
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["我的.docx", "自评报告.docx", "自评表.xlsx"]


def test_where_writing_fails_nothing_is_left_behind(run, book, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "denied", "x")))
    outcome = run("report", book, "-o", tmp_path / "报告.docx")
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：没有权限读写“报告.docx”，请检查文件是否只读、是否正被其他程序打开。\n",
    )
    assert list(tmp_path.iterdir()) == [book]


@pytest.mark.parametrize("library", ["docxtpl", "PIL"])
def test_where_the_libraries_are_missing_the_command_says_how_to_get_them(run, book, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    outcome = run("report", book)
    assert (outcome.status, outcome.error) == (
        2,
        (
            "jixiao：生成 Word 报告需要先安装 docxtpl 和 pillow，"
            '请在 jixiao 所在的文件夹运行 pip install ".[report]" 后再试。\n'
        ),
    )


def test_without_a_chinese_font_the_report_has_no_pictures_and_says_so(run, book, tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path / "keine"),))
    fonts._file.cache_clear()
    target = tmp_path / "报告.docx"
    outcome = run("report", book, "-o", target)
    fonts._file.cache_clear()
    assert outcome.output.split("\n")[1] == "这台电脑上没有找到中文字体，报告里没有放图。"
    assert not docx.Document(str(target)).inline_shapes
    assert not [text for text in paragraphs(target) if text.startswith("图1")]


def test_every_picture_has_a_text_for_those_who_do_not_see_it(run, book, tmp_path):
    written = write_report(book, tmp_path / "报告.docx")
    document = docx.Document(str(written.target))
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert [text.partition("。")[0] for text in said] == [
        "柱状图：各类指标得分情况",
        "柱状图：各绩效目标得分情况",
        "柱状图：完成值与指标值的偏离",
    ]


def test_target_tables_beside_a_form_are_left_out_and_named(run, tmp_path, monkeypatch):
    from openpyxl import load_workbook

    book = tmp_path / "两种表.xlsx"
    shutil.copyfile(ROOT / "tests" / "workbooks" / "项目支出-全国版式.xlsx", book)
    workbook = load_workbook(book)
    sheet = workbook.create_sheet("目标表")
    for row in (["项目支出绩效目标表"], ["三级指标", "指标值"], ["办理件数", "≥2件"], ["办结率", "≥95%"]):
        sheet.append(row)
    workbook.save(book)
    outcome = run("report", book, "-o", tmp_path / "报告.docx")
    assert outcome.output.split("\n")[1] == "绩效目标表“目标表”没有实际完成值，没有写进报告。"


def test_a_reviewed_workbook_gives_the_report_of_its_form_alone(run, book, tmp_path):
    first = write_report(book, tmp_path / "一.docx").target
    run("review", book)
    second = write_report(book.with_name("自评表-已校验.xlsx"), tmp_path / "二.docx").target
    assert paragraphs(second) == paragraphs(first)


def test_other_commands_do_not_load_what_only_a_report_needs():
    import subprocess

    code = (
        "import sys; from jixiao.doors.cli import main; main(['value', '3件']);"
        "import jixiao.doors.file as _; late = ('docxtpl', 'PIL', 'docx', 'jixiao.reports');"
        "print([name for name in late if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.endswith("[]\n")


def test_the_file_is_as_readable_for_others_as_any(run, book, tmp_path):
    written = write_report(book, tmp_path / "报告.docx").target
    (tmp_path / "别的").write_bytes(b"")
    assert written.stat().st_mode == (tmp_path / "别的").stat().st_mode
    assert report_file.MARK == "-自评报告"


def test_a_scorecard_file_that_nothing_follows_is_told(run, book, tmp_path):
    outcome = run("report", book, "-o", tmp_path / "报告.docx", "--scorecard", "hunan-county-2021")
    assert outcome.status == 0, outcome.error
    assert outcome.output.split("\n")[1].startswith("没有用上评分表文件“hunan-county-2021”")
