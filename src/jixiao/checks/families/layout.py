"""S 表的结构（一）: what of a sheet could be read, and what of the blank form was left in it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, book_check, check
from jixiao.checks.wording import listed, quote
from jixiao.form.model import Amount, Book, BudgetLine, Cell, Column, Form, FormKind, Indicator, TroubleKind


@book_check("S01", "疑似绩效表但表头不全", Severity.WARNING)
def table_without_headings(book: Book) -> Iterator[Fault]:
    """工作表中有绩效表的字样，但找不到齐全的列标题，整张表没有参与校验。

    改法：按规定格式补齐“三级指标”“指标值”“实际完成值”等列标题，或删去多余的工作表。
    依据：绩效自评表统一格式；表头不全的表无法逐项核对。
    """
    yield from _troubles(book, TroubleKind.MISSING_COLUMNS)


@book_check("S02", "几张表并排放置", Severity.WARNING)
def forms_side_by_side(book: Book) -> Iterator[Fault]:
    """同一张工作表中并排放了几张绩效表，分不清各行属于哪一张，没有参与校验。

    改法：把各表上下排列，或每张表单独放一张工作表。
    依据：一行只能属于一张表，否则无法逐项核对。
    """
    yield from _troubles(book, TroubleKind.SEVERAL_FORMS)


@book_check("S03", "表头下没有指标行", Severity.WARNING)
def table_empty(book: Book) -> Iterator[Fault]:
    """找到了绩效表的表头，但下面没有紧接着的指标行，表没有参与校验。

    改法：在表头下逐行填写指标，删去其间的空行和说明文字。
    依据：未读到的行无法核对，也不会计入合计。
    """
    yield from _troubles(book, TroubleKind.CUT_TABLE)


@check("S04", "有分值列而无得分列", Severity.NOTICE)
def score_column_missing(view: View) -> Iterator[Fault]:
    """自评表设了“分值”却没有“得分”，或有“得分”却没有“分值”，无法核对得分。

    改法：补设缺少的一列；测算得分可作为填写参考。
    依据：绩效自评表统一格式，分值与得分成对填列。
    """
    columns = view.form.columns
    weight, score = columns.get(Column.WEIGHT), columns.get(Column.SCORE)
    if view.form.kind is not FormKind.SELF_EVALUATION:
        return
    if weight is not None and score is None and any(row.weight is not None for row in view.form.filled):
        yield Fault(weight, f"表中有{quote(weight.text)}列，但没有“得分”列，无法核对各行得分。")
    if score is not None and weight is None and not view.form.headings:
        yield Fault(score, f"表中有{quote(score.text)}列，但没有“分值”列，无法核对各行得分。")


@check("S05", "模板行未清除", Severity.NOTICE)
def template_rows_left(view: View) -> Iterator[Fault]:
    """空白表自带的“指标1”“指标2”“……”等行没有填写，仍留在表中。

    改法：没有内容的模板行请整行删除，确有指标的请补填完整。
    依据：绩效自评表填报要求：无内容的行不保留，以免影响合计与汇总。
    """
    left = [row for row in view.form.indicators if row.template]
    if left:
        names = listed(row.name.text.strip() or "空白" for row in left)
        yield Fault(left[0].name, f"表中有{len(left)}行模板行没有填写（{names}），上报前应删除。")


@check("S06", "单元格公式出错", Severity.ERROR)
def formula_error(view: View) -> Iterator[Fault]:
    """单元格显示 #REF!、#DIV/0!、#N/A 等错误值，该处没有可用的数。

    改法：修正公式或其引用的单元格，无法修正时改填数值。
    依据：错误值不是数据，无法参与计算和汇总。
    """
    seen: set[tuple[int, int]] = set()
    waiting = any(cell.uncomputed for _, cell in _cells(view.form))
    for subject, cell in _cells(view.form):
        if waiting and cell.formula and cell.text == "#NAME?":
            continue  # a sum over scores that were never computed
        if cell.error and (cell.row, cell.column) not in seen:
            seen.add((cell.row, cell.column))
            yield Fault(cell, f"单元格显示错误值{quote(cell.text)}，应为数值或文字。", subject)


@book_check("S08", "整行错开一列", Severity.WARNING)
def row_out_of_place(book: Book) -> Iterator[Fault]:
    """一行的内容整体向左或向右错开了一列，与表头对不上；已按错开后的位置读取。

    改法：把该行内容移回表头对应的列，再核对分值和得分。
    依据：各列内容应与列标题一致，错列的行汇总时会被漏掉或算错。
    """
    yield from _troubles(book, TroubleKind.SHIFTED_ROW)


@check("S07", "数字以文本形式存储", Severity.NOTICE)
def number_stored_as_text(view: View) -> Iterator[Fault]:
    """分值或得分看起来是数字，却是文本格式；合计用的是公式，求和时会把它漏掉。

    改法：把这些单元格改为数值格式后重新录入数字（不带“分”字）。
    依据：电子表格的求和公式不计文本。
    """
    total = view.form.total
    if total is None:
        return
    for title, sums, amounts in (
        ("分值", total.weight, [row.weight for row in view.form.filled]),
        ("得分", total.score, [row.score for row in view.form.filled]),
    ):
        if sums is None or not sums.cell.formula:
            continue
        texts = [
            amount.cell for amount in amounts if amount and amount.number is not None and amount.cell.number is None
        ]
        if texts:
            shown = listed(cell.text for cell in texts)
            yield Fault(texts[0], f"{title}{shown}是文本格式，合计{sums.cell.ref}的公式不会把它计入。")


@book_check("S28", "一行被截成两行", Severity.WARNING)
def row_cut_in_two(book: Book) -> Iterator[Fault]:
    """分页或复制时，一行指标的文字被截到了下一行，下半截没有指标值，读起来像是多了一项指标。

    改法：把下半截的文字接回上一行的单元格，再删去多出的一行。
    依据：一项三级指标占一行，截断的行无法核对，也会使指标个数不对。
    """
    yield from _troubles(book, TroubleKind.CUT_ROW)


def _troubles(book: Book, kind: TroubleKind) -> Iterator[Fault]:
    for trouble in book.troubles:
        if trouble.kind is kind:
            yield Fault(trouble.cell, trouble.message, remedy=trouble.remedy)


def _cells(form: Form) -> Iterator[tuple[str, Cell]]:
    """Every cell of a form that should show a number or a text, with the name of what it belongs to."""
    for row in form.filled:
        for cell in _row_cells(row):
            yield row.name.text, cell
    if form.budget is not None:
        for line in (form.budget.total, *form.budget.parts):
            for cell in _line_cells(line):
                yield line.label, cell
    for total in form.totals:
        for cell in _amount_cells(total.weight, total.score):
            yield total.label, cell


def _row_cells(row: Indicator) -> Iterator[Cell]:
    yield row.name
    for statement in (row.target, row.actual):
        if statement is not None:
            yield statement.cell
    yield from _amount_cells(row.weight, row.score, row.reviewed)
    if row.reason is not None:
        yield row.reason


def _line_cells(line: BudgetLine) -> Iterator[Cell]:
    yield from _amount_cells(line.initial, line.annual, line.spent, line.weight, line.score)
    if line.rate is not None:
        yield line.rate.cell


def _amount_cells(*amounts: Amount | None) -> Iterator[Cell]:
    return (amount.cell for amount in amounts if amount is not None)
