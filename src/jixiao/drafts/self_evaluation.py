"""From approved targets to the workbook of next January's self-evaluation (绩效自评)."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.drafts.book_writer import write_book
from jixiao.drafts.form_sheet import TITLE_OF_FORM, draft_form
from jixiao.drafts.guide import TITLE_OF_GUIDE, draft_guide
from jixiao.drafts.listed import by_project
from jixiao.drafts.page import Scheme
from jixiao.drafts.project import Project, projects_of
from jixiao.drafts.shortcomings import Shortcoming, shortcomings_of
from jixiao.form.model import FormKind
from jixiao.reader.book import OWN_SHEETS, PACK_NAME
from jixiao.review.model import Review


def target_projects(review: Review) -> tuple[Project, ...]:
    """The projects whose target tables a review has read, in their order; a table that nobody filled in has none."""
    tables = [form for form in review.forms if form.kind is FormKind.TARGET_TABLE]
    forms = [form for table in tables for form in by_project(table) if form.filled]
    return projects_of(forms, review.pack, taken=(TITLE_OF_GUIDE, *sorted(OWN_SHEETS)))


def target_shortcomings(projects: Sequence[Project], review: Review) -> tuple[Shortcoming, ...]:
    """What should be mended in the targets before the year ends."""
    return tuple(one for project in projects for one in shortcomings_of(project, review.findings))


def draft_self_evaluations(
    projects: Sequence[Project], shortcomings: Sequence[Shortcoming], scheme: Scheme, notes: Sequence[str] = ()
) -> bytes:
    """The workbook: a sheet that explains it, then one self-evaluation form for each project.

    The same targets give the same bytes.

    Raises:
        TemplateError: a template cannot be used.
    """
    forms = [draft_form(project, scheme) for project in projects]
    guide = draft_guide(forms, shortcomings, notes)
    papers = [guide, *(form.page.paper for form in forms)]
    return write_book(papers, {PACK_NAME: scheme.name}, TITLE_OF_FORM)
