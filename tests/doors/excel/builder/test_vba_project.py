from __future__ import annotations

from pathlib import Path

import pytest

from doors.excel.builder.sample_modules import MODULES, NAME
from doors.excel.builder.vba_reading import modules, opened, unpacked
from jixiao.doors.excel.builder.errors import BuildError
from jixiao.doors.excel.builder.vba_project import Module, ModuleKind, vba_project


def standard(*names: str) -> list[Module]:
    return [Module(name, "", ModuleKind.STANDARD) for name in names]


def test_the_project_holds_the_streams_of_a_project_without_anything_compiled() -> None:
    with opened(vba_project(NAME, MODULES)) as found:
        names = {"/".join(path) for path in found.listdir()}
        compiled = found.openstream("VBA/_VBA_PROJECT").read()
    assert names == {"PROJECT", "PROJECTwm", "VBA/_VBA_PROJECT", "VBA/dir", *(f"VBA/{each.name}" for each in MODULES)}
    assert compiled == bytes.fromhex("CC 61 FF FF 00 01 00")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_stream_is_its_source_and_nothing_else(module: Module) -> None:
    with opened(vba_project(NAME, MODULES)) as found:
        assert unpacked(found.openstream(f"VBA/{module.name}").read()) == module.stream()


def test_olevba_gives_back_every_module(tmp_path: Path) -> None:
    file = tmp_path / "vbaProject.bin"
    file.write_bytes(vba_project(NAME, MODULES))
    assert modules(file) == {module.name: module.stream().decode("ascii") for module in MODULES}


def test_the_same_modules_give_the_same_bytes() -> None:
    assert vba_project(NAME, MODULES) == vba_project(NAME, list(MODULES))


REFUSED = {
    "Chinese": (standard("模块1"), "模块名“模块1”不能使用，请以英文字母开头，只用字母、数字和下划线。"),
    "digit first": (standard("1st"), "模块名“1st”不能使用，请以英文字母开头，只用字母、数字和下划线。"),
    "blank": (standard("My Module"), "模块名“My Module”不能使用，请以英文字母开头，只用字母、数字和下划线。"),
    "line break": (standard("Main\n"), "模块名“Main\n”不能使用，请以英文字母开头，只用字母、数字和下划线。"),
    "no name": (standard(""), "模块名“”不能使用，请以英文字母开头，只用字母、数字和下划线。"),
    "too long": (standard("M" * 32), f"模块名“{'M' * 32}”有 32 个字符，请缩短到 31 个以内。"),
    "twice": (standard("Main", "Other", "MAIN"), "模块“MAIN”与模块“Main”重名（不分大小写），请给模块改名。"),
    "the project": (standard("jixiaoaddin"), "模块“jixiaoaddin”与工程“JixiaoAddin”重名（不分大小写），请给模块改名。"),
    "a library": (standard("Office"), "模块“Office”与引用的库“Office”重名（不分大小写），请给模块改名。"),
    "a stream": (standard("Dir"), "模块“Dir”与文件内部的“dir”重名（不分大小写），请给模块改名。"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_name_that_vba_does_not_take_is_refused(case: str) -> None:
    names, message = REFUSED[case]
    with pytest.raises(BuildError) as refused:
        vba_project(NAME, names)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("绩效", "工程名“绩效”不能使用，请以英文字母开头，只用字母、数字和下划线。"),
        ("P" * 32, f"工程名“{'P' * 32}”有 32 个字符，请缩短到 31 个以内。"),
    ],
)
def test_a_project_needs_a_name_like_a_modules(name: str, message: str) -> None:
    with pytest.raises(BuildError) as refused:
        vba_project(name, MODULES)
    assert str(refused.value) == message


def test_a_name_of_31_characters_is_taken() -> None:
    names = standard("M" * 31)
    with opened(vba_project("P" * 31, names)) as found:
        assert found.exists(f"VBA/{'M' * 31}")
