from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.workbook.date_format import date_text, is_date_format
from jixiao.workbook.number_format import BUILT_IN, shown

DAY = "44561.5625"  # 2021-12-31 13:30, a Friday

SHOWN = [
    (DAY, BUILT_IN[14], "2021/12/31"),
    (DAY, BUILT_IN[15], "31-Dec-21"),
    (DAY, BUILT_IN[17], "Dec-21"),
    (DAY, BUILT_IN[18], "1:30 PM"),
    (DAY, BUILT_IN[20], "13:30"),
    (DAY, BUILT_IN[21], "13:30:00"),
    (DAY, BUILT_IN[22], "2021/12/31 13:30"),
    (DAY, BUILT_IN[27], "2021年12月"),
    (DAY, BUILT_IN[28], "12月31日"),
    (DAY, BUILT_IN[30], "12/31/21"),
    (DAY, BUILT_IN[31], "2021年12月31日"),
    (DAY, BUILT_IN[32], "13时30分"),
    (DAY, BUILT_IN[33], "13时30分00秒"),
    (DAY, BUILT_IN[34], "下午1时30分"),
    (DAY, BUILT_IN[57], "2021年12月"),
    (DAY, BUILT_IN[58], "12月31日"),
    (DAY, BUILT_IN[45], "30:00"),
    (DAY, 'yyyy"年"m"月"d"日"', "2021年12月31日"),
    (DAY, 'yyyy"年"m"月"d"日";@', "2021年12月31日"),
    (DAY, "yyyy年m月d日", "2021年12月31日"),
    (DAY, "yyyy-mm-dd", "2021-12-31"),
    (DAY, "yyyy\\-mm\\-dd\\ hh:mm:ss", "2021-12-31 13:30:00"),
    (DAY, "yy.m.d", "21.12.31"),
    (DAY, "[$-804]yyyy-m-d", "2021-12-31"),
    (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2021年12月31日"),
    (DAY, "[$-F400]h:mm:ss AM/PM", "1:30:00 PM"),
    (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二一年十二月三十一日"),
    (DAY, "aaaa", "星期五"),
    (DAY, "dddd", "Friday"),
    (DAY, "mmmmm", "D"),
    (DAY, "[h]:mm", "1069477:30"),
    ("0.5", "[h]:mm", "12:00"),
    ("0.75", "h:mm AM/PM", "6:00 PM"),
    ("0", "h:mm AM/PM", "12:00 AM"),
    ("0", "yyyy/m/d", "1900/1/0"),
    ("1", "yyyy/m/d", "1900/1/1"),
    ("59", "yyyy/m/d", "1900/2/28"),
    ("60", "yyyy/m/d", "1900/2/29"),
    ("61", "yyyy/m/d", "1900/3/1"),
    ("2958465", "yyyy/m/d", "9999/12/31"),
    ("0.99999999", "h:mm:ss", "0:00:00"),
    ("0.0000057870", "mm:ss.0", "00:00.5"),
]


@pytest.mark.parametrize(("serial", "code", "expected"), SHOWN)
def test_a_date_looks_as_in_its_cell(serial: str, code: str, expected: str) -> None:
    assert date_text(Decimal(serial), code) == expected


def test_days_may_be_counted_from_1904() -> None:
    assert date_text(Decimal(0), "yyyy-mm-dd", from_1904=True) == "1904-01-01"
    assert shown(Decimal(43099), "yyyy-mm-dd", from_1904=True) == "2021-12-31"


@pytest.mark.parametrize("serial", ["-1", "2958466"])
def test_what_is_no_date_is_shown_as_a_number(serial: str) -> None:
    assert date_text(Decimal(serial), "yyyy-mm-dd") is None
    assert shown(Decimal(serial), "yyyy-mm-dd") == serial


@pytest.mark.parametrize(
    "code", ["0.00", '0"年"', "General", "@", "[Red]0.0", "0.00E+00", "[$¥-804]#,##0", '"d"0', "\\d0"]
)
def test_a_number_format_is_no_date_format(code: str) -> None:
    assert not is_date_format(code)
