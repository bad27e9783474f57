"""Setting values into a template: whole and as they stand, whatever they hold; faults of a template in one sentence."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.reports import ReportError
from jixiao.reports.render import render_report
from jixiao.reports.template_file import find_template
from jixiao.reports.texts import clean
from reports.made import FORM, document_of, lines_of, report_of

REPORT = report_of(FORM)
TEMPLATE = find_template("部门整体")
# One row whose reason is replaced by what a test wants to see in it.
DEVIATION = REPORT.tables[0].deviations[1]


def with_reason(text: str, number: int = 1):
    """The report with another reason in its table of deviations."""
    table = REPORT.tables[0]
    deviations = (*table.deviations[:number], replace(DEVIATION, reason=text), *table.deviations[number + 1 :])
    return replace(REPORT, tables=(replace(table, deviations=deviations),))


def reason_in(document: docx.document.Document) -> str:
    """What that row says in the finished document."""
    rows = [row for table in document.tables for row in table.rows]
    (row,) = [row for row in rows if [cell.text for cell in row.cells][1:3] == ["办理件数", "明显高于指标值"]]
    return row.cells[-1].text


def made(*paragraphs: str) -> bytes:
    """A template of a few paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def texts(content: bytes) -> list[str]:
    """The paragraphs of a finished document."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


HOSTILE = (
    "a < b & c > d",
    "</w:t></w:r></w:p>",
    "{{ 单位名称 }}",
    "{% for x in 各表 %}",
    "{_{ x }_}",
    "{#p 不是注释 #}",
    "&lt;b&gt;",
    "引号“”‘’\"'",
    "第一行\n第二行\n\n第四行",
    "制表\t符",
    "很长" * 1500,
    "𠮷野家👍",
    "【请填写：又一处】",
    "甲【请填写：一】乙【请填写：二】丙",
    "【请填写：一】\n乙\t【请填写：二】",
    "]]> <!-- --> <?xml?>",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_of_the_form_comes_out_as_it_stands(text: str):
    assert reason_in(document_of(with_reason(text))) == text


def test_control_characters_are_left_out_and_line_breaks_stay():
    assert reason_in(document_of(with_reason("甲\x00\x07乙\r\n丙\x0b丁\x1f"))) == "甲乙\n丙\n丁"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=200).filter(clean))
def test_any_text_comes_out_whole(text: str):
    assert reason_in(document_of(with_reason(text))) == clean(text)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.decimals(min_value="0.01", max_value=10**7, places=2),
    st.decimals(min_value="0.01", max_value=10**7, places=2),
    st.decimals(min_value=0, max_value=10**7, places=2),
)
def test_figures_in_the_text_are_those_in_the_tables(initial, annual, spent):
    form = FORM.replace("100.00", f"{initial}").replace("120.00", f"{annual}").replace("96.00", f"{spent}")
    lines = lines_of(document_of(report_of(form)))
    (sentence,) = [line for line in lines if line.startswith("本部门2022年度年初预算数")]
    (row,) = [line for line in lines if line.startswith("| 部门整体支出 |")]
    told = re.findall(r"(?:预算数|执行数|执行率)(\d[\d.]*)", sentence)
    assert told == [cell.strip().removesuffix("%") for cell in row.strip("| ").split("|")[1:]]


def test_every_question_is_counted_and_highlighted():
    content, questions = render_report(TEMPLATE.read_bytes(), TEMPLATE.name, with_reason("甲【请填写：一】乙"))
    document = docx.Document(io.BytesIO(content))
    runs = [run for run in document.element.iter(qn("w:r")) if "【请填写" in run.text]
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None for run in runs)
    assert [run.text for run in runs] == list(questions)
    assert "【请填写：一】" in questions


def test_the_words_beside_a_question_are_not_highlighted():
    document = document_of(with_reason("甲【请填写：一】乙"))
    runs = {run.text: run for run in document.element.iter(qn("w:r"))}
    assert [runs[text].find(f"{qn('w:rPr')}/{qn('w:highlight')}") for text in ("甲", "乙")] == [None, None]


def test_a_question_that_word_has_cut_into_runs_is_counted():
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("【", "请填写：", "日期】"):
        paragraph.add_run(piece)
    buffer = io.BytesIO()
    document.save(buffer)
    assert render_report(buffer.getvalue(), "我的.docx", REPORT)[1] == ("【请填写：日期】",)


def test_marks_that_word_has_cut_into_runs_are_understood():
    document = docx.Document(str(TEMPLATE))
    for paragraph in list(document.element.iter(qn("w:p"))):
        for run in list(paragraph.iter(qn("w:r"))):
            _cut(run)
    buffer = io.BytesIO()
    document.save(buffer)
    cut, _ = render_report(buffer.getvalue(), "改过的.docx", REPORT)
    assert lines_of(docx.Document(io.BytesIO(cut))) == lines_of(document_of(REPORT))


def _cut(run) -> None:
    """Make a run of every three characters, as Word does around corrections."""
    text = run.find(qn("w:t"))
    if text is None or not text.text or len(run) > 2:
        return
    whole = text.text
    for start in range(0, len(whole), 3):
        piece = docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(run))
        piece.find(qn("w:t")).text = whole[start : start + 3]
        piece.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addprevious(piece)
    run.getparent().remove(run)


WRONG, PAIRS = "模板“我的.docx”的标记写得有误，在", "附近，请检查花括号和 for、if 是否成对。"
FAULTS = {
    "{{ 单位名字 }}": "模板“我的.docx”用到了没有提供的内容“单位名字”，请改用模板说明列出的名称。",
    "{{ 各表[0].年终 }}": "模板“我的.docx”用到了没有提供的内容“年终”，请改用模板说明列出的名称。",
    "{% if 不存在 %}一{% endif %}": "模板“我的.docx”用到了没有提供的内容“不存在”，请改用模板说明列出的名称。",
    "{{ 单位名称 ": f"{WRONG}“{{{{ 单位名称 第三段”{PAIRS}",
    "{% fro 表 in 各表 %}": f"{WRONG}“{{% fro 表 in 各表 %}}”{PAIRS}",
    "{{ ().__class__ }}": "模板“我的.docx”用了不允许的写法“__class__”，请改用模板说明列出的写法。",
    "{{ 单位名称.__class__.__mro__ }}": "模板“我的.docx”用了不允许的写法“__class__”，请改用模板说明列出的写法。",
}


@pytest.mark.parametrize("mark", FAULTS)
def test_a_fault_of_a_template_is_told_with_its_place(mark: str):
    with pytest.raises(ReportError) as raised:
        render_report(made("第一段", mark, "第三段"), "我的.docx", REPORT)
    assert str(raised.value) == FAULTS[mark]


@pytest.mark.parametrize("mark", ["{{ '甲' * 999999999 }}", "{{ 9 ** 9 ** 9 }}", "{{ range(999999999)|list }}"])
def test_a_template_cannot_eat_up_the_memory(mark: str):
    with pytest.raises(ReportError):
        render_report(made(mark), "我的.docx", REPORT)


def test_a_template_may_use_names_and_filters_of_its_own_choice():
    content, _ = render_report(made("{{ 单位名称 }}第{{ 各表|length|中文数字 }}张表"), "我的.docx", REPORT)
    assert texts(content) == ["青山县档案馆第一张表"]


def test_a_template_may_calculate_with_small_numbers():
    assert texts(render_report(made("{{ 2 * 3 }}"), "我的.docx", REPORT)[0]) == ["6"]


def test_headers_and_footers_are_filled_in_too():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ 单位名称 }}"
    document.add_paragraph("正文")
    buffer = io.BytesIO()
    document.save(buffer)
    content, _ = render_report(buffer.getvalue(), "我的.docx", REPORT)
    assert docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text == "青山县档案馆"


def test_the_properties_of_the_document_name_the_report():
    properties = document_of(REPORT).core_properties
    assert (properties.title, properties.author) == ("青山县档案馆2022年度部门整体绩效自评报告", "青山县档案馆")
