"""The first sheet: the projects with live sums, and what to mend first."""

from __future__ import annotations

from drafts.made import HEATING, RUNNING, drafted


def rows(*tables: str, values: bool = True) -> list[list[object]]:
    sheet = drafted(*tables, values=values)["填表说明"]
    return [[cell for cell in line if cell is not None] for line in sheet.iter_rows(values_only=True)]


def test_it_is_the_first_sheet_and_lists_every_project_with_its_budget() -> None:
    found = rows(RUNNING, HEATING)
    assert drafted(RUNNING, HEATING).sheetnames == ["填表说明", "数字化运维", "公用取暖费"]
    start = found.index(["项目一览"])
    assert found[start + 2 : start + 5] == [
        [1, "数字化运维", "万元", 292, 100, 0, 7, 0],
        [2, "公用取暖费", "万元", 4.64, 100, 0, 6, 0],
        ["合计", 296.64, 13, 0],
    ]


def test_a_project_is_a_link_to_the_first_cell_to_fill_in() -> None:
    sheet = drafted(RUNNING, HEATING)["填表说明"]
    links = {cell.value: cell.hyperlink.location for line in sheet.iter_rows() for cell in line if cell.hyperlink}
    assert links == {
        "数字化运维": "'数字化运维'!B4",
        "公用取暖费": "'公用取暖费'!A2",
        "公用取暖费 第12行": "'公用取暖费'!F12",
        "公用取暖费 第16行": "'公用取暖费'!F16",
    }


def test_amounts_of_different_units_are_not_added_up() -> None:
    found = rows(RUNNING, HEATING.replace("单位：万元", "单位：元"))
    assert found[found.index(["项目一览"]) + 4] == ["合计", 13, 0]


def test_what_is_to_be_mended_stands_below_with_its_remedy() -> None:
    found = rows(HEATING)
    start = next(number for number, line in enumerate(found) if line and str(line[0]).startswith("请先完善"))
    assert found[start] == [
        "请先完善：下列2处指标值照抄在表中，但不能衡量或前后不一致，请商批复部门完善后再填写完成情况"
    ]
    assert found[start + 2] == [
        1,
        "公用取暖费 第12行",
        "指标值“**平米”没有填写实际的数字，应写明数值。",
        "填写实际的数值；涉密不便公开的，在备注中说明。",
    ]


def test_below_a_long_list_of_projects_it_begins_a_new_page() -> None:
    sheet = drafted(*[HEATING] * 9)["填表说明"]
    (start,) = (cell.row for cell in sheet["A"] if str(cell.value).startswith("请先完善"))
    assert [one.id for one in sheet.row_breaks.brk] == [start - 1]
    assert not drafted(HEATING)["填表说明"].row_breaks.brk


def test_the_headings_of_the_list_that_comes_last_are_repeated() -> None:
    for tables, heading in (([HEATING] * 20, "位置"), ([RUNNING] * 40, "项目名称")):
        sheet = drafted(*tables)["填表说明"]
        (row,) = (cell.row for cell in sheet["B"] if cell.value == heading)
        assert sheet.print_title_rows == f"${row}:${row}"


def test_a_workbook_with_nothing_to_mend_says_nothing_of_it() -> None:
    assert not any(str(line[0]).startswith("请先完善") for line in rows(RUNNING) if line)


def test_sums_follow_the_forms() -> None:
    found = rows(RUNNING, values=False)
    line = found[found.index(["项目一览"]) + 2]
    assert line[4:] == [
        "=IF(ISNUMBER('数字化运维'!E6),'数字化运维'!E6,\"\")",
        "=IF(ISNUMBER('数字化运维'!F6),'数字化运维'!F6,\"\")",
        '=IF(AND(ISNUMBER(E11),ISNUMBER(F11)),IF(E11>0,F11/E11,""),"")',
        "=IF(ISNUMBER('数字化运维'!G19),'数字化运维'!G19,\"\")",
        "=IF(ISNUMBER('数字化运维'!H19),'数字化运维'!H19,\"\")",
        7,
        "=COUNTA('数字化运维'!F12:F18)",
    ]
