"""What the buttons tell (按钮的话): short sentences for a message box."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.doors.freeze_file import Frozen
from jixiao.doors.write_back_file import WrittenBack
from jixiao.review import Review
from jixiao.scoring.form_score import FormScore
from jixiao.sheets import ScoreCounts
from jixiao.sheets.prompts.answered import standing_of
from jixiao.sheets.score_rows import one_line

EXCEL_UNDO = "（宏的改动不能用“撤销”收回；要去掉，请点“清除标记”。）"
EXCEL_STAYS = "（写回的文字已是表中的内容，“清除标记”不会去掉；宏的改动不能用“撤销”收回。）"
CALC_UNDO = "（可以用“撤销”收回；要全部去掉，请点“清除标记”。）"
CALC_STAYS = "（写回的文字已是表中的内容，“清除标记”不会去掉；可以用“撤销”收回。）"
CLEARED = "已去掉本插件加进来的底色、批注、结果工作表和填入的得分；您自己填写的内容没有改动。"
NO_PROMPTS = "还没有工作表“偏差原因提示”：请先点“生成偏差原因提示”，填写原因后再点“写回偏差原因”。"
NO_REASONS = "工作表“偏差原因提示”里还没有填写内容，请在浅黄色单元格中填写原因，再点“写回偏差原因”。"
FREEZE_QUESTION = (
    "将把本工作簿里 PERF_ 开头的公式换成它现在的结果，以后完成值再改，得分不会跟着变，也不能用“清除标记”恢复。"
    "建议先另存一份。现在固化吗？"
)
_SHOWN = 8


def findings(review: Review) -> str:
    """How many findings there are, and the totals."""
    if not review.findings:
        return _scores(review) + "没有发现问题，请仍以财政部门要求为准。"
    counts = "，".join(f"{severity.value}{review.count(severity)}处" for severity in Severity)
    return f"{_scores(review)}{counts}，逐条列在工作表“校验结果”中。"


def prompts(review: Review) -> str:
    """How many deviations have to be explained."""
    if not review.prompts:
        return "没有需要说明的偏差，请仍以财政部门要求为准。"
    return (
        f"需要说明的偏差{len(review.prompts)}条，请在工作表“偏差原因提示”的浅黄色单元格中填写，填好后点“写回偏差原因”。"
    )


def scores_question(counts: ScoreCounts) -> str:
    """What filling in would do, and the choice."""
    blank = f"空白的得分单元格有{counts.blank}个，" if counts.blank else "没有空白的得分单元格，"
    return (
        f"{blank}另有{counts.filled_differently}个已填的得分与测算不同。\n\n"
        "是：空白的填入，不同的也改为测算得分\n否：只填空白的\n取消：不改动"
    )


def scores(counts: ScoreCounts, *, replaced: bool) -> str:
    """What was filled in, and what is left to people."""
    changed = counts.filled_differently if replaced else 0
    done = [f"填入得分{counts.blank}个"] if counts.blank else []
    done += [f"改为测算得分{changed}个"] if changed else []
    told = "，".join(done) or "没有需要填入的得分"
    if not (done or counts.by_hand or counts.right):
        return f"{told}：没有读到有得分一栏、又有完成值的绩效自评表。"
    left = (
        f"另有{counts.by_hand}个得分单元格没有动：定性指标、指标值没有写比较符等要人确认的、"
        "无法测算的或设有公式的，请您评定。"
    )
    return f"{told}，怎样算的见工作表“得分测算”。{left if counts.by_hand else ''}"


def written_back(written: WrittenBack) -> Iterator[str]:
    """What went into the form, each line that did not with its reason, and how many deviations are explained now."""
    done = written.done
    parts = [f"写回{done.written}条"]
    parts += [f"替换原有文字{done.replaced}处"] if done.replaced else []
    parts += [f"与原表相同{done.unchanged}条"] if done.unchanged else []
    parts += [f"没有写回{len(done.unwritten)}条"] if done.unwritten else []
    parts += [f"写回自评结论{len(written.conclusions)}处"] if written.conclusions else []
    yield "，".join(parts) + "。"
    for left in written.unwritten_conclusions:
        yield f"{left.place} 自评结论：{left.why}"
    for line in done.unwritten[:_SHOWN]:
        yield f"{line.place} {one_line(line.subject)}：{line.why}"
    if len(done.unwritten) > _SHOWN:
        yield f"…… 其余{len(done.unwritten) - _SHOWN}条略。"
    if written.review is not None:
        yield standing_of(written.review.prompts) + "还缺什么，见工作表“偏差原因提示”的“填写情况”一栏。"


def frozen(done: Frozen) -> Iterator[str]:
    """How many formulas became values, and those that could not."""
    errors = f"，其中{done.errors}个是错误值" if done.errors else ""
    yield f"已把{done.count}个公式换成数值{errors}。" if done.count else "没有可以固化的 PERF_ 公式。"
    if done.uncomputed:
        first = f"{done.uncomputed[0].sheet}!{done.uncomputed[0].cell}"
        yield f"有{len(done.uncomputed)}个公式还没有算出结果（如 {first}），没有固化；请按 F9 重新计算后再点一次。"


def _scores(review: Review) -> str:
    """The totals of the forms, a sentence each."""
    return "".join(map(_total, review.shown_scores[:_SHOWN]))


def _total(score: FormScore) -> str:
    parts = [f"填报得分合计{score.score:f}"] if score.score is not None else []
    parts += (
        [f"测算得分合计{score.points:f}" + ("" if score.complete else "（部分指标无法测算）")]
        if (score.points is not None)
        else []
    )
    title = one_line(score.form.title) or score.form.sheet
    return f"{title}：{'，'.join(parts)}。\n" if parts else ""
