"""The batch door: all workbooks of a folder reviewed, each on its own, and summed up (批量校验、汇总)."""
