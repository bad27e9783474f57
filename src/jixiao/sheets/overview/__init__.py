"""The sheet 得分一览: a review's scores at a glance, with charts."""
