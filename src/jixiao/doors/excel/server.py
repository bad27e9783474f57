"""The Python that Excel talks to (Python 服务): ``python -m jixiao.doors.excel.server {class id}``, started by the DLL.

It runs as long as Excel does. Not run on any Windows so far.
"""

from __future__ import annotations

import atexit
import importlib
import sys
import tempfile
from pathlib import Path
from typing import Any

# xlwings tries a call that Excel rejects for ever; a cell that is being edited would then freeze Excel.
MOST_ATTEMPTS = 2000


def main(arguments: list[str]) -> None:
    """Serve Excel under the class id given."""
    use_own_cache()  # before xlwings, which loads it

    import xlwings  # noqa: PLC0415 - only this process needs it
    from xlwings import _xlwindows  # noqa: PLC0415 - there on Windows only

    import jixiao.doors.excel.udfs  # noqa: F401, PLC0415 - loaded before the first formula waits for it

    _xlwindows.N_COM_ATTEMPTS = MOST_ATTEMPTS
    atexit.unregister(_xlwindows.cleanup)  # it would end other Excel processes of the user that show no window
    serve: Any = xlwings.serve  # on other systems it takes nothing and says that pywin32 is missing
    serve(arguments[0])


def use_own_cache() -> None:
    """Let pywin32 look for generated classes where nobody generates any, so that Excel is the same on every computer.

    The usual folder is shared by every Python of the user; tidying programs leave halves in it, and then each object
    that Excel hands over is an AttributeError.
    """
    win32com: Any = importlib.import_module("win32com")  # there on Windows only
    folder = str(Path(tempfile.gettempdir()) / "jixiao-gen_py")
    win32com.__gen_path__ = folder
    win32com.gen_py.__path__ = [folder]


if __name__ == "__main__":
    main(sys.argv[1:])
