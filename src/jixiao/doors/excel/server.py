"""The Python that Excel talks to (Python 服务): ``python -m jixiao.doors.excel.server {class id}``, started by the DLL.

It runs as long as Excel does. Not run on any Windows so far.
"""

from __future__ import annotations

import atexit
import sys
from typing import Any

# xlwings tries a call that Excel rejects for ever; a cell that is being edited would then freeze Excel.
MOST_ATTEMPTS = 2000


def main(arguments: list[str]) -> None:
    """Serve Excel under the class id given."""
    import xlwings  # noqa: PLC0415 - only this process needs it
    from xlwings import _xlwindows  # noqa: PLC0415 - there on Windows only

    import jixiao.doors.excel.udfs  # noqa: F401, PLC0415 - loaded before the first formula waits for it

    _xlwindows.N_COM_ATTEMPTS = MOST_ATTEMPTS
    atexit.unregister(_xlwindows.cleanup)  # it would end other Excel processes of the user that show no window
    serve: Any = xlwings.serve  # on other systems it takes nothing and says that pywin32 is missing
    serve(arguments[0])


if __name__ == "__main__":
    main(sys.argv[1:])
