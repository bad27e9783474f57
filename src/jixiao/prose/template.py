"""Templates into sentences: one jinja2 environment over templates/, and errors that a template's editor can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.sandbox import SandboxedEnvironment

from jixiao.errors import JixiaoError
from jixiao.prose.wording import gap, said
from jixiao.values.decimals import percent, plain

# A wheel carries templates/ inside the package; a checkout has it beside src/.
FOLDERS = (Path(__file__).resolve().parents[1] / "templates", Path(__file__).resolve().parents[3] / "templates")

HEADING = re.compile(r"【(?P<name>[^【】]+)】")


class TemplateError(JixiaoError):
    """A template that cannot be used; the message is one Chinese sentence naming the template and what is wrong."""


def render(name: str, **values: object) -> str:
    """Fill the template ``name`` (path below templates/) with ``values``.

    Raises:
        TemplateError: the template is missing, cannot be parsed, or asks for something that it is not given.
    """
    try:
        return _template(name).render(values).strip("\n")
    except TemplateNotFound as error:
        raise TemplateError(f"找不到模板“{error.name}”，请检查 templates 文件夹是否完整。") from error
    except TemplateSyntaxError as error:
        raise TemplateError(f"模板“{error.name}”第{error.lineno}行写法有误，请检查花括号和标记是否成对。") from error
    except UndefinedError as error:
        raise TemplateError(
            f"模板“{name}”用到了没有提供的内容“{_missing(error)}”，请改用模板开头列出的名称。"
        ) from error
    except Exception as error:  # a filter given the wrong kind of value, an unsafe attribute: the editor's to mend
        raise TemplateError(f"模板“{name}”无法生成文字（{error}），请检查其中的计算和筛选写法。") from error


def parsed(name: str) -> nodes.Template:
    """The template ``name``, which `render` can fill, as jinja2 reads it."""
    environment = _environment()
    source, _, _ = FileSystemLoader(FOLDERS, encoding="utf-8").get_source(environment, name)
    return environment.parse(source, name)


@dataclass(frozen=True, slots=True)
class Sections:
    """What a template with headings 【…】 on lines of their own says below each of them."""

    template: str
    found: Mapping[str, tuple[str, ...]]

    def lines(self, heading: str) -> tuple[str, ...]:
        """The lines below a heading.

        Raises:
            TemplateError: the template has no such heading.
        """
        if heading not in self.found:
            raise TemplateError(f"模板“{self.template}”缺少【{heading}】一节，请补上。")
        return self.found[heading]

    def text(self, heading: str) -> str:
        """The lines below a heading as one text."""
        return "".join(self.lines(heading))


def sections(name: str, **values: object) -> Sections:
    """Fill a template whose output has headings 【…】 on lines of their own.

    Raises:
        TemplateError: as `render`; and a line stands before the first heading.
    """
    found: dict[str, tuple[str, ...]] = {}
    current: str | None = None
    for line in filter(None, map(str.strip, render(name, **values).splitlines())):
        heading = HEADING.fullmatch(line)
        if heading:
            current = heading["name"]
            found[current] = ()
        elif current is None:
            raise TemplateError(f"模板“{name}”的第一行文字“{line}”前面缺少【】标题，请先写标题。")
        else:
            found[current] += (line,)
    return Sections(name, found)


@cache
def _environment() -> SandboxedEnvironment:
    # No autoescape: the result is plain text for cells and notes, where "&lt;" would be shown as it stands;
    # the writer of the workbook escapes for XML.
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(FOLDERS, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # so that an included line stays a line
        auto_reload=False,
        finalize=_shown,
    )
    environment.filters.update(percent=percent, gap=gap, said=said)
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def _shown(value: object) -> str:
    """What an expression shows: a Decimal without needless zeros, a text on one line, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return " ".join(str(value).split())


def _missing(error: UndefinedError) -> str:
    """Take the name out of jinja2's message, where it stands last in quotes."""
    quoted = re.findall(r"'([^']*)'", error.message or "")
    return quoted[-1] if quoted else str(error)
