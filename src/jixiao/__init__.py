"""jixiao (绩效): checks and scores 预算绩效自评 workbooks, and writes what it found back into them."""

__version__ = "0.1.0"
