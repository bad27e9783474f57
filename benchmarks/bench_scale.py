"""The cost of a row in a form of 5,000 rows against one of 500."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import ratio

HEADINGS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


def make_form(path: Path, rows: int) -> None:
    """A form of so many rows, some short of target, some far above."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "自评表"
    sheet.append(["项目支出绩效自评表"])
    sheet.append(["（2024年度）"])
    sheet.append(HEADINGS)
    for row in range(rows):
        target = 100 + row % 37
        actual = target + row % 5 - 2
        weight = 90 / rows
        sheet.append(
            ["产出指标", "数量指标", f"办理第{row + 1}类案件数量", f"≥{target}件", f"{actual}件", weight, weight, None]
        )
    workbook.save(path)


def ratios() -> dict[str, float]:
    """Per-row cost of the large form ÷ per-row cost of the small one."""
    from jixiao.doors.file import review_file

    with tempfile.TemporaryDirectory() as folder:
        sources = {rows: Path(folder) / f"{rows}.xlsx" for rows in (500, 5000)}
        for rows, path in sources.items():
            make_form(path, rows)

        def review(rows: int) -> None:
            target = Path(folder) / f"{rows}-out.xlsx"
            target.unlink(missing_ok=True)
            review_file(sources[rows], target)

        return {
            "5,000 rows, cost per row ÷ 500 rows (bound 1.2)": ratio(lambda: review(5000), lambda: review(500), 5) / 10
        }
