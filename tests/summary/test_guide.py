"""docs/汇总数据.md is what the schema says."""

from __future__ import annotations

import pytest

from jixiao.summary.guide import GUIDE, guide
from jixiao.summary.schema import TABLES, Table


def test_the_guide_is_up_to_date() -> None:
    assert GUIDE.read_text(encoding="utf-8") == guide()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_name_of_its_own_and_a_meaning(table: Table) -> None:
    assert len(set(table.columns)) == len(table.fields)
    assert all(field.meaning for field in table.fields)
