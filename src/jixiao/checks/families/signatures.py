"""C 评分表（三）: what must be signed below a form and is not."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import quote


@check("C31", "签字栏空白", Severity.NOTICE)
def not_signed(view: View) -> Iterator[Fault]:
    """表下的填表人、负责人等签字栏没有填写。

    改法：报送前由填表人和负责人签字；在纸质表上手签的可以不填。
    依据：绩效自评表应由填表人和单位负责人签字确认。
    """
    if not any(row.score is not None and row.score.number is not None for row in view.form.filled):
        return  # a form that nobody has scored yet is not ready to be signed
    blank = [remark for remark in view.form.signatures if not remark.cell.text.strip()]
    if blank:
        names = "、".join(quote(remark.label) for remark in blank)
        yield Fault(blank[0].label_cell, f"{names}没有填写，请确认报送前签字。", "签字栏")
