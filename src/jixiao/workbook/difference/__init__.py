"""What differs between two workbook files, one made from the other (差异), for an open workbook to follow."""

from jixiao.workbook.difference.compare import AreaChange, CellChange, Difference, difference
from jixiao.workbook.difference.kept_record import put_record

__all__ = ["AreaChange", "CellChange", "Difference", "difference", "put_record"]
