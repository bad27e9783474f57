"""What was handed in more than once (雷同内容): whole files, tables, texts. It is listed to be looked at, no more."""

from __future__ import annotations

from collections import Counter

from jixiao.summary.store import Store
from jixiao.summary.tables.copies.files import same_files
from jixiao.summary.tables.copies.group import Copies, Group, Kind, Place
from jixiao.summary.tables.copies.tables import same_tables
from jixiao.summary.tables.copies.texts import same_texts
from jixiao.summary.tables.whose import Whose

_KINDS = tuple(Kind)


def find_copies(store: Store, whose: Whose, most: int = 3_000) -> Copies:
    """Find all of them, the most telling kind first, within a kind those of most units."""
    groups = [*same_files(store, whose), *same_tables(store, whose)]
    texts, of_texts = same_texts(store, whose, most)
    counts = Counter(group.kind for group in groups) + Counter(of_texts)
    groups = sorted([*groups, *texts], key=_order)[:most]
    return Copies(tuple(groups), {kind: counts[kind] for kind in Kind}, counts.total() - len(groups))


def _order(group: Group) -> tuple[int, int, int, tuple[Place, ...]]:
    return _KINDS.index(group.kind), -len(group.units), -group.count, group.places
