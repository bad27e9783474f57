"""What the headings and labels of the budget block mean."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from jixiao.form.model import Column
from jixiao.reader.grid_view import compact
from jixiao.reader.headings import column_of


class Figure(Enum):
    """A figure of the budget block."""

    INITIAL = "initial"  # 年初预算数
    ANNUAL = "annual"  # 全年预算数
    SPENT = "spent"  # 全年执行数
    RATE = "rate"  # 执行率
    WEIGHT = "weight"  # 分值
    SCORE = "score"  # 得分


AMOUNTS = (Figure.INITIAL, Figure.ANNUAL, Figure.SPENT)
_WORDS: dict[Figure, str] = {
    Figure.INITIAL: """
        年初预算数 年初预算 年初预算金额 年初批复数 年初预算安排数 年初部门预算 年初批复预算数 年初安排数
        年初预算安排 年初预算资金 年初下达预算数 年初预算总额 年初预算申请数
        年初部门预算数 年初批复预算 年初安排 年初安排资金 年初安排金额
    """,
    Figure.ANNUAL: """
        全年预算数 全年预算 调整后预算数 预算数 预算金额 全年调整预算数 调整预算数 预算安排数 调整后全年预算数
        年度预算数 全年预算金额 批复预算数 下达预算数 调整后预算 预算总额 预算安排 全年预算总额 预算资金
        年度预算 预算批复 批复预算 批复金额 调整后预算金额 预算安排金额 全年预算安排数 调整后的预算数 预算规模
        项目预算数 年度预算金额 预算批复数 预算批复金额 部门预算数 当年预算 当年预算数 本年预算 本年预算数
        批复数 资金下达数 下达资金 下达资金数 项目当年预算 项目当年预算数 项目本年预算
        调整预算 全年预算资金 调整后年度预算数 全年预算安排 调整后的全年预算数 调整后 调整后金额 全年安排
    """,
    Figure.SPENT: """
        全年执行数 执行数 预算执行数 实际支出 实际执行数 支出数 实际支出数 全年支出数 决算数 执行金额
        全年实际执行数 实际支出金额 全年执行金额 全年实际支出数 预算执行金额 实际使用数 年度执行数 支出金额
        支付数 实际支付数 支付金额 实际支付金额 累计支出 累计支出数 全年累计支出 已支出金额
        实际使用 全年执行 实际执行 全年支出 实际执行金额 已执行数 决算支出数 全年实际支出 实际使用金额 全年执行资金
        实际支付 实际支出额 实际支付额
    """,
    Figure.RATE: """
        执行率 预算执行率 支出进度 资金执行率 预算完成率 全年执行率 资金使用率 支出率 预算资金执行率 执行进度
        支付率 支付进度 预算执行进度 资金支付率 预算支出进度
    """,
    Figure.WEIGHT: """
        执行率权重 执行率分值 预算执行率权重 预算执行率分值 执行率标准分 预算执行分值 预算执行权重
    """,
    Figure.SCORE: """
        执行率得分 预算执行率得分 执行率自评得分 预算执行得分 预算执行率自评得分 执行得分
    """,
}
_MEANING = {word: figure for figure, words in _WORDS.items() for word in words.split()}
_OF_COLUMN = {Column.WEIGHT: Figure.WEIGHT, Column.SCORE: Figure.SCORE}
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AROUND = re.compile(r"^(20\d\d年度?)|[ABC]$")
_LEVELS = "中央|省级|市级|区级|县级|本级|上级|地方|省|市|县|区"
_PART = re.compile(
    rf"其中.*|\d?[)、.]?(.{{0,6}}财政(拨款|资金|预算|补助|补贴|专户|性资金).*|.{{0,3}}上年度?结[转余].*|结[转余].{{0,4}}资金|其他.{{0,6}}|其它.{{0,6}}|"
    rf".{{0,4}}({_LEVELS})(财政)?(补助|资金|拨款|预算|配套|支出).*|({_LEVELS})财政|(基本|项目)支出.*|(人员|公用)(经费|支出).*|(自有|自筹|单位|债券|社会)资金.*|"
    r"事业(收入|资金).*|经营收入.*|非财政.*|政府性基金.*|一般公共预算.*|国有资本经营.*|"
    r"社会投入.*|银行贷款.*|.{0,4}债券.*|教育收费.*|年初结[转余].*|补助(市县|区县|下级).*)"
)
_TOTAL = re.compile(r".*(总额|合计|总计|总量|总预算|年度资金|资金总|总支出|总金额|全部资金).*")


@lru_cache(maxsize=2048)
def figure_of(text: str) -> Figure | None:
    """The figure that a heading or label of the budget block names, None where it names none.

    >>> figure_of("全年(调整)预算数"), figure_of("执行率（B/A）"), figure_of("部门预算金额(万元)")
    (<Figure.ANNUAL: 'annual'>, <Figure.RATE: 'rate'>, None)
    """
    if len(text) > 40:
        return None
    if compact(text) == "支出(B)":
        return Figure.SPENT  # beside 预算(A); alone, 支出 heads what is spent on
    word = _BRACKET.sub("", compact(text)).strip(":")
    word = _AROUND.sub("", word)
    if word in _MEANING:
        return _MEANING[word]
    column = column_of(text)
    return None if column is None else _OF_COLUMN.get(column)


def names_amount(text: str) -> bool:
    """Whether a text is the heading of an amount.

    >>> names_amount("全年执行数(B)"), names_amount("分值")
    (True, False)
    """
    return ("预算" in text or "支" in text or "行" in text or "决" in text) and figure_of(text) in AMOUNTS


def is_part(label: str) -> bool:
    """Whether a label names one source of the money (其中：当年财政拨款).

    >>> is_part("其中:当年财政拨款"), is_part("年度财政资金总额"), is_part("上年结转资金")
    (True, False, True)
    """
    return _PART.fullmatch(label) is not None and (label.startswith("其中") or not is_total(label))


def is_total(label: str) -> bool:
    """Whether a label names the whole amount (年度资金总额)."""
    return _TOTAL.fullmatch(label) is not None
