"""T 指标值（六）: names, descriptions and goals that do not fit the row they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.figures import Figure, figures
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import line, number_of
from jixiao.checks.wording import quote
from jixiao.form.family import Family, Group
from jixiao.form.indicator_names import bare, is_rate
from jixiao.form.model import Cell, Form, FormKind, Indicator, Statement
from jixiao.form.words import family_of, group_of
from jixiao.values.model import Comparator, Kind

_OF_A_COUNTY = re.compile(r"(全县|我县|本县)(?![(（、级区市域])")
_OF_A_DISTRICT = re.compile(r"(全区|我区|本区)(?![(（、级县市域])")
_REGIONS = re.compile("自治区|自治县|开发区|新区|景区|园区|社区|矿区|林区|灌区|辖区|广西|内蒙古|宁夏|新疆|西藏")
_ACTIVITY = re.compile("(宣传|活动|讲座|培训|走访|巡查|宣讲|演练).*(次数|场次|场数|期数)$|^(次数|场次)$")
_TIMES = frozenset(["次", "场", "场次", "期"])
_COUNTED = re.compile("(次数|数量|人数|件数|场次|面积|金额|个数|户数|册数|人次)$")
_SHARE_WORDS = re.compile("率|比|占|百分|程度|[/÷×＝=]")
_COUNT_TAIL = re.compile("(数量|总数|次数|场次|件数|人数|个数|册数|人次|数)$")
_CLAUSE_BREAK = re.compile(r"[。；;，,！!？?\n]|\s{4,}")
_FEW = 5
_SHORTEST_NAME = 4


@check("T46", "“全县”“全区”与本部门层级不符", Severity.NOTICE)
def text_of_another_level(view: View) -> Iterator[Fault]:
    """填报部门是区里的，文字却写“全县”（或相反），可能是照抄了其他地方的表。

    改法：请核对并改成本地的说法；确指下辖县区的，请写明名称。
    依据：绩效目标应结合本部门实际编制。
    """
    level = _level(view)
    pattern = {"区": _OF_A_COUNTY, "县": _OF_A_DISTRICT}.get(level)
    if pattern is None:
        return
    for cell in _texts(view.form):
        if match := pattern.search("".join(cell.text.split())):
            found = "" if match[1] == cell.text.strip() else f"{quote(cell.text)}中"
            message = f"本部门属于{level}一级，{found}却写“{match[1]}”，请核对。"
            yield Fault(cell, message)


@check("T47", "次数类指标值过低", Severity.NOTICE)
def barely_any_activity(view: View) -> Iterator[Fault]:
    """宣传、培训等活动的次数只要求一次以上，几乎不可能完不成，起不到约束作用。

    改法：请参照往年实际和本年计划确定次数；全年确只办一次的，写成“1次”。
    依据：绩效目标应“合理可行”，指标值应与工作量相匹配。
    """
    for row, target, value in view.targets:
        least = value.comparator is Comparator.AT_LEAST and value.number == 1 and value.unit in _TIMES
        if least and _ACTIVITY.search(bare(row.name.text)):
            message = f"{quote(row.name.text)}的指标值{quote(target.text)}只要办一次就算完成，请确认是否偏低。"
            yield Fault(target.cell, message, row.name.text)


@check("T48", "三级指标写成了类别名称", Severity.NOTICE)
def name_is_a_level(view: View) -> Iterator[Fault]:
    """三级指标一栏写的是“数量指标”“社会效益指标”等类别名称，看不出衡量什么。

    改法：在三级指标中写出具体衡量的事项，例如“办理案件数量”。
    依据：三级指标是二级指标的细化，应写明具体内容。
    """
    for row, target, value in view.targets:
        name = bare(row.name.text)
        family = family_of(name)
        if not name.endswith("指标") or value.kind is Kind.BLANK or row.group is Group.SATISFACTION:
            continue
        if family is not Family.SATISFACTION and (family is not None or group_of(name) is not None):
            message = f"三级指标{quote(row.name.text)}（{target.text.strip()}）是类别名称，请写出具体衡量的事项。"
            yield Fault(row.name, message, row.name.text)


@check("T49", "指标名称与描述不一致", Severity.NOTICE)
def name_differs_from_description(view: View) -> Iterator[Fault]:
    """指标名称是比率，描述却是数量；或者其他各行的描述都与名称相同，只有这一行不同。

    改法：请核对名称和描述说的是不是同一件事，并统一写法。
    依据：绩效指标描述是对三级指标的解释，两者应一致。
    """
    described = [(row, cell) for row in view.form.filled if (cell := row.description) and not cell.blank]
    odd = [(row, cell) for row, cell in described if bare(row.name.text) != bare(cell.text)]
    copied = len(described) >= _FEW and len(odd) * 5 <= len(described)
    for row, cell in odd:
        counts = is_rate(row.name.text) and _COUNTED.search(bare(cell.text)) and not _SHARE_WORDS.search(cell.text)
        if row.name.blank or not (counts or copied):
            continue
        why = "名称是比率，描述却是数量" if counts else "其他各行的名称与描述都相同"
        message = f"指标名称{quote(row.name.text)}与描述{quote(cell.text)}不一致（{why}），请核对。"
        yield Fault(cell, message, row.name.text)


@check("T51", "绩效目标的数与指标值不一致", Severity.NOTICE)
def goal_differs_from_target(view: View) -> Iterator[Fault]:
    """绩效目标的文字写明了某项指标的数值，与表中该指标的指标值不同。

    改法：请核对并统一；口径不同的，请在名称中写明各指什么。
    依据：绩效指标是绩效目标的细化，两处的数值应一致。
    """
    if view.form.kind is not FormKind.TARGET_TABLE:
        return
    for goal in view.form.goals:
        for figure in figures(goal.text.text):
            clause = _clause(goal.text.text, figure)
            for row, target, _ in view.targets:
                if (not row.goal or row.goal == goal.label) and _speaks_of(clause, figure, row, target):
                    said = f"绩效目标写“{_shown(clause, figure)}”，{line(row)}{quote(row.name.text)}"
                    message = f"{said}的指标值却是{quote(target.text)}，两处应一致。"
                    yield Fault(target.cell, message, row.name.text)


def _level(view: View) -> str:
    """The level that the department stands at: 区 or 县; "" where its name does not say so plainly."""
    departments = [view.form.department, *(form.department for form in view.book.forms)]
    department = next((name for name in departments if name), "")
    if _REGIONS.search(department):
        return ""
    levels = re.findall(r"[省市区县旗](?=[^省市区县旗]*[局厅委办院会校所站馆队]$)", department)
    return levels[-1] if levels else ""


def _texts(form: Form) -> Iterator[Cell]:
    yield from (goal.text for goal in form.goals)
    if form.purpose is not None:
        yield form.purpose
    for row in form.filled:
        yield from (cell for cell in (row.name, row.description) if cell is not None and not cell.blank)
        if row.target is not None:
            yield row.target.cell


def _clause(text: str, figure: Figure) -> str:
    """The words before a figure, back to where its clause begins."""
    return "".join(_CLAUSE_BREAK.split(text[: figure.start])[-1].split())


def _shown(clause: str, figure: Figure) -> str:
    return f"{clause}{''.join(figure.text.split())}"


def _speaks_of(clause: str, figure: Figure, row: Indicator, target: Statement) -> bool:
    """Whether a figure of the goal names a row whole, in the same unit, and states another number."""
    name = _COUNT_TAIL.sub("", bare(row.name.text))
    amount = number_of(target)
    if len(name) < _SHORTEST_NAME or name not in clause or amount is None or target.value.kind is Kind.RANGE:
        return False
    same_unit = target.value.kind is Kind.PERCENT if figure.percent else target.value.unit == figure.unit
    return same_unit and not figure.about and amount != figure.amount
