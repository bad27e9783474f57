"""Units of measure (计量单位): which belong to one family, by what factor, and what kind of value they make.

One unit is written many ways (㎡, 平米, 平方米); a unit is kept as written and compared through its family.
A counting word (量词) such as 件, 人次, 场 is a family of its own: 人 and 人次 are never added up.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from jixiao.values.model import ONE, Kind


def words(text: str) -> frozenset[str]:
    """The words of a text, so that a long table of words stays readable."""
    return frozenset(text.split())


FAMILIES: dict[str, dict[str, str]] = {
    "money": {"元": "1", "角": "0.1"},
    "dollar": {"美元": "1"},
    "percent": {"%": "1", "‰": "1", "成": "1", "‱": "1"},
    # Percentage points are a difference of percentages, not a percentage.
    "point": {"个百分点": "1", "百分点": "1"},
    "time": {
        "秒": "1", "ms": "0.001", "s": "1", "min": "60", "h": "3600", "H": "3600", "d": "86400",
        "分钟": "60", "小时": "3600", "个小时": "3600", "天": "86400",
        "日": "86400",
        "周": "604800", "星期": "604800", "个星期": "604800", "自然日": "86400", "个自然日": "86400",
        "日历日": "86400", "日历天": "86400", "个日历日": "86400", "个日历天": "86400",
    },
    # A month has no fixed number of days: months and days do not compare.
    "month": {"个月": "1", "月": "1", "季度": "3", "个季度": "3", "半年": "6", "年": "12", "周年": "12",
        "自然月": "1", "个自然月": "1", "自然年": "12", "个自然年": "12"},
    "workday": {"个工作日": "1", "工作日": "1"},
    "length": {
        "米": "1", "公里": "1000", "千米": "1000", "厘米": "0.01", "毫米": "0.001", "里": "500", "延米": "1",
        "m": "1", "km": "1000", "KM": "1000", "Km": "1000", "cm": "0.01",
        "mm": "0.001", "㎞": "1000", "㎝": "0.01", "㎜": "0.001",
    },
    "area": {
        "平方米": "1", "㎡": "1", "平米": "1", "m²": "1", "m2": "1", "平方": "1", "公顷": "10000",
        "hm²": "10000", "hm2": "10000",
        "亩": "666.6666666666666666666666667", "平方公里": "1000000", "平方千米": "1000000", "km²": "1000000",
    },
    "volume": {"立方米": "1", "m³": "1", "m3": "1", "㎥": "1", "立方": "1", "升": "0.001",
    "毫升": "0.000001", "L": "0.001"},
    "mass": {"千克": "1", "公斤": "1", "kg": "1", "KG": "1", "Kg": "1", "㎏": "1",
    "克": "0.001", "g": "0.001", "斤": "0.5",
    "吨": "1000", "t": "1000", "mg": "0.000001", "毫克": "0.000001",
        "微克": "0.000000001", "μg": "0.000000001"},
    "power": {"瓦": "1", "千瓦": "1000", "兆瓦": "1000000", "kW": "1000", "KW": "1000", "kw": "1000", "MW": "1000000"},
    "energy": {"千瓦时": "1", "kWh": "1", "kW·h": "1", "兆瓦时": "1000"},
    "pressure": {"Pa": "1", "kPa": "1000", "MPa": "1000000", "帕": "1", "千帕": "1000", "兆帕": "1000000"},
    "sound": {"dB": "1", "分贝": "1"},
    "temperature": {"℃": "1", "°C": "1", "摄氏度": "1"},
    "storage": {"MB": "1", "GB": "1024", "TB": "1048576"},
    "bandwidth": {"Mbps": "1", "Gbps": "1000", "兆": "1"},
    "coal": {"吨标准煤": "1", "吨标煤": "1"},
    "visit": {"人次": "1", "人·次": "1"},
    "person-day": {"人天": "1", "人日": "1", "人·天": "1", "人·日": "1"},
    "set": {"台套": "1", "台(套)": "1"},
}  # fmt: skip

COUNTING_WORDS = words(
    "个 件 人 名 次 场 家 户 项 条 份 本 册 套 台 辆 张 块 处 座 栋 幢 间 所 起 例 宗 篇 期 批 组 支 只 头 "
    "匹 株 棵 尾 羽 "
    "门 部 通 分 位 口 片 段 根 盏 艘 架 节 课 届 轮 遍 回 趟 版 集 幅 枚 顶 床 桌 盒 瓶 袋 箱 包 车 班 队 "
    "村 镇 乡 县 市 校 度 倍 "
    "人次 场次 家次 户次 件次 台次 辆次 车次 架次 班次 批次 频次 频道 人天 人日 人月 人份 台套 台件 件套 台班 课时 "
    "学时 项次 例次 张次 条次 组次 份次 卷 案 案件 床位 座位 席 席位 标段 单元 学年 学期 个学期 门次 篇次 册次 "
    "岗 岗位 网点 亩次 头次 岁 级 点 字 字节 页 幕 盘 副 双 对 把 面 扇 眼 孔 井 道 杆 站 店 厂 "
    "村次 标准间 点位 平方米次 人年 层 款 种 类 剂 剂次 针 针次 支次"
)

# Words in which a number is part of a name: 12348热线, 863计划, 1313模式.
NAME_NOUNS = (
    "热线", "普法", "平台", "模式", "工程", "行动", "计划", "规划", "专项", "系统", "项目", "活动", "电话",
    "报警", "联动",
    "窗口", "机制", "战略", "目标", "体系", "方案", "文件", "网", "号", "证书", "制度", "工作法", "标准",
    "年代", "后", "路",
)  # fmt: skip

# How often something is held or done: with a time below the line these make a frequency (频次).
FREQUENCY_WORDS = words("次 回 遍 轮 趟 场 期 场次 批次 批")
TIME_FAMILIES = frozenset({"time", "month", "workday"})
PERIOD_WORDS = words("学期 学年 年度 月度 半年 季 个月 旬 每年 每月")

PERCENT_SCALES = {
    "%": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001"), "成": Decimal("0.1"),
    "个百分点": Decimal("0.01"), "百分点": Decimal("0.01"),
}  # fmt: skip
PERCENT_WORDS = {
    "百分比": "%",
    "百分率": "%",
    "百分之": "%",
    "千分之": "‰",
    "万分之": "‱",
    "‰": "‰",
    "%": "%",
    "‱": "‱",
}

SCALES = {
    "": ONE, "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "十万": Decimal(10**5),
    "百万": Decimal(10**6), "千万": Decimal(10**7), "亿": Decimal(10**8), "十亿": Decimal(10**9),
    "百亿": Decimal(10**10), "千亿": Decimal(10**11), "万亿": Decimal(10**12),
}  # fmt: skip

FAMILY_OF = {unit: family for family, units in FAMILIES.items() for unit in units}
KNOWN_UNITS = frozenset(FAMILY_OF) | COUNTING_WORDS
# Nouns that stand below the line only: 5万元/项目, 1个/乡镇.
BELOW_WORDS = words(
    "项目 乡镇 镇街 街道 社区 村居 村组 班级 人口 千人口 万人口 区县 县区 市县 市州 县市 校区 学校 企业 单位 "
    "机构 家庭 农户 课题 学生 村民 站点 小组"
)
DIVISORS = KNOWN_UNITS - frozenset(PERCENT_SCALES) | BELOW_WORDS


@lru_cache(maxsize=1024)
def kind_of(unit: str) -> Kind:
    """The kind of value a unit makes: 元 → money, 个月 → duration, 次/年 → frequency, 元/人 → rate.

    >>> [kind_of(unit).value for unit in ("件", "元", "小时", "%", "次/日", "小时/周", "通/年", "元/人·天")]
    ['quantity', 'money', 'duration', 'percent', 'frequency', 'frequency', 'rate', 'rate']
    """
    above, slash, below = unit.partition("/")
    family = FAMILY_OF.get(above)
    if slash:
        often = above in FREQUENCY_WORDS or family in TIME_FAMILIES
        return Kind.FREQUENCY if often and is_period(below) else Kind.RATE
    if family in ("percent", "point"):
        return Kind.PERCENT
    if family in TIME_FAMILIES:
        return Kind.DURATION
    return Kind.MONEY if family in ("money", "dollar") else Kind.QUANTITY


def is_period(unit: str) -> bool:
    """Whether a unit is a stretch of time: 年, 季度, 周."""
    return FAMILY_OF.get(unit) in TIME_FAMILIES or unit in PERIOD_WORDS


def family(unit: str) -> str:
    """The family a unit belongs to; a unit that stands for itself is its own family: 件 → 件.

    >>> family("公里"), family("元/人·天") == family("元/天/人")
    ('length', True)
    """
    above, *below = unit.split("/")
    return "/".join([FAMILY_OF.get(above, above), *sorted(FAMILY_OF.get(part, part) for part in _divisors(below))])


def factor(unit: str) -> Decimal:
    """How many base units of its family one unit is: 公里 → 1000; a rate divides: 元/小时 → 1/3600.

    >>> factor("公里"), factor("件")
    (Decimal('1000'), Decimal('1'))
    """
    above, *below = unit.split("/")
    result = _plain_factor(above)
    for part in _divisors(below):
        result /= _plain_factor(part)
    return result


def _divisors(below: list[str]) -> list[str]:
    """What stands below the line, one by one: 人·天, 人/天 and 人天 are the same two, in any order."""
    parts: list[str] = []
    for part in below:
        if FAMILY_OF.get(part) == "person-day":
            parts += ("人", "天")
        elif part in FAMILY_OF:
            parts.append(part)
        else:
            parts += part.split("·")
    return parts


def _plain_factor(unit: str) -> Decimal:
    return Decimal(FAMILIES[FAMILY_OF[unit]][unit]) if unit in FAMILY_OF else ONE
