"""S 表的结构（二）: what a filled row leaves blank."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.adding_up import makes_hundred, weights
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import speaks_in_budget_block
from jixiao.checks.wording import quote
from jixiao.form.model import Amount, BudgetLine, Cell, Form, FormKind, Indicator, Statement
from jixiao.values.decimals import plain
from jixiao.values.model import Kind

_DASHES = frozenset({"-", "—", "——", "–", "/", "\\", "／"})


@check("S11", "三级指标名称为空", Severity.WARNING)
def indicator_without_name(view: View) -> Iterator[Fault]:
    """该行填了指标值、完成值或分值，却没有写三级指标的名称。

    改法：补填三级指标名称；该行没有内容的请删除。
    依据：预算管理一体化平台保存校验：三级指标“为必录项”。
    """
    for row in view.form.filled:
        if row.name.blank and _filled(row):
            yield Fault(row.name, f"该行已填{_what_is_filled(row)}，三级指标名称为空。")


@check("S12", "指标值为空", Severity.WARNING)
def target_blank(view: View) -> Iterator[Fault]:
    """指标名称已填而指标值为空，完成情况没有比较的对象，得分也就没有依据。

    改法：补填年初批复的指标值；定性指标写明要达到的程度。
    依据：预算管理一体化平台保存校验：指标值“为必录项”。
    """
    for row in view.form.filled:
        if row.name.blank or row.target is None or not _blank(row.target) or row.target.cell.formula:
            continue  # a formula that was never computed shows nothing either
        if speaks_in_budget_block(row):
            continue
        name, others = row.name.text, _what_is_filled(row)
        if others or view.form.kind is FormKind.TARGET_TABLE:
            filled = f"，却已填{others}" if others else ""
            yield Fault(row.target.cell, f"指标{quote(name)}的指标值为空{filled}。", name)


@check("S13", "分值为空", Severity.WARNING)
def weight_blank(view: View) -> Iterator[Fault]:
    """其他行都设了分值，该行没有，不知道这一行占多少分。

    改法：按年初设定补填分值，并使全部分值合计为100分；不计分的指标请填“—”。
    依据：预算管理一体化平台保存校验：权重“为必录项”，“权重合计应等于总和”。
    """
    if not _mostly(view.form, [row.weight for row in view.form.filled]):
        return
    sums = weights(view.form)
    whole = sums is not None and makes_hundred(view.form, sums)
    for row in view.form.filled:
        if row.weight is None or not row.weight.cell.blank or row.name.blank or _blank(row.target):
            continue
        # Where the others make 100, the row shares the weight of the row above, and nothing is missing.
        if not whole or (row.score is not None and row.score.number is not None):
            yield Fault(row.weight.cell, f"指标{quote(row.name.text)}的分值为空，其他行均已设分值。", row.name.text)


@check("S14", "得分为空", Severity.WARNING)
def score_blank(view: View) -> Iterator[Fault]:
    """其他行都填了得分，该行有分值、有完成值，却没有得分。

    改法：按完成情况补填得分；未得分的填“0”并说明原因。
    依据：预算管理一体化平台保存校验：得分“为必录项”。
    """
    if not _mostly(view.form, [row.score for row in view.form.filled]):
        return
    for row in view.form.filled:
        weight = row.weight.number if row.weight is not None else None
        if row.score is None or row.score.cell.uncomputed:
            continue
        if row.score.cell.blank and weight and not _blank(row.actual):
            message = f"指标{quote(row.name.text)}分值{plain(weight)}分，得分为空。"
            yield Fault(row.score.cell, message, row.name.text)


@check("S15", "分值或得分不是数字", Severity.WARNING)
def amount_not_a_number(view: View) -> Iterator[Fault]:
    """分值或得分一栏写了文字，无法计算和合计。

    改法：改填一个数字；不计分的指标请填“—”。
    依据：分值、得分参与合计，应为数值。
    """
    for row in view.form.filled:
        for title, amount in (("分值", row.weight), ("得分", row.score)):
            # A merged 分值 or 得分 counts in the first of its rows and is None in the others.
            if amount is None or amount.cell.row != row.row or not _words(amount):
                continue
            yield Fault(amount.cell, f"{title}{quote(amount.cell.text)}不是数字，无法计入合计。", row.name.text)


@check("S16", "全部得分为空", Severity.NOTICE)
def no_score_filled(view: View) -> Iterator[Fault]:
    """自评表已填完成值，得分一列却全部空白。

    改法：可参考测算得分逐行填写，并核对合计。
    依据：绩效自评表应填列自评得分。
    """
    rows = [row for row in view.form.filled if row.score is not None and not _blank(row.actual)]
    if view.form.kind is not FormKind.SELF_EVALUATION or len(rows) < 2:
        return
    cells = [row.score.cell for row in rows if row.score is not None]
    if all(cell.blank and not cell.formula for cell in cells):
        yield Fault(cells[0], f"{len(cells)}行指标均已填完成值，得分全部空白。")


@check("S09", "得分公式没有算出结果", Severity.NOTICE)
def score_formula_not_computed(view: View) -> Iterator[Fault]:
    """得分单元格是 jixiao 插件的公式（PERF_ 开头），但没有结果：这台电脑没有安装插件，或保存前没有计算。

    改法：安装 jixiao 插件后打开工作簿重新计算并保存；没有插件的，用 jixiao review --fill-scores 填入测算得分。
    依据：没有结果的公式不是得分，不能计入总分。
    """
    cells = [
        row.score.cell
        for row in view.form.filled
        if row.score is not None and row.score.cell.uncomputed and not _blank(row.actual)
    ]
    line = view.form.budget.total if view.form.budget is not None else None
    if line is not None and line.score is not None and line.score.cell.uncomputed and _is_spent(line):
        cells.insert(0, line.score.cell)
    if cells:
        yield Fault(cells[0], f"{len(cells)}个得分单元格的公式没有算出结果，没有安装 jixiao 插件时不能计算。")


def _is_spent(line: BudgetLine) -> bool:
    return line.budget is not None and line.spent is not None and line.spent.number is not None


def _blank(statement: Statement | None) -> bool:
    """Whether the form has the column and nothing stands in it."""
    return statement is not None and statement.value.kind is Kind.BLANK and statement.cell.blank


def _words(amount: Amount) -> bool:
    cell = amount.cell
    return amount.number is None and not cell.error and not cell.blank and cell.text.strip() not in _DASHES


def _filled(row: Indicator) -> bool:
    return bool(_what_is_filled(row))


def _what_is_filled(row: Indicator) -> str:
    """The fields of a row that hold something, as one lists them in a sentence."""
    cells: tuple[tuple[str, Cell | None], ...] = (
        ("指标值", row.target.cell if row.target else None),
        ("实际完成值", row.actual.cell if row.actual else None),
        ("分值", row.weight.cell if row.weight else None),
        ("得分", row.score.cell if row.score else None),
    )
    return "、".join(title for title, cell in cells if cell is not None and not cell.blank)


def _mostly(form: Form, amounts: list[Amount | None]) -> bool:
    """Whether more than half of the rows, and two at least, have this number."""
    given = sum(amount is not None and amount.number is not None for amount in amounts)
    return given >= 2 and given * 2 > len(form.filled)
