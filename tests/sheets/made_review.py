"""A review made by hand, so that the sheets are tested without reader, scoring and checks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType

from jixiao.checks.finding import Finding, Severity
from jixiao.form.family import Family, Group
from jixiao.form.grid import Span
from jixiao.form.model import (
    Amount,
    Book,
    Budget,
    BudgetLine,
    Cell,
    Form,
    FormKind,
    Indicator,
    MoneyUnit,
    Statement,
    Total,
)
from jixiao.packs import load_pack
from jixiao.review.model import Lack, Prompt, PromptKind, Review
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Direction, Outcome, Points, ScoredIndicator
from jixiao.values.model import Kind, Value

SHEET = "自评表"
LONG_REASON = (
    "疫情原因导致各类矛盾纠纷增长较多，调解员积极主动作为，使得调解案件数增长多，申请补贴金额相应增长。"
    "下一步将根据近三年案件量合理测算年初预算，提高预算编制的准确性。"
)

# goal, first level, second level, name, target, actual, weight, score, points, completion, deviation, outcome
_ROWS = """
绩效目标1|产出指标|数量指标|信访事项人民调解案件数量|≥200件|552件|0.5|0.45|0.50|2.76|1.76|超额
绩效目标1|产出指标|数量指标|调解案件数|≥10000件|17329件|0.5||0.50|1.7329|0.7329|超额
绩效目标1|产出指标|质量指标|信访案件调解成功率|≥90%|99%|1|1|1.00|1.1|0.1|正常
绩效目标1|产出指标|时效指标|人民调解案件补贴金额发放及时性|及时|及时发放人民调解案件补贴|1|1||||待确认
绩效目标1|产出指标|成本指标|市级人民调解经费支出|≤180万元|200万元|1|0.8|0.90|1.1111|0.1111|超支
绩效目标1|效益指标|社会效益指标|激发广大人民调解员的工作热情|激发|激发了广大人民调解员的工作热情，办理案件量有所提升|2.3|2.3||||待确认
绩效目标2|产出指标|数量指标|医疗纠纷人民调解案件数量|≥660件|690件|1|1|1.00|1.0455|0.0455|正常
绩效目标2|产出指标|质量指标|调解成功率|≥87%|89.57%|1|1|1.00|1.0295|0.0295|正常
绩效目标2|产出指标|数量指标|组织全市行政执法人员参加综合法律知识和专业法律知识培训场次|≥14次|10次|1|1.2|0.71|0.7143|-0.2857|未完成
绩效目标2|满意度指标|服务对象满意度指标|服务对象满意度|≥95%||10||||未填|未填
"""

_SUBJECTS = {
    "R01": ("得分1.2分高于分值1分。", "请把得分改为不高于1分。", "得分必须小于等于权重。"),
    "R03": (
        "完成值552件比指标值≥200件高176%，偏差原因栏没有写明是否调整下一年度指标值。",
        "请说明超出的部分来自哪些工作，并说明下一年度指标值是否调整。",
        "财预〔2020〕10号：远超指标值的要分析原因。",
    ),
    "V02": ("实际完成值为空白，指标值为≥95%。", "请填写实际完成值；本年未发生的写明“未发生”。", "为必录项。"),
    "S04": ("指标值“激发”无法衡量。", "请确认；下一年度宜改为可以衡量的指标值。", "指标应清晰、可衡量。"),
}


def cell(row: int, column: int, text: str = "", sheet: str = SHEET, **extent: int) -> Cell:
    """A cell of the form; a text that is a number is one."""
    try:
        stored = Decimal(text)
    except ArithmeticError:
        stored = None
    return Cell(sheet, row, column, text, stored, **extent)


def amount(row: int, column: int, text: str, sheet: str = SHEET) -> Amount:
    """A cell that holds a number, or nothing."""
    there = cell(row, column, text, sheet)
    return Amount(there, there.number)


def scored(row: int, line: str, sheet: str = SHEET) -> ScoredIndicator:
    """One indicator from a line of the table above, in row ``row`` of the form."""
    goal, level1, level2, name, target, actual, weight, score, points, completion, deviation, outcome = line.split("|")
    value = Value(Kind.QUANTITY)
    indicator = Indicator(
        goal=goal,
        level1=cell(row, 2, level1, sheet),
        level2=cell(row, 3, level2, sheet),
        name=cell(row, 4, name, sheet),
        group=Group(level1),
        family=Family(level2),
        target=Statement(cell(row, 5, target, sheet), value, target),
        actual=Statement(cell(row, 6, actual, sheet), value, actual),
        weight=amount(row, 7, weight, sheet),
        score=amount(row, 8, score, sheet),
        reason=cell(row, 9, "", sheet),
    )
    words = outcome == Outcome.CONFIRM
    result = Points(
        points=Decimal(points) if points else None,
        basis=f"{name}：完成值{actual}，指标值{target}，得分={points}（national）。"
        if points
        else "没有完成值，不能测算。",
        outcome=Outcome(outcome),
        direction=Direction.WORDS if words else Direction.HIGHER,
        completion=Decimal(completion) if completion and points else None,
        deviation=Decimal(deviation) if points else None,
    )
    return ScoredIndicator(indicator, result)


def form_score(sheet: str = SHEET, *, kind: FormKind = FormKind.SELF_EVALUATION, goals: bool = True) -> FormScore:
    """A form with ten indicators, a budget and a total."""
    lines = [line if goals else "|" + line.partition("|")[2] for line in _ROWS.strip().splitlines()]
    rows = tuple(scored(row, line, sheet) for row, line in enumerate(lines, start=12))
    line = BudgetLine(
        "部门预算金额",
        part=False,
        initial=amount(4, 3, "18178.9", sheet),
        annual=amount(4, 4, "30892.6", sheet),
        spent=amount(4, 5, "30322.9", sheet),
        weight=amount(4, 7, "10", sheet),
        score=amount(4, 8, "9.8", sheet),
    )
    budget = Points(
        Decimal("9.82"),
        "预算执行率98.16%，得分=10×98.16%=9.82（national）。",
        Outcome.SHORT,
        completion=Decimal("0.98155"),
    )
    form = Form(
        kind=kind,
        sheet=sheet,
        title="整体支出绩效自评表\n（2021年度）",
        span=Span(1, 1, 30, 9),
        columns=MappingProxyType({}),
        indicators=tuple(row.indicator for row in rows),
        year=2021,
        money_unit=MoneyUnit("万元", Decimal(10000)),
        budget=Budget(line),
        totals=(Total(cell(25, 1, "总分", sheet), "总分", None, amount(25, 8, "18.50", sheet), grand=True),),
    )
    return FormScore(
        form=form,
        rows=rows,
        budget=budget,
        by_group=(),
        by_goal=(),
        weight=Decimal("29.3"),
        score=Decimal("18.55"),
        points=Decimal("15.43"),
        complete=False,
        grade="差",
        claimed_grade="差",
    )


def finding(code: str, severity: Severity, row: int, column: int, subject: str = "", sheet: str = SHEET) -> Finding:
    """A finding with one of the texts above."""
    message, remedy, basis = _SUBJECTS[code]
    return Finding(code, severity, cell(row, column, "", sheet), message, remedy, basis, subject)


def prompt(
    kind: PromptKind, row: int, reason: str = "", lacks: Sequence[Lack] = (), sheet: str = SHEET, **facts: str | Decimal
) -> Prompt:
    """A prompt about row ``row``."""
    known: dict[str, str | Decimal] = {"target": "≥200件", "actual": "552件", "deviation": Decimal("1.76"), **facts}
    held, reasons = cell(row, 6, sheet=sheet), cell(row, 9, reason, sheet)
    return Prompt(kind, sheet, held, "信访事项人民调解案件数量", "绩效目标1", known, reasons, reason, tuple(lacks))


def review(
    *scores: FormScore, findings: Sequence[Finding] = (), prompts: Sequence[Prompt] = (), name: str = "自评表.xlsx"
) -> Review:
    """A review of these forms by the national pack."""
    book = Book(name, tuple(score.form for score in scores))
    return Review(book, load_pack("national"), scores, tuple(findings), tuple(prompts))


def full_review(sheet: str = SHEET) -> Review:
    """A review with something of everything."""
    findings = (
        finding("R01", Severity.ERROR, 20, 8, "培训场次", sheet),
        finding("V02", Severity.ERROR, 21, 6, "服务对象满意度", sheet),
        finding("R03", Severity.WARNING, 12, 6, "信访事项人民调解案件数量", sheet),
        finding("S04", Severity.NOTICE, 12, 6, "激发广大人民调解员的工作热情", sheet),
    )
    prompts = tuple(
        prompt(kind, 12 + place, LONG_REASON if place % 2 else "", (Lack.MEASURE, Lack.WHO, Lack.WHEN), sheet)
        for place, kind in enumerate(PromptKind)
    )
    return review(form_score(sheet), findings=findings, prompts=prompts)
