"""Tokens: nothing is lost, nothing is cut twice, and a number is only what stands alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.values.lexer import tokens


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_the_tokens_of_any_text_are_the_text(text):
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("≥1,200.5万元", ["compare", "number", "scale", "unit"]),
        ("不低于百分之九十五", ["compare", "fraction"]),
        ("370余场", ["number", "odd", "unit"]),
        ("2024年12月底前", ["moment", "end", "before"]),
        ("2021.12.31", ["moment"]),
        ("1,2345", ["malformed"]),
        ("12.5.6", ["malformed"]),
        ("〔2020〕10号", ["document"]),
        ("7×24小时", ["hours"]),
        ("8:30-17:30", ["clock"]),
        ("1E+05", ["scientific"]),
        ("签约5份", ["word", "number", "unit"]),
        ("约5份", ["about", "number", "unit"]),
    ],
)
def test_a_text_is_cut_into_these_kinds(text, kinds):
    found = [token.kind for token in tokens(text)]
    merged = [kind for place, kind in enumerate(found) if not (kind == "word" and found[place - 1 : place] == ["word"])]
    assert merged == kinds
