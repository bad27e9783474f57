"""Write into workbooks/README.md, from the .points.tsv files, which check finds what in which cell."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

FOLDER = Path(__file__).parents[1]
README = FOLDER / "README.md"
HEADING = ("| 点 | 审核人员会发现的 | 校验与单元格 |", "|---|---|---|")
BEGIN, END = "<!-- 以下由 points_table.py 生成 -->", "<!-- 生成到此为止 -->"


def table() -> str:
    """The tables of all samples, one after the other."""
    return "\n".join(_table_of(file) for file in sorted(FOLDER.glob("*.points.tsv")))


def readme() -> str:
    """The whole README with its generated part as it should be."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def _table_of(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    several = len({row["工作表"] for row in rows}) > 1
    parts = [
        f"### {file.name.removesuffix('.points.tsv')}\n",
        "| 点 | 审核人员会发现的 | 校验与单元格 |",
        "|---|---|---|",
    ]
    for (number, text), group in itertools.groupby(rows, key=lambda row: (row["点"], row["说明"])):
        where = "；".join(_codes(list(group), with_sheet=several))
        parts.append(f"| {number} | {text} | {where} |")
    return "\n".join(parts) + "\n"


def _codes(rows: list[dict[str, str]], *, with_sheet: bool) -> list[str]:
    """Each check with its cells; one that must stay quiet is named as such."""
    found = []
    for code, group in itertools.groupby(rows, key=lambda row: row["编号"]):
        members = list(group)
        if code.startswith("!"):
            found.append(f"不应报 {code[1:]}")
            continue
        cells = (f"{row['工作表']}!{row['单元格']}" if with_sheet else row["单元格"] for row in members)
        found.append(f"{code}：{'、'.join(cells)}")
    return found


def main() -> None:
    """Bring the README up to date."""
    README.write_text(readme(), encoding="utf-8")


if __name__ == "__main__":
    main()
