"""Reports of forms that are drawn in a test, and what a finished document says."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.reports import build_report, choose_forms, default_template
from jixiao.reports.model import Report
from jixiao.reports.render import render_report
from jixiao.reports.template_file import find_template
from jixiao.scoring import score_form
from text_grid import sheet_from_text

FORM = """
青山县档案馆2022年度部门整体支出绩效自评表
单位名称   | 青山县档案馆 | <      | <        | <    | <    | <
预算执行情况（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
部门整体支出 | 100.00   | 120.00 | 96.00    | 10   | 80%  | 8
一级指标   | 二级指标   | 三级指标   | 指标值   | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标   | 数量指标   | 办理件数   | ≥200件  | 552件    | 20  | 18  | 申请增多。
^          | 质量指标   | 按时办结率 | ≥95%   | 90%      | 20  | 18  |
^          | 时效指标   | 完成时间   | 2022年12月底前 | 2022年11月 | 20 | 20 |
效益指标   | 社会效益指标 | 服务群众  | 有所提升 | 有所提升  | 20  | 20  |
满意度指标 | 服务对象满意度指标 | 满意度 | ≥90% | 95%    | 10  | 10  |
总分 | < | < | < | < | 100 | 94
"""


def report_of(*texts: str, pack: str = "national") -> Report:
    """What the report of a workbook says, each text being a sheet of it; without pictures."""
    names = ("自评表", "第二张", "第三张", "第四张")
    sheets = tuple(sheet_from_text(text, name) for name, text in zip(names, texts, strict=False))
    book = read_book(Snapshot(sheets), "绩效自评.xlsx")
    loaded = load_pack(pack)
    forms = choose_forms(book).forms
    return build_report([score_form(form, loaded) for form in forms], loaded, lambda *_: ())


def template_for(*texts: str) -> Path:
    """The template that suits a workbook."""
    names = ("自评表", "第二张", "第三张", "第四张")
    sheets = tuple(sheet_from_text(text, name) for name, text in zip(names, texts, strict=False))
    return find_template(default_template(choose_forms(read_book(Snapshot(sheets), "绩效自评.xlsx")).forms))


def document_of(report: Report, template: Path | None = None) -> docx.document.Document:
    """The finished document."""
    template = template or find_template("部门整体")
    content, _ = render_report(template.read_bytes(), template.name, report)
    return docx.Document(io.BytesIO(content))


def lines_of(document: docx.document.Document) -> list[str]:
    """Every paragraph and every row of a table in their order, the cells of a row with " | " between them."""
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines.extend(_row_text(row) for row in block.rows)
        elif block.text.strip():
            lines.append(block.text)
        elif block._p.xpath(".//wp:docPr"):
            lines.append(f"〔{block._p.xpath('.//wp:docPr')[0].get('descr')}〕")
    return lines


def _row_text(row: docx.table._Row) -> str:
    cells = [cell.text.replace("\n", "↵") for cell in row.cells]
    return "| " + " | ".join(cells) + " |"
