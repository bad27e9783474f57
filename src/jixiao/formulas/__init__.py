"""The formulas of every door (公式): one registry, thin over `jixiao.functions`, and how columns go through it."""

from jixiao.formulas.model import Answer, Area, Argument, Formula
from jixiao.formulas.registry import CATEGORY, FORMULAS, formula
from jixiao.formulas.spread import evaluate

__all__ = ["CATEGORY", "FORMULAS", "Answer", "Area", "Argument", "Formula", "evaluate", "formula"]
