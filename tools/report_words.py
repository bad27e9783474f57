"""What the templates of the 自评报告 say, part by part: a method of `word_page.Page`, and its words."""

from __future__ import annotations

from typing import TypeAlias

Part: TypeAlias = tuple[object, ...]

_NAME = "{{ 单位名称 }}"
_HEADING: tuple[Part, ...] = (("tag", "if 表.小标题"), ("third", "{{ 表.小标题 }}"), ("tag", "endif"))
_EACH: tuple[Part, ...] = (("tag", "for 表 in 各表"), *_HEADING)
_END: Part = ("tag", "endfor")

# Amounts of several projects stand in their tables alone: in sentences one would take them for the same thing.
_BUDGET_SENTENCE = (
    "{{ 表.对象 }}{{ 表.本年度 }}{% if 表.对象 == '本部门' or not 多表 %}"
    "{% if 表.预算.年初预算数 %}年初预算数{{ 表.预算.年初预算数 }}，{% endif %}"
    "{% if 表.预算.全年预算数 %}全年预算数{{ 表.预算.全年预算数 }}，{% endif %}"
    "全年执行数{{ 表.预算.全年执行数 }}，{% endif %}预算执行率{{ 表.预算.执行率 }}。"
)
_NO_BUDGET = "【请填写：全年预算数、全年执行数和预算执行率，自评表中没有这些数】"
BUDGET_TEXT: tuple[Part, ...] = (
    ("tag", "if 表.预算"),
    ("text", _BUDGET_SENTENCE),
    ("tag", "else"),
    ("text", _NO_BUDGET),
    ("tag", "endif"),
)
BUDGET_TABLE: tuple[Part, ...] = (
    ("tag", "if 表.预算"),
    ("caption", "预算执行情况表（单位：{{ 表.预算.单位 }}）"),
    (
        "table",
        (5.0, 2.7, 2.7, 2.7, 2.5),
        ("项目", "年初预算数", "全年预算数", "全年执行数", "执行率"),
        "{%tr for 行 in 表.预算.明细 %}",
        ("{{ 行.名称 }}", "{{ 行.年初预算数 }}", "{{ 行.全年预算数 }}", "{{ 行.全年执行数 }}", "{{ 行.执行率 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "if 表.预算.支出总额"),
    ("caption", "支出总额（单位：{{ 表.预算.单位 }}）"),
    (
        "table",
        (5.0, 2.7),
        ("项目", "数额"),
        "{%tr for 行 in 表.预算.支出总额 %}",
        ("{{ 行.名称 }}", "{{ 行.数额 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "endif"),
    ("tag", "if 表.预算.调整"),
    ("text", "{{ 表.预算.调整 }}。【请填写：预算调整的原因、涉及的项目和批复文件，绩效目标是否相应调整】"),
    ("tag", "endif"),
    ("tag", "endif"),
)
GOALS: tuple[Part, ...] = (
    ("tag", "if 表.绩效目标"),
    ("caption", "年度绩效目标完成情况表"),
    (
        "table",
        (1.1, 2.7, 5.6, 6.2),
        ("序号", "绩效目标", "目标内容", "实际完成情况"),
        "{%tr for 目标 in 表.绩效目标 %}",
        ("{{ 目标.序号 }}", "{{ 目标.名称 }}", "{{ 目标.内容 }}", "{{ 目标.完成情况 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "else"),
    ("text", "【请填写：年度绩效目标及其实际完成情况，自评表中没有填写】"),
    ("tag", "endif"),
)
# Scores of several projects stand in a table, that of the department or of the one project in a sentence.
SCORE: tuple[Part, ...] = (
    ("tag", "for 表 in 各表"),
    ("tag", "if 表.得分 and (表.对象 == '本部门' or not 多表)"),
    (
        "text",
        (
            "{% if 表.测算 %}自评表没有填写得分，按打分口径测算为{{ 表.得分 }}分"
            "{% else %}{{ 表.对象 }}{{ 表.本年度 }}绩效自评得分{{ 表.得分 }}分{% endif %}"
            "{% if 表.等级 %}，等级为“{{ 表.等级 }}”{% endif %}。"
        ),
    ),
    ("tag", "endif"),
    _END,
    ("tag", "if 多表"),
    ("caption", "各表自评情况"),
    (
        "table",
        (1.1, 7.3, 2.6, 2.4, 2.2),
        ("序号", "自评对象", "预算执行率", "自评得分", "等级"),
        "{%tr for 表 in 各表 %}",
        (
            "{{ 表.序号 }}",
            "{{ 表.小标题 }}",
            "{% if 表.预算 %}{{ 表.预算.执行率 }}{% else %}—{% endif %}",
            "{{ 表.得分 or '—' }}{% if 表.测算 %}（测算）{% endif %}",
            "{{ 表.等级 or '—' }}",
        ),
        "{%tr endfor %}",
    ),
    ("tag", "endif"),
)
COUNTS: tuple[Part, ...] = (("text", "{{ 表.对象 }}共设置绩效指标{{ 表.指标数 }}项，{{ 表.完成情况 }}。"),)
PICTURES: tuple[Part, ...] = (
    ("tag", "for 幅 in 表.图片"),
    ("picture", "{{ 幅.图 }}"),
    ("under_picture", "图{{ 幅.图号 }}　{{ 幅.标题 }}"),
    ("tag", "endfor"),
)
GROUPS: tuple[Part, ...] = (
    ("tag", "for 类 in 表.分类"),
    (
        "text",
        (
            "{{ 类.序号 }}.{{ 类.名称 }}。共{{ 类.指标数 }}项"
            "{% if 类.分值 and 类.得分 %}，分值{{ 类.分值 }}分，得{{ 类.得分 }}分{% endif %}，{{ 类.完成情况 }}。"
        ),
    ),
    ("tag", "endfor"),
)
DEVIATIONS: tuple[Part, ...] = (
    ("tag", "if 表.偏差"),
    ("caption", "指标偏差及原因表"),
    (
        "table",
        (1.0, 2.8, 1.9, 1.9, 1.9, 1.9, 4.2),
        ("序号", "指标", "类别", "指标值", "完成值", "偏离", "原因"),
        "{%tr for 项 in 表.偏差 %}",
        (
            "{{ 项.序号 }}",
            "{{ 项.名称 }}",
            "{{ 项.类别 }}",
            "{{ 项.指标值 }}",
            "{{ 项.完成值 }}",
            "{{ 项.偏离 }}",
            "{{ 项.原因 }}",
        ),
        "{%tr endfor %}",
    ),
    ("tag", "else"),
    ("text", "自评表中没有未达到指标值或明显高于指标值的指标。"),
    ("tag", "endif"),
)
UNMET: tuple[Part, ...] = (
    ("tag", "if 表.未达到"),
    ("text", "未达到指标值的指标有{{ 表.未达到|length }}项，原因见第三部分。"),
    ("caption", "未达到指标值的指标"),
    (
        "table",
        (1.1, 5.3, 2.9, 2.9, 1.7, 1.7),
        ("序号", "指标", "指标值", "完成值", "分值", "得分"),
        "{%tr for 行 in 表.未达到 %}",
        (
            "{{ loop.index }}",
            "{{ 行.三级指标 }}",
            "{{ 行.指标值 }}",
            "{{ 行.完成值 }}",
            "{{ 行.分值 }}",
            "{{ 行.得分 }}",
        ),
        "{%tr endfor %}",
    ),
    ("tag", "else"),
    ("text", "自评表中没有未达到指标值的指标。"),
    ("tag", "endif"),
)
QUESTIONS: tuple[Part, ...] = (
    ("tag", "if 表.待核实"),
    ("caption", "完成情况需要核实的指标"),
    (
        "table",
        (1.1, 4.4, 3.0, 3.1, 4.0),
        ("序号", "指标", "指标值", "完成值", "核实结果"),
        "{%tr for 项 in 表.待核实 %}",
        ("{{ 项.序号 }}", "{{ 项.名称 }}", "{{ 项.指标值 }}", "{{ 项.完成值 }}", "{{ 项.核实 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "endif"),
)
MEASURES: tuple[Part, ...] = (
    ("tag", "for 表 in 各表"),
    ("tag", "if 表.措施"),
    *_HEADING,
    ("caption", "自评表中填写的改进措施"),
    (
        "table",
        (1.1, 4.2, 1.8, 8.5),
        ("序号", "指标或栏目", "位置", "改进措施"),
        "{%tr for 项 in 表.措施 %}",
        ("{{ 项.序号 }}", "{{ 项.栏目 }}", "{{ 项.位置 }}", "{{ 项.内容 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "endif"),
    _END,
)
_SCORED = (
    "table",
    (2.1, 2.3, 5.0, 3.0, 3.3, 1.6, 1.6, 6.3),
    ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
    "{%tr if 表.预算 and 表.预算.分值 %}",
    (
        "预算执行率",
        "—",
        "预算执行率",
        "—",
        "{{ 表.预算.执行率 }}",
        "{{ 表.预算.分值 }}",
        "{{ 表.预算.得分 }}",
        "{{ 表.预算.原因 }}",
    ),
    "{%tr endif %}",
    "{%tr for 组 in 表.分组 %}",
    "{%tr if 组.目标 %}",
    "{{ 组.目标 }}",
    "{%tr endif %}",
    "{%tr for 行 in 组.指标 %}",
    (
        "{% vm %}{{ 组.一级指标 }}",
        "{% vm %}{{ 组.二级指标 }}",
        "{{ 行.三级指标 }}",
        "{{ 行.指标值 }}",
        "{{ 行.完成值 }}",
        "{{ 行.分值 }}",
        "{{ 行.得分 }}",
        "{{ 行.原因 }}",
    ),
    "{%tr endfor %}",
    "{%tr endfor %}",
    "{%tr if 表.得分 and not 表.测算 %}",
    ("总分", "—", "—", "—", "—", "{{ 表.满分 }}", "{{ 表.得分 }}", ""),
    "{%tr endif %}",
)
_UNSCORED = (
    "table",
    (2.3, 2.5, 6.4, 3.8, 3.9, 6.3),
    ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "偏差原因分析及改进措施"),
    "{%tr for 组 in 表.分组 %}",
    "{%tr if 组.目标 %}",
    "{{ 组.目标 }}",
    "{%tr endif %}",
    "{%tr for 行 in 组.指标 %}",
    (
        "{% vm %}{{ 组.一级指标 }}",
        "{% vm %}{{ 组.二级指标 }}",
        "{{ 行.三级指标 }}",
        "{{ 行.指标值 }}",
        "{{ 行.完成值 }}",
        "{{ 行.原因 }}",
    ),
    "{%tr endfor %}",
    "{%tr endfor %}",
)
TABLES: tuple[Part, ...] = (
    ("tag", "for 表 in 各表"),
    ("caption", "{{ 表.名称 }}{% if 多表 and 表.项目名称 %}（{{ 表.项目名称 }}）{% endif %}"),
    ("tag", "if 表.有得分"),
    _SCORED,
    ("tag", "else"),
    _UNSCORED,
    ("tag", "endif"),
    ("tag", "if 表.文字"),
    ("caption", "自评表中的文字栏"),
    (
        "table",
        (1.2, 4.6, 2.0, 17.4),
        ("序号", "栏目", "位置", "内容"),
        "{%tr for 项 in 表.文字 %}",
        ("{{ 项.序号 }}", "{{ 项.栏目 }}", "{{ 项.位置 }}", "{{ 项.内容 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "endif"),
    _END,
)
CARDS: tuple[Part, ...] = (
    ("tag", "for 评 in 评分表"),
    ("caption", "{{ 评.名称 }}"),
    (
        "table",
        (2.6, 2.9, 4.6, 11.7, 1.6, 1.6),
        ("一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分"),
        "{%tr for 类 in 评.分类 %}",
        "{%tr for 组 in 类.分组 %}",
        "{%tr for 行 in 组.指标 %}",
        (
            "{% vm %}{{ 类.名称 }}",
            "{% vm %}{{ 组.二级指标 }}",
            "{{ 行.三级指标 }}",
            "{{ 行.评分标准 }}",
            "{{ 行.分值 }}",
            "{{ 行.得分 }}",
        ),
        "{%tr endfor %}",
        "{%tr endfor %}",
        "{%tr endfor %}",
        ("总分", "—", "—", "—", "{{ 评.满分 }}", "{{ 评.得分 }}"),
    ),
    _END,
)
LOSSES: tuple[Part, ...] = (
    ("tag", "for 评 in 评分表"),
    ("tag", "if 评.扣分"),
    ("caption", "评分表中没有得满分的指标"),
    (
        "table",
        (1.1, 5.2, 1.8, 1.8, 5.7),
        ("序号", "指标", "分值", "得分", "原因"),
        "{%tr for 项 in 评.扣分 %}",
        ("{{ 项.序号 }}", "{{ 项.名称 }}", "{{ 项.分值 }}", "{{ 项.得分 }}", "{{ 项.原因 }}"),
        "{%tr endfor %}",
    ),
    ("tag", "endif"),
    _END,
)
CLOSING: tuple[Part, ...] = (
    ("text", ""),
    ("closing", _NAME),
    ("closing", "【请填写：报告日期】"),
)
OTHER_PROBLEMS: Part = (
    "text",
    "【请填写：除表中所列外，在预算编制、资金使用、项目管理等方面存在的问题及其原因；确实没有的，写明理由】",
)
MEASURES_ASKED: Part = ("text", "【请填写：针对上述问题的改进措施、责任部门和完成时限】")

DEPARTMENT: tuple[Part, ...] = (
    ("title", _NAME, "{{ 年度 }}年度部门整体绩效自评报告"),
    ("first", "一、部门整体绩效目标完成情况"),
    *SCORE,
    ("second", "（一）预算执行率情况"),
    *_EACH,
    *BUDGET_TEXT,
    _END,
    ("second", "（二）完成的绩效目标"),
    *_EACH,
    *COUNTS,
    *GOALS,
    _END,
    ("second", "（三）未完成的绩效目标"),
    *_EACH,
    *UNMET,
    *QUESTIONS,
    _END,
    ("first", "二、绩效目标完成情况分析"),
    ("second", "（一）预算执行情况分析"),
    ("tag", "for 表 in 各表"),
    ("tag", "if 表.预算"),
    *_HEADING,
    *BUDGET_TABLE,
    ("tag", "endif"),
    _END,
    ("text", "【请填写：预算执行情况的说明，包括基本支出、项目支出的主要用途】"),
    ("second", "（二）绩效指标完成情况分析"),
    *_EACH,
    *GROUPS,
    *PICTURES,
    _END,
    ("text", "【请填写：主要工作取得的成效及其依据】"),
    ("first", "三、存在的问题和原因"),
    *_EACH,
    *DEVIATIONS,
    _END,
    OTHER_PROBLEMS,
    ("first", "四、下一步拟改进措施"),
    *MEASURES,
    MEASURES_ASKED,
    *CLOSING,
    ("landscape",),
    ("annex", "附件：绩效自评表"),
    *TABLES,
    *CARDS,
)
EVALUATION: tuple[Part, ...] = (
    ("title", _NAME, "{{ 年度 }}年度部门整体支出绩效评价报告"),
    ("first", "一、部门基本情况"),
    ("second", "（一）部门职能与机构设置"),
    ("text", "【请填写：部门的主要职能和内设机构】"),
    ("second", "（二）人员情况"),
    ("text", "【请填写：编制数、年末实有人数】"),
    ("second", "（三）年度总体工作任务和重点工作任务"),
    ("text", "【请填写：年度总体工作任务和重点工作任务】"),
    ("second", "（四）年度整体收支情况"),
    *_EACH,
    *BUDGET_TEXT,
    *BUDGET_TABLE,
    _END,
    ("text", "【请填写：收入、支出的构成和三公经费情况】"),
    ("first", "二、部门整体支出管理及使用情况"),
    ("second", "（一）基本支出"),
    ("text", "【请填写：基本支出的数额和主要用途】"),
    ("second", "（二）项目支出"),
    ("text", "【请填写：项目支出的数额、来源和主要用途】"),
    ("second", "（三）资金管理情况"),
    ("text", "【请填写：资金管理制度、办法的制定和执行情况】"),
    ("second", "（四）年度绩效目标完成情况"),
    *_EACH,
    *GOALS,
    _END,
    ("tag", "if not 各表"),
    ("text", "【请填写：年度绩效目标及其实际完成情况】"),
    ("tag", "endif"),
    ("first", "三、绩效评价工作开展情况"),
    ("second", "（一）评价实施过程"),
    ("text", "【请填写：评价的组织、方法和程序】"),
    ("second", "（二）评价结果"),
    ("tag", "for 评 in 评分表"),
    (
        "text",
        (
            "按《{{ 评.名称 }}》评分，{% if 评.得分 %}评价得分{{ 评.得分 }}分"
            "{% if 评.等级 %}，等级为“{{ 评.等级 }}”{% endif %}。{% else %}【请填写：评分表总分】{% endif %}"
        ),
    ),
    _END,
    *SCORE,
    ("first", "四、绩效评价分析"),
    ("tag", "if 评分表"),
    ("second", "（一）评分表各部分得分情况"),
    ("tag", "for 评 in 评分表"),
    ("tag", "for 类 in 评.分类"),
    (
        "text",
        (
            "{{ 类.序号 }}.{{ 类.名称 }}。共{{ 类.指标数 }}项"
            "{% if 类.分值 and 类.得分 %}，分值{{ 类.分值 }}分，得{{ 类.得分 }}分{% endif %}。"
        ),
    ),
    _END,
    _END,
    ("text", "【请填写：投入、过程、产出、效果各部分的分析】"),
    ("tag", "endif"),
    ("tag", "if 各表"),
    ("second", "（二）自评表各类指标完成情况"),
    *_EACH,
    *COUNTS,
    *GROUPS,
    *PICTURES,
    *QUESTIONS,
    _END,
    ("tag", "endif"),
    ("text", "【请填写：支出绩效的分析，包括取得的成效及其依据】"),
    ("first", "五、存在的问题"),
    *_EACH,
    *DEVIATIONS,
    _END,
    *LOSSES,
    OTHER_PROBLEMS,
    ("first", "六、整改措施或建议"),
    *MEASURES,
    MEASURES_ASKED,
    *CLOSING,
    ("landscape",),
    ("tag", "if 评分表"),
    ("annex", "附件：评分表"),
    *CARDS,
    ("tag", "endif"),
    ("tag", "if 各表"),
    ("annex", "附件：绩效自评表"),
    *TABLES,
    ("tag", "endif"),
)
_PROJECT: tuple[Part, ...] = (
    ("title", _NAME, "{{ 年度 }}年度{{ 报告对象 }}绩效自评报告"),
    ("first", "一、项目概况"),
    (
        "table",
        (1.2, 6.6, 4.4, 3.4),
        ("序号", "项目名称", "单位", "项目编码"),
        "{%tr for 表 in 各表 %}",
        (
            "{{ 表.序号 }}",
            "{% if 表.项目名称 %}{{ 表.项目名称 }}{% else %}【请填写：项目名称】{% endif %}",
            "{{ 表.单位名称 }}",
            "{% if 表.项目编码 %}{{ 表.项目编码 }}{% else %}—{% endif %}",
        ),
        "{%tr endfor %}",
    ),
    ("text", "【请填写：项目立项的背景和依据、主要内容、实施情况】"),
    ("first", "二、项目资金情况"),
    *_EACH,
    *BUDGET_TEXT,
    *BUDGET_TABLE,
    _END,
    ("text", "【请填写：资金到位、使用和管理情况】"),
    ("first", "三、项目绩效目标完成情况"),
    *_EACH,
    *GOALS,
    _END,
    ("first", "四、绩效指标完成情况分析"),
    *SCORE,
    *_EACH,
    *COUNTS,
    *GROUPS,
    *PICTURES,
    *QUESTIONS,
    _END,
    ("text", "【请填写：项目取得的成效及其依据】"),
    ("first", "五、存在的问题和原因"),
    *_EACH,
    *DEVIATIONS,
    _END,
    *LOSSES,
    OTHER_PROBLEMS,
    ("first", "六、下一步改进措施"),
    *MEASURES,
    MEASURES_ASKED,
    *CLOSING,
    ("landscape",),
    ("annex", "附件：项目支出绩效自评表"),
    *TABLES,
    *CARDS,
)


def _of_project(part: Part) -> Part:
    """A part as the report of one project says it: of itself."""
    itself = "{% if 多表 or 表.对象 == '本部门' %}{{ 表.对象 }}{% else %}本项目{% endif %}"
    return tuple(piece.replace("{{ 表.对象 }}", itself) if isinstance(piece, str) else piece for piece in part)


PROJECT = tuple(map(_of_project, _PROJECT))
