"""What only people know, as a mark in the text that asks for it: 【请填写：改进措施】."""

from __future__ import annotations

import re

MARK = re.compile(r"【请填写(?:：[^【】]*)?】")


def ask(what: str) -> str:
    """The mark that asks for something.

    >>> ask("改进措施")
    '【请填写：改进措施】'
    """
    return f"【请填写：{what}】"


def asked_in(text: str) -> tuple[str, ...]:
    """The marks of a text, in their order.

    >>> asked_in("原因：【请填写：未完成的原因】。")
    ('【请填写：未完成的原因】',)
    """
    return tuple(MARK.findall(text))
