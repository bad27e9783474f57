"""The extension as a file: what is in it, and that it works with nothing else on Python's path."""

from __future__ import annotations

import ast
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jixiao import __version__
from jixiao.doors.calc.builder.extension import IDENTIFIER, WANTED_LIBREOFFICE, build_extension, parts
from jixiao.doors.calc.names import SERVICE
from jixiao.doors.file import review_file
from jixiao.doors.result_file import sheets_on_record

ROOT = Path(__file__).parents[4]
SAMPLE = ROOT / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"
PARTS = parts()
ON_PATH = "pythonpath/"
COMPONENTS = {"jixiao_commands.py", "jixiao_formulas.py"}
TOLD = {"types.rdb", "jixiao.components", "CalcAddIns.xcu", "ProtocolHandler.xcu", "Addons.xcu", "CalcWindowState.xcu"}
UNTOLD = {"META-INF/manifest.xml", "description.xml"}
"""What LibreOffice looks for by itself."""
MEDIA_TYPES = {
    ".rdb": "application/vnd.sun.star.uno-typelibrary;type=RDB",
    ".components": "application/vnd.sun.star.uno-components",
    ".xcu": "application/vnd.sun.star.configuration-data",
}


@pytest.fixture
def on_path(tmp_path: Path) -> Path:
    """The extension's Python path as LibreOffice unpacks it."""
    for name, content in PARTS.items():
        path = tmp_path / "unpacked" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "unpacked" / "pythonpath"


def sources() -> Iterator[tuple[str, ast.Module]]:
    """The modules of ours in the extension, by their dotted names."""
    for name, content in PARTS.items():
        path = name.removeprefix(ON_PATH)
        if path.startswith("jixiao/") and path.endswith(".py"):
            yield path.removesuffix(".py").removesuffix("/__init__").replace("/", "."), ast.parse(content)


def imported(module: ast.Module) -> Iterator[str]:
    """What of ours a module imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module and f"{node.module}.".startswith("jixiao."):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names if f"{each.name}.".startswith("jixiao."))


def test_two_builds_give_the_same_bytes() -> None:
    assert build_extension() == build_extension()


def test_the_file_holds_the_parts_and_nothing_of_the_computer() -> None:
    with zipfile.ZipFile(io.BytesIO(build_extension())) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert archive.namelist() == sorted(PARTS)
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}
    here = str(ROOT).encode()
    assert [name for name, content in PARTS.items() if here in content] == []


def test_every_part_in_xml_can_be_parsed() -> None:
    written = [name for name in PARTS if name.endswith((".xml", ".xcu", ".components"))]
    assert set(written) == (TOLD | UNTOLD) - {"types.rdb"}
    assert all(ET.fromstring(PARTS[name]) is not None for name in written)


def test_the_manifest_lists_what_libreoffice_has_to_be_told_of_and_only_that() -> None:
    listed = {
        entry.attrib["{http://openoffice.org/2001/manifest}full-path"]: entry.attrib[
            "{http://openoffice.org/2001/manifest}media-type"
        ]
        for entry in ET.fromstring(PARTS["META-INF/manifest.xml"])
    }
    assert listed == {name: MEDIA_TYPES[Path(name).suffix] for name in TOLD}
    assert {name for name in PARTS if "/" not in name or name.startswith("META-INF/")} == TOLD | UNTOLD | COMPONENTS


def test_the_two_components_are_told_with_what_they_are() -> None:
    ns = "{http://openoffice.org/2010/uno-components}"
    told = {
        component.attrib["uri"]: {
            implementation.attrib["name"]: [service.attrib["name"] for service in implementation]
            for implementation in component
        }
        for component in ET.fromstring(PARTS["jixiao.components"])
    }
    assert told == {
        "./jixiao_formulas.py": {SERVICE: ["com.sun.star.sheet.AddIn", SERVICE]},
        "./jixiao_commands.py": {"org.jixiao.Commands": ["com.sun.star.frame.ProtocolHandler"]},
    }
    assert {component.attrib["loader"] for component in ET.fromstring(PARTS["jixiao.components"])} == {
        "com.sun.star.loader.Python"
    }
    assert ET.fromstring(PARTS["jixiao.components"]).tag == f"{ns}components"


def test_it_says_what_it_is_and_which_libreoffice_it_needs() -> None:
    ns = "{http://openoffice.org/extensions/description/2006}"
    told = ET.fromstring(PARTS["description.xml"])
    assert told.find(f"{ns}identifier").attrib == {"value": IDENTIFIER}
    assert told.find(f"{ns}version").attrib == {"value": __version__}
    (needed,) = told.find(f"{ns}dependencies")
    assert needed.tag == "{http://libreoffice.org/extensions/description/2011}LibreOffice-minimal-version"
    assert needed.attrib == {"value": WANTED_LIBREOFFICE, f"{ns}name": f"LibreOffice {WANTED_LIBREOFFICE}"}


def test_the_licences_of_all_that_it_carries_are_inside() -> None:
    assert PARTS[f"{ON_PATH}jixiao/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    for package, holder in (("jinja2", b"Pallets"), ("markupsafe", b"Pallets")):
        (licence,) = (content for name, content in PARTS.items() if name.startswith(f"{ON_PATH}{package}/LICENSE"))
        assert holder in licence
        assert b"Redistribution and use in source and binary forms" in licence


LEFT_OUT = (
    *("doors/excel", "drafts", "reports", "doors/calc/setup", "doors/calc/extension", "doors/commands", "doors/cli.py"),
    *("doors/prompts_file.py", "doors/report_file.py"),
)


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_what_only_the_other_doors_need_stays_outside(left_out: str) -> None:
    assert (ROOT / "src" / "jixiao" / left_out).exists()
    assert [name for name in PARTS if name.startswith(f"{ON_PATH}jixiao/{left_out}")] == []
    assert [name for name in PARTS if name.startswith(f"{ON_PATH}jixiao/templates/{left_out}")] == []


def test_nothing_but_python_data_templates_and_licences_is_on_the_path() -> None:
    others = [name for name in PARTS if name.startswith(ON_PATH) and Path(name).suffix not in (".py", ".toml", ".j2")]
    assert others == [f"{ON_PATH}jixiao/LICENSE", f"{ON_PATH}jinja2/LICENSE.txt", f"{ON_PATH}markupsafe/LICENSE.txt"]


def test_all_of_ours_that_a_module_imports_is_inside() -> None:
    inside = dict(sources())
    missing = {(name, wanted) for name, module in inside.items() for wanted in imported(module) if wanted not in inside}
    assert missing == set()
    wanted = {each for name in COMPONENTS for each in imported(ast.parse(PARTS[name]))}
    assert {"jixiao.doors.calc.functions.addin", "jixiao.doors.calc.dispatch"} <= wanted <= set(inside)


def test_every_pack_and_every_template_of_a_sheet_is_inside() -> None:
    data, templates = ROOT / "src" / "jixiao" / "packs" / "data", ROOT / "templates"
    for path in data.rglob("*.toml"):
        assert PARTS[f"{ON_PATH}jixiao/packs/data/{path.relative_to(data).as_posix()}"] == path.read_bytes()
    for path in [*templates.glob("*.j2"), *templates.glob("sheets/*.j2"), *templates.glob("prompts/*.j2")]:
        assert PARTS[f"{ON_PATH}jixiao/templates/{path.relative_to(templates).as_posix()}"] == path.read_bytes()


def alone(on_path: Path, script: str, *arguments: object) -> str:
    """What a script prints where the extension is all that Python finds beside its own library."""
    command = [sys.executable, "-S", "-E", "-W", "error", "-X", "utf8", "-c", script, str(on_path)]
    done = subprocess.run(
        [*command, *map(str, arguments)], cwd=on_path.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    return done.stdout


IMPORTS = """
import importlib, sys
sys.path[:] = [sys.argv[1], *(place for place in sys.path if place)]
for name in sys.argv[2:]:
    print(importlib.import_module(name).__file__)
"""
REVIEW = """
import json, sys
from pathlib import Path
sys.path[:] = [sys.argv[1], *(place for place in sys.path if place)]
from jixiao.doors.file import review_file
from jixiao.doors.result_file import sheets_on_record
done = review_file(Path(sys.argv[2]), Path(sys.argv[3]), pack=sys.argv[4])
print(json.dumps([sheets_on_record(Path(sys.argv[3])), [finding.code for finding in done.review.findings]]))
"""


def test_what_the_components_import_comes_from_the_extension(on_path: Path) -> None:
    names = ["jixiao.doors.calc.functions.addin", "jixiao.doors.calc.dispatch", "jixiao.prose", "jinja2", "markupsafe"]
    found = alone(on_path, IMPORTS, *names).splitlines()
    assert len(found) == len(names)
    assert all(Path(place).is_relative_to(on_path) for place in found)


def test_a_review_with_the_extension_alone_is_the_review_of_the_command_line(on_path: Path, tmp_path: Path) -> None:
    book = tmp_path / "自评表.xlsx"
    shutil.copyfile(SAMPLE, book)
    ours, theirs = tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx"
    done = review_file(book, ours, pack="tianjin-2021")
    sheets, codes = json.loads(alone(on_path, REVIEW, book, theirs, "tianjin-2021"))
    assert codes == [finding.code for finding in done.review.findings]
    assert len(codes) > 10
    assert sheets == json.loads(json.dumps(sheets_on_record(ours)))
    assert content(theirs) == content(ours)


def content(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
