"""What a report says of a workbook, ready to be set into a template: every number as its text, written once."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.reports.told import told


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of the budget table (预算执行情况表的一行)."""

    label: str = told("名称", "这一行是什么，如“年度资金总额”")
    initial: str = told("年初预算数", "年初预算数，没有的为“—”")
    annual: str = told("全年预算数", "全年预算数，没有的为“—”")
    spent: str = told("全年执行数", "全年执行数，没有的为“—”")
    rate: str = told("执行率", "执行数÷预算数，没有的为“—”")


@dataclass(frozen=True, slots=True)
class Spending:
    """An amount that the form states apart from its budget (基本支出总额、项目支出总额)."""

    label: str = told("名称", "如“基本支出总额”")
    amount: str = told("数额", "数额，不带单位")


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget of a form (预算执行情况)."""

    initial: str = told("年初预算数", "年初预算数，带单位；表中没有的为空")
    annual: str = told("全年预算数", "全年预算数，带单位；表中没有的为空")
    spent: str = told("全年执行数", "全年执行数，带单位；表中没有的为【请填写】")
    rate: str = told("执行率", "执行数÷预算数，百分数；算不出的为【请填写】")
    change: str = told("调整", "年中调整，如“年中调整增加266.48万元，调整率14.25%”；没有调整的为空")
    unit: str = told("单位", "金额单位，如“万元”；表中没有注明的为【请填写】")
    unit_asked: str = told("单位说明", "表中没有注明金额单位时，请人填写的一句；注明了的为空")
    weight: str = told("分值", "预算执行率的分值，没有的为空")
    score: str = told("得分", "预算执行率的得分，没有的为空")
    reason: str = told("原因", "预算执行情况的原因说明，没有的为空")
    rows: tuple[BudgetRow, ...] = told("明细", "预算执行情况表的各行")
    spending: tuple[Spending, ...] = told("支出总额", "表头另外写的基本支出总额、项目支出总额")


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of the year with what came of it (年度绩效目标)."""

    number: int = told("序号", "从1起")
    label: str = told("名称", "如“绩效目标1”")
    text: str = told("内容", "目标的文字")
    actual: str = told("完成情况", "实际完成情况；表中没有填写的为【请填写】")


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator (三级指标)."""

    number: int = told("序号", "从1起")
    level1: str = told("一级指标", "一级指标")
    level2: str = told("二级指标", "二级指标")
    name: str = told("三级指标", "三级指标，即指标名称")
    target: str = told("指标值", "指标值，没有的为“—”")
    actual: str = told("完成值", "实际完成值，没有的为“—”")
    weight: str = told("分值", "分值，没有的为“—”")
    score: str = told("得分", "得分，没有的为“—”")
    reason: str = told("原因", "偏差原因分析及改进措施，没有的为空")
    standing: str = told("情况", "达到指标值、未达到指标值、定性指标、需要确认等")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that follow each other under one second-level indicator (同一二级指标下的各行)."""

    goal: str = told("目标", "所属绩效目标；与上一组相同或表中没有的为空")
    level1: str = told("一级指标", "一级指标")
    level2: str = told("二级指标", "二级指标")
    rows: tuple[Row, ...] = told("指标", "这一组的各项指标")


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one kind as a whole (产出指标、效益指标 …)."""

    number: int = told("序号", "从1起")
    label: str = told("名称", "如“产出指标”")
    count: int = told("指标数", "有几项指标")
    done: str = told("完成情况", "各有几项，如“其中达到指标值的27项，未达到指标值的6项”")
    weight: str = told("分值", "分值合计，没有的为空")
    score: str = told("得分", "得分合计，没有的为空")


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that did not come as it was set, with the reason that the form gives (偏差)."""

    number: int = told("序号", "从1起")
    subject: str = told("名称", "指标名称，或“预算执行率”")
    kind: str = told("类别", "未达到指标值、明显高于指标值、未得满分、执行率不足")
    target: str = told("指标值", "指标值，没有的为“—”")
    actual: str = told("完成值", "完成值，没有的为“—”")
    gap: str = told("偏离", "如“低于12.5%”，算不出的为“—”")
    reason: str = told("原因", "表中填写的原因；没有填写的为【请填写】")


@dataclass(frozen=True, slots=True)
class Question:
    """An indicator of which the workbook does not tell whether it was reached (待核实的指标)."""

    number: int = told("序号", "从1起")
    subject: str = told("名称", "指标名称")
    target: str = told("指标值", "指标值，没有的为“—”")
    actual: str = told("完成值", "完成值，没有的为“—”")
    question: str = told("核实", "【请填写】，写明要核实什么")


@dataclass(frozen=True, slots=True)
class Saying:
    """A text of the form that stands by itself (文字栏), or the measure of one row."""

    number: int = told("序号", "从1起")
    label: str = told("栏目", "栏目或指标的名称")
    place: str = told("位置", "所在单元格，如“E12”")
    text: str = told("内容", "填写的文字")


@dataclass(frozen=True, slots=True)
class Table:
    """One self-evaluation form (自评表)."""

    number: int = told("序号", "第几张表，从1起")
    title: str = told("名称", "表的标题")
    heading: str = told("小标题", "有几张表时，这张表的名称；只有一张时为空")
    subject: str = told("对象", "“本部门”或“该项目”")
    project: str = told("项目名称", "项目名称，不是项目的为空")
    code: str = told("项目编码", "项目编码，没有的为空")
    department: str = told("单位名称", "表中的单位名称，没有的为【请填写】")
    period: str = told("本年度", "如“2021年度”；表中没有年度的为“本年度”")
    budget: Budget | None = told("预算", "预算执行情况；表中没有的为none")  # noqa: RUF009 - a field
    goals: tuple[Goal, ...] = told("绩效目标", "各项年度绩效目标")
    count: int = told("指标数", "有几项指标")
    done: str = told("完成情况", "各有几项，如“其中达到指标值的48项，未达到指标值的6项”")
    unmet: tuple[Row, ...] = told("未达到", "未达到指标值的各项指标")
    scored: bool = told("有得分", "表中有没有分值或得分")
    total: str = told("得分", "自评总分，没有的为空")
    full: str = told("满分", "分值合计，没有的为空")
    grade: str = told("等级", "得分对应的等级，没有的为空")
    computed: bool = told("测算", "得分是不是按口径测算的（表中没有填写得分）")
    groups: tuple[Group, ...] = told("分类", "按一级指标归类的情况")
    blocks: tuple[Block, ...] = told("分组", "全部指标，同一二级指标的在一组")
    deviations: tuple[Deviation, ...] = told("偏差", "未达到、明显高于指标值或未得满分的指标和预算执行率，及其原因")
    questions: tuple[Question, ...] = told("待核实", "表中看不出是否完成的指标")
    measures: tuple[Saying, ...] = told("措施", "表中另栏填写的改进措施")
    sayings: tuple[Saying, ...] = told("文字", "自评结论等文字栏")
    pictures: tuple[object, ...] = told("图片", "各幅图：图号、标题、图")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart (图)."""

    number: int = told("图号", "全文中第几幅图")
    title: str = told("标题", "图的标题")
    picture: object = told("图", "图片本身")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of a 评分表."""

    name: str = told("三级指标", "三级指标")
    standard: str = told("评分标准", "评分标准，没有的为“—”")
    weight: str = told("分值", "分值，没有的为“—”")
    score: str = told("得分", "得分，没有的为“—”")


@dataclass(frozen=True, slots=True)
class CardBlock:
    """The rows of a 评分表 under one second-level indicator."""

    level2: str = told("二级指标", "二级指标")
    rows: tuple[CardRow, ...] = told("指标", "各行")


@dataclass(frozen=True, slots=True)
class CardPart:
    """The rows of a 评分表 under one first-level indicator."""

    number: int = told("序号", "从1起")
    label: str = told("名称", "一级指标")
    weight: str = told("分值", "分值合计，没有的为空")
    score: str = told("得分", "得分合计，没有的为空")
    count: int = told("指标数", "有几行")
    blocks: tuple[CardBlock, ...] = told("分组", "按二级指标")


@dataclass(frozen=True, slots=True)
class CardLoss:
    """A row of a 评分表 that lost points."""

    number: int = told("序号", "从1起")
    name: str = told("名称", "指标名称")
    weight: str = told("分值", "分值")
    score: str = told("得分", "得分")
    reason: str = told("原因", "【请填写】")


@dataclass(frozen=True, slots=True)
class Card:
    """A 评分表 of the workbook."""

    title: str = told("名称", "评分表的标题")
    total: str = told("得分", "总分，没有的为空")
    full: str = told("满分", "分值合计，没有的为空")
    grade: str = told("等级", "得分对应的等级，没有的为空")
    parts: tuple[CardPart, ...] = told("分类", "按一级指标")
    losses: tuple[CardLoss, ...] = told("扣分", "没有得满分的指标")


@dataclass(frozen=True, slots=True)
class Report:
    """All that a template is given (自评报告)."""

    subject: str = told("报告对象", "标题中的对象，如“部门整体”或项目名称")
    department: str = told("单位名称", "单位名称，表中没有的为【请填写】")
    year: str = told("年度", "如“2021”，表中没有的为【请填写】")
    several: bool = told("多表", "报告是不是写了几张自评表")
    tables: tuple[Table, ...] = told("各表", "各张自评表，部门整体的在前")
    cards: tuple[Card, ...] = told("评分表", "各张评分表")
