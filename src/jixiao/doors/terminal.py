"""What the terminal shows after a review: the counts, the totals, the gravest findings, where the file is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.markup import escape

from jixiao.checks.finding import Finding, Severity
from jixiao.doors.file import Reviewed
from jixiao.review import Review
from jixiao.scoring.form_score import FormScore
from jixiao.sheets.place import place_text, report_name
from jixiao.sheets.score_rows import one_line

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "blue"}
SHOWN = 5
SHOWN_FORMS = 10


def print_review(reviewed: Reviewed, console: Console | None = None) -> None:
    """Print a review in a dozen lines."""
    console = console or Console(highlight=False, soft_wrap=True)
    review = reviewed.review
    console.print(f"[bold]{escape(review.book.name)}[/bold]")
    sheets = {form.sheet for form in review.forms} | {finding.cell.sheet for finding in review.findings}
    several = len(sheets) > 1
    for score in review.shown_scores[:SHOWN_FORMS]:
        console.print("  " + escape(_totals(score, with_sheet=several)))
    if len(review.scores) > SHOWN_FORMS:
        console.print("  " + _rest(review.shown_scores[SHOWN_FORMS:]))
    for report in review.book.reports:
        console.print("  " + escape(f"{report_name(report)}：{len(report.passages)} 段文字"))
    console.print("  " + _counts(review))
    console.print("  " + escape(f"口径：{review.pack.title}（{review.pack.name}）。{review.pack.provenance}"))
    urgent = [finding for finding in review.findings if finding.severity is not Severity.NOTICE]
    for finding in urgent[:SHOWN]:
        console.print("  " + _line(finding, with_sheet=several))
    if len(urgent) > SHOWN:
        console.print(f"  …… 其余 {len(urgent) - SHOWN} 处错误和警告见工作表“校验结果”。")
    console.print(f"结果已写入：[bold]{escape(str(reviewed.target))}[/bold]")
    if reviewed.backup is not None:
        console.print(f"校验前的文件留在：{escape(str(reviewed.backup))}")
    for notice in reviewed.notices:
        console.print(escape(notice))
    console.print("请先看工作表“校验结果”" + ("；需要补充的原因填在“偏差原因提示”。" if review.prompts else "。"))


def _rest(scores: Sequence[FormScore]) -> str:
    """The forms that are not shown: where their scores stand, or that they have none."""
    if any(score.points is not None for score in scores):
        return f"…… 其余 {len(scores)} 张表见工作表“得分测算”。"
    return f"…… 其余 {len(scores)} 张表共 {sum(len(score.form.filled) for score in scores)} 个指标。"


def _totals(score: FormScore, *, with_sheet: bool) -> str:
    form = score.form
    title = one_line(form.title) or form.sheet
    if with_sheet and form.title:
        title += f"（工作表“{form.sheet}”）"
    parts = [f"{title}：{len(form.filled)} 个指标"]
    if score.score is not None:
        parts.append(f"填报得分合计 {_plain(score.score)}")
    if score.points is not None:
        by_proposal = "按拟定分值" if score.proposed else ""
        parts.append(f"{by_proposal}测算得分合计 {_plain(score.points)}{_left_out(score)}")
    if score.grade:
        parts.append(f"测算等级“{score.grade}”")
    return "，".join(parts)


def _left_out(score: FormScore) -> str:
    """What the computed total does not hold yet."""
    if score.waiting:
        return f"（{score.waiting} 个定性指标等待人工评分）"
    return "" if score.complete else "（部分指标无法测算）"


def _counts(review: Review) -> str:
    if not review.findings:
        return "[green]未发现问题[/green]，请仍以财政部门要求为准。"
    counts = [f"[{COLORS[severity]}]{severity.value} {review.count(severity)} 处[/]" for severity in Severity]
    return "，".join([*counts, f"偏差原因提示 {len(review.prompts)} 条"])


def _line(finding: Finding, *, with_sheet: bool) -> str:
    color = COLORS[finding.severity]
    place = place_text(finding.cell, with_sheet=with_sheet)
    return f"[{color}]{finding.severity.value}[/] {finding.code} {escape(place)}：{escape(finding.message)}"


def _plain(number: Decimal) -> str:
    return format(number, "f")
