"""The formulas in a real LibreOffice: they see what the cells show, and answer as everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from doors.calc.application import Calc
from jixiao.formulas import FORMULAS

EMPTY = ""
ROWS = """
    # 指标值         | 完成值   | 格式                  | 分值 | 得分 | 完成情况
    ≥200件           | 174      |                       | 10   | 8.7  | 未完成
    ≥95%             | 0.98     | 0%                    | 10   | 10   | 正常
    ≥95%             | 0.98     |                       | 10   | !#N/A | 无法测算
    ≥100%            | 1        | 0.00%                 | 5    | 5    | 正常
    ≥1个             | 1        |                       | 5    | 5    | 正常
    ≤0次             |          |                       | 5    |      | 未填
    ≤0次             | 0        |                       | 5    | 5    | 正常
    2021年12月底前   | 44561    | yyyy"年"m"月"d"日"    | 10   | 10   | 正常
    ≤1.2万元         | 9600     | #,##0"元"             | 10   | 10   | 节约
    有效提升         | 有效提升 |                       | 5    | 5    | 待确认
                     |          |                       |      |      |
"""


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.strip("\n").splitlines() if not line.strip().startswith("#")]
    return [[item.strip() for item in line.split("|")] for line in lines]


def number(text: str) -> float | str:
    """A number where the text is one."""
    try:
        return float(text)
    except ValueError:
        return text


def filled(calc: Calc, table: list[list[str]]) -> None:
    """The rows of a table in A:C, with the formats of B."""
    for at, (target, actual, code, weight, *_) in enumerate(table, start=1):
        contents = {f"A{at}": target, f"B{at}": number(actual), f"C{at}": number(weight)}
        calc.ask("put", cells={cell: content for cell, content in contents.items() if content != EMPTY})
        if code:
            calc.ask("shape", formats={f"B{at}": code})


def column(calc: Calc, area: str) -> list[Any]:
    return [row[0] for row in calc.ask("read", area=area)]


def expected(table: list[list[str]], at: int) -> list[Any]:
    return [number(row[at]) for row in table]


def test_each_row_is_read_as_its_cells_show_it(calc: Calc) -> None:
    table = rows(ROWS)
    filled(calc, table)
    for at in range(1, len(table) + 1):
        calc.ask("put", cells={f"D{at}": f"=PERF_SCORE(A{at};B{at};C{at})", f"E{at}": f"=PERF_FLAG(A{at};B{at})"})
    last = len(table)
    assert [column(calc, f"{letter}1:{letter}{last}") for letter in "DE"] == [expected(table, 4), expected(table, 5)]
    calc.ask("recalculate")
    assert [column(calc, f"{letter}1:{letter}{last}") for letter in "DE"] == [expected(table, 4), expected(table, 5)]


def test_a_column_goes_through_one_formula(calc: Calc) -> None:
    table = rows(ROWS)
    filled(calc, table)
    last = len(table)
    calc.ask("put_array", place=f"D1:D{last}", formula=f"=PERF_SCORE(A1:A{last};B1:B{last};C1:C{last})")
    assert column(calc, f"D1:D{last}") == expected(table, 4)


def test_cells_that_differ_only_in_being_blank_are_told_apart(calc: Calc) -> None:
    for at in range(1, 9):
        calc.ask("put", cells={f"A{at}": "≤0次", f"C{at}": 5.0, f"D{at}": f"=PERF_SCORE(A{at};B{at};C{at})"})
    calc.ask("put", cells={"B2": 0.0, "B5": 0.0, "B7": 1.0})
    assert column(calc, "D1:D8") == ["", 5, "", "", 5, "", 0, ""]
    calc.ask("recalculate")
    assert column(calc, "D1:D8") == ["", 5, "", "", 5, "", 0, ""]
    calc.ask("put", cells={"B8": 0.0, "B5": ""})
    assert column(calc, "D1:D8") == ["", 5, "", "", "", "", 0, 5]


def test_cells_that_differ_only_in_their_format_are_told_apart(calc: Calc) -> None:
    for at in range(1, 7):
        calc.ask("put", cells={f"A{at}": "≥100%", f"B{at}": 1.0, f"C{at}": 5.0})
        calc.ask("put", cells={f"D{at}": f'=IF(B{at}="";"";PERF_SCORE(A{at};B{at};C{at}))'})
    calc.ask("shape", formats={"B3": "0%", "B6": "0%"})
    calc.ask("recalculate")
    assert column(calc, "D1:D6") == ["!#N/A", "!#N/A", 5, "!#N/A", "!#N/A", 5]


def test_a_format_given_later_is_seen_with_the_next_calculation(calc: Calc) -> None:
    calc.ask("put", cells={"A1": "≥95%", "B1": 0.98, "C1": 10.0, "D1": "=PERF_SCORE(A1;B1;C1)"})
    assert calc.cell("D1") == "!#N/A"
    calc.ask("shape", formats={"B1": "0%"})
    calc.ask("recalculate")
    assert calc.cell("D1") == 10


def test_a_number_typed_later_is_not_taken_for_its_twin(calc: Calc) -> None:
    calc.ask("put", cells={"A1": "≥95%", "B1": 0.98, "C1": 10.0, "A2": "≥95%", "C2": 10.0})
    calc.ask("shape", formats={"B1": "0%"})
    calc.ask("put", cells={"D1": "=PERF_SCORE(A1;B1;C1)", "D2": "=PERF_SCORE(A2;B2;C2)"})
    assert column(calc, "D1:D2") == [10, ""]
    calc.ask("put", cells={"B2": 0.98})
    assert column(calc, "D1:D2") == [10, "!#N/A"]
    calc.ask("put", cells={"A3": "≥95%", "B3": 0.98, "C3": 10.0, "D3": "=PERF_SCORE(A3;B3;C3)"})
    assert column(calc, "D1:D3") == [10, "!#N/A", "!#N/A"]
    calc.ask("shape", formats={"B3": "0%"})
    calc.ask("put", cells={"D4": "=PERF_SCORE(A3;B3;C3)", "D2": "=PERF_SCORE(A1;B1;C1)"})
    assert column(calc, "D1:D4") == [10, 10, "!#N/A", 10]


def test_whole_columns_end_with_what_is_written(calc: Calc) -> None:
    table = rows(ROWS)
    filled(calc, table)
    last = len(table) - 1  # the one after it is blank
    calc.ask("put_array", place=f"E1:E{last}", formula="=PERF_SCORE(A:A;B:B;C:C)")
    assert column(calc, f"E1:E{last}") == expected(table, 4)[:last]


def test_dates_that_count_from_1904_are_read_as_they_show(calc: Calc) -> None:
    calc.ask("count_from", year=1904)
    calc.ask("put", cells={"A1": "2021年12月底前", "B1": 44561.0 - 1462, "C1": 10.0, "D1": "=PERF_BASIS(A1;B1;C1)"})
    calc.ask("shape", formats={"B1": 'yyyy"年"m"月"d"日"'})
    calc.ask("recalculate")
    assert "完成值2021年12月31日" in calc.cell("D1")


def test_a_formula_about_another_sheet_is_seen_too(calc: Calc, tmp_path: Path) -> None:
    calc.ask("put", cells={"A1": "≥95%", "B1": 0.98, "C1": 10.0})
    calc.ask("shape", formats={"B1": "0%"})
    calc.ask("add_sheet", title="附表 1")
    calc.ask("put", cells={"A1": "=PERF_SCORE($Sheet1.A1;$Sheet1.B$1;$Sheet1.C1)"}, sheet=1)
    assert calc.cell("A1", sheet=1) == 10
    calc.ask("put", cells={"A2": "≥95%", "B2": 0.5}, sheet=1)
    calc.ask("shape", formats={"B2": "0%"}, sheet=1)
    calc.ask("put", cells={"D1": "=PERF_SCORE($'附表 1'.A2;$'附表 1'.B2;C1)"})
    assert calc.cell("D1") == 5.26


@pytest.mark.parametrize(
    ("formula", "answer"),
    [
        ('=PERF_SCORE("≥200件";"174件";1)', 0.87),
        ("=PERF_SCORE(A1;B1*1;C1)", 8.7),
        ('=PERF_SCORE(A1;B1&"件";C1)&"分"', "8.7分"),
        ('=PERF_SCORE(A1;B1;C1;"jiangxi-2017")', 8.7),
        ('=PERF_SCORE("200件";"174件";10;;"反向")', 10),
        ("=ROUND(PERF_COMPLETION(A1;B1);3)", 0.87),
        ("=ROUND(PERF_DEVIATION(A1;B1);3)", -0.13),
        ("=PERF_RATE(100;98)", 0.98),
        ("=PERF_BUDGET_SCORE(100;98)", 9.8),
        ("=PERF_GRADE(92)", "优"),
        ("=PERF_TOTAL(C1:C2;D1:D2)", 17.4),
        ('=PERF_TIER("有效提升")', "达成年度指标"),
        ("=SUM(PERF_SCORE(A1:A2;B1:B2;C1:C2))", 17.4),
        ('=ISNA(PERF_SCORE("≥95%";0.98;1))', 1),
        ("=PERF_BUDGET_SCORE(0;1)", "!#DIV/0!"),
        ("=PERF_GRADE(120)", "!#NUM!"),
        ('=PERF_SCORE(A1;B1;"十")', "!#VALUE!"),
        ("=PERF_SCORE(A1;E9;C1)", "!#DIV/0!"),
        ('=PERF_SCORE(A1;B1;C1;"某省")', "!#VALUE!"),
        ("=PERF_SCORE(A1:A2;B1:B3;C1)", "!#VALUE!"),
    ],
)
def test_a_formula_takes_cells_and_expressions(calc: Calc, formula: str, answer: Any) -> None:
    calc.ask("put", cells={"A1": "≥200件", "B1": 174.0, "C1": 10.0, "D1": 8.7, "E9": "=1/0"})
    calc.ask("put", cells={"A2": "≥200件", "B2": 174.0, "C2": 10.0, "D2": 8.7, "F1": formula})
    assert calc.cell("F1") == answer


def test_a_value_takes_five_columns(calc: Calc) -> None:
    calc.ask("put", cells={"A1": "≥1.2万人"})
    calc.ask("put_array", place="B1:F1", formula="=PERF_VALUE(A1)")
    assert calc.ask("read", area="B1:F1") == [["数量", "≥", 1.2, "人", 10000.0]]


def test_a_table_is_checked_with_its_places_and_merged_cells(calc: Calc) -> None:
    table = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "培训场次", "≥20场", "15场", 60.0, 70.0],
        ["", "质量指标", "培训合格率", "≥90%", 0.95, 40.0, 40.0],
    ]
    cells = {f"{'BCDEFGH'[x]}{3 + y}": item for y, row in enumerate(table) for x, item in enumerate(row) if item != ""}
    calc.ask("put", cells=cells)
    calc.ask("merge", areas=["B4:B5"])
    calc.ask("shape", formats={"F5": "0%"})
    calc.ask("put_array", place="K1:P9", formula="=PERF_CHECK(B3:H5)")
    found = calc.ask("read", area="K1:P9")
    assert found[0] == ["级别", "编号", "位置", "指标", "问题", "改法"]
    assert ["错误", "R30", "H4", "培训场次"] in [row[:4] for row in found]
    assert not any("无法读取" in str(row[4]) for row in found)


def test_a_formula_without_a_pack_follows_the_documents(calc: Calc) -> None:
    calc.ask("put", cells={"A1": "有效提升", "B1": "基本达到", "C1": 5.0, "D1": "=PERF_BASIS(A1;B1;C1)"})
    assert calc.cell("D1").endswith("（national）")
    calc.ask("name", name="绩效口径", content='"jiangxi-2017"')
    calc.ask("recalculate")
    assert calc.cell("D1").endswith("（jiangxi-2017）")


def test_the_wizard_tells_every_formula_in_chinese(calc: Calc) -> None:
    told = calc.ask("wizard")
    assert told == {
        formula.name: {
            "help": formula.summary,
            "arguments": [[argument.label, argument.help] for argument in formula.arguments],
        }
        for formula in FORMULAS
    }


def test_a_workbook_keeps_the_names_that_excel_knows(calc: Calc, tmp_path: Path) -> None:
    calc.ask("put", cells={"A1": "≥200件", "B1": 174.0, "C1": 10.0, "D1": "=PERF_SCORE(A1;B1;C1)"})
    saved = calc.saved(tmp_path / "表.xlsx")
    import openpyxl

    assert openpyxl.load_workbook(saved).active["D1"].value == "=PERF_SCORE(A1,B1,C1)"
    calc.open(saved)
    assert calc.cell("D1") == 8.7
