"""A 评分表 scored by its printed rules: the kinds of rule, what people filled in, the points and their sentence."""
