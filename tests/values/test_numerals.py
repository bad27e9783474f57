"""Numbers in Chinese characters."""

import pytest

from jixiao.values.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0), ("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100),
        ("一百零五", 105), ("一百二十", 120), ("三千五百", 3500), ("一千零二", 1002), ("一万", 10_000),
        ("两万三千", 23_000), ("十二万", 120_000), ("一亿两千万", 120_000_000), ("壹佰", 100), ("二〇二一", 2021),
    ],
)  # fmt: skip
def test_a_numeral_reads_as_its_number(text, number):
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "七五", "十四五", "百", "千", "万", "一一", "十十", "百十", "三四", "五百六百", "一" * 17]
)
def test_characters_that_are_not_one_number_read_as_none(text):
    assert read_numeral(text) is None
