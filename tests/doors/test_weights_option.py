"""`jixiao review --weights even`: proposed for a form without 分值, kept by the next review, gone after clear."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jixiao.doors.file import review_file
from jixiao.scoring.proposal import Spread
from jixiao.workbook import read_record

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "workbooks" / "蔡甸区司法局-2020-部门整体绩效自评表.xlsx"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The sample without 分值: four goals of 13, 12, 9 and 9 rows."""
    path = tmp_path / "整体.xlsx"
    shutil.copyfile(SAMPLE, path)
    return path


def proposed_weights(path: Path) -> list[float]:
    """What stands under 拟定分值, the sums left out."""
    sheet = openpyxl.load_workbook(path)["得分测算"]
    rows = list(sheet.iter_rows(values_only=True))
    header = next((row for row in rows if "拟定分值" in row), None)
    return [] if header is None else [row[8] for row in rows if isinstance(row[8], int | float)]


def test_four_goals_share_what_the_budget_leaves(run, whole):
    assert run("review", whole, "--weights", "even").status == 0
    *rows, budget = proposed_weights(whole.with_name("整体-已校验.xlsx"))
    assert budget == 20
    assert [len(rows), *(round(sum(part), 6) for part in (rows[:13], rows[13:25], rows[25:34], rows[34:]))] == [
        43,
        *[20] * 4,
    ]


def test_the_form_keeps_every_cell_and_gets_no_more_findings(run, whole):
    run("review", whole, "-o", whole.with_name("a.xlsx"))
    run("review", whole, "--weights", "even", "-o", whole.with_name("b.xlsx"))
    books = [openpyxl.load_workbook(whole.with_name(name)) for name in ("整体.xlsx", "a.xlsx", "b.xlsx")]
    for title in books[0].sheetnames:
        values = [list(book[title].iter_rows(values_only=True)) for book in books]
        assert values[0] == values[1] == values[2]
    sheets = [book["校验结果"].iter_rows(values_only=True) for book in books[1:]]
    findings = [[row for row in rows if isinstance(row[0], int)] for rows in sheets]
    assert findings[0] == findings[1]


def test_the_terminal_and_the_summary_name_the_proposal_and_what_waits(run, whole):
    output = run("review", whole, "--weights", "even").output
    assert "按拟定分值测算得分合计 " in output
    assert " 个定性指标等待人工评分）" in output
    summary = openpyxl.load_workbook(whole.with_name("整体-已校验.xlsx"), data_only=True)["校验结果"]
    lines = [row[0] for row in summary.iter_rows(max_row=6, values_only=True)]
    assert any(str(line).startswith("表中没有分值，按拟定分值测算得分合计") for line in lines)


def test_reviewing_the_result_again_keeps_the_proposal_byte_for_byte(run, whole):
    run("review", whole, "--weights", "even", "--pack", "national")
    result = whole.with_name("整体-已校验.xlsx")
    first = result.read_bytes()
    assert run("review", result).status == 0
    assert result.read_bytes() == first
    assert read_record(result).memo == "national\nweights=even"


def test_a_later_review_can_ask_for_the_proposal(run, whole):
    run("review", whole)
    result = whole.with_name("整体-已校验.xlsx")
    assert proposed_weights(result) == []
    run("review", result, "--weights", "even")
    assert len(proposed_weights(result)) == 44
    assert read_record(result).memo == "\nweights=even"


def test_clear_takes_the_proposal_out(run, whole):
    before = whole.read_bytes()
    run("review", whole, "--weights", "even")
    run("clear", whole.with_name("整体-已校验.xlsx"))
    assert whole.with_name("整体-已校验.xlsx").read_bytes() == before


def test_json_tells_proposals_only_when_asked(run, whole):
    (plain,) = json.loads(run("review", whole, "--json").output)["forms"]
    (form,) = json.loads(run("review", whole, "--json", "--weights", "even").output)["forms"]
    assert not [key for row in plain["indicators"] for key in row if key.startswith("proposed")]
    assert plain["total"]["points"] is None
    first = form["indicators"][1]
    assert (first["weight"], first["points"]) == (None, None)
    assert (first["proposed_weight"], first["proposed_points"]) == ("1.6", "1.60")
    assert (form["budget"]["proposed_weight"], form["budget"]["proposed_points"]) == ("20", "20.00")
    weights = [Decimal(row["proposed_weight"]) for row in form["indicators"]]
    assert sum(weights, Decimal(form["budget"]["proposed_weight"])) == 100
    assert form["total"]["points"] is None
    assert Decimal(form["total"]["proposed_weight"]) == 100
    points = [Decimal(row["proposed_points"]) for row in form["indicators"] if row["proposed_points"]]
    assert Decimal(form["total"]["proposed_points"]) == sum(points, Decimal(20))


def test_json_of_a_result_tells_the_proposal_that_it_holds(run, whole):
    run("review", whole, "--weights", "even")
    (form,) = json.loads(run("review", whole.with_name("整体-已校验.xlsx"), "--json").output)["forms"]
    assert form["indicators"][0]["proposed_weight"] == "1.6"


def test_a_form_with_weights_is_reviewed_as_without_the_option(run, book):
    plain, asked = (json.loads(run("review", book, "--json", *option).output) for option in ((), ("--weights", "even")))
    assert plain == asked


def test_another_way_of_spreading_is_refused(run, whole):
    outcome = run("review", whole, "--weights", "odd")
    assert outcome.status == 2
    assert outcome.error == "jixiao：参数 --weights 不认识 odd，可选：even；用法请看 jixiao review --help。\n"


def test_the_function_takes_the_spread_itself(whole):
    made = review_file(whole, weights=Spread.EVEN)
    (proposal,) = made.review.proposals
    assert proposal.weight == 100
