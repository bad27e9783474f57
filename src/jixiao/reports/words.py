"""The fixed words that a report puts into its template, from templates/report/ (报告用语)."""

from __future__ import annotations

from functools import cache

from jixiao.prose.template import Sections, sections
from jixiao.reports.asked import ask


@cache
def _words() -> Sections:
    return sections("report/words.j2")


def word(name: str) -> str:
    """What stands in templates/report/words.j2 under a heading.

    >>> word("图：偏离")
    '完成值与指标值的偏离'

    Raises:
        TemplateError: the template is missing or has no such heading.
    """
    return _words().text(name)


def question(name: str) -> str:
    """A question of that template as a mark.

    >>> question("扣分")
    '【请填写：扣分的原因】'
    """
    return ask(word(f"问：{name}"))
