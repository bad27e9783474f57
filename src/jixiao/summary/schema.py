"""The tables that many reviews come to (数据表): their columns, in what they are counted, and what they mean.

The journal of a batch, the Parquet files and docs/汇总数据.md all follow this.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Type(StrEnum):
    """What a column holds; any cell of it may be empty."""

    TEXT = "文字"
    DECIMAL = "小数"  # exact, no binary fraction
    COUNT = "整数"
    FLAG = "是否"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in the data, what it holds, and what it means to the people who use it."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table of the data."""

    name: str
    meaning: str
    fields: tuple[Field, ...]

    @cached_property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return [field.name for field in self.fields]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column stands, from 0."""
        return {name: place for place, name in enumerate(self.columns)}

    @cached_property
    def decimals(self) -> tuple[int, ...]:
        """Where the columns of decimals stand."""
        return tuple(place for place, field in enumerate(self.fields) if field.type is Type.DECIMAL)

    @cached_property
    def blank(self) -> tuple[object, ...]:
        """A row that says nothing."""
        return tuple("" if field.type is Type.TEXT else None for field in self.fields)


def _texts(**meanings: str) -> tuple[Field, ...]:
    return tuple(Field(name, Type.TEXT, meaning) for name, meaning in meanings.items())


def _decimals(**meanings: str) -> tuple[Field, ...]:
    return tuple(Field(name, Type.DECIMAL, meaning) for name, meaning in meanings.items())


def _counts(**meanings: str) -> tuple[Field, ...]:
    return tuple(Field(name, Type.COUNT, meaning) for name, meaning in meanings.items())


def _flags(**meanings: str) -> tuple[Field, ...]:
    return tuple(Field(name, Type.FLAG, meaning) for name, meaning in meanings.items())


REVIEWED, FAILED = "已校验", "未能校验"

_OF_FORM = _counts(form="第几张表，与 forms 对应；0 表示不属于哪一张表")
_FOUND = _counts(errors="错误数", warnings="警告数", notices="提示数")

WORKBOOKS = Table(
    "workbooks",
    "每份工作簿一行",
    (
        *_texts(
            path="文件在文件夹中的位置",
            unit="单位；表中没有写的，用文件夹和文件名",
            outcome=f"{REVIEWED}或{FAILED}",
            sentence="未能校验的原因",
            pack="打分口径",
            pack_title="打分口径的名称",
            checksum="内容的校验码（SHA-256），相同即内容完全相同",
            copy="校验后的工作簿在结果文件夹中的位置",
        ),
        *_flags(unit_stated="单位是否取自表中"),
        *_counts(size="文件大小（字节）"),
        *_FOUND,
        *_counts(prompts="偏差原因提示条数"),
    ),
)
FORMS = Table(
    "forms",
    "每张表一行",
    (
        *_OF_FORM,
        *_texts(
            sheet="工作表",
            kind="self-evaluation 自评表，target-table 目标表，scorecard 评分表",
            title="表名",
            unit="单位；表中没有写的，用文件夹和文件名",
            project="项目名称",
            project_code="项目编码",
        ),
        *_counts(year="年度"),
        *_decimals(
            weight="分值合计",
            score="自评得分（填报）",
            points="测算得分",
            difference="自评得分减测算得分；测算不完整的为空",
            initial="年初预算数（元）；表中没有写金额单位的为空",
            annual="全年预算数（元）",
            spent="全年执行数（元）",
            execution_rate="预算执行率（1 为 100%）",
        ),
        *_texts(money_unit="表中写的金额单位", grade="按测算得分的等级", claimed_grade="按自评得分的等级"),
        *_flags(complete="各行是否都能测算", proposed="分值是否拟定"),
        *_counts(indicators="指标数", unmet="未达到指标值的指标数", blank="未填完成值的指标数"),
        *_FOUND,
    ),
)
INDICATORS = Table(
    "indicators",
    "每个三级指标一行",
    (
        *_OF_FORM,
        *_texts(
            cell="指标名称所在单元格",
            actual_cell="完成值所在单元格",
            level1="一级指标",
            level2="二级指标",
            name="三级指标",
            target="指标值，照表上所写",
            actual="实际完成值，照表上所写",
            measure="完成值的计量单位，读不出的为空",
        ),
        *_decimals(
            target_amount="指标值的数（已乘万、百分之一等）",
            actual_amount="完成值的数（已乘万、百分之一等）",
            weight="分值",
            score="得分（填报）",
            points="测算得分",
            completion="完成率（1 为 100%）",
            deviation="偏离度（0.1 为高于指标值 10%）",
        ),
        *_texts(outcome="完成情况", direction="指标方向", standing="完成状态"),
        *_flags(explained="是否写了偏差原因"),
    ),
)
FINDINGS = Table(
    "findings",
    "每个问题一行",
    (
        *_OF_FORM,
        *_texts(
            sheet="工作表，或报告的文件名",
            cell="单元格，或报告的段落",
            severity="级别：错误、警告、提示",
            code="校验编号",
            title="校验名称",
            indicator="指标或栏目",
            message="问题",
            remedy="改法",
        ),
    ),
)
TEXTS = Table(
    "texts",
    "每段自己写的文字一行（目标、完成情况、偏差原因、改进措施、结论）",
    (*_OF_FORM, *_texts(sheet="工作表", cell="单元格", kind="哪一栏", indicator="指标或目标", text="文字")),
)
PARTS = (FORMS, INDICATORS, FINDINGS, TEXTS)  # of a workbook; in the data each row also says of which
TABLES = (WORKBOOKS, *PARTS)
WORKBOOK = Field("workbook", Type.COUNT, "第几份工作簿，与 workbooks 的行对应，从 0 起")
