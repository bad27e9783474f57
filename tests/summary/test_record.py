"""A review as a record, and back from a line of the journal."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.batch.forms import SENTENCE, write_form
from doors.conftest import ROOT
from jixiao.doors.file import review_file
from jixiao.summary.record import Record, decode, encode, failure
from jixiao.summary.recorded import record_of
from jixiao.summary.schema import FINDINGS, FORMS, INDICATORS, PARTS, TABLES, TEXTS, WORKBOOKS, Table, Type

SAMPLES = sorted((ROOT / "workbooks").glob("*.xlsx"))


def recorded(path: Path, folder: Path) -> Record:
    review = review_file(path, folder / f"out-{path.name}").review
    return record_of(review, f"夹/{path.name}", f"夹/{path.stem}-已校验.xlsx", size=5, checksum="abc")


def rows(record: Record, table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in record.parts[table.name]]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return recorded(write_form(tmp_path / "表.xlsx"), tmp_path)


def test_the_workbook_says_whose_it_is_and_what_was_found(record):
    assert dict(zip(WORKBOOKS.columns, record.workbook, strict=True)) == {
        "path": "夹/表.xlsx",
        "unit": "青山县民政局",
        "outcome": "已校验",
        "sentence": "",
        "pack": "national",
        "pack_title": "全国口径（财预〔2020〕10号）",
        "checksum": "abc",
        "copy": "夹/表-已校验.xlsx",
        "unit_stated": True,
        "size": 5,
        "errors": 1,
        "warnings": 1,
        "notices": 1,
        "prompts": 1,
    }


def test_the_form_says_what_it_claims_and_what_comes_out(record):
    (form,) = rows(record, FORMS)
    wanted = ("sheet", "kind", "unit", "project", "year", "score", "points", "difference", "indicators", "unmet")
    assert {name: form[name] for name in wanted} == {
        "sheet": "自评表",
        "kind": "self-evaluation",
        "unit": "青山县民政局",
        "project": "路灯管护",
        "year": 2024,
        "score": Decimal(100),
        "points": Decimal("96.00"),
        "difference": Decimal("4.00"),
        "indicators": 3,
        "unmet": 1,
    }


def test_an_indicator_keeps_its_texts_and_its_numbers(record):
    first, _, third = rows(record, INDICATORS)
    wanted = ("name", "target", "actual", "measure", "target_amount", "actual_amount", "deviation", "explained")
    assert [first[name] for name in wanted] == [
        "检查次数",
        "≥10次",
        "9次",
        "次",
        Decimal(10),
        Decimal(9),
        Decimal("-0.1"),
        True,
    ]
    assert [third[name] for name in wanted[3:6]] == ["%", Decimal("0.95"), Decimal("0.96")]


def test_a_finding_says_of_which_form_it_is(record):
    assert {row["form"] for row in rows(record, FINDINGS)} == {1}
    assert {row["severity"] for row in rows(record, FINDINGS)} == {"错误", "警告", "提示"}


def test_what_people_wrote_is_kept_with_its_place(record):
    assert [(row["kind"], row["indicator"], row["cell"], row["text"]) for row in rows(record, TEXTS)] == [
        ("偏差原因", "检查次数", "H4", SENTENCE)
    ]


def test_a_form_without_a_unit_is_that_of_the_others_of_its_workbook(tmp_path):
    (sample,) = (path for path in SAMPLES if "辰溪" in path.name)
    record = recorded(sample, tmp_path)
    assert [form["unit"] for form in rows(record, FORMS)] == ["辰溪县司法局", "辰溪县司法局"]


def test_where_no_form_names_a_unit_folder_and_file_do(tmp_path):
    record = recorded(write_form(tmp_path / "民政局上报-已校验.xlsx", ""), tmp_path)
    assert (record.of_workbook("unit"), record.of_workbook("unit_stated")) == ("夹/民政局上报", False)


def test_amounts_are_in_yuan(tmp_path):
    (sample,) = (path for path in SAMPLES if "司法局-2021-整体" in path.name and "天津" in path.name)
    (form,) = rows(recorded(sample, tmp_path), FORMS)
    assert form["money_unit"] == "万元"
    assert form["spent"] / form["annual"] == pytest.approx(form["execution_rate"], abs=Decimal("0.0001"))
    assert form["spent"] > 10**7


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_comes_back_from_its_line_as_it_was(sample, tmp_path):
    record = recorded(sample, tmp_path)
    back, more = decode(encode(record, stamp="1"))
    assert back.workbook == record.workbook
    assert {name: list(map(tuple, back.parts[name])) for name in back.parts} == {
        name: list(record.parts[name]) for name in record.parts
    }
    assert more == {"stamp": "1"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_cell_of_a_record_is_of_the_kind_that_its_column_says(sample, tmp_path):
    kinds = {Type.TEXT: str, Type.DECIMAL: Decimal, Type.COUNT: int, Type.FLAG: bool}
    record = recorded(sample, tmp_path)
    for table in TABLES:
        for row in [record.workbook] if table is WORKBOOKS else record.parts[table.name]:
            for field, value in zip(table.fields, row, strict=True):
                assert value is None or type(value) is kinds[field.type], (table.name, field.name, value)
                assert field.type is not Type.TEXT or value is not None, (table.name, field.name)


def test_a_failure_is_a_record_without_rows():
    record = failure("夹/坏.xlsx", "读不出。", size=3)
    assert record.failed
    assert (record.path, record.of_workbook("unit"), record.of_workbook("sentence")) == (
        "夹/坏.xlsx",
        "夹/坏",
        "读不出。",
    )
    assert not any(record.parts[part.name] for part in PARTS)


@given(st.text(min_size=1), st.text())
def test_any_path_and_any_sentence_survive_the_journal(path, sentence):
    line = encode(failure(path, sentence))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line)[0].workbook == failure(path, sentence).workbook


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"workbooks": []', '{"workbooks": [1], "forms": []}', "\xff"])
def test_a_line_that_is_not_whole_is_refused(line):
    with pytest.raises(ValueError, match=r".*"):
        decode(line.encode("latin-1"))
