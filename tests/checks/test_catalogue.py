from pathlib import Path

import pytest

from jixiao.checks import registry
from jixiao.checks.catalogue import FILE, catalogue, explain

ROOT = Path(__file__).parents[2]


def test_the_committed_catalogue_is_the_generated_one():
    assert (ROOT / FILE).read_text(encoding="utf-8") == catalogue()


@pytest.mark.parametrize("declared", registry().values(), ids=lambda declared: declared.code)
def test_the_catalogue_holds_every_check_with_its_sections(declared):
    text = catalogue()
    for part in (declared.title, declared.explanation, declared.remedy, declared.basis):
        assert part in text


def test_a_check_is_explained_in_four_lines():
    first, explanation, remedy, basis = explain("A02").splitlines()
    assert first == "A02 总分行的分值与各行合计不符（错误）"
    assert explanation == "说明：总分行印的分值不等于各行分值加总。"
    assert remedy == "改法：按各行分值重新求和，或改正填错的分值。"
    assert basis == "依据：预算管理一体化平台保存校验：“权重合计应等于总和”。"


def test_a_code_may_be_written_in_small_letters_and_with_spaces():
    assert explain(" a02 ") == explain("A02")


def test_an_unknown_code_brings_up_those_nearest_to_it():
    assert explain("A09").startswith("没有编号为“A09”的校验，相近的有：A")
    assert explain("Z").startswith("没有编号为“Z”的校验，运行 jixiao checks")


def test_a_retired_code_says_why_it_was_withdrawn(monkeypatch):
    monkeypatch.setattr("jixiao.checks.catalogue.RETIRED", {"S99": "并入S12。"})
    assert explain("s99") == "S99 已停用：并入S12。"
    assert "- S99：并入S12。" in catalogue()
