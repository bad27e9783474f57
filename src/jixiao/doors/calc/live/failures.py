"""What LibreOffice raises (LibreOffice 的错误), as an error of Python's own."""

from __future__ import annotations

from types import TracebackType

from jixiao.errors import JixiaoError


class OfficeError(Exception):
    """LibreOffice has refused something."""


class PlainErrors:
    """Turns what LibreOffice raises into an `OfficeError`: a context manager of Python's cannot hand it on."""

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(self, _: type[BaseException] | None, failure: BaseException | None, __: TracebackType | None) -> None:
        """Raise the other error."""
        if isinstance(failure, Exception) and not isinstance(failure, JixiaoError):
            raise OfficeError(f"{type(failure).__name__}: {failure}") from failure
