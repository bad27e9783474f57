"""The forms as frozen data (表)."""
