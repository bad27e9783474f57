"""A formula of the add-in is known however its name is stored, and never inside a text."""

from __future__ import annotations

import pytest

from jixiao.sheets.own_formulas import is_own_formula

FORMULAS = [
    ("PERF_SCORE(A1,B1,C1)", True),
    ("perf_score(A1,B1,C1)", True),
    ("PERF_SCORE (A1,B1,C1)", True),
    ("_xludf.PERF_SCORE(A1,B1,C1)", True),
    ("_xlfn._xludf.PERF_SCORE(A1,B1,C1)", True),
    ("[1]!PERF_SCORE(A1,B1,C1)", True),
    ("jixiao.xlam!PERF_SCORE(A1,B1,C1)", True),
    (r"'C:\Users\王 会计\AppData\jixiao.xlam'!PERF_SCORE(A1,B1,C1)", True),
    (r"'C:\it''s\jixiao.xlam'!PERF_SCORE(A1,B1,C1)", True),
    ("ROUND(PERF_SCORE(A1,B1,C1),1)+0", True),
    ('IF(A1="","",PERF_SCORE(A1,B1,C1))', True),
    ('"得分："&PERF_SCORE(A1,B1,C1)', True),
    ("@PERF_SCORE(A1,B1,C1)", True),
    ("-PERF_SCORE(A1,B1,C1)", True),
    ("SUM(G3:G9)", False),
    ('"PERF_SCORE(A1,B1,C1)"', False),
    ('"写成""PERF_SCORE("""', False),
    ("'PERF_SCORE(表'!A1", False),
    ("MY_PERF_SCORE(A1)", False),
    ("XPERF_SCORE(A1)", False),
    ("表1[PERF_SCORE(]", False),
    ("PERF_SCORE", False),
    ("PERF_SCORE+1", False),
]


@pytest.mark.parametrize(("formula", "own"), FORMULAS)
def test_a_formula_of_the_add_in_calls_one_of_its_functions(formula: str, own: bool) -> None:
    assert is_own_formula(formula) is own
