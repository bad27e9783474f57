"""The looks of new sheets as cell styles of the user's workbook: each different look is appended once."""

from __future__ import annotations

from jixiao.workbook.edits import Style
from jixiao.workbook.number_format import BUILT_IN
from jixiao.workbook.package.styles import Styles, prefixed

_BUILT_IN = {code: number for number, code in reversed(BUILT_IN.items())} | {"General": 0}
_FONT = '<sz val="{size}"/><color rgb="FF{color}"/><name val="宋体"/><family val="3"/><charset val="134"/>'
_FILL = '<fill><patternFill patternType="solid"><fgColor rgb="FF{}"/><bgColor indexed="64"/></patternFill></fill>'
_SIDES = ("left", "right", "top", "bottom")


class Looks:
    """Cell styles by look."""

    def __init__(self, styles: Styles) -> None:
        """Nothing is appended yet."""
        self.styles = styles
        self._has_base = bool(styles.items("cellStyleXfs"))
        self._known: dict[Style, int] = {}
        self._met: dict[int, tuple[Style, int]] = {}  # by identity: comparing styles takes longer than writing a cell

    def __getitem__(self, style: Style) -> int:
        """Give the number of a look's cell style."""
        met = self._met.get(id(style))
        if met is None:
            if style not in self._known:
                self._known[style] = self._add("cellXfs", self._cell_style(style))
            met = self._met[id(style)] = (style, self._known[style])
        return met[1]

    def _cell_style(self, style: Style) -> str:
        font = self._add("fonts", f"<font>{_marks(style)}{_FONT.format(size=style.size, color=style.color)}</font>")
        fill = self._add("fills", _FILL.format(style.fill)) if style.fill else 0
        border = self._add("borders", _border(style.border)) if style.border else 0
        code = style.number_format
        number = _BUILT_IN[code] if code in _BUILT_IN else self.styles.number_format(code)
        base = ' xfId="0"' if self._has_base else ""
        wrap = ' wrapText="1"' if style.wrap else ""
        indent = f' indent="{style.indent}"' if style.indent else ""
        return (
            f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}"{base} applyNumberFormat="1" '
            'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{style.horizontal}" vertical="{style.vertical}"{wrap}{indent}/></xf>'
        )

    def _add(self, section: str, item: str) -> int:
        return self.styles.add(section, prefixed(item, self.styles.own))


def _marks(style: Style) -> str:
    pairs = (("<b/>", style.bold), ("<i/>", style.italic), ("<u/>", style.underline))
    return "".join(mark for mark, wanted in pairs if wanted)


def _border(color: str) -> str:
    sides = "".join(f'<{side} style="thin"><color rgb="FF{color}"/></{side}>' for side in _SIDES)
    return f"<border>{sides}<diagonal/></border>"
