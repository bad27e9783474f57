"""The buttons of the menu and the toolbar (按钮): the command behind each, and its label."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "绩效自评"
PROTOCOL = "org.jixiao:"
"""How the address of every command begins."""
TOOLBAR = "org.jixiao.Toolbar"
"""The name of the toolbar in LibreOffice's configuration."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button (按钮): its command and its label."""

    id: str
    label: str


BUTTONS = (
    Button("review", "校验"),
    Button("next", "跳到下一个问题"),
    Button("scores", "计算得分"),
    Button("prompts", "生成偏差原因提示"),
    Button("write_back", "写回偏差原因"),
    Button("clear", "清除标记"),
    Button("pack", "口径"),
    Button("diagnose", "诊断"),
)
