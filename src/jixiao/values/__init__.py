"""One cell's text as a value (值)."""
