"""Completion, deviation, points, and the sentence that explains them (测算)."""
