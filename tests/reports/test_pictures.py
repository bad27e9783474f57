"""Charts: which a form gives, what they show, and that they can be told apart without colour."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from PIL import Image

from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.reports.pictures import has_font
from jixiao.reports.pictures.chart import Bar, Fill, Plan
from jixiao.reports.pictures.draw import draw
from jixiao.reports.pictures.plans import plans_of
from jixiao.review.overview import overview
from jixiao.scoring import score_form
from reports.made import FORM
from text_grid import sheet_from_text

PACK = load_pack("national")


def plans(text: str) -> dict[str, Plan]:
    """The charts of a drawn form, by their titles."""
    (form,) = read_book(Snapshot((sheet_from_text(text, "自评表"),)), "自评表.xlsx").forms
    score = score_form(form, PACK)
    return {plan.title: plan for plan in plans_of(score, overview(score, PACK))}


def image_of(plan: Plan) -> Image.Image:
    return Image.open(io.BytesIO(draw(plan).data))


def test_scores_by_kind_end_where_their_share_of_the_weight_ends():
    bars = plans(FORM)["各类指标得分情况"].bars
    assert [(bar.label, bar.told) for bar in bars] == [
        ("预算执行率", "8／10分，80%"),
        ("产出指标", "56／60分，93.33%"),
        ("效益指标", "20／20分，100%"),
        ("满意度指标", "10／10分，100%"),
    ]
    assert bars[0].length == Decimal("0.8")


def test_a_form_without_goals_has_no_chart_of_goals():
    assert list(plans(FORM)) == ["各类指标得分情况", "完成值与指标值的偏离"]


def test_a_deviation_of_absurd_length_is_cut_with_its_number_beside_it():
    bars = plans(FORM.replace("552件", "552000件"))["完成值与指标值的偏离"].bars
    assert bars[0] == Bar("办理件数", Decimal(1), "+275900%", Fill.LIGHT, cut=True)


def test_what_fell_short_is_filled_otherwise_than_what_went_far_beyond():
    plan = plans(FORM)["完成值与指标值的偏离"]
    assert [(bar.fill, bar.told) for bar in plan.bars] == [(Fill.LIGHT, "+176%"), (Fill.HATCHED, "-5.26%")]
    assert plan.key == ((Fill.LIGHT, "明显高于指标值"), (Fill.HATCHED, "未达到指标值"))


def test_a_form_without_scores_has_no_chart_of_scores():
    text = "\n".join(
        "|".join(line.split("|")[:5]) for line in FORM.split("\n") if not line.startswith(("总分", "预算", "部门"))
    )
    assert "各类指标得分情况" not in plans(text)


def test_the_text_for_those_who_do_not_see_it_tells_every_bar():
    assert plans(FORM)["完成值与指标值的偏离"].alt == "柱状图：完成值与指标值的偏离。办理件数+176%；按时办结率-5.26%。"


def test_a_chart_of_many_goals_shows_the_first_ones_and_says_so():
    rows = "".join(f"目标{number} | 指标{number} | ≥1件 | 2件 | 1 | 1\n" for number in range(1, 41))
    plan = plans(f"自评表\n绩效目标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n{rows}")[
        "各绩效目标得分情况（前24项）"
    ]
    assert len(plan.bars) == 24


@pytest.fixture
def font():
    assert has_font(), "the tests of pictures need a Chinese font: tools/install_libreoffice.sh installs one"


def test_a_picture_has_no_colour_and_the_three_fills_differ_in_lightness(font):
    shares = []
    for fill in Fill:
        image = image_of(Plan("图", "图", (Bar("甲", Decimal(1), "1", fill), Bar("乙", Decimal(1), "1", fill))))
        assert image.mode == "L"
        inside = image.crop((150, 24, 450, 34)).tobytes()
        shares.append(sum(inside) / len(inside))
    dark, light, hatched = shares
    assert light - dark > 60
    assert light - hatched > 20
    assert abs(hatched - dark) > 20


def test_a_longer_bar_is_longer_in_the_picture(font):
    image = image_of(Plan("图", "图", (Bar("甲", Decimal("0.5"), "", Fill.DARK), Bar("乙", Decimal(1), "", Fill.DARK))))
    widths = [sum(value < 140 for value in image.crop((60, top, 980, top + 1)).tobytes()) for top in (29, 67)]
    assert widths[1] > 1.8 * widths[0] > 0


def test_a_long_name_is_cut_to_fit(font):
    image = image_of(Plan("图", "图", (Bar("很长的名称" * 30, Decimal(1), "1"), Bar("乙", Decimal(0), "0"))))
    assert image.width == 980
