"""The journal: whatever happens, what was written down whole is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.doors.batch.job import STAMP, Done
from jixiao.doors.batch.journal import Journal, read_journal, records
from jixiao.errors import JixiaoError
from jixiao.summary.record import encode, failure

HEAD = {"source": "材料", "version": "0"}


def done(path: str, stamp: str = "1") -> Done:
    return Done(path, stamp, failed=True, line=encode(failure(path, "读不出。"), **{STAMP: stamp}))


def written(path, *names: str) -> None:
    with Journal(path, HEAD, None) as journal:
        for name in names:
            journal.append(done(name, "1"))


def test_what_was_appended_is_found_again(tmp_path):
    path = tmp_path / "记录.jsonl"
    written(path, "甲.xlsx", "乙.xlsx")
    past = read_journal(path)
    assert past.head == HEAD
    assert list(past.lines) == ["甲.xlsx", "乙.xlsx"]
    assert [record.path for record in records(path, [past.lines["乙.xlsx"], past.lines["甲.xlsx"]])] == [
        "乙.xlsx",
        "甲.xlsx",
    ]


def test_a_line_is_in_the_file_as_soon_as_it_is_appended(tmp_path):
    path = tmp_path / "记录.jsonl"
    with Journal(path, HEAD, None) as journal:
        journal.append(done("甲.xlsx", "1"))
        assert list(read_journal(path).lines) == ["甲.xlsx"]


@given(st.data())
def test_a_journal_cut_off_anywhere_gives_the_whole_lines_before_and_can_be_gone_on_with(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("cut") / "记录.jsonl"
    names = [f"单位{number}.xlsx" for number in range(4)]
    written(path, *names)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:at])
    past = read_journal(path)
    ends = [sum(map(len, whole.splitlines(keepends=True)[: count + 2])) for count in range(4)]
    expected = [name for name, end in zip(names, ends, strict=True) if end <= at]
    assert (list(past.lines) if past else []) == expected
    with Journal(path, HEAD, past) as journal:
        journal.append(done("新.xlsx", "1"))
    assert list(read_journal(path).lines) == [*expected, "新.xlsx"]


def test_the_newest_line_about_a_workbook_counts(tmp_path):
    path = tmp_path / "记录.jsonl"
    written(path, "甲.xlsx")
    with Journal(path, HEAD, read_journal(path)) as journal:
        journal.append(done("甲.xlsx", "2"))
    assert read_journal(path).lines["甲.xlsx"].stamp == "2"


def test_a_finished_batch_is_known_by_its_summary_until_it_is_gone_on_with(tmp_path):
    path = tmp_path / "记录.jsonl"
    written(path, "甲.xlsx")
    with Journal(path, HEAD, read_journal(path)) as journal:
        journal.finish("校验码")
    assert read_journal(path).summaries == ("校验码",)
    assert read_journal(path).finished
    with Journal(path, HEAD, read_journal(path)) as journal:
        journal.append(done("乙.xlsx", "1"))
    assert read_journal(path).summaries == ("校验码",)  # it still stands there
    assert not read_journal(path).finished


def test_a_new_journal_keeps_in_mind_what_the_old_one_wrote(tmp_path):
    path = tmp_path / "记录.jsonl"
    with Journal(path, HEAD, None, ("校验码",)) as journal:
        journal.append(done("甲.xlsx"))
    past = read_journal(path)
    assert (past.summaries, past.finished, list(past.lines)) == (("校验码",), False, ["甲.xlsx"])


def test_failures_can_be_left_out(tmp_path):
    path = tmp_path / "记录.jsonl"
    written(path, "甲.xlsx")
    assert not read_journal(path).without_failures().lines


def test_a_path_that_is_no_utf_8_survives(tmp_path):
    path = tmp_path / "记录.jsonl"
    written(path, "\udcd7\udce9.xlsx")
    assert list(read_journal(path).lines) == ["\udcd7\udce9.xlsx"]


def test_there_is_nothing_before_the_first_time(tmp_path):
    assert read_journal(tmp_path / "没有.jsonl") is None


@pytest.mark.parametrize("content", ["别的文件\n", "{}\n", "[1]\n", "没有换行"])
def test_another_file_is_not_touched(tmp_path, content):
    path = tmp_path / "汇总-记录.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(JixiaoError) as told:
        read_journal(path)
    assert str(told.value) == "“汇总-记录.jsonl”不是批量校验的记录，没有改动；请把它移走，或用 -o 换一个汇总文件名。"
