"""Small batches made by hand: only what a test is about is said, the rest is as in a usual form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from jixiao.summary.record import Record, Row, failure
from jixiao.summary.schema import FINDINGS, FORMS, INDICATORS, REVIEWED, TEXTS, WORKBOOKS, Table, Type
from jixiao.summary.store import Store
from jixiao.summary.store_writer import write_store

SEVERITIES = {"错误": "errors", "警告": "warnings", "提示": "notices"}


@dataclass(frozen=True)
class Form:
    """A form; scores, amounts and rates are written as texts."""

    unit: str = "甲局"
    indicators: Sequence[dict[str, object]] = ()
    findings: Sequence[dict[str, object]] = ()
    texts: Sequence[dict[str, object]] = ()
    values: dict[str, object] = field(default_factory=dict)


def form(unit: str = "甲局", score: str | None = None, points: str | None = None, **values: object) -> Form:
    """A self-evaluation of a unit; it is complete where points are given."""
    parts = {name: tuple(values.pop(name, ())) for name in ("indicators", "findings", "texts")}
    numbers = {name: decimal(str(value)) for name, value in (("score", score), ("points", points)) if value is not None}
    known = {"kind": "self-evaluation", "sheet": "自评表", "title": f"{unit}自评表", "unit": unit, "money_unit": "万元"}
    known |= {"weight": Decimal(100), "complete": points is not None, "proposed": False, "indicators": 1} | numbers
    amounts = {"initial", "annual", "spent", "execution_rate", "difference", "weight"}
    known |= {
        name: decimal(str(value)) if name in amounts and value is not None else value for name, value in values.items()
    }
    return Form(unit, values=known, **parts)  # type: ignore[arg-type]


def decimal(text: str) -> Decimal:
    """A decimal as it stands."""
    return Decimal(text)


def indicator(name: str = "培训人次", number: object = None, **values: object) -> dict[str, object]:
    """A row; ``number`` is the actual and, with its unit of measure, its text."""
    amount = None if number is None else decimal(str(number))
    measure = values.get("measure", "人次")
    known: dict[str, object] = {"name": name, "cell": "C9", "actual_cell": "F9", "level1": "产出指标", "target": "≥1"}
    known |= {"actual_amount": amount, "measure": measure, "actual": "" if amount is None else f"{amount:f}{measure}"}
    numbers = {name: decimal(str(value)) for name, value in values.items() if name in {"deviation", "weight"}}
    return {**known, "explained": False, **values, **numbers}


def finding(severity: str = "警告", code: str = "R33", **values: object) -> dict[str, object]:
    """A finding."""
    known = {"sheet": "自评表", "cell": "H9", "title": f"名称{code}", "message": "问题在哪里。", "remedy": "请这样改。"}
    return {"severity": severity, "code": code, **known, **values}


def text(words: str, **values: object) -> dict[str, object]:
    """A text that somebody wrote."""
    return {"sheet": "自评表", "cell": "I9", "kind": "偏差原因", "indicator": "培训人次", "text": words, **values}


def workbook(path: str = "甲局.xlsx", *forms: Form, unit: str = "", **values: object) -> Record:
    """A reviewed workbook of these forms; its unit is that of the first."""
    owner = unit or (forms[0].unit if forms else "甲局")
    known: dict[str, object] = {"path": path, "unit": owner, "outcome": REVIEWED, "pack": "national", "size": 9}
    known |= {"unit_stated": True, "checksum": path, "copy": f"{path.removesuffix('.xlsx')}-已校验.xlsx", "prompts": 0}
    found = [each for form in forms for each in form.findings]
    return Record(
        _row(WORKBOOKS, known | _counts(found) | values),
        {
            FORMS.name: [
                _row(FORMS, {"form": at, **_counts(each.findings), **each.values}) for at, each in _each(forms)
            ],
            INDICATORS.name: _rows(INDICATORS, [(at, row) for at, each in _each(forms) for row in each.indicators]),
            FINDINGS.name: _rows(FINDINGS, [(at, row) for at, each in _each(forms) for row in each.findings]),
            TEXTS.name: _rows(TEXTS, [(at, row) for at, each in _each(forms) for row in each.texts]),
        },
    )


def store(folder: Path, *records: Record) -> Store:
    """The data of these workbooks."""
    write_store(records, folder / "数据")
    return Store(folder / "数据")


def failed(path: str, sentence: str = "不能作为 .xlsx 工作簿打开。", **values: object) -> Record:
    """A workbook that could not be reviewed."""
    return failure(path, sentence, **values)  # type: ignore[arg-type]


def _each(forms: Iterable[Form]) -> Iterable[tuple[int, Form]]:
    return enumerate(forms, 1)


def _rows(table: Table, rows: Iterable[tuple[int, dict[str, object]]]) -> list[Row]:
    return [_row(table, {"form": at, **values}) for at, values in rows]


def _counts(findings: Iterable[dict[str, object]]) -> dict[str, object]:
    there = list(findings)
    return {name: sum(each["severity"] == severity for each in there) for severity, name in SEVERITIES.items()}


def _row(table: Table, values: dict[str, object]) -> Row:
    unknown = set(values) - set(table.columns)
    assert not unknown, unknown
    return tuple(values.get(field.name, "" if field.type is Type.TEXT else None) for field in table.fields)
