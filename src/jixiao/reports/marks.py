"""The questions 【请填写：…】 of a document: counted, and shaded so that nobody overlooks them, on paper either."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from jixiao.reports.asked import MARK, asked_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _T, _PROPERTIES = f"{_W}p", f"{_W}r", f"{_W}t", f"{_W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN = "【"
# Behind these in a run's properties Word wants the highlight to stand.
_AFTER_HIGHLIGHT = tuple(
    f"{_W}{name}"
    for name in ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout")
)


def mark_questions(tree: Any) -> tuple[str, ...]:
    """Highlight the questions of a document's body, and give them in their order."""
    asked: list[str] = []
    for paragraph in _paragraphs_with_marks(tree):
        texts = list(paragraph.iter(_T))
        asked.extend(asked_in("".join(text.text or "" for text in texts)))
        for run in dict.fromkeys(text.getparent() for text in texts if MARK.search(text.text or "")):
            if run.tag == _R and not _is_highlighted(run):
                _split(run)
    return tuple(asked)


def _paragraphs_with_marks(tree: Any) -> list[Any]:
    found: dict[Any, None] = {}
    for text in tree.iter(_T):
        if _OPEN in (text.text or ""):
            paragraph = next((above for above in text.iterancestors(_P)), None)
            if paragraph is not None:
                found[paragraph] = None
    return list(found)


def _is_highlighted(run: Any) -> bool:
    return run.find(f"{_PROPERTIES}/{_W}highlight") is not None


def _split(run: Any) -> None:
    """Give each question in a run a run of its own."""
    properties = run.find(_PROPERTIES)
    parts = []
    for child in [child for child in run if child.tag != _PROPERTIES]:
        if child.tag != _T:
            parts.append(_run(run, properties, child))
            continue
        end = 0
        for match in MARK.finditer(child.text or ""):
            parts.append(_run(run, properties, _text(child, child.text[end : match.start()])))
            parts.append(_highlighted(_run(run, properties, _text(child, match[0]))))
            end = match.end()
        parts.append(_run(run, properties, _text(child, child.text[end:] if child.text else "")))
    for part in parts:
        if part.find(_T) is None or part.find(_T).text:
            run.addprevious(part)
    run.getparent().remove(run)


def _run(like: Any, properties: Any, child: Any) -> Any:
    run = like.makeelement(_R, {})
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(child)
    return run


def _text(like: Any, content: str) -> Any:
    text = like.makeelement(_T, {_SPACE: "preserve"})
    text.text = content
    return text


def _highlighted(run: Any) -> Any:
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = run.makeelement(_PROPERTIES, {})
        run.insert(0, properties)
    mark = run.makeelement(f"{_W}highlight", {f"{_W}val": "yellow"})
    after = next((child for child in properties if child.tag in _AFTER_HIGHLIGHT), None)
    if after is None:
        properties.append(mark)
    else:
        after.addprevious(mark)
    return run
