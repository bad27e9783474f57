"""Write the templates of the 自评报告 and the guide to their names: `python tools/report_templates.py [FOLDER]`.

Bureaus edit copies of these documents in Word. Layout after GB/T 9704: 方正小标宋 for the title, 仿宋 for the text,
黑体 and 楷体 for headings, the wide tables on landscape pages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from report_parts import Part
from report_words import DEPARTMENT, EVALUATION, PROJECT
from word_page import Page

from jixiao.reports.guide import guide

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = {"部门整体": DEPARTMENT, "部门整体支出绩效评价": EVALUATION, "项目支出": PROJECT}


def main(arguments: Sequence[str]) -> None:
    """Write all of them."""
    folder = Path(arguments[0]) if arguments else ROOT / "templates"
    for name, parts in TEMPLATES.items():
        written(parts, folder / f"report-{name}.docx")
    (ROOT / "docs" / "自评报告模板.md").write_text(guide(), encoding="utf-8", newline="\n")


def written(parts: Sequence[Part], path: Path) -> None:
    """Write one template."""
    page = Page()
    for kind, *content in parts:
        draw: Callable[..., None] = getattr(page, kind)
        draw(*content)
    page.save(path)


if __name__ == "__main__":
    main(sys.argv[1:])
