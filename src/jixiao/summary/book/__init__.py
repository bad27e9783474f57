"""汇总.xlsx: what is made of the results of a batch, for the people who have to act on it.

`write_summary` writes it from the data of a batch; `read_previous` reads last year's for the comparison.
"""

from jixiao.summary.book.about import About
from jixiao.summary.book.write import write_summary
from jixiao.summary.previous import Previous, read_previous

__all__ = ["About", "Previous", "read_previous", "write_summary"]
