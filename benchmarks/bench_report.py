"""The report of a sample from file to file against docxtpl, given the same template and all values ready."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import quickest

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "templates" / "report-部门整体.docx"
SAMPLE = ROOT / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"


class WriteReport:
    """The whole job: the workbook read and scored, charts drawn, the document written."""

    def __init__(self, source: Path, target: Path) -> None:
        self.source, self.target = source, target

    def __call__(self) -> None:
        from jixiao.doors.report_file import write_report

        self.target.unlink(missing_ok=True)
        write_report(self.source, self.target)


class WriteFirstReport(WriteReport):
    """The same, with a template that has not been looked at before, as in a process that writes one report."""

    def __call__(self) -> None:
        from jixiao.reports import render

        render._patched.cache_clear()
        render._compiled.cache_clear()
        super().__call__()


class RenderTemplate:
    """What docxtpl needs to fill the template with values that are ready, and pictures that are drawn."""

    def __init__(self, source: Path, target: Path) -> None:
        self.values, self.target = ready_values(source), target

    def __call__(self) -> None:
        from docx.shared import Cm
        from docxtpl import DocxTemplate, InlineImage
        from jinja2 import Environment

        template = DocxTemplate(TEMPLATE)
        tables = [
            {
                **table,
                "图片": [{**one, "图": self._image(template, one["图"], InlineImage, Cm)} for one in table["图片"]],
            }
            for table in self.values["各表"]
        ]
        template.render({**self.values, "各表": tables}, Environment(), autoescape=True)
        template.save(self.target)

    @staticmethod
    def _image(template: Any, chart: Any, image: Any, unit: Any) -> Any:
        return image(template, io.BytesIO(chart.data), width=unit(15.5))


def ready_values(source: Path) -> dict[str, Any]:
    """What the template is given, as plain values."""
    from jixiao.doors.file import choose_pack, open_book
    from jixiao.reports import build_report, choose_forms
    from jixiao.reports.pictures import draw_charts
    from jixiao.reports.told import as_values
    from jixiao.scoring import score_form

    book = open_book(source)
    pack = choose_pack(None, book)
    scores = [score_form(form, pack) for form in choose_forms(book).forms]
    values: dict[str, Any] = as_values(build_report(scores, pack, draw_charts))
    return values


def ratios() -> dict[str, float]:
    """Time, ours ÷ docxtpl's."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        peer = RenderTemplate(SAMPLE, folder / "peer.docx")
        for kind, what in ((WriteReport, "one of several"), (WriteFirstReport, "the first of a template")):
            time, other = quickest(kind(SAMPLE, folder / "ours.docx"), peer, rounds=9)
            found[f"report, {what}, time ÷ docxtpl's rendering with values ready (bound 1.5): {SAMPLE.stem}"] = (
                time / other
            )
    return found
