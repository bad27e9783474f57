"""The wording of prompts, notes and sheets, from templates (行文)."""

from jixiao.prose.prompt import PromptText, prompt_paragraph, prompt_text
from jixiao.prose.template import TemplateError

__all__ = ["PromptText", "TemplateError", "prompt_paragraph", "prompt_text"]
