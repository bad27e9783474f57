"""VBA as far as the tests have to understand it: statements, blocks, procedures, and names that are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STRING = re.compile(r'"(?:[^"]|"")*"')
_NAME = re.compile(r"(?<![\w.&])([A-Za-z]\w*)\b(?!\s*:=)")
_PROCEDURE = re.compile(r"(?:(Public|Private) )?(Sub|Function) (\w+)\((.*)\)(?: As (\w+))?", re.IGNORECASE)
_DECLARE = re.compile(r'(?:Public|Private) Declare (PtrSafe )?Function (\w+) Lib "([^"]+)"')
_PARAMETER = re.compile(r"(?:Optional )?(ByVal|ByRef) (\w+)(?:\(\))? As (\w+)")
_LABEL = re.compile(r"\w+:")

# What begins a block, what ends it, and what may stand in between.
_BEGINS = (
    ("#If", re.compile(r"#If .+ Then")),
    ("If", re.compile(r"If .+ Then")),
    ("For", re.compile(r"For .+")),
    ("Do", re.compile(r"Do( (While|Until) .+)?")),
    ("Select", re.compile(r"Select Case .+")),
    ("With", re.compile(r"With .+")),
    ("Sub", re.compile(r"(Public |Private )?Sub .+")),
    ("Function", re.compile(r"(Public |Private )?Function .+")),
)
_ENDS = {"#End If": "#If", "End If": "If", "Loop": "Do", "End Select": "Select", "End With": "With"}
_ENDS |= {"End Sub": "Sub", "End Function": "Function"}
_BETWEEN = {"#Else": "#If", "Else": "If", "ElseIf": "If", "Case": "Select"}


class UnbalancedError(Exception):
    """A block that is not closed, or closed where it was not opened."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A Sub or Function: its parameters as ``ByVal Name As Type``, its statements without the first and the last."""

    name: str
    kind: str
    public: bool
    parameters: tuple[tuple[str, str, str], ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A Declare statement, with the conditions that it stands under."""

    name: str
    library: str
    safe: bool
    conditions: tuple[str, ...]


def statements(source: str) -> list[str]:
    """The statements, each on one line, without comments; texts are kept."""
    joined = re.sub(r" _\n\s*", " ", source)
    lines = (_without_comment(line).strip() for line in joined.split("\n"))
    return [line for line in lines if line]


def refuse_unbalanced(source: str) -> None:
    """Raise UnbalancedError unless every block is closed in its turn."""
    open_blocks: list[str] = []
    for statement in statements(source):
        word = _LABEL.sub("", statement, count=1) if _LABEL.fullmatch(statement) else statement
        between = _BETWEEN.get(word.split(" ")[0])
        closes = _ENDS.get(word) or ("For" if word.split(" ")[0] == "Next" else None)
        if between is not None and open_blocks[-1:] != [between]:
            raise UnbalancedError(f"{statement} stands in {open_blocks}")
        if closes is not None and (not open_blocks or open_blocks.pop() != closes):
            raise UnbalancedError(f"{statement} closes no {closes}")
        open_blocks.extend(name for name, begin in _BEGINS if closes is None and begin.fullmatch(word))
    if open_blocks:
        raise UnbalancedError(f"{open_blocks} stay open")


def procedures(source: str) -> dict[str, Procedure]:
    """The procedures by their names."""
    found: dict[str, Procedure] = {}
    head: re.Match[str] | None = None
    body: list[str] = []
    for statement in statements(source):
        if head is None:
            head, body = _PROCEDURE.fullmatch(statement), []
        elif statement == f"End {head[2]}":
            parameters = tuple(match.groups() for match in _PARAMETER.finditer(head[4]))
            found[head[3]] = Procedure(head[3], head[2], head[1] != "Private", parameters, tuple(body))
            head = None
        else:
            body.append(statement)
    return found


def declares(source: str) -> Iterator[Declared]:
    """The Declare statements with the branches of #If that they stand in."""
    conditions: list[str] = []
    for statement in statements(source):
        if statement.startswith("#If "):
            conditions.append(statement.removeprefix("#If ").removesuffix(" Then"))
        elif statement == "#Else":
            conditions.append(f"not {conditions.pop()}")
        elif statement == "#End If":
            conditions.pop()
        match = _DECLARE.match(statement)
        if match is not None:
            yield Declared(match[2], match[3], match[1] is not None, tuple(conditions))


def members(source: str) -> tuple[set[str], set[str]]:
    """The names that a module gives to others, and those that it keeps."""
    public = {name for name, procedure in procedures(source).items() if procedure.public}
    private = set(procedures(source)) - public | {declared.name for declared in declares(source)}
    within = False
    for statement in statements(source):
        within = (within or _PROCEDURE.fullmatch(statement) is not None) and not statement.startswith("End ")
        match = re.match(r"(Public|Private) (?:Const |WithEvents )?(\w+) As \w+", statement)
        if match and not within:
            (public if match[1] == "Public" else private).add(match[2])
    return public, private


def used(procedure: Procedure) -> set[str]:
    """The names that a procedure uses and does not declare itself, members of objects and named arguments left out."""
    own = {name for _, name, _ in procedure.parameters} | {procedure.name}
    found: set[str] = set()
    for statement in procedure.statements:
        if statement.startswith("Dim "):
            own |= set(re.findall(r"(\w+)(?:\(\))? As \w+", statement))
            continue
        if _LABEL.fullmatch(statement):
            own.add(statement.removesuffix(":"))
            continue
        found |= {match[1] for match in _NAME.finditer(_STRING.sub('""', statement))}
    return found - own


def calls(procedure: Procedure, name: str) -> Iterator[int]:
    """With how many arguments a procedure is called, call by call."""
    pattern = re.compile(rf"(?<![\w.]){name}\b")
    for statement in procedure.statements:
        plain = _STRING.sub('""', statement)
        for match in pattern.finditer(plain):
            rest = plain[match.end() :]
            if rest.startswith("("):
                yield _count(_inside(rest))
            elif _begins_statement(plain[: match.start()]):
                yield _count(rest.split(":")[0].strip())


def _begins_statement(before: str) -> bool:
    return before == "" or before.rstrip().endswith((":", "Then", "Else"))


def _inside(text: str) -> str:
    """What stands between the first bracket and the one that closes it."""
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return text[1:place]
    raise UnbalancedError(text)


def _count(arguments: str) -> int:
    """How many arguments are written, commas in brackets not counted."""
    depth = commas = 0
    for letter in arguments:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        commas += letter == "," and depth == 0
    return commas + 1 if arguments.strip() else 0


def _without_comment(line: str) -> str:
    blank = _STRING.sub(lambda match: "x" * len(match[0]), line)
    place = blank.find("'")
    return line if place < 0 else line[:place]
