"""Sound reports beside sound forms: long ones, with last year's figures, parts and plans, and not one false alarm."""

from pathlib import Path

import pytest

from checks.case_files import findings
from jixiao.checks import Severity, registry

FOLDER = Path(__file__).parent / "reports"
PAIRS = sorted(path.name.removesuffix(".form.txt") for path in FOLDER.glob("*.form.txt"))
AGAINST_FORMS = {code for code, check in registry().items() if check.scope == "report"} | {"X22", "X23"}

# a report, what it says, what it would say wrongly, and the check that finds it
ALTERED = [
    ("云南-部门整体", "活动318场次", "活动328场次", "X11"),
    ("云南-部门整体", "培训人民调解员1620人", "培训人民调解员1560人", "X11"),
    ("云南-部门整体", "再犯罪率为0.08%", "再犯罪率为0.18%", "X11"),
    ("云南-部门整体", "1338.5万元", "1238.5万元", "X11"),
    ("云南-部门整体", "案件2000件以上", "案件2100件以上", "X12"),
    ("云南-部门整体", "3215.60万元", "3205.60万元", "X15"),
    ("云南-部门整体", "98.52%", "98.25%", "X16"),
    ("云南-部门整体", "99.85分", "98.85分", "X17"),
    ("云南-部门整体", "“优”", "“良”", "X18"),
    ("上海-项目", "1.29万人次", "1.35万人次", "X11"),
    ("上海-项目", "热线接听8420通", "热线接听8240通", "X11"),
    ("上海-项目", "实际支出274.56万元", "实际支出275.46万元", "X15"),
    ("上海-项目", "12000人次以上", "12500人次以上", "X12"),
    ("安徽-部门整体", "受援人满意率97%", "受援人满意率95%", "X11"),
    ("安徽-部门整体", "调解矛盾纠纷3286件", "调解矛盾纠纷3186件", "X11"),
    ("安徽-部门整体", "1,806.70万元", "1,816.70万元", "X15"),
    ("安徽-部门整体", "486.20万元", "468.20万元", "X15"),
    ("四川-部门整体", "河道巡查512次", "河道巡查521次", "X11"),
    ("四川-部门整体", "水质达标率97.5%", "水质达标率95.5%", "X11"),
    ("四川-部门整体", "水土流失面积36.2平方公里", "水土流失面积38.2平方公里", "X11"),
    ("四川-部门整体", "受益群众满意度94%", "受益群众满意度92%", "X11"),
    ("湖南-项目", "20.86万人", "21.86万人", "X11"),
    ("湖南-项目", "养老金人数93512人", "养老金人数95312人", "X11"),
    ("湖南-项目", "参保人员满意度95.2%", "参保人员满意度96.2%", "X11"),
    ("湖南-项目", "全年执行数12860.5万元", "全年执行数12806.5万元", "X15"),
    ("湖南-项目", "99.94分", "99.49分", "X17"),
]


def found(name: str, said: str = "", altered: str = ""):
    form, report = (
        (FOLDER / f"{name}.{part}.txt").read_text(encoding="utf-8").rstrip("\n") for part in ("form", "report")
    )
    assert said in report
    return findings((("自评表", form),), "national", report.replace(said, altered) if said else report)


def test_there_are_reports_of_several_provinces_and_of_departments_and_projects():
    assert {name.split("-")[1] for name in PAIRS} >= {"部门整体", "项目"}
    assert len({name.split("-")[0] for name in PAIRS}) >= 3


@pytest.mark.parametrize("name", PAIRS)
def test_a_sound_report_gives_no_error_and_no_warning(name: str):
    grave = [f"{one.code} {one.cell.ref} {one.message}" for one in found(name) if one.severity is not Severity.NOTICE]
    assert grave == []


@pytest.mark.parametrize("name", PAIRS)
def test_a_sound_report_is_not_set_against_its_form(name: str):
    assert [f"{one.code} {one.cell.ref} {one.message}" for one in found(name) if one.code in AGAINST_FORMS] == []


@pytest.mark.parametrize(("name", "said", "altered", "code"), ALTERED, ids=str)
def test_a_number_that_is_altered_in_the_report_is_found(name: str, said: str, altered: str, code: str):
    assert code in {one.code for one in found(name, said, altered)}
