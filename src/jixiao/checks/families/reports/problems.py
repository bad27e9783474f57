"""X 文字与表（报告五）: the problems that a report names against full marks for the very thing."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, ReportView, report_check
from jixiao.checks.rows import claims, line, subject
from jixiao.checks.wording import marks, quote
from jixiao.form.indicator_names import bare
from jixiao.form.model import Passage
from jixiao.values.pattern import Pattern

_PROBLEMS = Pattern(r"问题|不足|困难|短板|薄弱")
_LACKING = Pattern(
    r"(?P<what>[^，。；;：:（）()、\s\d]{2,14}?)(?:仍|还|较|略|相对|普遍|存在|严重|明显|有|均|尚|不够)*"
    r"(?:不足|缺口|有待(?:进一步)?(?:提高|加强|完善|提升|规范|改进|健全)|偏低|不高|滞后|不到位|不规范|不健全|不完善|不及时|"
    r"不够|较低|偏慢|缓慢|欠缺|薄弱|超支|超标)"
)
_NUMBERING = Pattern(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四]是|存在|我局|本单位|部门|由于|仍|个别|部分|对)+"
)
_AND = Pattern(r"和|及|与|以及")
_ROW_TAIL = Pattern(
    r"(?:控制率|完成率|执行率|使用率|达标率|到位率|合规性|规范性|健全性|完整性|有效性|及时性|率|度|性|情况)$"
)
_SHORTEST = 4


@report_check("X20", "报告所列问题与满分的行不符", Severity.NOTICE)
def problem_with_full_marks(view: ReportView) -> Iterator[Fault]:
    """报告在存在的问题中说某方面不足，评分表或自评表中同名的行却得了满分。

    改法：请核对该行的得分依据；确有问题的应按评分标准扣分，没有的请改写报告。
    依据：自评报告、评分表与自评表应相互一致。
    """
    problems = list(_problems(view))
    if not problems:
        return
    for score in view.scores:
        for scored, claimed in claims(tuple(row for row in score.rows if not row.indicator.template)):
            what = _matter(subject(scored.indicator))
            found = next(((passage, told) for passage, told in problems if _same_matter(told, what)), None)
            if found is None or not claimed.full:
                continue
            passage, told = found
            yield Fault(
                passage.cell,
                f"报告说{quote(told)}存在不足，“{score.form.sheet}”{line(scored.indicator)}"
                f"{quote(subject(scored.indicator))}却得满分{marks(claimed.score)}，请核对。",
                subject(scored.indicator),
            )


def _problems(view: ReportView) -> Iterator[tuple[Passage, str]]:
    """What is said to be lacking, under the headings that speak of problems."""
    for passage in view.report.passages:
        text = passage.cell.text
        if passage.in_table or not (_PROBLEMS.search(passage.heading) or _LACKING.search(text[:40])):
            continue
        if not _PROBLEMS.search(passage.heading) and passage.level is None:
            continue
        for match in _LACKING.finditer(text):
            for part in _AND.split(_NUMBERING.compiled.sub("", match["what"])):
                if len(part) >= _SHORTEST:
                    yield passage, part


def _matter(name: str) -> str:
    """What a row is about, without the rate that measures it.

    >>> _matter("公用经费控制率（3分）"), _matter("预算执行率")
    ('公用经费', '预算执行率')
    """
    text = bare(name).replace("“", "").replace("”", "")
    shorter = _ROW_TAIL.compiled.sub("", text)
    return shorter if len(shorter) >= _SHORTEST else text


def _same_matter(told: str, what: str) -> bool:
    """Whether a problem is told of just what a row is about."""
    return len(what) >= _SHORTEST and (what in told or _matter(told) == what)
