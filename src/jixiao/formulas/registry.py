"""All formulas, declared once: what every door registers, describes and computes is this table."""

from __future__ import annotations

from decimal import Decimal

from jixiao import functions
from jixiao.form.grid import GridCell
from jixiao.formulas.model import Answer, Argument, Formula
from jixiao.formulas.tables import check_area, total_of
from jixiao.functions.arguments import Given

CATEGORY = "绩效自评"
"""The category of the function wizard that the formulas stand under."""

_TARGET = Argument("target", "指标值", "年初批复的指标值，例如 ≥200件；可以是一个单元格或一整列。")
_ACTUAL = Argument("actual", "完成值", "实际完成值，例如 174件；没有写单位的，按指标值的单位理解。")
_WEIGHT = Argument("weight", "分值", "该指标的分值，须是数字。")
_PACK = Argument(
    "pack", "口径", "打分口径的名称，例如 national；不填时用本工作簿选定的口径，没有选定的用全国口径。", optional=True
)
_KIND = Argument(
    "kind",
    "类型",
    "正向、反向、等于、定性，或二级指标名称，例如成本指标；指标值已写比较符的可以不填；越低越好而没有写的（如投诉率）请写反向。",
    optional=True,
)
_BUDGET = Argument("budget", "预算数", "全年预算数；没有写单位的，与执行数同一单位。")
_SPENT = Argument("spent", "执行数", "全年执行数。")
_ROW = "空行和没有完成值的行为空；读不懂或无法比较的显示 #N/A，原因见 PERF_BASIS 或“诊断”。"


def formula(name: str) -> Formula:
    """The formula of that name.

    Raises:
        KeyError: there is none.
    """
    return _BY_NAME[name]


def _one(answer: str | Decimal | None) -> tuple[Answer]:
    """A single result; nothing shows as an empty text."""
    return ("" if answer is None else answer,)


def _prompt(*given: Given) -> tuple[Answer]:
    found = functions.perf_prompt(*given)
    if found is None:
        return ("",)
    from jixiao.prose import prompt_paragraph  # noqa: PLC0415 - loads the templates, which points do without

    return (prompt_paragraph(found),)


def _value(text: GridCell | None, role: GridCell | None) -> tuple[Answer, ...]:
    return functions.perf_value(text, role) or ("", "", "", "", "")


FORMULAS: tuple[Formula, ...] = (
    Formula(
        "PERF_SCORE",
        f"按所选口径测算一行的得分。{_ROW}定性指标按推定的档次暂给该档最高分，请人工确认。",
        (_TARGET, _ACTUAL, _WEIGHT, _PACK, _KIND),
        lambda *given: _one(functions.perf_score(*given)),
    ),
    Formula(
        "PERF_COMPLETION",
        f"完成率，即完成值÷指标值（请设为百分比格式）。{_ROW}文字、日期等没有完成率的为空。",
        (_TARGET, _ACTUAL, _PACK, _KIND),
        lambda *given: _one(functions.perf_completion(*given)),
    ),
    Formula(
        "PERF_DEVIATION",
        f"偏离度，即（完成值－指标值）÷指标值（请设为百分比格式）。{_ROW}",
        (_TARGET, _ACTUAL, _PACK, _KIND),
        lambda *given: _one(functions.perf_deviation(*given)),
    ),
    Formula(
        "PERF_FLAG",
        "完成情况，一个词：正常、未完成、超额、超支、节约、逾期、待确认、未填、无法测算。空行为空。",
        (_TARGET, _ACTUAL, _PACK, _KIND),
        lambda *given: _one(functions.perf_flag(*given)),
    ),
    Formula(
        "PERF_BASIS",
        "得分依据：得分怎样算出来的，或者为什么算不出来，一句话。空行、没有完成值或分值的行为空。",
        (_TARGET, _ACTUAL, _WEIGHT, _PACK, _KIND),
        lambda *given: _one(functions.perf_basis(*given)),
    ),
    Formula(
        "PERF_PROMPT",
        "偏差原因提示：这一行的偏差和需要核实的问题，一段话；没有需要说明的偏差时为空。它只提问，不替您编原因。",
        (
            _TARGET,
            _ACTUAL,
            Argument("weight", "分值", "该指标的分值，可以不填。", optional=True),
            Argument("score", "得分", "填报的得分，可以不填；得分低于分值的也会提示。", optional=True),
            _PACK,
            _KIND,
        ),
        _prompt,
    ),
    Formula(
        "PERF_BUDGET_SCORE",
        "预算执行率的得分，即分值×执行率，最高为分值。金额空白的为空，预算数为0的显示 #DIV/0!。",
        (
            _BUDGET,
            _SPENT,
            Argument("weight", "分值", "预算执行率的分值；不填时按口径，全国为10分。", optional=True),
            _PACK,
        ),
        lambda *given: _one(functions.perf_budget_score(*given)),
    ),
    Formula(
        "PERF_RATE",
        "预算执行率，即执行数÷预算数（请设为百分比格式）。金额空白的为空，预算数为0的显示 #DIV/0!。",
        (_BUDGET, _SPENT),
        lambda *given: _one(functions.perf_rate(*given)),
    ),
    Formula(
        "PERF_TOTAL",
        "总分，即各行得分之和。还有行没有得分、得分超出分值的显示 #N/A，行数不同的显示 #VALUE!；不要选入小计行。",
        (
            Argument("weights", "分值区域", "各行的分值，一列。"),
            Argument("scores", "得分区域", "各行的得分，一列，与分值区域同样多的行。"),
        ),
        total_of,
        whole=True,
    ),
    Formula(
        "PERF_GRADE",
        "等级：优、良、中、差，按所选口径的分数线。空白的为空，不在0～100之间的显示 #NUM!。",
        (Argument("total", "总分", "百分制的总分。"), _PACK),
        lambda *given: _one(functions.perf_grade(*given)),
    ),
    Formula(
        "PERF_TIER",
        "定性指标的完成情况推定为哪一档，供人工确认。空白的为空，不是文字说法的显示 #N/A。",
        (
            Argument("actual", "完成情况", "定性指标的完成情况，例如 有效提升。"),
            Argument("target", "指标值", "该行的指标值，可以不填；指标值本来就写“基本”的不算没有达到。", optional=True),
            _PACK,
        ),
        lambda *given: _one(functions.perf_tier(*given)),
    ),
    Formula(
        "PERF_VALUE",
        "一个值是怎样读的，依次为种类、比较符、数值、单位、单位的倍数，占五列。空白的为空，读不懂的种类为“无法读取”。",
        (
            Argument("text", "文字", "指标值或完成值，例如 ≥1.2万人。"),
            Argument("role", "读法", "“指标值”（不填时）或“完成值”。", optional=True),
        ),
        _value,
    ),
    Formula(
        "PERF_CHECK",
        "校验一张表，逐条列出问题：级别、编号、位置、指标、问题、改法，占六列。区域要连表头一起选上；没有问题的只说明一句。",
        (Argument("area", "区域", "整张绩效表，连同表头。"), _PACK),
        check_area,
        whole=True,
        placed=True,
    ),
)

_BY_NAME = {each.name: each for each in FORMULAS}
