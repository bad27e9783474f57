"""The one road: a book and a pack in, scores, findings and prompts out (审核)."""

from jixiao.checks.reason_quality import Lack
from jixiao.review.model import Prompt, PromptKind, Review
from jixiao.review.road import review_book

__all__ = ["Lack", "Prompt", "PromptKind", "Review", "review_book"]
