"""The VBA of the add-in, looked at without running it: what the VBA editor would refuse, or Excel would not find."""

from __future__ import annotations

import re

import pytest

from doors.excel.builder.vba_scanner import (
    Procedure,
    UnbalancedError,
    calls,
    declares,
    members,
    procedures,
    refuse_unbalanced,
    statements,
    used,
)
from jixiao.doors.excel.builder.addin import ADDIN_NAME, XLWINGS_VERSION, modules
from jixiao.reader.book import PACK_NAME

SOURCES = {module.name: module.source for module in modules()}
PROCEDURES = [(module, name) for module, source in SOURCES.items() for name in procedures(source)]
DECLARING = [name for name, source in SOURCES.items() if "Declare " in source]

# What belongs to VBA and to Excel. A name that is none of these has to be declared somewhere in the project.
LANGUAGE = """
    And Array As Boolean ByRef ByVal Case Const Dim Do Double Each Else ElseIf Empty End Error Exit False For
    Function GoTo If In Integer Is Let Long LongPtr Loop Me New Next Not Nothing Null Object On Or ReDim Resume
    Select Set String Sub Then To True Until Variant While With
"""
LIBRARY = """
    AscW CDbl Chr ChrW CLng CStr CVErr Err InStr IsArray IsEmpty IsError IsMissing IsNull IsObject LBound Left
    Len Mid Replace Split Str StrPtr Trim TypeName UBound VarType vbDouble vbLf vbNullChar vbObjectError
    vbString vbTextCompare
"""
EXCEL = """
    ActiveWorkbook Application ThisWorkbook Workbooks xlDefault xlErrDiv0 xlErrNA xlErrName xlErrNull xlErrNum
    xlErrRef xlErrValue xlWait
"""
KNOWN = set(LANGUAGE.split()) | set(LIBRARY.split()) | set(EXCEL.split())

MOST_CONTINUATIONS = 24


def unknown_names(sources: dict[str, str], module: str, name: str) -> set[str]:
    """The names that a procedure uses and nobody has declared."""
    given = set().union(*(members(source)[0] for source in sources.values())) | members(sources[module])[1]
    return used(procedures(sources[module])[name]) - KNOWN - given - set(sources)


def wrong_counts(sources: dict[str, str], module: str, name: str) -> list[tuple[str, int]]:
    """The calls of the project's own procedures that have too many arguments or too few."""
    everywhere = {each.name: each for source in sources.values() for each in procedures(source).values() if each.public}
    reachable = {**everywhere, **procedures(sources[module])}
    caller = procedures(sources[module])[name]
    wrong: list[tuple[str, int]] = []
    for callee in reachable.values():
        counts = (count for count in calls(caller, callee.name) if callee.name != name)
        wrong += [(callee.name, count) for count in counts if count != len(callee.parameters)]
    return wrong


@pytest.mark.parametrize("name", SOURCES)
def test_a_module_is_ascii_and_declares_its_variables(name: str) -> None:
    assert SOURCES[name].isascii()
    assert statements(SOURCES[name])[0] == "Option Explicit"


@pytest.mark.parametrize("name", SOURCES)
def test_no_line_is_longer_than_120_characters_or_ends_with_blanks(name: str) -> None:
    lines = SOURCES[name].split("\n")
    assert [line for line in lines if len(line) > 120 or line != line.rstrip() or "\t" in line] == []
    assert SOURCES[name].endswith("\n")


@pytest.mark.parametrize("name", SOURCES)
def test_no_statement_goes_on_over_more_lines_than_vba_takes(name: str) -> None:
    runs = re.findall(r"(?:.* _\n)+", SOURCES[name])
    assert [run for run in runs if run.count("\n") > MOST_CONTINUATIONS] == []


@pytest.mark.parametrize("name", SOURCES)
def test_every_block_is_closed_in_its_turn(name: str) -> None:
    refuse_unbalanced(SOURCES[name])


UNBALANCED = [
    "Sub A()\nIf B Then\nEnd Sub",
    "Sub A()\nEnd If\nEnd Sub",
    "Sub A()\nFor B = 1 To 2\nIf C Then\nNext B\nEnd If\nEnd Sub",
    "Sub A()\nEnd Function",
    "Sub A()",
    "#If VBA7 Then\nSub A()\nEnd Sub",
    "Sub A()\nSelect Case B\nEnd If\nEnd Sub",
    "Sub A()\nElse\nEnd Sub",
    "Sub A()\nCase 1\nEnd Sub",
]


@pytest.mark.parametrize("source", UNBALANCED)
def test_a_block_that_is_not_closed_in_its_turn_is_seen(source: str) -> None:
    with pytest.raises(UnbalancedError):
        refuse_unbalanced(source)


def test_an_if_on_one_line_and_a_text_or_remark_that_looks_like_a_block_open_none() -> None:
    refuse_unbalanced("Sub A()\nIf B Then C = 1\nD = \"If E Then ' F\"  ' If G Then\nH = _\n    1\nEnd Sub")


@pytest.mark.parametrize(("module", "name"), PROCEDURES)
def test_every_name_that_a_procedure_uses_is_declared_where_it_can_be_seen(module: str, name: str) -> None:
    assert unknown_names(SOURCES, module, name) == set()


def test_a_name_that_nobody_declares_is_seen_and_so_is_one_that_is_private_elsewhere() -> None:
    sources = SOURCES | {
        "Other": "Option Explicit\nPublic Sub A()\n    Dim B As Long\n    B = Setings + Unmarked(C)\nEnd Sub\n"
    }
    assert unknown_names(sources, "Other", "A") == {"Setings", "Unmarked", "C"}


@pytest.mark.parametrize(("module", "name"), PROCEDURES)
def test_every_call_has_as_many_arguments_as_the_procedure_takes(module: str, name: str) -> None:
    assert wrong_counts(SOURCES, module, name) == []


def test_a_call_with_another_number_of_arguments_is_seen() -> None:
    body = 'Public Sub A()\n    RefreshRibbon 1\n    If Setting("a, b", 2) = Mark() Then ForgetPython\nEnd Sub\n'
    sources = SOURCES | {"Other": f"Option Explicit\n{body}"}
    assert wrong_counts(sources, "Other", "A") == [("RefreshRibbon", 1), ("Setting", 2)]


def test_no_two_modules_give_others_the_same_name() -> None:
    given = [name.lower() for source in SOURCES.values() for name in members(source)[0]]
    assert len(given) == len(set(given))


def test_two_modules_declare_what_windows_gives() -> None:
    assert DECLARING == ["JixiaoPython", "JixiaoRibbon"]


@pytest.mark.parametrize("name", DECLARING)
def test_what_windows_gives_is_declared_for_vba7_and_for_the_vba_before(name: str) -> None:
    found = list(declares(SOURCES[name]))
    assert {each.safe for each in found if each.conditions[0] == "VBA7"} == {True}
    assert {each.safe for each in found if each.conditions[0] == "not VBA7"} == {False}
    assert {each.conditions[0] for each in found} == {"VBA7", "not VBA7"}
    assert _names(SOURCES[name], ("VBA7", "Win64")) == _names(SOURCES[name], ("VBA7", "not Win64"))
    assert _names(SOURCES[name], ("VBA7", "Win64")) == _names(SOURCES[name], ("not VBA7",))


def _names(source: str, met: tuple[str, ...]) -> list[str]:
    """The declarations in force where these conditions are met."""
    return sorted(each.name for each in declares(source) if set(each.conditions) <= set(met))


@pytest.mark.parametrize("name", DECLARING)
def test_addresses_are_as_long_as_the_windows_they_are_for(name: str) -> None:
    old = SOURCES[name].partition("#Else")[2] if name == "JixiaoRibbon" else SOURCES[name].split("#Else")[-1]
    assert "LongPtr" not in old
    assert "PtrSafe" not in old


DLLS = {
    ("VBA7", "Win64"): f"xlwings64-{XLWINGS_VERSION}.dll",
    ("VBA7", "not Win64"): f"xlwings32-{XLWINGS_VERSION}.dll",
    ("not VBA7",): f"xlwings32-{XLWINGS_VERSION}.dll",
}


def test_the_dll_of_xlwings_is_named_by_its_version_for_each_windows() -> None:
    source = SOURCES["JixiaoPython"]
    assert {each.conditions: each.library for each in declares(source) if "xlwings" in each.library} == DLLS
    assert re.findall(r'Const DllName As String = "(.+)"', source) == list(DLLS.values())


BORDER = [
    ("JixiaoCells", "Udfs", "jixiao.doors.excel.udfs"),
    ("JixiaoRibbon", "Macros", "jixiao.doors.excel.macros"),
    ("JixiaoPython", "ServerModule", "jixiao.doors.excel.server"),
]


@pytest.mark.parametrize(("module", "constant", "python"), BORDER)
def test_the_modules_that_vba_names_are_those_of_python(module: str, constant: str, python: str) -> None:
    from importlib.util import find_spec

    assert re.findall(rf'Const {constant} As String = "(.+)"', SOURCES[module]) == [python]
    assert find_spec(python) is not None


def test_the_entry_of_the_ribbon_is_a_function_of_python() -> None:
    from jixiao.doors.excel import macros

    (name,) = re.findall(r'Const EntryPoint As String = "(.+)"', SOURCES["JixiaoRibbon"])
    assert callable(getattr(macros, name))


def test_the_macro_for_notes_is_a_function_of_the_add_in() -> None:
    from jixiao.doors.excel.live.notes import MACRO

    file, _, name = MACRO.partition("!")
    assert file == f"'{ADDIN_NAME}'"
    assert [each.kind for source in SOURCES.values() for each in procedures(source).values() if each.name == name] == [
        "Function"
    ]


@pytest.mark.parametrize("name", DECLARING)
def test_no_address_is_that_of_a_text_without_a_variable(name: str) -> None:
    taken = re.findall(r"StrPtr\((.*?)[,)]", SOURCES[name])
    assert taken
    assert [text for text in taken if not text.isidentifier()] == []


def test_python_is_told_to_take_no_module_from_the_folder_that_excel_is_in() -> None:
    (command,) = re.findall(r'ServerCommand = .+\n +"(.+?) -m "', SOURCES["JixiaoPython"])
    assert {"-E", "-P"} < set(command.split())


def test_the_words_of_a_reply_are_those_that_python_writes() -> None:
    from jixiao.doors.live.reply import Kind

    written = re.findall(
        r'Private Const (?:Silent|Warns|AsksYesNo|AsksWhich) As String = "(.+)"', SOURCES["JixiaoRibbon"]
    )
    assert set(written) == set(Kind) - {Kind.INFORMATION}


def test_the_name_of_the_rules_is_the_one_that_python_keeps() -> None:
    (codes,) = re.findall(r'Const PackName As String = "(.+)"', SOURCES["JixiaoCells"])
    assert "".join(chr(int(code, 16)) for code in codes.split()) == PACK_NAME


def test_the_mark_is_the_one_that_python_knows() -> None:
    from jixiao.doors.excel.transport import MARK

    assert procedures(SOURCES["JixiaoCells"])["Mark"].statements == (f"Mark = Chr$({ord(MARK)})",)


def test_every_code_that_python_answers_with_is_an_error_of_vba() -> None:
    from jixiao.functions import FormulaError

    known = set(re.findall(r'Case "(#.+)": Unmarked = CVErr', SOURCES["JixiaoCells"])) | {"#VALUE!"}
    assert {FormulaError.code, *(each.code for each in FormulaError.__subclasses__())} <= known


def test_the_scanner_reads_a_procedure() -> None:
    source = "Private Function A(ByVal B As Long, _\n    ByRef C As Variant) As Long\n    A = B ' x\nEnd Function\n"
    assert procedures(source)["A"] == Procedure(
        "A", "Function", False, (("ByVal", "B", "Long"), ("ByRef", "C", "Variant")), ("A = B",)
    )
