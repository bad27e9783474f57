"""The rules that a reviewer would apply, by family (校验)."""
