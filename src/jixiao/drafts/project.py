"""A project whose targets have been approved (项目): its form, its sheet's name, the proposed 分值."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jixiao.drafts.weights import Weights, weights_of
from jixiao.form.model import Form
from jixiao.packs.model import Pack
from jixiao.workbook.package.titles import free_title

_FORBIDDEN = str.maketrans("[]:*?/\\", "［］：＊？／＼")  # what Excel forbids, in the width that it allows
_CONTROL = re.compile(r"[\x00-\x1f]+")
_RESERVED = ("history",)  # Excel keeps it for itself
_NUMBERED = re.compile(r"^(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、]|20\d\d年度?)")
_FORM_NAME = re.compile(r"(项目)?((?<!整体)支出)?(预算)?绩效目标(申报)?表?([(（].*[)）])?$")
_WHOLE = "整体"
_NAMELESS = "项目"


@dataclass(frozen=True, slots=True)
class Project:
    """One target table on its way to a self-evaluation form."""

    number: int  # from 1, in the order of the target tables
    sheet: str  # the title of its sheet
    form: Form
    weights: Weights

    @property
    def name(self) -> str:
        """What people call it: 项目名称, or its sheet's title where the target table names none."""
        return self.written or self.sheet

    @property
    def of_department(self) -> bool:
        """Whether the targets are those of a whole department (部门整体支出) and not of one project."""
        return not self.form.project and _WHOLE in self.form.title

    @property
    def written(self) -> str:
        """项目名称 as it was written, on one line; "" where the target table names none."""
        cell = self.form.project_cell
        return self.form.project if cell is None else "".join(cell.text.splitlines()).strip()


def projects_of(forms: Iterable[Form], pack: Pack, taken: Iterable[str] = ()) -> tuple[Project, ...]:
    """The projects of some target tables, each with a sheet title of its own; ``taken`` are titles not to use."""
    used = [*taken, *_RESERVED]
    projects = []
    for number, form in enumerate(forms, start=1):
        title = free_title(allowed_title(_name_of(form)), used)
        used.append(title)
        projects.append(Project(number, title, form, weights_of(form, pack)))
    return tuple(projects)


def allowed_title(name: str) -> str:
    """A name as the title of a sheet may be: what Excel forbids is written in full width.

    >>> allowed_title("2024/25 [专项]: 普法"), allowed_title("' '")
    ('2024／25 ［专项］： 普法', '项目')
    """
    return _CONTROL.sub(" ", name).translate(_FORBIDDEN).strip("' ") or _NAMELESS


def _name_of(form: Form) -> str:
    """项目名称, else what the form's title says of it, else the name of the sheet that it stood on."""
    titled = _FORM_NAME.sub("", _NUMBERED.sub("", "".join(form.title.split())))
    return form.project or titled or form.sheet
