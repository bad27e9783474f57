"""Every sentence of templates/ beside what it reads like; `python tests/prose/test_snapshots.py` writes them anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

import pytest

from jixiao.checks.finding import Severity
from jixiao.prose import prompt_paragraph, prompt_text
from jixiao.prose.prompt import NO_FIGURES, Figures, figures_of, template_of
from jixiao.prose.reason import GivenReason, reason_text
from jixiao.prose.template import FOLDERS, render
from jixiao.review.model import Lack, PromptKind
from prose.letter_cases import CASES as LETTER_CASES
from prose.monitoring_cases import CASES as MONITORING_CASES
from prose.overview_cases import CASES as OVERVIEW_CASES
from prose.summary_cases import CASES as SUMMARY_CASES
from sheets.made_review import finding, prompt

SNAPSHOTS = Path(__file__).parent / "snapshots"
TEMPLATES = next(folder for folder in FOLDERS if folder.is_dir())

_ROW = {"weight": Decimal(1), "score": Decimal("0.80"), "points": Decimal("0.90")}
_PACK = SimpleNamespace(title="全国口径", provenance="依据：财预〔2020〕10号（原文待核对）；以财政部门要求为准。")
_CARD = SimpleNamespace(title="部门整体支出绩效评价评分表", source="《评价报告》附件2", verified=False)
_KINDS: Mapping[PromptKind, Mapping[str, str | Decimal]] = MappingProxyType(
    {
        PromptKind.SHORT: {"target": "≥14次", "actual": "10次", "deviation": Decimal("-0.285714"), **_ROW},
        PromptKind.FAR_ABOVE: {"target": "≥200件", "actual": "552件", "deviation": Decimal("1.76"), **_ROW},
        PromptKind.OVERSPENT: {"target": "≤180万元", "actual": "200万元", "deviation": Decimal("0.11111"), **_ROW},
        PromptKind.UNDERSPENT: {"target": "≤50万元", "actual": "38.63万元", "deviation": Decimal("-0.2274"), **_ROW},
        PromptKind.LATE: {"target": "≤2021年6月", "actual": "2021年9月", **_ROW},
        PromptKind.WORDS: {"target": "≥95%", "actual": "应援尽援", **_ROW},
        PromptKind.NO_EVIDENCE: {"target": "≥95%", "actual": "", "weight": Decimal(10)},
        PromptKind.POINTS_OFF: {"target": "保障机构正常运行", "actual": "保障机构正常运行", **_ROW},
        PromptKind.BUDGET_ADJUSTED: {"target": "18178.9万元", "actual": "30892.6万元", "deviation": Decimal("0.69937")},
        PromptKind.EXECUTION_LOW: {
            "target": "30892.6万元",
            "actual": "20322.9万元",
            "completion": Decimal("0.65786"),
            **_ROW,
        },
        PromptKind.EXECUTION_HIGH: {"target": "100万元", "actual": "104.5万元", "completion": Decimal("1.045")},
    }
)


def _prompt(kind: PromptKind) -> str:
    facts = {"deviation": None, **_KINDS[kind]}
    text = prompt_text(prompt(kind, 12, "", (Lack.MEASURE, Lack.WHEN), **facts))
    return "\n".join([kind.value, text.fact, *text.questions, "、".join(text.lacks)])


def _scorecard_prompt() -> str:
    facts = {"target": "", "actual": "", "deviation": None, "weight": Decimal(6), "score": Decimal(5)}
    text = prompt_text(prompt(PromptKind.POINTS_OFF, 15, "", (), **facts))
    return "\n".join([text.fact, *text.questions])


def _summary(**values: object) -> str:
    known = {
        "book": "自评表.xlsx",
        "titles": ["整体支出绩效自评表（2021年度）"],
        "forms": 1,
        "reports": [],
        "errors": 3,
        "warnings": 12,
        "notices": 5,
        "open": 20,
        "scored": True,
        "totals": [],
        "pack": _PACK,
    }
    return render("sheets/findings.j2", **(known | values))


def _total(**values: object) -> SimpleNamespace:
    known = {
        "title": "整体支出绩效自评表",
        "score": Decimal("97.31"),
        "points": Decimal("95.20"),
        "difference": Decimal("2.11"),
        "grade": "优",
        "claimed_grade": "优",
        "complete": True,
        "proposed": False,
        "waiting": 0,
        "at_most": None,
    }
    return SimpleNamespace(**(known | values))


def _scores(**values: object) -> str:
    known = {"pack": _PACK, "filling": False, "filled": 0, "replaced": 0, "left": 0, "stated": True, "proposed": False}
    known |= {"cards": []}
    return render("sheets/scores.j2", **(known | values))


def _guide(**values: object) -> str:
    known = {"projects": 16, "indicators": 212, "pack": _PACK, "proposed": 16, "shortcomings": 0}
    known |= {"departments": 0, "yearless": 0, "unitless": 0}
    return render("drafts/guide.j2", **(known | values))


# What each kind of cell asks for: the target and the unit that its hint quotes.
_INPUTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "数值": ("≥13个", "个"),
        "百分比": ("≥95%", ""),
        "金额": ("≤291.2万元", "万元"),
        "日期": ("2024年12月底前", ""),
        "时段": ("全年", ""),
        "定性": ("保障", ""),
        "一格多值": ("衔接率100%，帮教率90%以上", ""),
        "照样写法": ("7*24小时", "小时"),
        "不能衡量": ("**平米", ""),
        "分值": ("", ""),
        "年初预算数": ("", "万元"),
        "全年预算数": ("", "万元"),
        "全年执行数": ("", ""),
        "得分": ("达成年度指标为100%～80%", ""),
    }
)


def _input(kind: str) -> str:
    target, unit = _INPUTS[kind]
    return render("drafts/inputs.j2", kind=kind, target=target, unit=unit)


def _reason(*, subject: str = "", figures: Figures = NO_FIGURES, measure_apart: bool = False, **texts: str) -> str:
    text = reason_text(GivenReason(**texts), subject=subject, figures=figures, measure_apart=measure_apart)
    return f"{text.cause}\n{text.measure}" if measure_apart else text.paragraph


_GIVEN = {
    "reason": "受疫情影响，第三季度两期集中培训停办，全年指标值14次，完成10次。",
    "category": "疫情或不可抗力",
    "evidence": "局办公会纪要〔2021〕15号",
    "measure": "2022年改为线上培训，不再受场地限制",
    "who": "法治调研科",
    "when": "2022年6月底前",
}


def _counts(**numbers: int) -> dict[str, int]:
    kinds = ("met", "unmet", "words", "confirm", "blank", "uncompared")
    return dict.fromkeys(kinds, 0) | numbers | {"count": sum(numbers.values()), "kinds": len(numbers)}


def _help() -> str:
    """The page for one button, one formula and one pack."""
    argument = SimpleNamespace(label="总分", help="百分制的总分。")
    formula = SimpleNamespace(signature="PERF_GRADE(总分)", summary="等级：优、良、中、差。", arguments=[argument])
    return render(
        "excel/help.j2",
        version="0.1.0",
        buttons=[SimpleNamespace(label="校验", help="检查本工作簿里的绩效表。")],
        formulas=[formula],
        packs=[SimpleNamespace(name="national", title="全国口径", provenance=_PACK.provenance)],
    )


_NONE = {"score": None, "points": None, "difference": None, "grade": "", "claimed_grade": ""}

CASES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        **{template_of(kind): lambda kind=kind: _prompt(kind) for kind in PromptKind},
        "prompts/points_off.j2 评分表": _scorecard_prompt,
        "categories.j2": lambda: render("categories.j2"),
        "note.j2": lambda: render(
            "note.j2",
            findings=[finding("R01", Severity.ERROR, 12, 6), finding("S04", Severity.NOTICE, 12, 6)],
        ),
        "sheets/findings.j2": lambda: _summary(totals=[_total()]),
        "sheets/findings.j2 几张表": lambda: _summary(
            totals=[
                _total(difference=Decimal("-0.40"), points=Decimal("97.71")),
                _total(points=Decimal("97.31"), difference=Decimal("0.00")),
                _total(**_NONE | {"points": Decimal(80), "grade": "良", "complete": False}),
            ]
        ),
        "sheets/findings.j2 许多张表": lambda: _summary(
            titles=["自评表甲", "自评表乙", "自评表丙", "自评表丁"], forms=16, totals=[_total()] * 4
        ),
        "sheets/findings.j2 不测算": lambda: _summary(totals=[_total()], scored=False),
        "sheets/findings.j2 许多张表不测算": lambda: _summary(forms=16, totals=[_total()] * 4, scored=False),
        "sheets/findings.j2 没有读到表": lambda: _summary(titles=[], forms=0),
        "sheets/findings.j2 没有测算": lambda: _summary(totals=[_total(points=None, difference=None, grade="")]),
        "sheets/findings.j2 评分表": lambda: _summary(
            totals=[
                _total(
                    title="评分表",
                    score=Decimal("93.5"),
                    at_most=Decimal("81.50"),
                    grade="",
                    claimed_grade="优秀",
                    complete=False,
                )
            ]
        ),
        "sheets/findings.j2 拟定分值": lambda: _summary(
            totals=[_total(**_NONE | {"points": Decimal("69.34"), "proposed": True, "waiting": 14, "complete": False})]
        ),
        "sheets/scores.j2": _scores,
        "sheets/scores.j2 评分表": lambda: _scores(cards=[_CARD]),
        "sheets/scores.j2 拟定分值": lambda: _scores(stated=False, proposed=True),
        "sheets/scores.j2 部分拟定分值": lambda: _scores(proposed=True),
        "sheets/scores.j2 填入得分": lambda: _scores(filling=True, filled=60, left=18),
        "sheets/scores.j2 全部填入": lambda: _scores(filling=True, filled=60),
        "sheets/scores.j2 没有空白": lambda: _scores(filling=True),
        "sheets/scores.j2 改为测算得分": lambda: _scores(filling=True, replaced=5),
        "sheets/scores.j2 填入并改为测算得分": lambda: _scores(filling=True, filled=60, replaced=5, left=18),
        "sheets/scores.j2 都须人工": lambda: _scores(filling=True, left=7),
        "sheets/score_total.j2": lambda: render(
            "sheets/score_total.j2",
            unscored=3,
            waiting=0,
            compared=True,
            cap="预算执行率65.79%，总分不超过79分。",
            at_most=None,
        ),
        "sheets/score_total.j2 评分表": lambda: render(
            "sheets/score_total.j2", unscored=28, waiting=0, compared=True, cap="", at_most=Decimal("81.50")
        ),
        "sheets/inputs.j2": lambda: render(
            "sheets/inputs.j2",
            cards=[_CARD],
            count=50,
            filled=10,
            several=False,
            reports=("报告",),
        ),
        "sheets/score_total.j2 等待评分": lambda: render(
            "sheets/score_total.j2", unscored=2, waiting=14, compared=False, cap="", at_most=None
        ),
        "prompt_paragraph.j2": lambda: prompt_paragraph(
            prompt(PromptKind.SHORT, 12, "", (), **_KINDS[PromptKind.SHORT])
        ),
        "excel/help.j2": _help,
        "reason.j2": lambda: _reason(**_GIVEN),
        "reason.j2 写明数字": lambda: _reason(
            figures=figures_of(prompt(PromptKind.FAR_ABOVE, 12)), reason="集体信访案件增多", who="调解科"
        ),
        "reason.j2 只有原因": lambda: _reason(reason=_GIVEN["reason"]),
        "reason.j2 没有措施": lambda: _reason(reason="人员调出3人", who="政治部", when="2022年底"),
        "reason.j2 共用一格": lambda: _reason(subject="培训场次", **_GIVEN),
        "reason.j2 另栏措施": lambda: _reason(measure_apart=True, **_GIVEN),
        "reason.j2 另栏没有措施": lambda: _reason(measure_apart=True, reason="人员调出3人", who="政治部"),
        "sheets/prompts.j2": lambda: render("sheets/prompts.j2", count=25, answered=9, waiting=4, open=12),
        "drafts/guide.j2": lambda: _guide(shortcomings=6),
        "drafts/guide.j2 分值取自目标表": lambda: _guide(proposed=0),
        "drafts/guide.j2 部分分值拟定": lambda: _guide(proposed=5),
        "drafts/guide.j2 部门整体": lambda: _guide(projects=1, indicators=4, proposed=1, departments=1),
        "drafts/guide.j2 缺年度和单位": lambda: _guide(yearless=2, unitless=1),
        "report/words.j2": lambda: render("report/words.j2"),
        "report/counts.j2": lambda: render("report/counts.j2", **_counts(met=48, unmet=6, words=22, confirm=2)),
        "report/counts.j2 各种": lambda: render("report/counts.j2", **_counts(unmet=1, blank=3, uncompared=2)),
        "report/counts.j2 一种": lambda: render("report/counts.j2", **_counts(words=11)),
        "report/counts.j2 一项": lambda: render("report/counts.j2", **_counts(met=1)),
        "report/change.j2": lambda: render("report/change.j2", amount="266.48万元", more=True, share=Decimal("0.1425")),
        "report/change.j2 减少": lambda: render("report/change.j2", amount="10元", more=False, share=None),
        "drafts/instructions.j2": lambda: render(
            "drafts/instructions.j2",
            department="调解科",
            origin="市司法局 2021年度整体支出绩效自评表",
            count=2,
            file="自评表-已校验.xlsx",
        ),
        **{f"drafts/inputs.j2 {kind}": lambda kind=kind: _input(kind) for kind in _INPUTS},
        **MONITORING_CASES,
        **OVERVIEW_CASES,
        **SUMMARY_CASES,
        **LETTER_CASES,
    }
)


def path(case: str) -> Path:
    """Where a case's snapshot stands."""
    return SNAPSHOTS / (case.replace("/", "-").replace(".j2", "") + ".txt")


@pytest.mark.parametrize("case", CASES)
def test_a_template_reads_as_its_snapshot(case: str) -> None:
    assert CASES[case]() == path(case).read_text(encoding="utf-8").rstrip("\n")


def test_every_template_has_a_snapshot() -> None:
    templates = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.j2") if file.name[0] != "_"}
    assert templates == {case.partition(" ")[0] for case in CASES}


def test_every_snapshot_belongs_to_a_template() -> None:
    assert {file.name for file in SNAPSHOTS.iterdir()} == {path(case).name for case in CASES}


if __name__ == "__main__":
    for each, write in CASES.items():
        path(each).write_text(write() + "\n", encoding="utf-8")
