"""What a reason lacks: the published reasons of one bureau, and poor ones seen elsewhere."""

import pytest

from jixiao.checks.reason_quality import Lack, assess, is_blank, is_circular, is_slogan

NUMBERS, CAUSE, CIRCULAR, SLOGAN = Lack.NUMBERS, Lack.CAUSE, Lack.CIRCULAR, Lack.SLOGAN
MEASURE, WHO, WHEN = Lack.MEASURE, Lack.WHO, Lack.WHEN

# target, actual, reason, what it lacks
PUBLISHED = [
    ("≥200件", "552件", "信访部门导入集体信访案件增多。", [NUMBERS, MEASURE, WHO, WHEN]),
    (
        "≥10000件",
        "17329件",
        "疫情原因导致各类矛盾纠纷增长较多，调解员积极主动作为，使得调解案件数增长多。",
        [NUMBERS, MEASURE, WHO, WHEN],
    ),
    (
        "≤180万元",
        "200万元",
        "疫情原因导致各类矛盾纠纷增长较多，调解员积极主动作为，使得调解案件数增长多，申请补贴金额相应增长。",
        [NUMBERS, MEASURE, WHO, WHEN],
    ),
    (
        "≤22万元",
        "23万元",
        "因有临时性课题项目增加。今后进一步加强课题管理，强化经费测算的精准性。",
        [NUMBERS, WHO, WHEN],
    ),
    ("≥10次", "14次", "法律审核覆盖进一步扩大。2023年设定目标时将充分考虑合同增量。", [NUMBERS, WHO]),
    ("≥200件", "573件", "2021年9月，行政复议职责集中后，导致行政复议案件数量增加。", [NUMBERS, MEASURE, WHO, WHEN]),
    (
        "≤50万元",
        "38.63万元",
        "因疫情原因，无法按年初计划开展线下培训，培训形式改为线上与线下培训相结合，因此预算与实际支出有所偏差。",
        [NUMBERS, MEASURE, WHO, WHEN],
    ),
    (
        "≤70万元",
        "68.60万元",
        "精打细算，在保证证件质量的前提下节约经费开支。",
        [NUMBERS, SLOGAN, MEASURE, WHO, WHEN],
    ),
    ("≤2398.7 万元", "2485.67万元", "人员增加，造成机构保障经费增加。", [NUMBERS, MEASURE, WHO, WHEN]),
    (
        "≥25万通/年",
        "43.7万通/年",
        "因普法宣传力度加大，群众法治意识提升，加之疫情等因素影响，群众通过12348热线和市公共法律服务中心寻求法律帮助显著增多。",
        [NUMBERS, MEASURE, WHO, WHEN],
    ),
    (
        "≥751件",
        "1042件",
        (
            "法律援助覆盖范围不断扩大，困难群众依法维权意识提升，对法律援助需求有所增加。"
            "下一步，将对指标值进行更全面科学评估，避免偏差。"
        ),
        [NUMBERS, WHO, WHEN],
    ),
    (
        "≥26天",
        "21.5天",
        (
            "受疫情影响，市退役军人事务局调整现场值班，影响了年度指标的完成。"
            "下一步，市法律援助中心将根据疫情防控要求，优化工作站值班方式，确保值班天数完成指标值。"
        ),
        [NUMBERS, WHEN],
    ),
    (
        "≥363天",
        "174天",
        (
            "受疫情影响，部分办案单位未恢复或调整现场值班，影响了年度指标的完成。"
            "下一步，市法律援助中心将根据疫情防控要求，优化工作站值班方式，确保值班天数完成指标值。"
        ),
        [NUMBERS, WHEN],
    ),
    ("≥39人", "31人", "年度内调出工作人员。", [NUMBERS, MEASURE, WHO, WHEN]),
    ("≤1039.1万元", "889万元", "年度内调出工作人员，造成机构运行经费减少。", [NUMBERS, MEASURE, WHO, WHEN]),
    ("≤5万元", "0", "此费用已于2020年12月支付。今后进一步强化经费测算的精准性。", [NUMBERS, WHO, WHEN]),
]

POOR = [
    ("", [Lack.TEXT]),
    ("无", [Lack.TEXT]),
    ("0", [Lack.TEXT]),
    ("见上。", [Lack.TEXT]),
    ("——", [Lack.TEXT]),
    ("未完成目标的原因是预算执行率未完成预计目标", [NUMBERS, CIRCULAR, MEASURE, WHO, WHEN]),
    ("因完成值低于指标值。", [NUMBERS, CIRCULAR, MEASURE, WHO, WHEN]),
    ("精打细算", [NUMBERS, SLOGAN, MEASURE, WHO, WHEN]),
    ("今后加强管理。", [NUMBERS, CAUSE, WHO, WHEN]),
    ("下一步由工程科于2024年6月底前完成。", [NUMBERS, CAUSE]),
]

GOOD = [
    "指标值20座，实际完成16座，因选址审批延期，4座未开工。下一步由建设科于2024年6月底前建成。",
    "应完成20座、完成16座，受汛情影响停工45天，住建局工程科将在明年二季度前补齐。",
]


@pytest.mark.parametrize(("target", "actual", "reason", "lacks"), PUBLISHED)
def test_a_published_reason_lacks_what_a_reviewer_would_ask_for(target, actual, reason, lacks):
    assert list(assess(reason, target=target, actual=actual)) == lacks


@pytest.mark.parametrize(("reason", "lacks"), POOR)
def test_a_poor_reason_is_told_what_it_lacks(reason, lacks):
    assert list(assess(reason, target="≥20座", actual="16座")) == lacks


@pytest.mark.parametrize("reason", GOOD)
def test_a_complete_reason_lacks_nothing(reason):
    assert assess(reason, target="≥20座", actual="16座") == ()


def test_a_measure_in_its_own_column_counts():
    lacks = assess("因选址审批延期。", target="≥20座", actual="16座", measure="由建设科于2024年6月底前建成。")
    assert lacks == (NUMBERS,)


def test_a_cause_and_its_promise_may_share_a_sentence():
    assert CAUSE not in assess("部分设备未到报废年限，下年据实申报")


@pytest.mark.parametrize("promise", ["社区科下季度补访", "由基建科3月底前完工", "尽快办理竣工验收", "下个月补发"])
def test_a_promise_without_the_usual_words_is_a_measure(promise):
    assert MEASURE not in assess(f"老旧小区入户率低。{promise}。")


def test_the_name_of_the_indicator_is_no_cause():
    assert CIRCULAR in assess("患者满意度未达到目标值", name="患者满意度")


def test_a_rectification_may_be_the_cause():
    assert CAUSE not in assess("2家企业隐患整改需停产施工，由危化科督办，2024年3月底前完成。")


def test_words_without_numbers_ask_for_none():
    assert NUMBERS not in assess("因场地维修推迟。", target="及时", actual="基本及时")


@pytest.mark.parametrize("text", ["无", "无。", " ", "/", "-", "××", "同上", "不适用"])
def test_a_filler_is_no_reason(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["无法按计划开展", "见上级文件调整指标", "0人报名"])
def test_a_text_that_begins_like_a_filler_is_a_reason(text):
    assert not is_blank(text)


@pytest.mark.parametrize(
    "text", ["未完成年度目标", "预算执行率低", "实际完成数低于指标值", "年末预算未执行完", "完成情况较好"]
)
def test_the_result_once_more_is_circular(text):
    assert is_circular(text)


@pytest.mark.parametrize(
    "text", ["疫情影响走访", "招标流标", "项目跨年", "案件数量较多", "1人去世", "人员增加", "天气原因"]
)
def test_a_fact_is_not_circular(text):
    assert not is_circular(text)


@pytest.mark.parametrize("text", ["厉行节约，改用电子版，减少印刷2000册", "因统筹安排调整"])
def test_a_slogan_with_a_fact_is_none(text):
    assert not is_slogan(text)
