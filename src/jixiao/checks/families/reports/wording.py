"""A 合计与比率（七）: sentences of a report that were left unfilled, or copied from another kind of report."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.passages import passages, sections
from jixiao.checks.registry import Fault, book_check
from jixiao.checks.wording import quote
from jixiao.form.model import Book, Passage, Report
from jixiao.reader.passages import heading_of
from jixiao.values.pattern import Pattern

_BLANK = Pattern(
    r"(?:增加|减少|增长|下降|提高|节约|支出|收入|完成|达到?|共计?|合计|总计|约|[为是费额数率]|资金|金额|结余|预算|决算)"
    r"[ \u3000\xa0_＿]{2,}(?:万元|亿元|元|%|％|人次|人|件|次|个|户|项|场|分)"
    r"|[×xX＊*]{2,}\s*(?:万元|亿元|元|%|％|人次|件|次)"
    r"|(?:于|自|从|至|到|截至|截止)[ \u3000\xa0_＿]{1,}年[ \u3000\xa0_＿]{1,}月"
)
_LEADING_WORDS = Pattern(r"[^，。；：、\s]{0,12}$")
_OF_A_DEPARTMENT = Pattern(r"部门整体|整体支出|整体绩效|部门绩效|部门预算|部门支出|单位整体")
_OF_A_PROJECT = Pattern(r"项目(?:支出)?(?:20\d\d年度?)?(?:绩效|资金|自评|评价)")
_PROJECT_ITSELF = Pattern(r"本项目")
_DEPARTMENT_ITSELF = Pattern(r"本部门整体支出|部门整体支出绩效目标")
_PROBLEMS = Pattern(r"(?:存在|主要)的?.{0,6}问题|问题(?:及|和|与|分析)|不足之处|偏离.{0,8}原因")
_MEASURES = Pattern(r"(?:改进|整改|下一步|今后).{0,8}(?:措施|打算|计划|建议|安排)")
_NOTHING = Pattern(r"(?:暂?无(?:问题|措施|内容|建议)?|没有(?:问题|措施)?|不存在(?:问题)?|不涉及|/|-+|—+)?")
_TROUBLE = Pattern(
    r"不足|不够|不强|不高|不到位|不及时|不完善|不规范|不细|不准|问题|困难|缺|滞后|有待|偏[低高慢]|未能|难|尚未|短板|薄弱|需|差距|影响|制约|弱|慢|矛盾|压力|较长|过长|较少|较大"
)
_PRAISE = Pattern(r"顺利|较好|良好|圆满|取得|成效|成绩|完成|达到|好评|肯定")
_ACTION = Pattern(
    r"加强|加大|加快|完善|提高|提升|细化|优化|推进|强化|建立|规范|严格|做好|健全|督促|压减|整改|措施|改进|落实|开展|继续|科学|合理|深化|抓|通报|监控|调度|负责|监督"
)
_LONGEST_EMPTY_WORDS = 80
_LONGEST_CLOSING = 30
_ENDED = Pattern(r"[。；！]$")
_LOWEST_RANK = 4  # the goals of a report stand below
_PUNCTUATION = str.maketrans("", "", "。，；：、 \u3000\t（）()1一.")


@book_check("A38", "句子中的数留空", Severity.WARNING)
def blank_left_in_sentence(book: Book) -> Iterator[Fault]:
    """报告的句子里该填数字的地方还是空白或“××”，是模板中没有填的内容。

    改法：填写数字；没有发生的写0或写明“与上年持平”。
    依据：绩效报告应当内容完整、数据准确。
    """
    for passage in passages(book):
        for match in _BLANK.finditer(passage.cell.text):
            before = _LEADING_WORDS.search(passage.cell.text[: match.start()])
            blank = match[0].replace("_", " ").replace("＿", " ")
            said = (before[0] if before else "") + "____".join(blank.split())
            yield Fault(passage.cell, f"“{said}”中该填的数字还空着，请填写。")


@book_check("A42", "报告的对象写错", Severity.NOTICE)
def report_names_another_object(book: Book) -> Iterator[Fault]:
    """部门整体的报告里写“本项目”，或者项目的报告里写“本部门整体支出”，可能是从其他报告抄来而没有改。

    改法：核对这一段的内容，改为本报告的评价对象。
    依据：绩效报告的内容应当与评价对象一致。
    """
    for report in book.reports:
        if _OF_A_DEPARTMENT.search(report.title):
            kind, wrong = "部门整体", _PROJECT_ITSELF
        elif _OF_A_PROJECT.search(report.title):
            kind, wrong = "项目", _DEPARTMENT_ITSELF
        else:
            continue
        for passage in report.passages:
            match = None if passage.in_table else wrong.search(passage.cell.text)  # a table quotes other forms
            if match is not None and "项目" not in passage.heading:
                yield Fault(passage.cell, f"这是{kind}的绩效报告，这一段却写“{match[0]}”，请核对是否写错了评价对象。")


@book_check("A43", "问题或改进措施没有内容", Severity.NOTICE)
def section_without_content(book: Book) -> Iterator[Fault]:
    """“存在的问题”“改进措施”下面只写了“无”，或者只写成绩，没有写出问题或措施。

    改法：结合偏差较大的指标和预算调整写明问题、原因和改进措施；确实没有的，说明理由。
    依据：财预〔2020〕10号：绩效自评应当分析问题及其原因，提出改进措施（原文待核对）。
    """
    for report in book.reports:
        for heading, below in _of_problems_and_measures(report):
            text = "".join(passage.cell.text for passage in _without_closing(below)) or _behind_heading(heading)
            place = below[0].cell if below else heading.cell
            title = quote(heading_of(heading.cell.text, heading.level or 0))
            if _NOTHING.fullmatch(text.translate(_PUNCTUATION)):
                said = f"只写了{quote(text)}" if text else "没有内容"
                yield Fault(place, f"{title}{said}，请写明；确实没有的，请说明理由。")
            elif len(text) <= _LONGEST_EMPTY_WORDS and _PRAISE.search(text) and not _meets(heading.cell.text, text):
                wanted = "问题" if _PROBLEMS.search(heading.cell.text) else "改进措施"
                yield Fault(place, f"{title}写的是{quote(text)}，没有写出{wanted}，请补充；确实没有的，请说明理由。")


def _meets(heading: str, text: str) -> bool:
    """Whether a text tells what its heading announces."""
    return bool(
        (_PROBLEMS.search(heading) and _TROUBLE.search(text)) or (_MEASURES.search(heading) and _ACTION.search(text))
    )


def _without_closing(below: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The text of a section without what may stand at the end of a report: 附件, the department, the date."""
    last = len(below)
    while (
        last > 1 and len(below[last - 1].cell.text) <= _LONGEST_CLOSING and not _ENDED.search(below[last - 1].cell.text)
    ):
        last -= 1
    return below[:last]


def _behind_heading(heading: Passage) -> str:
    """What follows a heading in its own line: 三、存在的问题：无。"""
    text = heading.cell.text
    return text[len(heading_of(text, heading.level or 0)) :].strip("。：: ")


def _of_problems_and_measures(report: Report) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
    """The headings that announce problems or measures, each with all that stands below it."""
    for section in sections(report):
        heading, below = section.heading, section.passages
        ends = heading is report.passages[-1] and not _behind_heading(heading)  # the next page may be missing
        if not ends and (heading.level or 0) <= _LOWEST_RANK and _announces(heading.cell.text):
            yield heading, below


def _announces(text: str) -> bool:
    return len(text) <= 30 and bool(_PROBLEMS.search(text) or _MEASURES.search(text))
