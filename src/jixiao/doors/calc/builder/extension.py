"""The extension as one file (扩展文件 jixiao.oxt): generated registration, two small components, this package itself.

It carries what the commands need to run in LibreOffice's own Python: jixiao without the other doors, its templates, and
Jinja2 with MarkupSafe, each with its licence.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from jixiao import __version__
from jixiao.doors.calc.builder.menus import addons, protocol_handler, window_state
from jixiao.doors.calc.builder.registration import registration
from jixiao.doors.calc.builder.type_library import method, type_library
from jixiao.doors.calc.names import SERVICE, WANTED_LIBREOFFICE
from jixiao.errors import JixiaoError
from jixiao.formulas import FORMULAS
from jixiao.packs import load_pack, pack_names

IDENTIFIER = "org.jixiao.calc"
EXTENSION_NAME = "jixiao.oxt"
COMMANDS_SERVICE = "org.jixiao.Commands"

_PACKAGE = Path(__file__).parents[3]
_SOURCES = Path(__file__).parents[1] / "extension"
_LEFT_OUT = (
    "__main__.py",
    "doors/arguments.py",
    "doors/batch/",
    "doors/calc/builder/",
    "doors/calc/extension/",
    "doors/calc/setup/",
    "doors/cli.py",
    "doors/commands/",
    "doors/excel/",
    "doors/prompts_file.py",
    "doors/report_file.py",
    "doors/terminal.py",
    "drafts/",
    "reports/",
    "summary/",
    "templates/",  # where a wheel has them; they are taken from wherever they are
)
_TEMPLATES_LEFT_OUT = ("drafts/", "excel/", "report/", "summary/")
_CARRIED = {"jinja2": "Jinja2", "markupsafe": "MarkupSafe"}
_PYTHON_PATH = "pythonpath/"
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KINDS = {
    "types.rdb": "application/vnd.sun.star.uno-typelibrary;type=RDB",
    "jixiao.components": "application/vnd.sun.star.uno-components",
    "CalcAddIns.xcu": "application/vnd.sun.star.configuration-data",
    "ProtocolHandler.xcu": "application/vnd.sun.star.configuration-data",
    "Addons.xcu": "application/vnd.sun.star.configuration-data",
    "CalcWindowState.xcu": "application/vnd.sun.star.configuration-data",
}
_COMPONENTS = {
    "jixiao_formulas.py": (SERVICE, ("com.sun.star.sheet.AddIn", SERVICE)),
    "jixiao_commands.py": (COMMANDS_SERVICE, ("com.sun.star.frame.ProtocolHandler",)),
}


def build_extension() -> bytes:
    """The extension as a file's content; the same package gives the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in sorted(parts().items()):
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system = 0  # or the system that it is built on would show
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def parts() -> dict[str, bytes]:
    """All files of the extension by their names in it."""
    written = {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": _description(),
        "jixiao.components": _components(),
        "CalcAddIns.xcu": registration(FORMULAS),
        "Addons.xcu": addons(map(load_pack, pack_names())),
        "ProtocolHandler.xcu": protocol_handler(COMMANDS_SERVICE),
        "CalcWindowState.xcu": window_state(),
    }
    found = {name: text.encode() for name, text in written.items()}
    found["types.rdb"] = type_library(map(method, FORMULAS))
    found |= {path.name: path.read_bytes() for path in _SOURCES.glob("*.py") if path.name in _COMPONENTS}
    found |= {
        _PYTHON_PATH + path.name: path.read_bytes() for path in _SOURCES.glob("*.py") if path.name not in _COMPONENTS
    }
    return found | {_PYTHON_PATH + name: content for name, content in _carried()}


def _carried() -> Iterator[tuple[str, bytes]]:
    """What goes on LibreOffice's Python path."""
    yield from _tree(_PACKAGE, "jixiao", left_out=_LEFT_OUT)
    templates = next(folder for folder in _template_folders() if folder.is_dir())
    yield from _tree(templates, "jixiao/templates", left_out=_TEMPLATES_LEFT_OUT)
    yield from _licences("jixiao", "jixiao")
    for package, project in _CARRIED.items():
        yield from _library(package, project)


def _library(package: str, project: str) -> Iterator[tuple[str, bytes]]:
    """A library in pure Python, with its licence."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise JixiaoError(f"没有找到 {project}，不能生成扩展；请先运行 pip install {project}，再试一次。")
    yield from _tree(Path(found.submodule_search_locations[0]), package)
    yield from _licences(package, project)


def _licences(package: str, project: str) -> Iterator[tuple[str, bytes]]:
    """The licence texts that a project was installed with."""
    for file in importlib.metadata.files(project) or ():
        if "LICENSE" in file.name.upper():
            yield f"{package}/{file.name}", Path(str(file.locate())).read_bytes()


def _tree(folder: Path, name: str, left_out: tuple[str, ...] = ()) -> Iterator[tuple[str, bytes]]:
    """The Python files, data files and templates of a package."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.suffix in (".py", ".toml", ".j2") and not inside.startswith(left_out):
            yield f"{name}/{inside}", path.read_bytes()


def _template_folders() -> tuple[Path, ...]:
    from jixiao.prose.template import FOLDERS  # noqa: PLC0415 - loads Jinja2

    return FOLDERS


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{name}"/>\n'
        for name, kind in _KINDS.items()
    )
    return f'{_XML}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{entries}</manifest:manifest>\n'


def _description() -> str:
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f"<identifier value={quoteattr(IDENTIFIER)}/>\n<version value={quoteattr(__version__)}/>\n"
        '<display-name><name lang="en">jixiao 绩效自评</name></display-name>\n'
        '<publisher><name lang="en">jixiao contributors</name></publisher>\n'
        "<dependencies><l:LibreOffice-minimal-version"
        ' xmlns:l="http://libreoffice.org/extensions/description/2011"'
        ' xmlns:d="http://openoffice.org/extensions/description/2006"'
        f' value="{WANTED_LIBREOFFICE}" d:name="LibreOffice {WANTED_LIBREOFFICE}"/></dependencies>\n'
        "</description>\n"
    )


def _components() -> str:
    listed = "".join(
        f'<component loader="com.sun.star.loader.Python" uri="./{file}"><implementation name="{name}">'
        + "".join(f'<service name="{service}"/>' for service in services)
        + "</implementation></component>\n"
        for file, (name, services) in _COMPONENTS.items()
    )
    return f'{_XML}<components xmlns="http://openoffice.org/2010/uno-components">\n{listed}</components>\n'
