"""The rules that a reviewer would apply, by family (校验)."""

from jixiao.checks import families
from jixiao.checks.families import registry
from jixiao.checks.finding import Finding, Severity
from jixiao.checks.registry import Check, Fault, View
from jixiao.checks.run import run_checks

__all__ = ["Check", "Fault", "Finding", "Severity", "View", "families", "registry", "run_checks"]
