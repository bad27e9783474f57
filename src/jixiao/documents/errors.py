"""The one exception of this package: a sentence for the person whose document it is."""

from __future__ import annotations

from jixiao.errors import JixiaoError


class DocumentError(JixiaoError):
    """A document that cannot be read; the message is one plain Chinese sentence that says what to do."""
