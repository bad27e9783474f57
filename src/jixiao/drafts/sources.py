"""What of the target tables did not arrive as it was meant (没有照抄的内容): told, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.drafts.project import Project
from jixiao.form.model import Cell, Form


def doubtful_sources(projects: Iterable[Project]) -> Iterator[str]:
    """The sentences for the user: formulas that nobody has computed, and 分值 that not every row has."""
    told = tuple(projects)
    unread = list(dict.fromkeys(cell for project in told for cell in _without_result(project.form)))
    if unread:
        first = f"{unread[0].sheet}!{unread[0].ref}"
        yield (
            f"目标表里有 {len(unread)} 个单元格是公式，但文件里没有存下计算结果（如 {first}），"
            "这次按空白处理；请用 Excel 或 WPS 打开目标表并保存一次，再重新生成。"
        )
    replaced = "、".join(f"“{project.name}”" for project in told if project.weights.replaced)
    if replaced:
        yield f"{replaced}的目标表只有一部分指标写明了分值，分值已全部由口径重新拟定，请核对。"


def _without_result(form: Form) -> Iterator[Cell]:
    """The cells to copy whose formula has no value in the file: another program wrote it and never computed it."""
    amounts = [row.weight for row in form.filled]
    for line in (form.budget.total, *form.budget.parts) if form.budget is not None else ():
        amounts += (line.initial, line.annual, line.weight)
    cells = [row.target.cell for row in form.filled if row.target is not None]
    cells += [amount.cell for amount in amounts if amount is not None]
    return (cell for cell in cells if cell.formula and cell.blank and not cell.error)
