"""Spellings with one certain meaning become plain; those that leave something open stay as they are."""

import pytest

from jixiao.values import spellings


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("¥500", "500元"),
        ("90(含)分以上", "90分以上"),
        ("50元/(人·天)", "50元/人·天"),
        ("350万人民币", "350万元"),
        ("三点五万元", "3.5万元"),
        ("九成五以上", "9.5成以上"),
        ("90%≤满意度≤95%", "90%-95%"),
        ("[90%,100%]", "90%-100%"),
        ("控制在5%-8%", "保持在5%-8%"),
        ("10来个", "10余个"),
        ("至少开展1次", "开展至少1次"),
        ("60岁以上老人300人", "老人300人"),
    ],
)
def test_a_rare_spelling_becomes_the_plain_one(written, plain):
    assert spellings.plain(written) == plain


@pytest.mark.parametrize(
    "text",
    ["80%≤X<90%", "[80%,90%)", "50元/(12人)", "350万人民群众", "九点三十分", "九成新", "控制在5%-8%以内", "60岁以上"],
)
def test_a_spelling_that_leaves_something_open_stays(text):
    assert spellings.plain(text) == text
