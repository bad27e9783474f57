"""Find the forms in a snapshot: sheets in, a Book out (读表)."""
