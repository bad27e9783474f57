import re

import pytest

from jixiao.checks import registry
from jixiao.checks.catalogue import FAMILIES
from jixiao.checks.finding import Severity
from jixiao.checks.registry import RETIRED, check


@pytest.mark.parametrize("code", registry())
def test_a_code_is_its_family_s_letter_and_two_digits(code):
    assert re.fullmatch(f"[{''.join(FAMILIES)}][0-9]{{2}}", code)


@pytest.mark.parametrize("declared", registry().values(), ids=lambda declared: declared.code)
def test_a_check_explains_itself_in_whole_chinese_sentences(declared):
    for section in (declared.explanation, declared.remedy, declared.basis):
        assert section.endswith(("。", "”", "）"))
        assert re.search("[一-鿿]{4}", section)
        assert "," not in section.replace("10,000", "")


@pytest.mark.parametrize("declared", registry().values(), ids=lambda declared: declared.code)
def test_a_check_is_named_after_a_defect_in_lower_case_words(declared):
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", declared.name)
    assert not declared.name.startswith("check-")


def test_titles_and_names_are_each_used_once():
    titles = [declared.title for declared in registry().values()]
    names = [declared.name for declared in registry().values()]
    assert len(set(titles)) == len(titles)
    assert len(set(names)) == len(names)


def test_a_regulation_that_nobody_could_re_read_is_marked_so():
    for declared in registry().values():
        for regulation in re.findall("财预〔[0-9]{4}〕[0-9]+号.{0,60}", declared.basis):
            assert "原文待核对" in regulation


def test_the_codes_come_in_order_and_no_retired_one_is_in_use():
    assert list(registry()) == sorted(registry())
    assert not set(registry()) & set(RETIRED)


def test_a_code_cannot_be_given_twice():
    def second(view):
        """说明。

        改法：改。
        依据：规定。
        """

    with pytest.raises(ValueError, match="check code A01 is taken"):
        check("A01", "重复", Severity.NOTICE)(second)


@pytest.mark.parametrize(
    ("docstring", "lacking"),
    [
        (None, "说明、改法、依据"),
        ("只有说明。", "改法、依据"),
        ("说明。\n\n改法：改。", "依据"),
        ("改法：改。\n依据：规定。", "说明"),
        ("说明。\n\n改法：\n依据：规定。", "改法"),
    ],
)
def test_a_check_whose_docstring_lacks_a_section_is_refused(docstring, lacking):
    def defect(view):
        pass

    defect.__doc__ = docstring
    with pytest.raises(ValueError, match=f"check S98: the docstring lacks {lacking}$"):
        check("S98", "缺说明", Severity.NOTICE)(defect)
    assert "S98" not in registry()


def test_a_check_looks_at_a_form_a_report_or_the_whole_book():
    scopes = {code: declared.scope for code, declared in registry().items()}
    assert {scopes["A01"], scopes["X11"], scopes["S25"]} == {"form", "report", "book"}
    assert set(scopes.values()) == {"form", "report", "book"}
