"""The lines that go over between the tests and this process, and a way for macros to ask the tests."""

from __future__ import annotations

import json
import sys
from typing import Any

import unohelper
from com.sun.star.container import NoSuchElementException
from com.sun.star.util import XStringSubstitution

LOG = sys.stdout


class Exchange(unohelper.Base, XStringSubstitution):  # type: ignore[misc] # uno has no types
    """What the stand-in for xlwings' server asks the tests through: a text for a text."""

    def substituteVariables(self, text: str, required: bool) -> str:  # noqa: N802 - UNO's name and shape
        say({"call": text})
        said = heard()
        if "gone" in said:
            raise NoSuchElementException("The server has gone.", self)
        return str(said["answer"])

    reSubstituteVariables = substituteVariables  # noqa: N815
    getSubstituteVariableValue = substituteVariables  # noqa: N815


def say(what: object) -> None:
    LOG.write(json.dumps(what, ensure_ascii=True) + "\n")
    LOG.flush()


def heard() -> dict[str, Any]:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return dict(json.loads(line))
