"""Which project a payment belongs to: by its code, else by its name; never by a guess."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from jixiao.monitoring.model import Payment, Project

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")


class Matcher:
    """Finds the one project of each payment, or says why there is none."""

    def __init__(self, projects: Iterable[Project], *, only_one: bool = False) -> None:
        """Index the projects; ``only_one`` lets a list without projects belong to the only project there is."""
        self.projects = tuple(projects)
        self._codes = _indexed((alike(project.code), place) for place, project in enumerate(self.projects))
        self._names = _indexed((alike(project.name), place) for place, project in enumerate(self.projects))
        self._only_one = only_one and len(self.projects) == 1

    def match(self, payment: Payment) -> int | str:
        """The place of the project among the projects, or the sentence that says why it is not known."""
        if self._only_one:
            return 0
        by_code = self._codes.get(alike(payment.code), ()) if payment.code else ()
        by_name = self._names.get(alike(payment.name), ()) if payment.name else ()
        if len(by_code) == 1:
            return self._agreeing(payment, by_code[0], by_name)
        if len(by_code) > 1:
            return self._by_code_and_name(payment, by_code, by_name)
        if len(by_name) == 1:
            return self._by_name(payment, by_name[0])
        if len(by_name) > 1:
            return f"有{len(by_name)}个项目都叫“{payment.name}”，请补上项目编码。"
        return _unknown(payment)

    def _agreeing(self, payment: Payment, place: int, by_name: tuple[int, ...]) -> int | str:
        if by_name and place not in by_name:
            owner = self.projects[place].name
            return f"项目编码“{payment.code}”是“{owner}”的，项目名称却是“{payment.name}”，请核对是哪个项目。"
        return place

    def _by_code_and_name(self, payment: Payment, by_code: tuple[int, ...], by_name: tuple[int, ...]) -> int | str:
        both = [place for place in by_code if place in by_name]
        if len(both) == 1:
            return both[0]
        return f"有{len(by_code)}张表的项目编码都是“{payment.code}”，请核对工作簿中的编码。"

    def _by_name(self, payment: Payment, place: int) -> int | str:
        code = self.projects[place].code
        if payment.code and code:
            return f"项目编码“{payment.code}”不在工作簿中，“{payment.name}”的编码是“{code}”，请核对编码。"
        return place


def alike(text: str) -> str:
    """What two spellings of one code or name have in common: NFKC, no white space, one kind of dash, capitals.

    >>> alike("315－0404－jbn—PIZB "), alike("法律 援助经费（2020）") == alike("法律援助经费(2020)")
    ('315-0404-JBN-PIZB', True)
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_DASHES).upper()


def _unknown(payment: Payment) -> str:
    if payment.code and payment.name:
        return f"工作簿里没有编码为“{payment.code}”、名称为“{payment.name}”的项目，请核对。"
    if payment.code:
        return f"工作簿里没有编码为“{payment.code}”的项目，请核对项目编码。"
    if payment.name:
        return f"工作簿里没有名为“{payment.name}”的项目，请核对项目名称，或补上项目编码。"
    return "没有写明是哪个项目，请补上项目编码或项目名称。"


def _indexed(keys: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for key, place in keys:
        if key:
            found[key] = (*found.get(key, ()), place)
    return found
