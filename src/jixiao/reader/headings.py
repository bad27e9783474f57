"""What a heading of the indicator table means: one table of words for each column."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.form.model import Column
from jixiao.reader.grid_view import compact

_WORDS: dict[Column, str] = {
    Column.GOAL: """
        绩效目标 年度绩效目标 年度目标 目标 目标序号 绩效目标名称 总体目标 年度总体目标 项目绩效目标 目标名称
    """,
    Column.LEVEL1: """
        一级指标 一级 一级目标 一级指标名称 指标类型 一级绩效指标 指标类别 指标级别 指标层级 所属一级指标
    """,
    Column.LEVEL2: """
        二级指标 二级 二级目标 二级指标名称 二级绩效指标 指标分类 指标性质分类
    """,
    Column.NAME: """
        三级指标 三级 三级目标 三级指标名称 指标名称 三级绩效指标 四级指标 四级指标名称 指标内容 绩效指标名称 考核指标
        具体指标 评价指标 绩效指标内容 具体指标名称 三级指标内容 指标名 考核指标名称 绩效指标 指标
    """,
    Column.DESCRIPTION: """
        绩效指标描述 指标描述 指标解释 指标说明 指标解释说明 指标内涵 指标含义 指标释义
        指标值说明 指标值解释 指标定义 指标内容解释 指标解释及计算公式 指标计算公式 计算公式
    """,
    Column.COMPARATOR: """
        指标性质 计算符号 指标符号 运算符号 符号 比较符 比较符号 指标方向 关系符号 指标值符号 目标值符号 运算符
        绩效指标性质 指标值性质 性质 判断符号 逻辑符号 指标计算符号
        指标方向性 方向性 指标值方向
    """,
    Column.TARGET: """
        指标值 目标值 预期指标值 预期目标值 计划指标值 计划值 计划完成值 设定目标 设定目标值 设定指标值
        绩效指标值 绩效目标值 目标指标值 预期值 预期完成值 指标目标值 应完成值 指标值及单位 目标值及单位
        预期目标 指标预期值 预期绩效指标值 申报指标值 批复指标值 计划目标值 计划数 目标任务值 指标标准值
        考核目标值 初始指标值 预期实现值 预期指标 计划指标 三级目标值 三级指标值
        预期当年实现值 预计当年实现值 预计当年实现 预期当年实现
        指标目标 设定值 目标数 任务数 计划任务数 任务值 计划任务值 绩效指标目标值 计划水平
    """,
    Column.UNIT: """
        度量单位 绩效度量单位 计量单位 指标单位 单位 指标值单位 指标度量单位 目标值单位 值单位
    """,
    Column.ADJUSTED_TARGET: """
        调整指标值 调整后指标值 调整目标值 调整后目标值 调整后的指标值 指标调整值 调整值 调整后年度指标值
        年中调整指标值 变更后指标值 调整后值 调整后年度目标值
        年中调整值 中期调整值 调整后的目标值
    """,
    Column.ACTUAL: """
        实际完成值 实际值 完成值 实际完成情况 实际完成指标值 完成指标值 完成情况 指标完成情况 实际完成
        实际指标值 实现值 完成数 实际完成数 实际完成值及单位 完成值及单位 指标实际值 指标完成值 实际完成结果
        目标完成值 目标完成情况 指标实际完成值 指标实际完成情况 实际达成值 实际情况 绩效完成情况 执行值 实绩
        自评完成值 完成结果 绩效指标完成情况 实际执行值 实际业绩值 业绩值 达成值 指标值完成情况 指标完成值情况
        实际数 实际目标值 实际完成目标值 实际指标 指标完成数 任务完成情况 实绩值 期末值 实际结果
        完成实际值 实际完成数值 实际水平 完成情况及数值 实际达到值 实施结果 指标完成 完成目标值 期末完成值 执行结果
        实际得到值 目标实现值 指标实现值 完成数值 年终完成 全年完成 年末完成 年度完成 本年完成
    """,
    Column.WEIGHT: """
        分值 指标分值 权重 指标权重 权重设定值 标准分 标准分值 分值权重 权重分值 满分 权重分 设定分值 指标满分
        总分值 分数 应得分 分值设置 分值设定 指标分数 参考分值 评分权重
        满分值 赋分 权数 权重% 分值% 分值/权重 权重/分值 分值(权重)
        评分分值 基准分 基准分值 基础分值 考核分值 三级指标权重 三级指标分值
    """,
    Column.SCORE: """
        得分 自评得分 自评分 指标得分 评价得分 自评分数 实际得分 单位自评得分 自我评分 评分 自评 得分情况
        自评分值 自评得分值 考核得分 单位自评分 评价分值 绩效得分 三级指标得分 部门自评得分 自评结果 评分结果
        打分 自评打分 考评得分 实得分 评价分
        最终得分 得分值 综合得分 实际评分 平均得分 平均分 得分平均值 最后得分 专家平均分 加权得分
    """,
    Column.REVIEWED_SCORE: """
        复核分 核查分数 审核意见 复核得分 审核得分 核查得分 复评得分 复评分 财政评分 财政复核得分 主管部门评分
        评审得分 核定得分 抽查得分 审核分 财政核定分 主管部门审核得分 复核分数 财政审核得分 再评价得分
        评价组评分 第三方评分 专家评分 评审评分
        核定分 财政评价得分 第三方评价得分 审定得分 审定分 部门复核得分
    """,
    Column.REASON: """
        偏差原因分析及改进措施 偏差原因及改进措施 偏差原因 未完成原因分析 未完成原因和改进措施
        未完成原因及拟采取的改进措施 产生差异的原因 产生差异的原因及改进措施 偏差大或目标未完成原因分析
        偏差原因及整改措施 未完成原因及改进措施 偏差原因分析 未完成原因 未完成原因分析及改进措施
        偏差分析及改进措施 偏差原因分析及整改措施 偏差情况及改进措施 未完成原因和拟采取的改进措施 原因分析
        偏差分析 未达标原因 未完成的原因及改进措施 未完成或偏离原因 偏离原因 扣分原因 扣分原因及改进措施
        原因分析及改进措施 差异原因 未完成或偏离绩效目标的原因及改进措施 自评扣分原因 偏差原因分析和改进措施
        偏差原因和改进措施 得分说明 扣分说明 未完成目标原因 未达成原因 未完成绩效目标原因
        未完成目标原因及改进措施 原因及改进措施 偏差说明 偏离原因分析 偏离原因分析及改进措施
        未完成绩效目标及偏离原因 未完成原因说明 偏差及原因分析 偏差原因说明 未完成情况说明
        未达到绩效目标的原因及改进措施 未完成绩效目标或偏离绩效目标的原因 未达目标值原因及改进措施 原因说明
        偏差度原因
    """,
    Column.MEASURE: """
        改进措施 整改措施 拟采取的改进措施 下一步改进措施 拟采取的措施 拟采取改进措施 下步改进措施
        改进措施及建议
    """,
    Column.TARGET_BASIS: """
        指标值确定依据 指标值设定依据 目标值确定依据 确定依据 指标值来源 指标依据 设定依据 指标值依据 指标来源
        指标确定依据 目标值依据 目标值设定依据
    """,
    Column.STANDARD: """
        评分标准 评价标准 评分细则 评分办法 计分标准 评分规则 计分方法 评分方法 计分办法 打分标准 计分规则
        评价评分标准 评分标准及说明 考核标准 指标评分标准 评分标准和方法 评价细则 扣分标准 得分标准 赋分标准 计分细则
        得分计算方法
    """,
    Column.NOTE: """
        备注 说明 情况说明 自评说明 完成情况说明
        备注说明 其他说明
    """,
}
# What a 评分表 says for a score; a 自评表 has other columns for causes, and these only name papers there.
_GROUNDS = frozenset({"评价依据", "得分依据", "评分理由", "得分理由", "自评依据", "扣分依据", "扣分理由"})
# Words that name a column only where no surer word does.
_WEAK: dict[str, Column] = {
    "绩效指标": Column.NAME,
    "指标": Column.NAME,
    "评价指标": Column.NAME,
    "考核指标": Column.NAME,
    "指标内容": Column.NAME,
    "指标性质": Column.COMPARATOR,
    "性质": Column.COMPARATOR,
    "单位": Column.UNIT,
    "完成情况": Column.ACTUAL,
    "评分": Column.SCORE,
    "原因": Column.REASON,
    "分数": Column.WEIGHT,
    "目标": Column.GOAL,
    "年度目标": Column.TARGET,
    "设定目标": Column.TARGET,
    "计划数": Column.TARGET,
    "指标类型": Column.LEVEL1,
    "指标类别": Column.LEVEL1,
    "指标级别": Column.LEVEL1,
    "绩效内容": Column.NAME,
    "指标项": Column.NAME,
    "指标属性": Column.COMPARATOR,
    "计划": Column.TARGET,
    "标准值": Column.TARGET,
    "计划目标": Column.TARGET,
    "实际": Column.ACTUAL,
    "指标层级": Column.LEVEL1,
    "评价要点": Column.STANDARD,
    "评分说明": Column.STANDARD,
    **dict.fromkeys(_GROUNDS, Column.REASON),
}
_MEANING = {word: column for column, words in _WORDS.items() for word in words.split()} | _WEAK
_TIME = re.compile(
    r"^((20\d\d|二[〇○零]..)年度?|截[至止].{0,8}?[年月日底]+|1月?[-—–~至到]+12月份?"
    r"|全年度?|年度|年初|年终|年末|年底|本年度?|当年度?|项目|部门|预算|申报)"
)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_ADJUSTED = re.compile(r"\((年中|年度)?(调整|变更)后?[值数]?\)")
_TRAILER = re.compile(r"(\d+(\.\d+)?(分|%)?|[A-C]|[①②③④⑤⑥⑦⑧⑨])$")
# Every heading holds one of these; most other cells hold none, and are passed over quickly.
_SIGNAL = re.compile("[标分成施值符原级位实据自说见权划备质因容题点则务果方公]")
_LONGEST = 40
_LONGEST_UNKNOWN = 24
# Headings that a bureau made up itself are still made of the same words.
_RESEMBLING: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (
        Column.REASON,
        re.compile(
            r".{0,6}(偏差|偏离|差异|未完成|未达|未实现|扣分|失分).{0,10}(原因|分析|说明)"
            r"(.{0,10}(措施|建议|说明|情况|分析))?|(存在的?)?(主要)?问题.{0,4}(改进|整改).{0,4}|存在的?(主要)?问题"
        ),
    ),
    (Column.NAME, re.compile(r".{0,4}三级指标.{0,6}")),
    (Column.ADJUSTED_TARGET, re.compile(r".{0,4}(调整|变更)后?的?.{0,4}(指标值|目标值)")),
    (Column.ACTUAL, re.compile(r".{0,4}(实际|自评).{0,4}(完成|达成|实现)(指标|目标)?(值|情况|结果|数)?")),
    (Column.TARGET, re.compile(r".{0,4}(年初|年度|预期|计划|设定|批复|申报).{0,4}(指标值|目标值)")),
    (Column.REVIEWED_SCORE, re.compile(r".{0,6}(复核|审核|核查|复评|评审|抽查).{0,4}(得分|分数|评分|分)")),
    (
        Column.SCORE,
        re.compile(r"(?!.*(标准|说明|依据|办法|细则|系数|率)).{0,6}(自评|自我评价|单位|指标).{0,4}(得分|评分|分数)"),
    ),
    (
        Column.STANDARD,
        re.compile(r".{0,6}(评分|评价|计分|打分|考核)(标准|细则|办法|规则|方法)(.{0,2}(说明|方法|依据))?"),
    ),
    (Column.WEIGHT, re.compile(r".{0,4}(指标|标准|设定|满分)(分值|权重)(分|值)?")),
    (Column.REASON, re.compile(r".{0,8}原因.{0,6}(分析|说明|情况|措施|建议|意见)")),
    (Column.LEVEL1, re.compile(r"一级(绩效)?指标.{0,6}")),
    (Column.LEVEL2, re.compile(r"二级(绩效)?指标.{0,6}")),
)


@lru_cache(maxsize=4096)
def column_of(text: str) -> Column | None:
    r"""The column that a heading names, None where it names none.

    >>> column_of("年度\n指标值（A）"), column_of("分 值(100分)"), column_of("≥95%")
    (<Column.TARGET: 'target'>, <Column.WEIGHT: 'weight'>, None)
    >>> column_of("未达目标的主要原因与整改建议")
    <Column.REASON: 'reason'>
    """
    if len(text) > _LONGEST * 2 or not _SIGNAL.search(text):
        return None
    word = compact(text).strip("*★:：、")
    if not word or len(word) > _LONGEST:
        return None
    bare = _BRACKET.sub("", word)
    if _ADJUSTED.search(word) and _lookup(bare) is Column.TARGET:
        return Column.ADJUSTED_TARGET  # 指标值（调整后）
    return _lookup(word) or _lookup(bare) or _lookup(_TRAILER.sub("", bare)) or _inside(word) or _resembling(bare)


def is_weak(text: str) -> bool:
    """Whether a heading's word gives way to a surer one in the same header."""
    return _BRACKET.sub("", compact(text)) in _WEAK


def is_ground(text: str) -> bool:
    """Whether a heading asks what a score rests on (得分依据)."""
    return _BRACKET.sub("", compact(text)) in _GROUNDS


def _lookup(word: str) -> Column | None:
    """Look a word up, then again without what it says about the time."""
    while word:
        if word in _MEANING:
            return _MEANING[word]
        shorter = _TIME.sub("", word)
        if shorter == word:
            return None
        word = shorter
    return None


def _resembling(word: str) -> Column | None:
    """The column of a heading that no table knows, by the words it is made of."""
    if len(word) > _LONGEST_UNKNOWN:
        return None
    return next((column for column, pattern in _RESEMBLING if pattern.fullmatch(word)), None)


def _inside(word: str) -> Column | None:
    """A heading that stands wholly in brackets, or explains itself there: 【三级指标】."""
    inside = re.fullmatch(r"[(\[【〔<](.+)[)\]】〕>]", word)
    return _lookup(inside[1]) if inside else None
