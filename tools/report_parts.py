"""Parts that the outlines of the 自评报告 share: sentences and tables over the names that a template is given."""

from __future__ import annotations

from typing import TypeAlias

Part: TypeAlias = tuple[object, ...]

NAME = "{{ 单位名称 }}"
HEADING: tuple[Part, ...] = (("tag", "if 表.小标题"), ("third", "{{ 表.小标题 }}"), ("tag", "endif"))
EACH: tuple[Part, ...] = (("tag", "for 表 in 各表"), *HEADING)
END: Part = ("tag", "endfor")

# Amounts of several projects stand in their tables alone: in sentences one would take them for the same thing.
_BUDGET_SENTENCE = (
    "{{ 表.对象 }}{{ 表.本年度 }}{% if 表.对象 == '本部门' or not 多表 %}"
    "{% if 表.预算.年初预算数 %}年初预算数{{ 表.预算.年初预算数 }}，{% endif %}"
    "{% if 表.预算.全年预算数 %}全年预算数{{ 表.预算.全年预算数 }}，{% endif %}"
    "全年执行数{{ 表.预算.全年执行数 }}，{% endif %}预算执行率{{ 表.预算.执行率 }}。"
    "{% if 表.对象 == '本部门' or not 多表 %}{{ 表.预算.单位说明 }}{% endif %}"
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
    END,
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
    *HEADING,
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
    END,
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
    END,
)
CLOSING: tuple[Part, ...] = (
    ("text", ""),
    ("closing", NAME),
    ("closing", "【请填写：报告日期】"),
)
OTHER_PROBLEMS: Part = (
    "text",
    "【请填写：除表中所列外，在预算编制、资金使用、项目管理等方面存在的问题及其原因；确实没有的，写明理由】",
)
MEASURES_ASKED: Part = ("text", "【请填写：针对上述问题的改进措施、责任部门和完成时限】")
