"""The packs that come with jixiao: what each says, and that it says where it has it from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.form.family import Family, Group
from jixiao.packs import Pack, load_pack, pack_names
from jixiao.packs.loader import DATA
from jixiao.packs.model import Curve, Excess, Late
from jixiao.packs.schema import SECTIONS

PACKS = {name: load_pack(name) for name in pack_names()}


def test_the_packs_asked_for_are_there_national_first() -> None:
    assert pack_names()[0] == "national"
    wanted = {"national", "tianjin", "tianjin-2021", "hubei", "hunan", "hebei", "guangxi", "jiangxi-2017"}
    assert wanted <= set(pack_names())


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_a_shipped_pack_is_named_like_its_file(pack: Pack) -> None:
    assert (DATA / f"{pack.name}.toml").is_file()
    assert pack.title
    assert isinstance(pack.valid_from, date)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_section_states_its_ground(pack: Pack) -> None:
    assert set(SECTIONS) <= set(pack.grounds)
    for ground in pack.grounds.values():
        assert ground.source
        assert ground.because.endswith("。")


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_what_nobody_could_read_again_is_marked(pack: Pack) -> None:
    assert pack.provenance == f"依据：{pack.source}（原文待核对）；以财政部门要求为准。"


@pytest.mark.parametrize("name", [name for name in pack_names() if name != "national"])
def test_a_province_changes_only_what_it_names(name: str) -> None:
    national, own = PACKS["national"], PACKS[name]
    assert own.extends == "national"
    inherited = {section for section, ground in own.grounds.items() if ground.pack == "national"}
    assert inherited == {section for section in SECTIONS if own.grounds[section] == national.grounds[section]}


def test_national_holds_the_documented_numbers() -> None:
    pack = PACKS["national"]
    assert dict(pack.weights) == {
        Group.EXECUTION: 10,
        Group.OUTPUT: 50,
        Group.BENEFIT: 30,
        Group.SATISFACTION: 10,
    }
    assert dict(pack.weight_sets[1])[Group.COST] == 20
    assert (pack.warn_above, pack.reason_above) == (Decimal("0.20"), Decimal("0.30"))
    assert [(band.low, band.high) for band in pack.tiers] == [
        (Decimal("0.80"), 1),
        (Decimal("0.60"), Decimal("0.80")),
        (0, Decimal("0.60")),
    ]
    assert (pack.higher, pack.lower, pack.equal_above, pack.decimals) == (Curve.RATIO, Curve.RATIO, Curve.FULL, 2)
    assert pack.above.rule is Excess.NONE
    assert pack.late is Late.ASK
    assert pack.severities == {}


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grades_have_no_gaps(total: str, grade: str) -> None:
    assert PACKS["national"].grade(Decimal(total)) == grade


def test_what_each_province_changes() -> None:
    assert PACKS["tianjin"].adjustable.above
    assert PACKS["hebei"].adjustable.unequal
    assert PACKS["tianjin-2021"].above.factor == Decimal("0.9")
    assert PACKS["tianjin-2021"].cost.underspent is Curve.RATIO
    assert PACKS["guangxi"].qualitative_remark_required
    assert PACKS["guangxi"].adjustable.manual_deduction
    assert PACKS["guangxi"].above.reason_when_zero == 30
    assert PACKS["hubei"].budget.weight == 20
    assert PACKS["hubei"].tiers[1].low == Decimal("0.50")
    assert [band.share for band in PACKS["jiangxi-2017"].cost.bands] == [1, Decimal("0.6"), Decimal("0.2")]
    assert PACKS["manual-2022"].above.points == 2
    assert [cap.points for cap in PACKS["manual-2022"].caps] == [59, 69, 79, 89]
    assert PACKS["sichuan-daying-2020"].counting.families == (Family.QUANTITY,)
    assert PACKS["sichuan-2023"].budget.reason_below == Decimal("0.90")
    assert PACKS["shanxi"].cost.cap_without_targets == 5
    assert PACKS["system-2022"].lower is Curve.LINEAR


def test_what_was_recomputed_row_by_row_is_marked_as_checked() -> None:
    pack = PACKS["tianjin-2021"]
    assert set(SECTIONS) - set(pack.unverified) == {"above", "cost"}


def test_where_a_province_is_silent_its_pack_says_so_and_inherits() -> None:
    hunan, national = PACKS["hunan"], PACKS["national"]
    assert "继承全国口径" in hunan.because
    assert hunan.grounds == national.grounds
    assert hunan.valid_from == national.valid_from


OWN = """
name = "我们县"
title = "我们县的口径"
extends = "tianjin"
source = "县财政局2024年通知"
because = "县里另有规定。"
verified = false

[deadline]
source = "县财政局2024年通知"
because = "逾期不得分。"
verified = true
late = "nothing"

[severities]
source = "县财政局2024年通知"
because = "县里要求更严。"
verified = true
S01 = "错误"

[above]
source = "县财政局2024年通知"
because = "写成文字的数也认。"
verified = true
warn = "0.10"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "我们县.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_file_of_ones_own_extends_a_shipped_pack(own: Path) -> None:
    pack = load_pack(own)
    assert (pack.name, pack.extends) == ("我们县", "tianjin")
    assert pack.late is Late.NOTHING
    assert pack.adjustable.over
    assert pack.severities == {"S01": "错误"}
    assert (pack.warn_above, pack.reason_above) == (Decimal("0.10"), Decimal("0.30"))
    assert pack.grounds["deadline"].pack == "我们县"
    assert pack.grounds["adjustable"].pack == "tianjin"
    assert pack.grounds["grades"].pack == "national"


def test_a_path_may_be_given_as_text(own: Path) -> None:
    assert load_pack(str(own)) == load_pack(own)


def test_a_file_may_extend_its_neighbour_and_begin_with_a_byte_order_mark(own: Path) -> None:
    neighbour = own.with_name("街道.toml")
    text = OWN.partition("[deadline]")[0].replace("我们县", "街道").replace('"tianjin"', '"我们县.toml"')
    neighbour.write_text(text, encoding="utf-8-sig")
    assert load_pack(neighbour).late is Late.NOTHING


def test_a_fully_checked_pack_is_not_marked(tmp_path: Path) -> None:
    text = (DATA / "national.toml").read_text(encoding="utf-8")
    path = tmp_path / "checked.toml"
    path.write_text(
        text.replace("verified = false", "verified = true").replace('"national"', '"checked"'), encoding="utf-8"
    )
    pack = load_pack(path)
    assert pack.unverified == ()
    assert pack.provenance == "依据：财预〔2020〕10号《项目支出绩效评价管理办法》；以财政部门要求为准。"


def test_a_pack_without_a_date_anywhere_is_refused(tmp_path: Path) -> None:
    from jixiao.packs import PackError

    text = (DATA / "national.toml").read_text(encoding="utf-8").replace('"national"', '"undated"')
    path = tmp_path / "undated.toml"
    path.write_text(text.replace("valid_from = 2020-02-25\n", ""), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(path)
    assert str(caught.value) == (
        "口径文件 undated.toml 开头缺少“valid_from”，请写明自哪一天起适用，例如 valid_from = 2024-01-01。"
    )


def test_a_shipped_pack_is_read_once() -> None:
    assert load_pack("national") is load_pack("national")
