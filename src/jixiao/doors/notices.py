"""What the user should know about the file itself, besides what is wrong in the form."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.form.model import Amount, Cell
from jixiao.review import Review
from jixiao.scoring.form_score import FormScore

_LOCKED = (
    "这个工作簿保护了结构：结果工作表已加在最后，原有的保护没有改动；要去掉结果工作表，请清除标记（jixiao clear）。"
)


def notices(review: Review, *, structure_locked: bool) -> Iterator[str]:
    """The sentences to print after a review."""
    yield from structure_notices(locked=structure_locked)
    yield from unused_cards(review)
    yield from unread_formulas(review)


def unread_formulas(review: Review) -> Iterator[str]:
    """The sentence to print where amounts are formulas whose results the file does not hold."""
    unread = list(formulas_without_result(review))
    if unread:
        first = f"{unread[0].sheet}!{unread[0].ref}"
        yield (
            f"有 {len(unread)} 个分值、得分或金额单元格是公式，但文件里没有存下计算结果（如 {first}），"
            "这次按空白处理；请用 Excel 或 WPS 打开并保存一次，再重新校验。"
        )


def structure_notices(*, locked: bool) -> Iterator[str]:
    """The sentence to print where sheets were added to a workbook whose structure is locked."""
    if locked:
        yield _LOCKED


def unused_cards(review: Review) -> Iterator[str]:
    """The sentence to print for a 评分表 of the users' own that no form of the workbook follows."""
    used = {score.card.match.card.name for score in review.scores if score.card is not None}
    for name in dict.fromkeys(card.name for card in review.cards):
        if name not in used:
            yield (
                f"没有用上评分表文件“{name}”：工作簿里没有评分表的三级指标名称与它有六成以上相同，"
                "请检查是否选对了文件。"
            )


def formulas_without_result(review: Review) -> Iterator[Cell]:
    """The amounts whose formula has no value in the file: another program wrote it and never computed it."""
    seen: set[tuple[str, str]] = set()
    for score in review.scores:
        for amount in _amounts(score):
            cell = amount.cell if amount is not None else None
            if cell is None or not cell.formula or cell.uncomputed or not cell.blank or (cell.sheet, cell.ref) in seen:
                continue
            seen.add((cell.sheet, cell.ref))
            yield cell


def _amounts(score: FormScore) -> Iterator[Amount | None]:
    form = score.form
    for row in form.filled:
        yield from (row.weight, row.score)
    if form.budget is not None:
        line = form.budget.total
        yield from (line.initial, line.annual, line.spent, line.weight, line.score)
    if form.total is not None:
        yield from (form.total.weight, form.total.score)
