"""A regular expression that is compiled when a text first needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression with the methods of ``re.Pattern``, compiled at the first use of one of them.

    Compiling every expression of this package takes longer than starting Python, and one value needs few of them.
    Each method replaces itself by the compiled expression's own, so that later uses cost nothing more.

    >>> Pattern("[0-9]+(?=件)").search("完成200件").group()
    '200'
    """

    def __init__(self, expression: str) -> None:
        """The expression, in the syntax of ``re``."""
        self.expression = expression

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression as ``re`` compiles it."""
        return re.compile(self.expression)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As ``re.Pattern.match``."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As ``re.Pattern.fullmatch``."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As ``re.Pattern.search``."""
        return self.compiled.search

    @cached_property
    def finditer(self) -> Callable[[str], Iterator[re.Match[str]]]:
        """As ``re.Pattern.finditer``."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """As ``re.Pattern.findall``."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[[str], list[str]]:
        """As ``re.Pattern.split``."""
        return self.compiled.split
