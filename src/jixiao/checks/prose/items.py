"""The items of a department's budget that reports name (预算科目), their many names, and what is part of what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from jixiao.values.pattern import Pattern


class Item(StrEnum):
    """An item that every department's report tells under much the same name."""

    TOTAL = "总支出"
    INCOME = "总收入"
    BASIC = "基本支出"
    PROJECTS = "项目支出"
    STAFF = "人员经费"
    OPERATING = "公用经费"
    WAGES = "工资福利支出"
    GOODS = "商品和服务支出"
    FAMILIES = "对个人和家庭的补助"
    CAPITAL = "资本性支出"
    RECEPTIONS_CARS_ABROAD = "三公经费"
    ABROAD = "因公出国（境）费"
    CARS = "公务用车购置及运行维护费"
    CAR_PURCHASE = "公务用车购置费"
    CAR_RUNNING = "公务用车运行维护费"
    RECEPTION = "公务接待费"


_NAMES: Mapping[Item, str] = {
    Item.TOTAL: """支出总额 总支出 支出合计 整体支出 部门支出 单位支出 决算总支出 年末决算数 部门决算数 预算支出总额
        部门预算支出 部门决算支出 部门支出预算 部门支出决算 单位预算支出 单位决算支出 整体预算支出 整体决算支出
        部门预算总额 支出预算总额 支出决算总额 整体支出总额 本年支出 本年支出合计 全年支出合计 全年总支出 总预算支出""",
    Item.INCOME: "总收入 收入合计 预算收入 总预算收入 收入预算 收入总额 本年收入 本年收入合计 收入决算",
    Item.BASIC: "基本支出",
    Item.PROJECTS: "项目支出 专项支出 项目经费支出 专项经费支出 项目资金支出",
    Item.STAFF: "人员经费 人员支出 人员经费支出",
    Item.OPERATING: "公用经费 公用支出 日常公用经费 日常公用支出 公用经费支出 日常公用经费支出",
    Item.WAGES: "工资福利支出 工资福利费 工资和福利支出 工资及福利支出 工资福利",
    Item.GOODS: "商品和服务支出 商品服务支出 商品及服务支出 一般商品和服务支出 一般商品服务支出 商品和服务",
    Item.FAMILIES: """对个人和家庭的补助 对个人和家庭补助 对个人和家庭的补助支出 对个人和家庭补助支出
        对个人及家庭的补助 对个人及家庭补助 个人和家庭补助 对个人家庭补助 对个人和家庭补助费""",
    Item.CAPITAL: "资本性支出 其他资本性支出 其它资本性支出 资本性支出费用",
    Item.RECEPTIONS_CARS_ABROAD: "三公经费 三公经费支出 三公支出",
    Item.ABROAD: """因公出国（境）费 因公出国（境）费用 因公出国（境）经费 因公出国（境）支出 因公出国费 出国（境）费
        因公出国（境） 出国费""",
    Item.CARS: """公务用车购置及运行费 公务用车购置及运行维护费 公务用车购置和运行费 公务用车购置和运行维护费
        公务用车费 公务用车购置及运维费 公车购置及运行费 公车购置及运行维护费 公务车购置及运行费 公务用车经费""",
    Item.CAR_PURCHASE: "公务用车购置费 公务车购置费 购置费 公车购置费 公务用车购置",
    Item.CAR_RUNNING: """公务用车运行费 公务用车运行维护费 公务车运行维护费 公车运行维护费 运行费 运行维护费
        公务用车运维费 公车运行费 公务用车维护费""",
    Item.RECEPTION: "公务接待费 公务招待费 接待费 公务接待支出 公务接待费用",
}

CHILDREN: Mapping[Item, frozenset[Item]] = MappingProxyType(
    {
        Item.TOTAL: frozenset({Item.BASIC, Item.PROJECTS}),
        Item.BASIC: frozenset({Item.STAFF, Item.OPERATING, Item.WAGES, Item.GOODS, Item.FAMILIES, Item.CAPITAL}),
        Item.PROJECTS: frozenset({Item.WAGES, Item.GOODS, Item.FAMILIES, Item.CAPITAL}),
        Item.STAFF: frozenset({Item.WAGES, Item.FAMILIES}),
        Item.OPERATING: frozenset({Item.GOODS, Item.CAPITAL}),
        Item.RECEPTIONS_CARS_ABROAD: frozenset({Item.ABROAD, Item.CARS, Item.CAR_RUNNING, Item.RECEPTION}),
        Item.CARS: frozenset({Item.CAR_PURCHASE, Item.CAR_RUNNING}),
    }
)
"""What an item directly consists of."""

WHOLE_SETS: Mapping[Item, tuple[frozenset[Item], ...]] = MappingProxyType(
    {
        Item.TOTAL: (frozenset({Item.BASIC, Item.PROJECTS}),),
        Item.BASIC: (
            frozenset({Item.STAFF, Item.OPERATING}),
            frozenset({Item.WAGES, Item.GOODS, Item.FAMILIES, Item.CAPITAL}),
        ),
        Item.RECEPTIONS_CARS_ABROAD: (frozenset({Item.ABROAD, Item.CARS, Item.RECEPTION}),),
        Item.CARS: (frozenset({Item.CAR_PURCHASE, Item.CAR_RUNNING}),),
    }
)
"""Parts that by their nature make the whole of an item (政府收支分类; 三公经费 has three kinds and no other)."""

STRANGERS: Mapping[Item, frozenset[str]] = MappingProxyType(
    {
        Item.RECEPTIONS_CARS_ABROAD: frozenset(
            {"会议费", "培训费", "差旅费", "办公费", "水电费", "劳务费", "印刷费", "邮电费"}
        )
    }
)
"""What is often told among an item's parts and does not belong there."""

_BY_NAME = {name: item for item, names in _NAMES.items() for name in names.split()}
_LONGEST_NAME = 60
_QUOTES = str.maketrans("", "", "“”‘’\"' \n")
_FORMS = "|".join(sorted(_BY_NAME, key=lambda name: (-len(name), name)))
_ITEM = Pattern(
    r"(?P<owner>[一-鿿]{0,18}?(?:局|委|委员会|院|馆|办|办公室|中心|站|所|队|校|学校|部|会|厅|府|机关|本级))??"
    r"(?:(?:20)?\d\d年(?:度|末|底)?|本年度?|全年|当年|年初|年末|调整后的?|批复的?|批准的?|核定的?|安排的?|下达的?"
    r"|预算(?:数|安排|批复)?的?|决算的?|实际|实现|完成|发生|我[局院馆委办校县区市]的?|本?(?:单位|部门)的?|年度|整体|一是|二是)*"
    rf"(?P<item>{_FORMS})"
    r"(?:年初|全年|调整)?(?:预算|决算|执行|指标|实际)?(?:支出|安排)?(?:数|额|总额|合计|金额|资金)?"
    r"(?:实际)?(?:共计|合计|总计|共|计)?(?:为|是|达到?|约|有|完成|发生|支出)?"
)

_KIND = Pattern(
    rf"(?P<item>{_FORMS})(?:年初|全年|调整)?(?:预算|决算|执行|指标|实际)?(?:支出|安排)?(?:数|额|总额|合计|金额|资金)?"
    r"(?:实际)?(?:共计|合计|总计|共|计)?(?:为|是|达到?|约|有|完成|发生|支出)?$"
)


@lru_cache(maxsize=4096)
def item_of(name: str) -> tuple[Item | None, str]:
    """The item that a name means and whose it is: (None, "") where it means something else or only part of one.

    >>> item_of("2020年度年初预算批复的基本支出为"), item_of("法律援助项目支出")
    ((<Item.BASIC: '基本支出'>, ''), (None, ''))
    """
    match = _ITEM.fullmatch(name.translate(_QUOTES)) if len(name) <= _LONGEST_NAME else None
    return (None, "") if match is None else (_BY_NAME[match["item"]], match["owner"] or "")


@lru_cache(maxsize=1024)
def kind_of(name: str) -> Item | None:
    """The item that a name ends with, whatever part of it is meant: an 一般公共预算财政拨款基本支出 is 基本支出 too.

    >>> kind_of("一般公共预算财政拨款基本支出决算"), kind_of("法律援助经费")
    (<Item.BASIC: '基本支出'>, None)
    """
    match = _KIND.search(name.translate(_QUOTES)[-_LONGEST_NAME:])
    return None if match is None else _BY_NAME[match["item"]]


def holds(whole: Item | None, part: Item | None) -> bool:
    """Whether an item is a part of another, or a part of a part.

    >>> holds(Item.TOTAL, Item.WAGES), holds(Item.BASIC, Item.PROJECTS)
    (True, False)
    """
    below = CHILDREN.get(whole, frozenset()) if whole is not None else frozenset()
    return part in below or any(holds(child, part) for child in below)
