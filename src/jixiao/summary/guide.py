"""The guide to the data of a batch (docs/汇总数据.md), from the schema: `python -m jixiao.summary.guide` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jixiao.summary.schema import TABLES, WORKBOOK, WORKBOOKS, Table

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "汇总数据.md"
_HEAD = """# 汇总数据

`jixiao batch 文件夹 -o 汇总.xlsx` 在汇总旁边的文件夹“汇总-数据”里写下五个 Parquet 文件，
可以用 pandas、DuckDB、Power BI 或数据库读取：

```python
import pandas as pd

forms = pd.read_parquet("汇总-数据/forms.parquet")
books = pd.read_parquet("汇总-数据/workbooks.parquet")
low = forms[forms["execution_rate"] < 1].merge(books[["workbook", "path"]], on="workbook")
```

行按文件的路径排列，各处得到的次序相同。`workbook` 和 `form` 把几个文件连起来：
同一份工作簿的行有同一个 `workbook`，同一张表的行还有同一个 `form`。
小数是十进制的（decimal128，12 位小数，四舍五入），没有二进制的误差；整数部分超过 26 位的数留空，它的文字照原样保留。
空的文字是空串，空的数是空值。比率都以 1 为 100%。本页由 `python -m jixiao.summary.guide` 生成，与程序一致。
"""


def guide() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for table in TABLES for line in _table(table))]) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}.parquet：{table.meaning}"
    yield ""
    yield "| 列 | 类型 | 含义 |"
    yield "|---|---|---|"
    number = "第几份工作簿，从 0 起" if table is WORKBOOKS else WORKBOOK.meaning
    yield f"| `{WORKBOOK.name}` | {WORKBOOK.type} | {number} |"
    yield from (f"| `{field.name}` | {field.type} | {field.meaning} |" for field in table.fields)
    yield ""


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8", newline="\n")
