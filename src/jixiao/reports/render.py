"""A report's values into a Word template, through docxtpl: everything escaped, in a sandbox, nothing taken for code."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from jixiao.reports.errors import ReportError
from jixiao.reports.marks import mark_questions
from jixiao.reports.merges import put_merges_in_order
from jixiao.reports.package import write_package
from jixiao.reports.texts import clean, numeral, one_line
from jixiao.reports.told import as_values

if TYPE_CHECKING:
    from datetime import datetime

    from docxtpl import DocxTemplate

    from jixiao.reports.model import Report

_MISSING = '生成 Word 报告需要先安装 docxtpl 和 pillow，请在 jixiao 所在的文件夹运行 pip install ".[report]" 后再试。'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_QUOTED = re.compile(r"'([^']*)'")
_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"<w:p[ >]")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_LARGEST_FACTOR = 100_000
_LONGEST_PLACE, _LONGEST_PROPERTY = 40, 255


def refuse_missing() -> None:
    """Tell what to install where the libraries of a report are not there.

    Raises:
        ReportError: docxtpl or pillow is missing.
    """
    try:
        import docxtpl  # noqa: F401, PLC0415 - an extra that only a report needs
        import PIL  # noqa: F401, PLC0415
    except ImportError as error:
        raise ReportError(_MISSING) from error


def render_report(
    content: bytes, name: str, report: Report, made: datetime | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The finished document of a template's ``content``, and the questions 【请填写：…】 that stand in it.

    ``name`` is what messages call the template; ``made`` goes into the properties of the document.

    Raises:
        ReportError: the template asks for something that it is not given, or is written wrongly.
    """
    values = as_values(report)
    try:
        document = _document_class()(io.BytesIO(content))
        document.render(_with_drawings(values, document), _environment(), autoescape=True)
        _name(document.docx.core_properties, values, made)
        return write_package(document.docx.part.package), document.questions
    except _WrongMarkError as error:
        raise ReportError(f"模板“{name}”的标记写得有误，在“{error}”附近，请检查花括号和 for、if 是否成对。") from error
    except UndefinedError as error:
        raise ReportError(f"模板“{name}”用到了没有提供的内容“{_quoted(error)}”，请改用模板说明列出的名称。") from error
    except TemplateError as error:
        raise ReportError(f"模板“{name}”用了不允许的写法“{_quoted(error)}”，请改用模板说明列出的写法。") from error
    except Exception as error:  # a filter given the wrong kind of value, a part that is broken: the editor's to mend
        raise ReportError(f"模板“{name}”无法生成报告（{_said(error)}），请检查其中的标记，或重新获取模板。") from error


class _WrongMarkError(Exception):
    """A mark of a template that cannot be parsed; the message is the text around it."""


class _Drawing:
    """A chart on its way into a document: written as a picture with a text for those who do not see it."""

    def __init__(self, document: DocxTemplate, chart: Any) -> None:
        self.document, self.chart = document, chart

    def __html__(self) -> str:
        from docx.shared import Cm  # noqa: PLC0415

        chart = self.chart
        width = Cm(15.5)
        part = self.document.current_rendering_part
        inline = part.new_pic_inline(io.BytesIO(chart.data), width, width * chart.height // chart.width)
        inline.docPr.set("descr", clean(chart.alt))
        inline.docPr.set("name", clean(chart.title))
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _with_drawings(values: Mapping[str, Any], document: DocxTemplate) -> dict[str, Any]:
    """The values with every chart as a drawing of this document."""
    tables = [
        {**table, "图片": [{**one, "图": _Drawing(document, one["图"])} for one in table["图片"]]}
        for table in values["各表"]
    ]
    return {**values, "各表": tables}


@cache
def _document_class() -> type[Any]:
    """The template of docxtpl, made quicker and stricter; defined late, since docxtpl is an extra."""
    from docxtpl import DocxTemplate  # noqa: PLC0415

    class Document(DocxTemplate):  # type: ignore[misc]
        """A template whose values are never read again once they are set in."""

        questions: tuple[str, ...] = ()

        def patch_xml(self, source: str) -> str:
            return _patched(source)

        def render_xml_part(self, source: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:  # noqa: ARG002
            """Set the values in; docxtpl's own would look for breaks and marks in what users wrote."""
            self.current_rendering_part = part
            return _compiled(source).render(context)

        def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
            """The properties of a template are none themselves."""

        def map_tree(self, tree: Any) -> None:
            put_merges_in_order(tree)
            self.questions = mark_questions(tree)
            super().map_tree(tree)

    return Document


@lru_cache(maxsize=8)
def _patched(source: str) -> str:
    from docxtpl import DocxTemplate  # noqa: PLC0415

    patched: str = DocxTemplate.patch_xml(None, source)
    return patched


@lru_cache(maxsize=8)
def _compiled(source: str) -> Template:
    try:
        return _environment().from_string(source)
    except TemplateSyntaxError as error:
        raise _WrongMarkError(_place(source)) from error


def _place(source: str) -> str:
    """The text of the paragraph in which a template cannot be parsed."""
    lines = _PARAGRAPH.sub(r"\n\g<0>", source)
    try:
        _environment().parse(lines)
    except TemplateSyntaxError as error:
        line = lines.split("\n")[error.lineno - 1]
        return clean(_TAG.sub("", line))[:_LONGEST_PLACE]
    return ""


class _Sandbox(SandboxedEnvironment):
    """A sandbox that does not multiply texts either: a template has no need of that."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = all(isinstance(one, int) and abs(one) < _LARGEST_FACTOR for one in (left, right))
        if operator == "**" or not numbers:
            raise TypeError(f"{operator}")
        return super().call_binop(context, operator, left, right)


@cache
def _environment() -> SandboxedEnvironment:
    environment = _Sandbox(undefined=StrictUndefined, autoescape=True, finalize=_shown)
    environment.filters["中文数字"] = numeral
    return environment


def _shown(value: object) -> object:
    """What an expression shows: a text with its line breaks and tabs as Word has them, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        text = str(escape(clean(value)))
        return Markup(text.replace("\n", _BREAK).replace("\t", _TAB))  # noqa: S704 - escaped above
    if isinstance(value, Undefined):
        return str(value)  # raises
    return value


def _name(properties: Any, values: Mapping[str, Any], made: datetime | None) -> None:
    """What file managers show of a document: its title, whose it is, when it was made."""
    title = f"{values['单位名称']}{values['年度']}年度{values['报告对象']}绩效自评报告"
    properties.title = one_line(title)[:_LONGEST_PROPERTY]
    properties.author = one_line(values["单位名称"])[:_LONGEST_PROPERTY]
    if made is not None:
        properties.created = properties.modified = made


def _quoted(error: TemplateError) -> str:
    """Take the name out of jinja2's message: the first in quotes is the name, unless it is the kind of thing."""
    quoted = _QUOTED.findall(error.message or "")
    names = [one for one in quoted if not one.endswith(" object") and one != "None"]
    return names[0] if names else str(error)


def _said(error: BaseException) -> str:
    """What went wrong, on one short line."""
    return _SPACE.sub(" ", str(error) or type(error).__name__)[:80]
