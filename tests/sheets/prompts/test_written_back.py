"""Reasons go back into the form where they surely belong, and into no cell that says something already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.form.model import Cell
from jixiao.review.model import Prompt, PromptKind
from jixiao.review.shared_cells import with_leads
from jixiao.sheets.answers import Answers, read_answers
from jixiao.sheets.prompts.written_back import WriteBack, filled_lines, has_prompt_sheet, mark_of, write_back
from jixiao.workbook.edits import PutValue
from sheets.made_review import SHEET, form_score, prompt, review

HEADINGS = (
    *("序号", "位置", "目标", "指标", "偏差类型", "事实", "请核实并说明"),
    *("原因类别", "原因", "佐证", "改进措施", "责任科室", "完成时限", "预览", "覆盖原文", "填写情况", "表中原文"),
)
NAME = "信访事项人民调解案件数量"
FIGURES = "指标值为≥200件，实际完成值为552件，高于指标值176%。"


def line(place: str = "F12", subject: str = NAME, kind: str = "远超指标值", **answers: str) -> dict[str, str]:
    """A line of 偏差原因提示."""
    return {
        "序号": "1",
        "位置": place,
        "目标": "绩效目标1",
        "指标": subject,
        "偏差类型": kind,
        "请核实并说明": "1. …",
        **answers,
    }


def sheet(*lines: Mapping[str, str], name: str = "偏差原因提示", top: int = 3) -> Sheet:
    """The sheet with these lines, as it is read back."""
    cells = {(top, column): GridCell(heading) for column, heading in enumerate(HEADINGS, start=1)}
    for row, texts in enumerate(lines, start=top + 1):
        cells |= {(row, HEADINGS.index(heading) + 1): GridCell(text) for heading, text in texts.items()}
    return Sheet(name, cells)


def answers(*lines: Mapping[str, str]) -> Answers:
    return read_answers(Snapshot((sheet(*lines),)))


def asked(row: int = 12, **changes: object) -> Prompt:
    return replace(prompt(PromptKind.FAR_ABOVE, row), **changes)


def holding(text: str, row: int = 12, **more: object) -> Cell:
    return Cell(SHEET, row, 9, text, **more)


def done(prompts: list[Prompt], *lines: Mapping[str, str], marks: tuple[str, ...] = ()) -> WriteBack:
    return write_back(review(form_score(), prompts=prompts), answers(*lines), marks)


def whys(found: WriteBack) -> list[str]:
    return [each.why for each in found.unwritten]


def test_a_reason_goes_into_the_reason_cell_of_its_prompt() -> None:
    found = done([asked(), asked(13, subject="调解案件数")], line(原因="九月起职责集中", 责任科室="调解科"))
    assert found.edits == (PutValue(SHEET, "I12", f"{FIGURES}九月起职责集中。责任科室：调解科。"),)
    assert (found.written, found.unchanged, found.unwritten) == (1, 0, ())


def test_lines_are_known_in_whatever_order_they_stand() -> None:
    first, second = line(原因="甲"), line(place="F13", subject="调解案件数", 原因="乙")
    prompts = [asked(), asked(13, subject="调解案件数")]
    one, other = done(prompts, first, second), done(prompts, second, first)
    assert (
        one.edits == other.edits == (PutValue(SHEET, "I12", f"{FIGURES}甲。"), PutValue(SHEET, "I13", f"{FIGURES}乙。"))
    )


@pytest.mark.parametrize("text", ["", " ", "无", "无。", "/", "——", "见附件"])
def test_a_cell_that_says_nothing_is_filled(text: str) -> None:
    assert done([asked(reason_cell=holding(text))], line(原因="甲")).written == 1


def test_a_text_of_the_users_own_is_kept_and_told() -> None:
    found = done([asked(reason_cell=holding("案件增多。"))], line(原因="甲"))
    assert (found.edits, found.written) == ((), 0)
    (kept,) = found.unwritten
    assert (kept.place, kept.subject, kept.kind) == ("F12", NAME, "远超指标值")
    assert kept.why == "I12 已有文字，没有改动；要换成预览的文字，请在这一行的“覆盖原文”选“是”，再写回。"


def test_a_text_of_the_users_own_is_replaced_where_its_line_is_ticked() -> None:
    found = done([asked(reason_cell=holding("案件增多。"))], line(原因="甲", 覆盖原文="是"))
    assert found.edits == (PutValue(SHEET, "I12", f"{FIGURES}甲。"),)
    assert (found.written, found.replaced) == (1, 1)


def test_a_tick_alone_writes_nothing() -> None:
    found = done([asked(reason_cell=holding("案件增多。"))], line(覆盖原文="是"))
    assert (found.edits, found.unwritten) == ((), ())


def test_a_text_that_an_earlier_write_back_put_there_is_replaced() -> None:
    found = done([asked(reason_cell=holding("甲。"))], line(原因="乙"), marks=(mark_of("甲。"),))
    assert found.edits == (PutValue(SHEET, "I12", f"{FIGURES}乙。"),)
    assert (found.written, found.replaced) == (1, 0)


def test_such_a_text_that_somebody_has_changed_since_is_the_users_own() -> None:
    found = done([asked(reason_cell=holding("甲，已核实。"))], line(原因="乙"), marks=(mark_of("甲。"),))
    assert found.edits == ()
    assert len(found.unwritten) == 1


def test_writing_back_twice_changes_nothing_more() -> None:
    first = done([asked()], line(原因="甲", 改进措施="乙"))
    (edit,) = first.edits
    again = done([asked(reason_cell=holding(str(edit.value)))], line(原因="甲", 改进措施="乙"))
    assert (again.edits, again.written, again.unchanged, again.unwritten) == ((), 0, 1, ())
    assert again.marks == first.marks == (mark_of(f"{FIGURES}甲。改进措施：乙。"),)


def test_a_formula_is_no_place_for_a_reason() -> None:
    found = done([asked(reason_cell=holding("", formula=True))], line(原因="甲"))
    assert found.edits == ()
    assert whys(found) == ["I12 是公式，没有改动；要写回，请先清除该公式。"]


def test_a_form_without_a_column_for_reasons_is_told() -> None:
    found = done([asked(reason_cell=None)], line(原因="甲"))
    assert whys(found) == ["表中没有“偏差原因分析及改进措施”栏，请按表的要求手工填写。"]


@pytest.mark.parametrize("reason", ["", " ", "无", "原因："])
def test_a_line_without_a_reason_is_told(reason: str) -> None:
    found = done([asked()], line(原因=reason, 佐证="台账"))
    assert (found.edits, whys(found)) == ((), ["还没有填写“原因”，补填后可以再次写回。"])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (line(subject="已删去的指标"), "表中没有找到这个指标（可能已删除或改名），没有写回；请核对后填入原表。"),
        (line(kind="未达指标值"), "这一行现在的偏差是“远超指标值”，与填写时不同，没有写回；请核对后填在新的提示中。"),
        (
            line(subject="医疗纠纷人民调解案件数量"),
            "这一行的数字已修改，现在没有需要说明的偏差，没有写回；仍要说明的，请填入原表。",
        ),
    ],
    ids=["没有这个指标", "偏差类型", "没有偏差了"],
)
def test_what_no_longer_matches_is_told_and_not_written(changed: dict[str, str], why: str) -> None:
    found = done([asked()], changed | {"原因": "甲"})
    assert (found.edits, whys(found)) == ((), [why])


@pytest.mark.parametrize("moved", ["F13", "旧表!F12", ""])
def test_a_row_is_known_by_what_it_is_about_wherever_it_stands_now(moved: str) -> None:
    assert done([asked()], line(place=moved, 原因="甲")).written == 1


def test_a_line_that_fits_several_sheets_goes_into_none() -> None:
    there = asked(sheet="本级", cell=Cell("本级", 12, 6), reason_cell=Cell("本级", 12, 9))
    found = done([asked(), there], line(原因="甲"))
    assert (found.edits, whys(found)) == (
        (),
        ["表中有几行与这一条对得上，分不清是哪一行，没有写回；请核对后填入原表。"],
    )
    named = done([asked(), there], line(place="本级!F12", 原因="甲"))
    assert named.edits == (PutValue("本级", "I12", f"{FIGURES}甲。"),)


def test_two_lines_that_say_different_things_are_both_told() -> None:
    found = done([asked()], line(原因="甲"), line(原因="乙"))
    assert found.edits == ()
    assert whys(found) == ["有几行说的是这一条而内容不同，请只保留一行后再写回。"] * 2


def test_two_lines_that_say_the_same_are_one() -> None:
    assert done([asked()], line(原因="甲"), line(原因="甲")).written == 1


def shared(*texts: str) -> list[Prompt]:
    """Two prompts about rows 12 and 13 whose reason is one merged cell."""
    cell = holding("".join(texts), rows=2)
    return list(with_leads([asked(reason_cell=cell), asked(13, subject="调解案件数", reason_cell=cell)]))


def test_prompts_that_share_a_cell_get_a_paragraph_each_led_by_their_name() -> None:
    found = done(shared(), line(place="F13", subject="调解案件数", 原因="乙"), line(原因="甲"))
    assert found.edits == (PutValue(SHEET, "I12", f"【{NAME}】{FIGURES}甲。\n【调解案件数】{FIGURES}乙。"),)
    assert found.written == 2


def test_one_of_them_alone_is_led_by_its_name_too() -> None:
    assert done(shared(), line(原因="甲")).edits == (PutValue(SHEET, "I12", f"【{NAME}】{FIGURES}甲。"),)


def test_a_second_reason_joins_the_first_in_a_shared_cell() -> None:
    once = f"【{NAME}】{FIGURES}甲。"
    found = done(
        shared(once), line(原因="甲"), line(place="F13", subject="调解案件数", 原因="乙"), marks=(mark_of(once),)
    )
    assert found.edits == (PutValue(SHEET, "I12", f"{once}\n【调解案件数】{FIGURES}乙。"),)


def test_a_paragraph_whose_line_is_gone_is_not_lost() -> None:
    once = f"【{NAME}】{FIGURES}甲。"
    found = done(shared(once), line(place="F13", subject="调解案件数", 原因="乙"), marks=(mark_of(once),))
    assert found.edits == ()
    assert whys(found) == [
        f"I12 中有前次写回而这次没有填写的“{NAME}”，没有改动；请补填那一行，或在那一行的“覆盖原文”选“是”。"
    ]
    given_up = line(覆盖原文="是")
    again = done(shared(once), given_up, line(place="F13", subject="调解案件数", 原因="乙"), marks=(mark_of(once),))
    assert again.edits == (PutValue(SHEET, "I12", f"【调解案件数】{FIGURES}乙。"),)


def test_a_shared_text_of_the_users_own_is_replaced_only_with_the_consent_of_all_whom_it_is_about() -> None:
    ticked = line(原因="甲", 覆盖原文="是")
    found = done(shared("两项均因案件增多。"), ticked)
    assert found.edits == ()
    assert whys(found) == [
        "I12 由几行合用，替换会去掉原文对“调解案件数”的说明，没有改动；请也填写那一行，或在那一行的“覆盖原文”选“是”。"
    ]
    other = line(place="F13", subject="调解案件数")
    assert done(shared("两项均因案件增多。"), ticked, other | {"原因": "乙"}).written == 2
    assert done(shared("两项均因案件增多。"), ticked, other | {"覆盖原文": "是"}).written == 1


def test_two_deviations_of_one_subject_in_a_cell_are_told_apart() -> None:
    cell = Cell(SHEET, 6, 4)
    budget = with_leads(
        asked(4, subject="预算执行情况", kind=kind, reason_cell=cell)
        for kind in (PromptKind.BUDGET_ADJUSTED, PromptKind.EXECUTION_LOW)
    )
    found = done(
        list(budget),
        line("F4", "预算执行情况", "年中预算调整", 原因="追加"),
        line("F4", "预算执行情况", "预算执行率未达100%", 原因="尾款未付"),
    )
    assert found.edits == (
        PutValue(
            SHEET,
            "D6",
            "【预算执行情况·年中预算调整】年初预算数为≥200件，全年预算数为552件，高于年初预算数176%。追加。\n"
            "【预算执行情况·预算执行率未达100%】预算数为≥200件，执行数为552件。尾款未付。",
        ),
    )


def apart(reason: str = "", measure: str = "") -> Prompt:
    return asked(reason_cell=holding(reason), measure_cell=Cell(SHEET, 12, 10, measure))


def test_a_measure_goes_into_a_column_of_its_own() -> None:
    found = done([apart()], line(原因="甲", 改进措施="乙", 完成时限="年底"))
    assert found.edits == (PutValue(SHEET, "I12", f"{FIGURES}甲。"), PutValue(SHEET, "J12", "乙（完成时限：年底）。"))
    assert found.written == 1


def test_that_column_stays_blank_where_nothing_is_promised() -> None:
    assert done([apart()], line(原因="甲")).edits == (PutValue(SHEET, "I12", f"{FIGURES}甲。"),)


def test_a_measure_of_the_users_own_is_kept_beside_a_reason_that_is_written() -> None:
    found = done([apart(measure="加强调度")], line(原因="甲", 改进措施="乙"))
    assert found.edits == (PutValue(SHEET, "I12", f"{FIGURES}甲。"),)
    assert whys(found) == ["J12 已有文字，没有改动；要换成预览的文字，请在这一行的“覆盖原文”选“是”，再写回。"]


def test_a_text_longer_than_a_cell_holds_is_told() -> None:
    room = 32_767 - len(FIGURES) - 1
    found = done([asked()], line(原因="长" * (room + 1)))
    assert (found.edits, whys(found)) == (
        (),
        ["I12 要写入的文字共32768字，超过单元格的上限32767字，请缩短后再写回。"],
    )
    assert done([asked()], line(原因="长" * room)).written == 1


def test_a_department_that_was_named_to_answer_is_no_answer_yet() -> None:
    assert filled_lines(answers(line(责任科室="调解科"))) == ()
    assert done([asked()], line(责任科室="调解科")).unwritten == ()


def test_white_space_is_nothing_filled_in() -> None:
    assert filled_lines(answers(line(原因=" \n", 佐证="　"))) == ()


@pytest.mark.parametrize(
    ("snapshot", "there"),
    [
        (Snapshot((sheet(line(), name="原因"),)), True),
        (Snapshot((Sheet("偏差原因提示", {(1, 1): GridCell("偏差原因提示")}),)), True),
        (Snapshot((Sheet(SHEET, {(1, 1): GridCell("三级指标")}),)), False),
    ],
    ids=["已改名", "没有提示", "没有"],
)
def test_the_sheet_is_known_by_its_name_or_its_headings(snapshot: Snapshot, there: bool) -> None:
    assert has_prompt_sheet(snapshot) is there
