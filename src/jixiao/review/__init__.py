"""The one road: a book and a pack in, scores, findings and prompts out (审核)."""

from jixiao.review.model import Lack, Prompt, PromptKind, Review

__all__ = ["Lack", "Prompt", "PromptKind", "Review"]
