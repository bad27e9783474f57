"""Names of offices as names of files (文件名): what Windows does not allow is replaced, equal ones are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The last ones stand for bytes of a name that is no UTF-8.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\ud800-\udfff]+')
_LONGEST = 60  # characters of a name in a file's name


def safe_name(text: str, fallback: str) -> str:
    """A text as (part of) a file's name; ``fallback`` where nothing of it may stand there.

    >>> safe_name("法规处/信访处", "科室"), safe_name("???", "科室")
    ('法规处、信访处', '科室')
    """
    return _NOT_IN_NAMES.sub("、", text).strip(" .、")[:_LONGEST] or fallback


class Names:
    """Names of files in one folder, each given once: one that is taken gets a number.

    Upper and lower case are one name, as they are to Windows.

    >>> names = Names(["甲.txt", "b"])
    >>> [names.free(name) for name in ("甲", "a", "A", "B")]
    ['甲', 'a', 'A（2）', 'B（2）']
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with the names that are ``taken`` already."""
        self._taken = {name.casefold() for name in taken}

    def free(self, name: str) -> str:
        """The name, or the first numbered one that is free; it is taken from then on."""
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}（{number}）"
        self._taken.add(free.casefold())
        return free
