"""Whatever stands in a sheet, reading it gives forms or troubles; where a form stands does not matter."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.form.grid import GridCell, Sheet, Snapshot, Span
from jixiao.reader import read_book, read_forms
from text_grid import sheet_from_text

WORDS = """
    一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分 偏差原因分析及改进措施 年度 指标性质 度量单位
    绩效指标 产出指标 产出指标(50分) 数量指标 成本指标 效益指标 预算执行率 满意度指标 ≥95% 96% 12 0 无 ……
    指标1 总分 小计 合计 年初预算数 全年预算数(A) 全年执行数(B) 执行率 年度总体目标 预期目标 实际完成情况
    目标序号 年度目标1：普法 项目名称 填表人：张三 备注 自评结论 （2021年度） 单位：万元 项目支出绩效自评表
    12.5万元 预算数：12.5万元 #REF! 年度资金总额 其中：财政拨款
"""
CELLS = st.one_of(st.sampled_from(WORDS.split()), st.text(max_size=12))
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 10))
SPANS = st.tuples(PLACES, st.integers(0, 3), st.integers(0, 3))

Cells = dict[tuple[int, int], str]
Spans = list[tuple[tuple[int, int], int, int]]


def _sheet(cells: Cells, spans: Spans) -> Sheet:
    merges: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for (row, column), down, right in spans:
        area = {(r, c) for r in range(row, row + down + 1) for c in range(column, column + right + 1)}
        if len(area) > 1 and not area & taken:
            taken |= area
            merges.append(Span(row, column, row + down, column + right))
    grid = {at: GridCell(text, error=text.startswith("#")) for at, text in cells.items() if text}
    return Sheet("任意", grid, tuple(merges))


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(PLACES, CELLS, max_size=90), st.lists(SPANS, max_size=8))
def test_any_grid_gives_a_book(
    cells: dict[tuple[int, int], str], spans: list[tuple[tuple[int, int], int, int]]
) -> None:
    book = read_book(Snapshot((_sheet(cells, spans),)), "任意.xlsx")
    assert all(form.indicators for form in book.forms)
    assert all(trouble.message and trouble.remedy for trouble in book.troubles)


COLUMNS = {
    "绩效目标": ["绩效目标1", "", "绩效目标2", "", ""],
    "一级指标": ["产出指标", "", "产出指标", "", "效益指标"],
    "二级指标": ["数量指标", "", "质量指标", "成本指标", "社会效益指标"],
    "三级指标": ["件数", "次数", "合格率", "经费", "知晓度"],
    "年度指标值": ["≥200件", "≥4次", "≥95%", "≤5万元", "不断提升"],
    "实际完成值": ["552件", "4次", "96.5%", "4.8万元", "提升"],
    "分值": ["20", "20", "20", "20", "20"],
    "得分": ["20", "20", "20", "19.2", "18"],
    "偏差原因分析及改进措施": ["", "", "", "节约", "仍需努力"],
}


@settings(max_examples=60, deadline=None)
@given(st.permutations(list(COLUMNS)), st.integers(0, 40), st.integers(0, 30))
def test_the_order_of_the_columns_and_the_place_of_the_table_do_not_matter(
    order: list[str], down: int, right: int
) -> None:
    read = _said(_table(order, down, right))
    assert read == _said(_table(list(COLUMNS), 0, 0))
    assert len(read) == 5


def _table(order: list[str], down: int, right: int) -> Sheet:
    rows = [" | ".join(order), *(" | ".join(cells) for cells in zip(*(COLUMNS[name] for name in order), strict=True))]
    sheet = sheet_from_text("\n".join(rows))
    return replace(sheet, cells={(row + down, column + right): cell for (row, column), cell in sheet.cells.items()})


def _said(sheet: Sheet) -> list[tuple[object, ...]]:
    (form,), troubles = read_forms(sheet)
    assert troubles == ()
    return [
        (
            row.goal,
            row.level1 and row.level1.text,
            row.level2 and row.level2.text,
            row.group,
            row.family,
            row.name.text,
            row.target and row.target.value,
            row.actual and row.actual.value,
            row.weight and row.weight.number,
            row.score and row.score.number,
            row.reason and row.reason.text,
        )
        for row in form.indicators
    ]
