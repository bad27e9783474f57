"""The wording of prompts and notes, from templates (行文)."""
