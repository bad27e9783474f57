"""Whole values: the real ones, the made ones, and everything else a cell may hold."""

import csv
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.values import Comparator, Kind, Role, Value, lexer, read, read_number
from jixiao.values.any_shape import read_any
from jixiao.values.common_shape import read_common
from jixiao.values.tails import SCALE_WORDS, measure_of
from jixiao.values.units import KNOWN_UNITS

HERE = Path(__file__).parent


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


# The money row "0" is the same text and role as the quantity row "0": only the target makes it money
# (see test_comparing), so it is not asked of read().
REAL = [row for row in rows("values.tsv") if (row["text"], row["kind"]) != ("0", "money")]
MADE = rows("corpus.tsv")
ROLES = st.sampled_from(Role)
TAILS = [scale + unit for scale in ("", *SCALE_WORDS) for unit in sorted(KNOWN_UNITS) if measure_of(scale + unit)]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="≥≤><=0123456789.,%万亿元件人次年月日底前第季度/·-~至±:()（）*Xx余多约近每"
        "一二三百千以上下内不低于达到，。；、 \n",
        max_size=30,
    ),
    st.sampled_from([row["text"] for row in REAL + MADE]),
    st.tuples(*[st.sampled_from([row["text"] for row in REAL + MADE])] * 2).map("".join),
)


def shown(value: Value) -> dict[str, str]:
    return {
        "kind": value.kind.value,
        "comparator": value.comparator.value if value.comparator else "",
        "number": value.number_text or "",
        "upper_number": value.upper_text or "",
        "unit": value.unit,
        "scale": f"{value.scale:f}",
    }


def expected(row: dict[str, str]) -> dict[str, str]:
    columns = ("kind", "comparator", "number", "upper_number", "unit")
    return {column: row[column] or "" for column in columns} | {"scale": row["scale"] or "1"}


@pytest.mark.parametrize("row", REAL + MADE, ids=lambda row: f"{row['text']}-{row['role']}")
def test_a_listed_value_reads_as_listed(row):
    assert shown(read(row["text"], Role(row["role"]))) == expected(row)


@pytest.mark.parametrize("row", REAL + MADE, ids=lambda row: f"{row['text']}-{row['role']}")
def test_a_listed_value_written_out_reads_back_the_same(row):
    value = read(row["text"], Role(row["role"]))
    assert read(str(value), Role(row["role"])) == value


def test_enough_values_of_our_own_are_listed():
    assert len(MADE) >= 200


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, ROLES)
def test_any_text_ends_in_a_value_and_an_unreadable_one_says_where_and_why(text, role):
    value = read(text, role)
    assert value.text == text
    if value.kind is Kind.UNREADABLE:
        assert value.position is not None
        assert 0 <= value.position <= len(text)
        assert value.why


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, ROLES)
def test_any_value_written_out_reads_back_the_same(text, role):
    value = read(text, role)
    assert read(str(value), role) == value


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from([Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MORE, Comparator.LESS, Comparator.EQUAL]),
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["件", "人次", "元", "%", "个月", "元/人·天", "次/年", "平方米"]),
    ROLES,
)
def test_comparator_number_scale_and_unit_are_kept(comparator, number, scale, unit, role):
    scale = "" if unit == "%" else scale
    value = read(f"{reading_sign(comparator)}{number:f}{scale}{unit}", role)
    assert (value.comparator, value.number, value.unit) == (comparator, number, unit)
    assert f"{value.number:f}" == f"{number:f}"


def reading_sign(comparator: Comparator) -> str:
    return {">=": "≥", "<=": "≤"}.get(comparator.value, comparator.value)


@pytest.mark.parametrize("row", REAL + MADE, ids=lambda row: f"{row['text']}-{row['role']}")
def test_the_short_way_gives_what_the_grammar_gives(row):
    role = Role(row["role"])
    quick = read_common(row["text"], role)
    if quick is not None:
        slow = read_any(row["text"], role)
        assert (quick, quick.presumed) == (slow, slow.presumed)


def test_every_known_unit_reads_the_same_both_ways():
    for tail in TAILS:
        text = f"≥12.50{tail}"
        quick = read_common(text, Role.TARGET)
        if not tail[-1].isdigit():  # m2 and m3 take the long way
            assert quick == read_any(text, Role.TARGET), text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.sampled_from(["", "≥", "≤", "=", "不低于", "至少", "不超过"]),
    st.sampled_from(["5", "12.50", "2021", "0"]),
    st.sampled_from(sorted(tail for tail in TAILS if not tail[-1].isdigit())),
    st.sampled_from(["", "/年", "/人", "/人/天", "/%", "/公里"]),
    st.sampled_from(["", "以上", "以内"]),
    ROLES,
)
def test_the_short_way_gives_what_the_grammar_gives_for_every_unit(sign, figures, tail, below, suffix, role):
    text = f"{sign}{figures}{tail}{below}{suffix}"
    quick = read_common(text, role)
    if quick is not None:
        assert quick == read_any(text, role)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "≥" * 100_000,
        " " * 100_000,
        "(" * 100_000,
        "1," * 50_000,
        "一" * 100_000,
        "a" * 100_000,
        "9" * 10_000,
    ],
    ids=["digits", "signs", "spaces", "brackets", "commas", "numerals", "letters", "ten thousand digits"],
)
def test_a_text_of_any_length_is_settled_by_its_length(text):
    value = read(text)
    assert value.kind in (Kind.UNREADABLE, Kind.BLANK)
    assert value.why == "文字超过4000字，不像一个值"


@pytest.mark.parametrize(
    "piece", ["9", "≥", "(", ")", "1,", "一", "a", "1.", "≥1件", "至", "年", "2021年", "每", "第", "a1-", "百分之"]
)
def test_the_lexer_cuts_each_character_once(piece):
    text = piece * (3000 // len(piece))
    cut = lexer.tokens(text)
    assert "".join(token.text for token in cut) == text
    assert [token.start for token in cut] == sorted({token.start for token in cut})


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "≥",
        "(",
        ")",
        "1,",
        "一",
        "a",
        "1.",
        "≥1件",
        "至",
        "年",
        "2021年",
        "每",
        "第",
        "a1-",
        "百分之",
        "1/",
        "±",
        "1-",
    ],
)
def test_a_long_monotone_text_still_ends_in_a_value(piece):
    assert isinstance(read(piece * (3900 // len(piece))), Value)


@pytest.mark.parametrize(
    ("text", "role", "presumed"),
    [
        ("100%", Role.TARGET, ("未写比较符，按“=”理解",)),
        ("100%", Role.ACTUAL, ()),
        ("≥20度", Role.TARGET, ("“度”按温度（℃）理解",)),
        ("100%（以财政批复为准）", Role.ACTUAL, ("括号内的文字未计入：以财政批复为准",)),
        ("达到98%", Role.ACTUAL, ("实际完成值中的“达到”按“=”理解",)),
        ("较上年提高5%", Role.ACTUAL, ("这是变化幅度（较上年提高），不是绝对水平",)),
        ("2021年累计办理690件", Role.ACTUAL, ("“2021年”按时间背景理解",)),
        ("2021.12", Role.ACTUAL, ("“2021.12”按年月理解",)),
        ("自受理之日起3个工作日", Role.TARGET, ("“……起”之后的时长按“不超过”理解",)),
        ("2月底前", Role.TARGET, ("“2月底”的日期随年份而定",)),
        ("12月前", Role.TARGET, ("“前”按不晚于当月理解",)),
        ("12次，其中线上5次、线下7次", Role.ACTUAL, ("“其中”的分项未计入：其中线上5次、线下7次",)),
        ("96.5%，较上年提高3.2个百分点", Role.ACTUAL, ("与以前年度的比较未计入：较上年提高3.2个百分点",)),
        ("1-11月完成95%", Role.ACTUAL, ("“1-11月”按时间背景理解",)),
    ],
)
def test_what_is_presumed_is_said(text, role, presumed):
    assert read(text, role).presumed == presumed


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ("#N/A", 0, "“#N/A”是表格软件的错误值"),
        ("≤90%以上", 4, "前后两个比较符互相矛盾"),
        ("90%提高到95%", 6, "同一句里有两个数，无法确定哪个是指标的值"),
        ("95%-90%", 3, "区间的下限大于上限，请核对"),
        ("690 件/660 件", 5, "“/”连接的两部分无法确定是比例、日期还是两个数"),
        ("1E+05", 0, "“1E+05”是科学计数法，请按普通数字填写"),
        ("1,2345件", 0, "“1,2345”不是规范的数字，请核对小数点和千分位"),
        ("2月30日", 0, "“2月30日”不是日历上有的日期"),
        ("未完成5件", 3, "“未完成”后面的数不是完成的数，或比较的是别的内容"),
        ("20240630", 0, "“20240630”像是连写的日期，请写成“2024年6月30日”"),
        ("9" * 40, 0, "“999999999999……”位数过多，请核对"),
        ("3个未完成", 0, "“未完成”说明这个数不是完成的数，请写明完成了多少"),
        ("完成10个，其中3个未完成", 6, "“其中3个未完成”说明前面的数没有全部完成，请写明完成了多少"),
        ("(340/350)*100%", 10, "“*100%”像是算式，请只写结果"),
        ("逾期3天", 2, "“逾期”后面的数是相差的数，不是完成的数"),
        ("排名前10名", 3, "“排名前”后面的数是名次或范围，不是完成的数"),
        ("预计可完成300人", 5, "“预计可完成”后面的数像是计划数，不是实际完成值"),
        ("计划于2023年6月底完成", 3, "“计划于”后面的日期像是计划的日期，不是实际完成的日期"),
        ("几十家", 1, "“几十”不是确定的数，请写成一个数"),
        ("3*2", 0, "“3*2”是服务时间还是算式，无法确定，请写成“7*24小时”"),
        ("1、95%", 0, "“1、”是序号还是数，无法确定"),
        ("2022、2023年", 0, "“2022”是年份还是数，无法确定"),
        ("基本达到100%", 2, "“基本”后面的数不是确定的数，请写明实际的数"),
    ],
)
def test_an_unreadable_value_says_where_and_why(text, position, why):
    value = read(text, Role.ACTUAL)
    assert (value.kind, value.position, value.why) == (Kind.UNREADABLE, position, why)


def test_a_cell_of_several_values_carries_each():
    value = read("重点刑满释放人员衔接率 100%, 帮教率 90%以上")
    assert [str(part) for part in value.parts] == ["100%", "≥90%"]
    assert [part.number for part in read("均为 100%", Role.ACTUAL).parts] == [Decimal(100)]
    assert [str(part.when) for part in read("4月立项，5月启动，12月完成").parts] == ["04", "05", "12"]


def test_lines_of_one_cell_are_clauses():
    value = read("衔接率100%\n帮教率90%以上")
    assert [str(part) for part in value.parts] == ["100%", "≥90%"]
    assert read("支出金额控\n制在预算额\n度内").comparator is Comparator.AT_MOST


@pytest.mark.parametrize(
    ("text", "number"),
    [("10", "10"), ("10分", "10"), ("10.0", "10.0"), ("2,136.50", "2136.50"), ("９.８", "9.8"), ("-3", "-3"),
     (" 0.25 ", "0.25"), ("—", None), ("", None), (None, None), ("10/10", None), ("1,23", None), ("十", None)],
)  # fmt: skip
def test_a_number_cell_holds_one_number_or_none(text, number):
    assert read_number(text) == (None if number is None else Decimal(number))


def work(text: str) -> int:
    """How many calls reading a text takes."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", ["每年", "≥", "1、", "1件，", "(", "约", "2021年", "不低于", "一", "1至"])
def test_twice_the_text_is_about_twice_the_work(piece):
    read(piece)  # whatever is built once is built here
    short, long = (work(piece * (length // len(piece))) for length in (1500, 3000))
    assert long <= 2.2 * short + 100
