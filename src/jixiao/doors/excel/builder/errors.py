"""What keeps an add-in file from being built: one Chinese sentence that names the part and the place."""

from __future__ import annotations

from jixiao.errors import JixiaoError


class BuildError(JixiaoError):
    """A module, a stream or a cell that cannot go into the add-in file (插件文件) as it is."""
