"""A computer with a LibreOffice as far as our installer looks at it: two scripts in a folder, which is all of PATH."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from jixiao.doors.calc.setup import office

NONE = "All deployed user extensions:\n\n<none>\n"
LISTED = """All deployed user extensions:

Identifier: org.example.other
  Version: 7.7
  URL: vnd.sun.star.expand:$UNO_USER_PACKAGES_CACHE/uno_packages/lu1.tmp_/other.oxt
  is registered: yes
  Media-Type: application/vnd.sun.star.package-bundle
  Description: org.jixiao.calc
  bundled Packages: {{
  }}

Identifier: org.jixiao.calc
  Version: {version}
  URL: vnd.sun.star.expand:$UNO_USER_PACKAGES_CACHE/uno_packages/lu2.tmp_/jixiao.oxt
  is registered: yes
  Media-Type: application/vnd.sun.star.package-bundle
  Description:
  bundled Packages: {{
  }}

"""
"""As LibreOffice 25.2 writes them."""

_UNOPKG = """
case "$1" in
list) /bin/cat "$here/listed" ;;
add) for file; do :; done; /bin/cp "$file" "$here/given.oxt" ;;
esac
"""


@dataclass
class FakeOffice:
    """The LibreOffice, and what its package manager has been asked."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    @property
    def soffice(self) -> Path:
        return self.folder / "soffice"

    @property
    def given(self) -> Path:
        """The extension that the package manager was given."""
        return self.folder / "given.oxt"

    @property
    def asked(self) -> list[str]:
        """What the package manager was asked, call by call; a file by its name alone."""
        path = self.folder / "asked"
        calls = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [" ".join(word.rpartition("/")[2] for word in call.split()) for call in calls]

    def say_version(self, text: str) -> None:
        """Let soffice say of itself what it is."""
        self.script("soffice", f"[ \"$*\" = --version ] && echo '{text}'")

    def have(self, listed: str) -> None:
        """Let the package manager list these extensions."""
        (self.folder / "listed").write_text(listed, encoding="utf-8")

    def refuse(self, said: str, status: int = 1, *, what: str = "*") -> None:
        """Let the package manager refuse one thing, or everything."""
        (self.folder / "said").write_text(said, encoding="utf-8")
        self.unopkg(f'case "$1" in {what}) /bin/cat "$here/said" >&2; exit {status} ;; esac\n{_UNOPKG}')

    def unopkg(self, body: str = _UNOPKG) -> None:
        """Let the package manager do something."""
        self.script("unopkg", f'echo "$@" >> "$here/asked"\n{body}')

    def script(self, name: str, body: str) -> None:
        """A program of LibreOffice's."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\nhere='{self.folder}'\n{body}\n", encoding="utf-8")
        path.chmod(0o755)


def fake_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> FakeOffice:
    """A LibreOffice that is new enough and has no extension."""
    folder.mkdir()
    made = FakeOffice(folder, monkeypatch)
    made.say_version("LibreOffice 25.2.3.2 520(Build:2)")
    made.unopkg()
    made.have(NONE)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "_PLACES", ())
    assert os.environ["PATH"] == str(folder)
    return made
