"""Patterns: they match as ``re`` does, and are compiled when first asked."""

import re

import pytest

from jixiao.values.pattern import Pattern


def test_each_method_answers_as_re_does():
    lazy, eager = Pattern("([0-9])件"), re.compile("([0-9])件")
    text = "5件和6件"
    assert lazy.match(text).span() == eager.match(text).span()
    assert lazy.fullmatch(text, 3).span() == eager.fullmatch(text, 3).span()
    assert lazy.search("共5件")[1] == "5"
    assert lazy.findall(text) == eager.findall(text)
    assert [match.start() for match in lazy.finditer(text)] == [0, 3]
    assert lazy.split(text) == eager.split(text)


def test_an_expression_is_compiled_when_it_is_first_used():
    broken = Pattern("(")
    with pytest.raises(re.error):
        broken.search("")
