"""Sentences of reports whose sums and rates hold: nothing is found in any of them."""

from pathlib import Path

import pytest

from checks.case_files import findings

SENTENCES = (Path(__file__).parent / "sound_sentences.txt").read_text(encoding="utf-8").splitlines()
TITLE = "青山县档案馆2021年度部门整体支出绩效自评报告"


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_nothing_is_found_in_a_sentence_that_is_right(sentence: str):
    found = findings((), "national", f"{TITLE}\n一、基本情况\n{sentence}")
    assert [f"{one.code} {one.message}" for one in found] == []
