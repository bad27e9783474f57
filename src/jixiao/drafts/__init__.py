"""New workbooks to fill in (待填的工作簿), authored from what has been approved."""

from jixiao.drafts.page import Scheme
from jixiao.drafts.project import Project
from jixiao.drafts.self_evaluation import draft_self_evaluations, target_projects, target_shortcomings
from jixiao.drafts.shortcomings import Shortcoming
from jixiao.drafts.sources import doubtful_sources

__all__ = [
    "Project",
    "Scheme",
    "Shortcoming",
    "doubtful_sources",
    "draft_self_evaluations",
    "target_projects",
    "target_shortcomings",
]
