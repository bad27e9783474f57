"""The guide to a template's names (docs/自评报告模板.md), written from the very values that templates are given."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.reports import model
from jixiao.reports.told import names_of

_PARTS: tuple[tuple[str, str, type], ...] = (
    ("整篇报告", "直接写名称", model.Report),
    ("各表中的一张", "for 表 in 各表", model.Table),
    ("预算", "表.预算，为none时不能再往下取", model.Budget),
    ("预算明细的一行", "for 行 in 表.预算.明细", model.BudgetRow),
    ("支出总额", "for 行 in 表.预算.支出总额", model.Spending),
    ("绩效目标", "for 目标 in 表.绩效目标", model.Goal),
    ("分类", "for 类 in 表.分类", model.Group),
    ("分组", "for 组 in 表.分组", model.Block),
    ("指标", "for 行 in 组.指标", model.Row),
    ("偏差", "for 项 in 表.偏差", model.Deviation),
    ("待核实的指标", "for 项 in 表.待核实", model.Question),
    ("措施和文字栏", "for 项 in 表.措施，for 项 in 表.文字", model.Saying),
    ("图片", "for 幅 in 表.图片", model.Picture),
    ("评分表", "for 评 in 评分表", model.Card),
    ("评分表的一级指标", "for 类 in 评.分类", model.CardPart),
    ("评分表的二级指标", "for 组 in 类.分组", model.CardBlock),
    ("评分表的一行", "for 行 in 组.指标", model.CardRow),
    ("评分表中扣了分的指标", "for 项 in 评.扣分", model.CardLoss),
)
_HEAD = """# 自评报告模板

`jixiao report 工作簿.xlsx -o 自评报告.docx` 用 `templates/` 里的 `report-*.docx` 生成报告。单位要改版式、标题
或固定的文字，先把模板复制一份，用 Word 或 WPS 修改，再用 `--template 模板.docx` 指定。

不指定模板时：只有项目自评表的，用“项目支出”；有评分表的，用“部门整体支出绩效评价”；其余用“部门整体”。也可以用
`--template 项目支出` 这样的名称指定。工作簿里有几张自评表的，都写进一份报告，部门整体的在前。

生成后没有人改过的报告，再次生成时直接换成新的；有人改过的，或不是 jixiao 生成的文件，不会覆盖。

- `{{ 名称 }}` 处填入工作簿里的内容，名称见下表；写错名称时，命令会说明是哪一个。
- 整段才出现的内容，前后各用一段 `{%p if 条件 %}`、`{%p endif %}`；
  逐张表、逐项重复的，用 `{%p for 表 in 各表 %}`、`{%p endfor %}`。
- 表格的行重复时，前后各用一行 `{%tr for 行 in 组.指标 %}`、`{%tr endfor %}`；`{% vm %}` 把同一组的单元格竖着合并。
- `{{ 数|中文数字 }}` 把 3 写成“三”。
- 要由人填写的地方写成“【请填写：要填什么】”，命令结束时会数出还有几处。
- 一个标记从 `{{` 到 `}}` 尽量一次打完，中间不要换字体。

用到没有的名称、标记不成对时，报告不会生成，原来的文件也不会改动。
"""


def guide() -> str:
    """The whole text."""
    return "\n".join([_HEAD, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    for title, how, kind in _PARTS:
        yield f"## {title}\n\n{how}\n\n| 名称 | 是什么 |\n|---|---|"
        yield "\n".join(f"| {name.name} | {name.meaning} |" for name in names_of(kind)) + "\n"
