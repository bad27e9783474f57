"""C 评分表（二）: claimed scores against the printed rules and what is filled in on 评分数据."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, book_check, check
from jixiao.checks.rows import Claim, subject
from jixiao.checks.wording import quote
from jixiao.form.model import Book, Cell, Column, FormKind, Indicator
from jixiao.packs.scorecards import CardRow, first_difference
from jixiao.scoring.cards.attainable import Stretch, attainable, can_be
from jixiao.scoring.cards.data import unknown_lines
from jixiao.scoring.cards.score import CardScore
from jixiao.scoring.model import ScoredIndicator
from jixiao.values.decimals import plain

_HALF = Decimal("0.5")
_MOST_LISTED = 6


@check("C11", "评分标准与规则数据不同", Severity.NOTICE)
def standard_not_that_of_the_card(view: View) -> Iterator[Fault]:
    """表中印的评分标准或分值，与同名指标的评分规则数据不同，规则可能不一样，没有测算这一行。

    改法：请按表中印的评分标准人工核定；如系抄写有误，请改正后重新校验。
    依据：评分以表中印的评分标准为准。
    """
    card = view.score.card
    if card is None:
        return
    pairs = ((row, card.match.row(row)) for row in view.form.filled if not card.match.same_rule(row))
    others = [(row, known) for row, known in pairs if known is not None and row.standard is not None]
    name = f"评分规则数据（{card.match.card.name}）中的同名指标"
    if len(others) > _MOST_LISTED:
        names = "、".join(quote(known.name) for _, known in others[:_MOST_LISTED])
        cell = view.form.columns.get(Column.STANDARD) or _heading(view)
        message = f"{names}等{len(others)}个指标的分值或评分标准与{name}不同，没有测算，请人工核定。"
        yield Fault(cell, message, "评分标准")
        return
    for row, known in others:
        if row.standard is not None:
            yield Fault(row.standard, f"{_difference(row, known)}，与{name}不同，没有测算，请人工核定。", subject(row))


def _difference(row: Indicator, known: CardRow) -> str:
    """What a row prints that the card does not, and what the card has there."""
    if row.weight is not None and row.weight.number is not None and row.weight.number != known.full:
        return f"分值为{plain(row.weight.number)}分（规则为{plain(known.full)}分）"
    if row.standard is None or row.standard.blank:
        return "没有写评分标准"
    here, there = first_difference(row.standard.text, known.standard)
    return f"评分标准写的是{quote(here)}（规则为{quote(there)}）"


@check("C21", "得分与按评分标准测算不符", Severity.WARNING)
def score_not_by_the_standard(view: View) -> Iterator[Fault]:
    """按评分数据和表中印的评分标准测算，得分与填报的不一致。

    改法：核对评分数据和得分，按评分标准改正；有评分标准允许的例外的，请在佐证材料中说明。
    依据：评分表所印的评分标准。
    """
    for scored, claimed in _claims(view):
        points = scored.points.points
        if points is not None and abs(points - claimed.score) >= _slack(claimed):
            basis = scored.points.basis.rpartition("（")[0]
            message = f"填报得{plain(claimed.score)}分，按评分标准测算为{plain(points)}分：{basis}。"
            yield Fault(claimed.cell, message, subject(scored.indicator))


@check("C22", "评分标准给不出这个得分", Severity.WARNING)
def score_that_no_rule_gives(view: View) -> Iterator[Fault]:
    """不论数据是多少，按印出的评分标准都得不出填报的这个分数。

    改法：按评分标准重新计算得分。
    依据：评分表所印的评分标准。
    """
    for scored, claimed in _claims(view):
        row = _own_row(view, scored.indicator)
        if row is None or scored.points.points is not None or claimed.score > row.full:
            continue
        stretches = attainable(row)
        if not can_be(claimed.score, stretches, _slack(claimed)):
            message = f"填报得{plain(claimed.score)}分，按评分标准只可能得{_possible(stretches)}，请核对。"
            yield Fault(claimed.cell, message, subject(scored.indicator))


@check("C23", "缺少评分所需的数据", Severity.NOTICE)
def datum_missing(view: View) -> Iterator[Fault]:
    """这一行评分需要的数据只填了一部分，缺少的填上后才能核对得分。

    改法：在工作表“评分数据”中填写缺少的数据和佐证材料，再重新校验。
    依据：得分应当能用数据和佐证材料重新算出来。
    """
    card = view.score.card
    for scored, claimed in _claims(view):
        row = _own_row(view, scored.indicator)
        missing = card.missing(row) if card and row else ()
        if row is None or not missing or not claimed.score or not _partly_known(card, row):
            continue
        names = "、".join(quote(datum.quantity.name) for datum in missing)
        papers = "、".join(dict.fromkeys(datum.quantity.evidence for datum in missing))
        message = f"填报得{plain(claimed.score)}分，评分数据中没有{names}，无法核对，请提供{papers}。"
        yield Fault(claimed.cell, message, subject(scored.indicator))


@check("C24", "评分数据不能使用", Severity.WARNING)
def datum_unusable(view: View) -> Iterator[Fault]:
    """评分数据中填的内容不是数字、超出可能的范围，或部分大于整体，没有用它评分。

    改法：核对原始资料，按单位改填正确的数。
    依据：数据有误时按它算出的得分也有误。
    """
    card = view.score.card
    for datum in card.data.values() if card else ():
        if datum.fault and not datum.beside and datum.cell is not None:
            said = f"填的是{quote(datum.cell.text)}，" if datum.cell.text else "的"
            message = f"{quote(datum.quantity.name)}{said}{datum.fault}，没有用它评分。"
            yield Fault(datum.cell, message, datum.quantity.name)


@check("C25", "可以扣除的数没有填写", Severity.NOTICE)
def exception_not_filled_in(view: View) -> Iterator[Fault]:
    """评分标准允许先扣除一部分再评分，这部分没有填写；如果有，填上后得分会提高。

    改法：确有这部分的，请填写数量并附批复文件；没有的填0。
    依据：评分表所印的指标解释和评分标准。
    """
    card = view.score.card
    if card is None:
        return
    for scored, claimed in _claims(view):
        row, points = _own_row(view, scored.indicator), scored.points
        if row is None or points.points is None or not points.presumed:
            continue
        for datum in (card.data[name] for name in row.inputs):
            if datum.blank:
                name, papers = quote(datum.quantity.name), datum.quantity.evidence
                message = f"没有填写{name}，测算时没有扣除；如有，请填写并提供{papers}。"
                yield Fault(claimed.cell, message, subject(scored.indicator))


@check("C26", "评分数据尚未填齐", Severity.NOTICE)
def data_not_complete(view: View) -> Iterator[Fault]:
    """有的指标评分需要的数据一项也没有填写，没有测算得分。

    改法：在工作表“评分数据”中填写数据和佐证材料，再重新校验；校验时没有这张工作表的会自动加上。
    依据：得分应当能用数据和佐证材料重新算出来。
    """
    card = view.score.card
    if card is None:
        return
    rows = [row for row in view.form.filled if _needs_everything(view, card, row)]
    if rows:
        known = (card.match.rows[row.row].name for row in rows[:_MOST_LISTED])
        names = "、".join(quote(name) for name in known)
        more = f"等{len(rows)}个指标" if len(rows) > _MOST_LISTED else f"{len(rows)}个指标"
        empty = view.book.has_input_sheet and not (view.form.inputs or view.book.stray_inputs)
        advice = "“评分数据”的表头应有“数据”和“填写”两栏" if empty else "请在“评分数据”中填写"
        yield Fault(_heading(view), f"{names}{more}还没有填写评分数据，没有测算得分，{advice}。")


@check("C27", "总分高于按评分标准最多可得的分", Severity.WARNING)
def total_above_what_rules_allow(view: View) -> Iterator[Fault]:
    """已知数据的指标按评分标准测算，其余指标按填报得分中评分标准给得出的最高分计，总分仍低于填报的总分。

    改法：按评分标准改正各行得分，再重新加总。
    依据：评分表所印的评分标准。
    """
    card, total = view.score.card, view.form.total
    if card is None or card.at_most is None or total is None or total.score is None or total.score.number is None:
        return
    if total.score.number - card.at_most >= _HALF:
        message = f"填报总分{plain(total.score.number)}分，按评分标准和已填写的数据最多为{plain(card.at_most)}分。"
        yield Fault(total.score.cell, message, total.label)


@check("C28", "评分数据没有写明佐证材料", Severity.NOTICE)
def datum_without_evidence(view: View) -> Iterator[Fault]:
    """评分数据填了数，没有写明佐证材料，复核时无法核实。

    改法：在“佐证材料”一栏写明文件名称、文号或存放位置。
    依据：得分应当能用数据和佐证材料重新算出来。
    """
    card = view.score.card
    bare = [datum for datum in card.data.values() if datum.known and not datum.evidence] if card else []
    cell = bare[0].cell if bare else None
    if cell is not None:
        names = "、".join(quote(datum.quantity.name) for datum in bare[:_MOST_LISTED])
        more = f"等{len(bare)}项" if len(bare) > _MOST_LISTED else f"{len(bare)}项"
        yield Fault(cell, f"{names}{more}没有写明佐证材料。", "评分数据")


@check("C29", "评分数据的名称不在所需数据之列", Severity.NOTICE)
def datum_of_no_rule(view: View) -> Iterator[Fault]:
    """评分数据中填了一项评分规则不需要的数据，可能是名称写错，没有用它评分。

    改法：请按校验时添加的工作表“评分数据”中的名称填写；确实不需要的可以删去。
    依据：每项数据按名称用于对应的指标。
    """
    card = view.score.card
    for line, meant in unknown_lines(card.match.card, view.form.inputs) if card else ():
        near = f"，是不是{quote(meant)}？" if meant else "。"
        yield Fault(line.value, f"评分不需要名为{quote(line.name)}的数据，没有使用{near}", line.name)


@check("C30", "评分数据疑似单位不一致", Severity.WARNING)
def datum_in_other_unit(view: View) -> Iterator[Fault]:
    """应当相近的两个数相差一千倍以上，或比率达到一万倍之类，多半是一个填了元、另一个填了万元，没有用较大的数评分。

    改法：按“单位”一栏的单位改填；确实相差这样大的，请人工核定得分。
    依据：比率的两个数单位应一致。
    """
    card = view.score.card
    for datum in card.data.values() if card else ():
        if datum.beside and datum.cell is not None:
            name, found = quote(datum.quantity.name), quote(datum.cell.text)
            yield Fault(datum.cell, f"{name}填的是{found}，{datum.fault}，没有用它评分，请核对。", datum.quantity.name)


@check("C33", "没有对应的评分规则", Severity.NOTICE)
def no_card_for_the_form(view: View) -> Iterator[Fault]:
    """自带的和指定的评分规则中没有与本表对应的，只核对了分值、得分的加总和评分标准本身，没有测算得分。

    改法：请按表中印的评分标准人工核定；常用的，可以照《评分表文件怎么写》写一份，用 jixiao review --scorecard 指定。
    依据：各地评分标准不同，测算只用与本表一致的规则。
    """
    if view.form.kind is FormKind.SCORECARD and view.score.card is None and view.form.filled:
        yield Fault(_heading(view), "没有与这张评分表对应的评分规则，没有测算得分，请按评分标准人工核定。", "评分表")


@book_check("C32", "评分数据没有写明用于哪张评分表", Severity.WARNING)
def datum_of_no_table(book: Book) -> Iterator[Fault]:
    """工作簿中有几张评分表，评分数据的这几行没有写明用于哪一张，或写的工作表不在工作簿中，没有用它们评分。

    改法：在“用于哪张评分表”一栏写上评分表所在工作表的名称；没有这一栏的请加上，再重新校验。
    依据：每张评分表只能用自己的数据评分。
    """
    lines = [line for line in book.stray_inputs if not line.value.blank]
    if lines:
        names = "、".join(quote(line.name) for line in lines[:_MOST_LISTED])
        more = f"等{len(lines)}项" if len(lines) > _MOST_LISTED else f"{len(lines)}项"
        yield Fault(lines[0].value, f"{names}{more}没有写明用于哪张评分表，没有用来评分。", "评分数据")


def _claims(view: View) -> Iterator[tuple[ScoredIndicator, Claim]]:
    """The claims of a form that a card is known for."""
    if view.score.card is not None:
        yield from view.claims


def _own_row(view: View, indicator: Indicator) -> CardRow | None:
    """The card's row, where the form prints the very same rule."""
    match = view.score.card.match if view.score.card else None
    return match.row(indicator) if match is not None and match.same_rule(indicator) else None


def _partly_known(card: CardScore | None, row: CardRow) -> bool:
    return card is not None and any(not card.data[name].blank for name in row.inputs)


def _needs_everything(view: View, card: CardScore, indicator: Indicator) -> bool:
    row = _own_row(view, indicator)
    return row is not None and bool(card.missing(row)) and not _partly_known(card, row)


def _heading(view: View) -> Cell:
    return view.form.columns.get(Column.SCORE) or view.form.columns[Column.NAME]


def _slack(claimed: Claim) -> Decimal:
    """Half of the last place that the form writes its scores to."""
    return _HALF.scaleb(-min(claimed.form_places, 2))


def _possible(stretches: tuple[Stretch, ...]) -> str:
    """The scores a rule can give, as people say them: 0分，或3.8—4分."""
    shown = [f"{plain(low)}分" if low == high else f"{plain(low)}至{plain(high)}分" for low, high in stretches]
    return "、".join(shown[:-1]) + "或" + shown[-1] if len(shown) > 1 else shown[0]
