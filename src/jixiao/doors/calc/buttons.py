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
    """One button (按钮): its command and its label. A group of buttons is set off from the ones before it."""

    id: str
    label: str
    begins_group: bool = False


BUTTONS = (
    Button("review", "校验"),
    Button("next", "跳到下一个问题"),
    Button("scores", "计算得分", begins_group=True),
    Button("prompts", "生成偏差原因提示", begins_group=True),
    Button("write_back", "写回偏差原因"),
    Button("clear", "清除标记", begins_group=True),
    Button("pack", "口径", begins_group=True),
    Button("diagnose", "诊断"),
)
