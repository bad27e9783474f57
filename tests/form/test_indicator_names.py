import pytest

from jixiao.form.indicator_names import bare, is_bad_outcome, is_change, is_good_change, is_good_share, is_rate


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("群众 满意度", "群众满意度"),
        ("验收合格率（%）", "验收合格率"),
        ("办结率（件/件）（年度）", "办结率"),
        ("参训人员满意度。", "参训人员满意度"),
        ("１２３４５热线接通率", "12345热线接通率"),
        ("（一）宣讲场次", "(一)宣讲场次"),
        ("", ""),
    ],
)
def test_a_bare_name_has_no_white_space_and_no_bracket_at_its_end(name, expected):
    assert bare(name) == expected


@pytest.mark.parametrize(
    "name", ["验收合格率", "群众满意度", "政策知晓度", "阵地覆盖面", "女性占比", "增长率", "投诉率"]
)
def test_a_rate_needs_a_percent_sign(name):
    assert is_rate(name)


@pytest.mark.parametrize(
    "name", ["巡查频率", "工作效率", "装机功率", "图像分辨率", "资产周转率", "财政资金放大率", "服务质量", "办结件数"]
)
def test_these_are_no_shares_of_a_whole(name):
    assert not is_rate(name)


@pytest.mark.parametrize(
    "name", ["案件办结率", "群众满意度", "投诉办结率", "设备完好率", "图书流通率", "就业率", "法治宣传覆盖面"]
)
def test_a_good_share_should_be_high(name):
    assert is_good_share(name)
    assert not is_bad_outcome(name)


@pytest.mark.parametrize(
    "name", ["投诉率", "未办结率", "抽检不合格率", "满意度提升率", "三公经费控制率", "税收增长率", "投诉下降率"]
)
def test_these_are_no_good_shares(name):
    assert not is_good_share(name)


@pytest.mark.parametrize(
    "name",
    [
        "有效投诉率",
        "社区矫正对象重新犯罪率",
        "安全事故起数",
        "火灾发生起数",
        "失业率",
        "贫困发生率",
        "群体性事件数",
        "网络安全事件发生次数",
        "错案率",
        "办案差错率",
        "伤亡人数",
    ],
)
def test_a_bad_outcome_should_be_low(name):
    assert is_bad_outcome(name)


@pytest.mark.parametrize(
    "name",
    [
        "投诉举报办结率",
        "违法案件查处数量",
        "事故应急演练次数",
        "零投诉率",
        "无安全事故",
        "投诉下降率",
        "隐患整改率",
        "失业人员培训人数",
        "污染防治项目数",
        "信访总量",
        "帮扶贫困人数",
        "收治患病人数",
        "维修故障数量",
        "纠正违法件数",
        "发现违规数量",
    ],
)
def test_what_is_done_about_it_is_no_bad_outcome(name):
    assert not is_bad_outcome(name)


@pytest.mark.parametrize(
    ("name", "expected"), [("税收增长率", True), ("同比变动", True), ("投诉下降率", True), ("办结率", False)]
)
def test_a_change_may_pass_100_percent(name, expected):
    assert is_change(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("能耗降低率", True), ("工效提升率", True), ("满意度下降率", False), ("三公经费增长率", False)],
)
def test_a_good_change_should_be_large(name, expected):
    assert is_good_change(name) is expected
