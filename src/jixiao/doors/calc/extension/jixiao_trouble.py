"""Why the extension cannot work (扩展不能用的原因): kept as one Chinese sentence, and in the log file.

Loads in every Python that LibreOffice has ever carried.
"""

import os
import sys
import tempfile
import traceback

WANTED = (3, 11)
LOG = os.path.join(tempfile.gettempdir(), "jixiao-错误记录.txt")

_TOO_OLD = (
    "LibreOffice 使用的 Python 是 {}.{}，绩效自评扩展需要 3.11 或更新的版本；"
    "请安装 LibreOffice 25.8 或更新的版本（Debian、Ubuntu 等系统自带的软件包使用系统的 Python，25.2 也可以）。"
)
_BROKEN = "绩效自评扩展没有装完整（{}），请重新安装扩展{}。"
_LOGGED = "；详情已记录在“{}”"

_kept = []


def keep(failure):
    """Keep what went wrong when the extension was loaded."""
    if sys.version_info[:2] < WANTED:
        _kept.append(_TOO_OLD.format(*sys.version_info[:2]))
        return
    try:
        with open(LOG, "a", encoding="utf-8") as log:
            traceback.print_exception(type(failure), failure, failure.__traceback__, file=log)
        logged = _LOGGED.format(LOG)
    except OSError:  # another user's file, say; the sentence is told all the same
        logged = ""
    _kept.append(_BROKEN.format(failure, logged))


def told():
    """The sentence for the user, "" where nothing went wrong."""
    return _kept[0] if _kept else ""
