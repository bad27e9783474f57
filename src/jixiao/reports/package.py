"""A finished report as a file, with a seal in it that tells whether anybody has changed it since."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_SEAL = "jixiao-自评报告"
_PROPERTIES = "docProps/custom.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same report is the same file
_FOUND = re.compile(rf'name="{_SEAL}"><vt:lpwstr>([0-9a-f]{{64}})</vt:lpwstr>')
_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{seal}</vt:lpwstr></property></Properties>"
)
_STORED = frozenset({"png", "jpg", "jpeg"})  # compressed already


def write_package(package: Any) -> bytes:
    """The file of a document that python-docx holds, sealed."""
    from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI  # noqa: PLC0415 - an extra
    from docx.opc.pkgwriter import _ContentTypesItem  # noqa: PLC0415 - how python-docx itself writes them

    _without_own_properties(package)
    parts = list(package.iter_parts())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, CONTENT_TYPES_URI.membername, _ContentTypesItem.from_parts(parts).blob)  # type: ignore[no-untyped-call]
        _add(archive, PACKAGE_URI.rels_uri.membername, package.rels.xml)
        for part in parts:
            if part.partname.membername != _PROPERTIES:
                _add(archive, part.partname.membername, part.blob)
            if len(part.rels):
                _add(archive, part.partname.rels_uri.membername, part.rels.xml)
        _add(archive, _PROPERTIES, _XML.format(name=_SEAL, seal=_seal(archive.infolist())).encode("utf-8"))
    return buffer.getvalue()


def is_untouched(path: Path) -> bool:
    """Whether a file is a report of ours that nobody has saved since."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = _FOUND.search(archive.read(_PROPERTIES).decode("utf-8"))
            return found is not None and found[1] == _seal(archive.infolist())
    except (zipfile.BadZipFile, KeyError, OSError, UnicodeDecodeError, NotImplementedError, RuntimeError):
        return False


def is_ours(path: Path) -> bool:
    """Whether a file was a report of ours once, edited since or not."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _SEAL in archive.read(_PROPERTIES).decode("utf-8")
    except (zipfile.BadZipFile, KeyError, OSError, UnicodeDecodeError, NotImplementedError, RuntimeError):
        return False


def _without_own_properties(package: Any) -> None:
    """Let the package refer to the sealed properties alone: WPS leaves such of its own in a template."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    for number in [number for number, one in package.rels.items() if one.reltype == _RELATION]:
        del package.rels[number]
    package.relate_to(Part(PackURI(f"/{_PROPERTIES}"), _TYPE, b"", package), _RELATION)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_STORED if name.rpartition(".")[2].lower() in _STORED else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _seal(entries: Iterable[zipfile.ZipInfo]) -> str:
    """One number for what all parts but the sealed properties hold."""
    lines = sorted(f"{entry.filename} {entry.CRC:08x}" for entry in entries if entry.filename != _PROPERTIES)
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
