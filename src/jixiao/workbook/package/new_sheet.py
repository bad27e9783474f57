"""One of our own sheets as XML: a `NewSheet` in, the text of its part and its defined names out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain, groupby

from jixiao.form.grid import Span, column_letters, reference
from jixiao.workbook.edits import DropDown, Formula, Link, NewCell, NewSheet, Style
from jixiao.workbook.package.characters import escaped, quoted
from jixiao.workbook.package.looks import Looks
from jixiao.workbook.package.texts import refuse_text
from jixiao.workbook.package.titles import renamed, sheet_reference
from jixiao.workbook.paging import OWN_MARGINS, cut_into_pages, digit_width
from jixiao.workbook.places import place

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{}">'
_PADDING = 0.7109375  # what Excel adds to a width in characters for the cell's edges
_A4 = 9
_ROW_HEIGHT = 15.0  # points, where a row has no height of its own
_PAGE_MARGINS = (
    f'<pageMargins left="{OWN_MARGINS.side}" right="{OWN_MARGINS.side}" top="{OWN_MARGINS.top}"'
    f' bottom="{OWN_MARGINS.bottom}" header="0.3" footer="0.3"/>'
)
_LONGEST_LIST = 255
_LONGEST_TITLE, _LONGEST_HINT = 32, 255
_MOST_DIGITS = 17  # Excel itself keeps no more


class NewSheetXml:
    """Writes one sheet; ``titles`` says under which titles the sheets it refers to have come into the workbook."""

    def __init__(self, new: NewSheet, title: str, titles: Mapping[str, str], looks: Looks) -> None:
        """Gather the cells: those given, the blank ones of merged areas, choices too long for a list."""
        self.new, self.title, self.titles, self.looks = new, title, titles, looks
        self.hidden: list[int] = []
        self.sources = [self._source(drop_down) for drop_down in new.drop_downs]
        self.cells = {(cell.row, cell.column): cell for cell in new.cells}
        self.cells |= self._merged_blanks()
        for column, drop_down in zip(self.hidden, filter(_too_long, new.drop_downs), strict=True):
            self.cells |= {
                (row, column): NewCell(row, column, choice) for row, choice in enumerate(drop_down.choices, start=1)
            }
        self.page_breaks = self._planned_breaks() if new.page_starts else ()

    def content(self, namespace: str, *, shown: bool, drawing: str = "") -> bytes:
        """Give the whole part; ``shown`` makes it the sheet that is selected, ``drawing`` holds its charts."""
        before = (
            _HEAD.format(namespace),
            self._properties(),
            self._view(shown=shown),
            f'<sheetFormatPr defaultRowHeight="{_ROW_HEIGHT:g}"/>',
            self._columns(),
            "<sheetData>",
        )
        after = (
            "</sheetData>",
            f'<autoFilter ref="{_area(self.new.autofilter)}"/>' if self.new.autofilter else "",
            _listed("mergeCells", [f'<mergeCell ref="{_area(span)}"/>' for span in self.new.merges if _wide(span)]),
            _listed("dataValidations", list(self._validations())),
            _listed("hyperlinks", list(self._links()), counted=False),
            '<printOptions horizontalCentered="1"/>',
            _PAGE_MARGINS,
            f'<pageSetup paperSize="{_A4}" fitToHeight="0" orientation="{self._orientation()}"/>',
            f"<headerFooter><oddFooter>{escaped(self.new.footer)}</oddFooter></headerFooter>",
            self._page_breaks(),
            drawing,
            "</worksheet>",
        )
        # Row by row: a text with Chinese in it takes twice the memory of its bytes.
        return b"".join(piece.encode() for piece in chain(before, self._rows(), after))

    def names(self) -> Iterator[tuple[str, str, bool]]:
        """Give the sheet's own defined names: name, what it refers to, whether it is hidden."""
        own = sheet_reference(self.title)
        if self.new.autofilter:
            yield "_xlnm._FilterDatabase", f"{own}!{_fixed(self.new.autofilter)}", True
        if self.new.print_title_rows and self._is_cut_below_titles():
            first, last = self.new.print_title_rows
            yield "_xlnm.Print_Titles", f"{own}!${first}:${last}", False

    def _properties(self) -> str:
        color = f'<tabColor rgb="FF{self.new.tab_color}"/>' if self.new.tab_color else ""
        return f'<sheetPr>{color}<pageSetUpPr fitToPage="1"/></sheetPr>{self._dimension()}'

    def _dimension(self) -> str:
        rows, columns = ([at[axis] for at in self.cells] or [1] for axis in (0, 1))
        return f'<dimension ref="{_area(Span(min(rows), min(columns), max(rows), max(columns)))}"/>'

    def _view(self, *, shown: bool) -> str:
        selected = ' tabSelected="1"' if shown else ""
        cursor = self.new.cursor if place(self.new.cursor) else "A1"
        selection = f'<selection activeCell="{cursor}" sqref="{cursor}"/>'
        if self.new.freeze:
            selection = _frozen(*self.new.freeze, cursor)
        return f'<sheetViews><sheetView{selected} workbookViewId="0">{selection}</sheetView></sheetViews>'

    def _planned_breaks(self) -> tuple[int, ...]:
        """The rows with which a page begins: how many rows go on one depends on the workbook's usual font."""
        room = OWN_MARGINS.room(self.new.widths.values(), digit_width(*self.looks.styles.usual_font()))
        rows = range(1, max(cell.row for cell in self.new.cells) + 1)
        heights = {row: self.new.heights.get(row, _ROW_HEIGHT) for row in rows}
        return cut_into_pages(heights, room, self.new.page_starts, self.new.print_title_rows).breaks

    def _is_cut_below_titles(self) -> bool:
        """Whether some page goes on with the table that the print titles head; unknown where no breaks are planned."""
        last = self.new.titled_to
        return last is None or any(row <= last for row in self.page_breaks)

    def _page_breaks(self) -> str:
        breaks = "".join(f'<brk id="{row - 1}" max="16383" man="1"/>' for row in self.page_breaks)
        count = len(self.page_breaks)
        return f'<rowBreaks count="{count}" manualBreakCount="{count}">{breaks}</rowBreaks>' if count else ""

    def _columns(self) -> str:
        columns = [
            f'<col min="{column}" max="{column}" width="{width + _PADDING:g}" customWidth="1"/>'
            for column, width in sorted(self.new.widths.items())
        ]
        columns += [f'<col min="{column}" max="{column}" width="9" hidden="1"/>' for column in self.hidden]
        return _listed("cols", columns, counted=False)

    def _rows(self) -> Iterator[str]:
        heights = dict(self.new.heights)
        for row, group in groupby(sorted(self.cells), key=lambda at: at[0]):
            height = heights.pop(row, None)
            tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
            yield f'<row r="{row}"{tall}>{"".join(self._cell(self.cells[at]) for at in group)}</row>'

    def _cell(self, cell: NewCell) -> str:
        content, where = cell.content, reference(cell.row, cell.column)
        tag = f'<c r="{where}" s="{self.looks[cell.style]}"'
        if isinstance(content, Link):
            content = content.text
        if content is None or content == "":
            return tag + "/>"
        if isinstance(content, str):
            refuse_text(self.new.title, where, content)
            return f'{tag} t="inlineStr"><is><t xml:space="preserve">{escaped(content)}</t></is></c>'
        if isinstance(content, Formula):
            formula = escaped(renamed(content.text, self.titles).removeprefix("="))
            kind = "" if isinstance(content.cached, Decimal) else ' t="str"'
            return f"{tag}{kind}><f>{formula}</f><v>{_value(content.cached)}</v></c>"
        return f"{tag}><v>{_value(Decimal(content))}</v></c>"

    def _merged_blanks(self) -> dict[tuple[int, int], NewCell]:
        """The other cells of merged areas, which carry the look of the first: its border goes all around."""
        blanks: dict[tuple[int, int], NewCell] = {}
        for span in self.new.merges:
            first = self.cells.get((span.top, span.left))
            style = first.style if first is not None else Style()
            for row in range(span.top, span.bottom + 1):
                for column in range(span.left, span.right + 1):
                    if (row, column) not in self.cells:
                        blanks[row, column] = NewCell(row, column, None, style)
        return blanks

    def _validations(self) -> Iterator[str]:
        for drop_down, source in zip(self.new.drop_downs, self.sources, strict=True):
            if drop_down.choices:
                title, hint = drop_down.title[:_LONGEST_TITLE], drop_down.hint[:_LONGEST_HINT]
                told = ' showInputMessage="1"' if title or hint else ""
                told += f' promptTitle="{quoted(title)}"' if title else ""
                told += f' prompt="{quoted(hint)}"' if hint else ""
                yield (
                    f'<dataValidation type="list" allowBlank="1"{told} sqref="{_area(drop_down.span)}">'
                    f"<formula1>{escaped(source)}</formula1></dataValidation>"
                )

    def _source(self, drop_down: DropDown) -> str:
        """Where the choices stand; those that a list in the cell cannot hold go into a hidden column behind."""
        if not _too_long(drop_down):
            return '"' + ",".join(drop_down.choices).replace('"', '""') + '"'
        used = [cell.column for cell in self.new.cells] + [merge.right for merge in self.new.merges]
        used += [*self.new.widths, *(choice.span.right for choice in self.new.drop_downs), *self.hidden]
        column = max(used) + 1
        self.hidden.append(column)
        return _fixed(Span(1, column, len(drop_down.choices), column))

    def _links(self) -> Iterator[str]:
        for cell in self.new.cells:
            if isinstance(cell.content, Link):
                target = self.titles.get(cell.content.sheet.casefold(), cell.content.sheet)
                location = quoted(f"{sheet_reference(target)}!{cell.content.cell}")
                where = reference(cell.row, cell.column)
                yield f'<hyperlink ref="{where}" location="{location}" display="{quoted(cell.content.text)}"/>'

    def _orientation(self) -> str:
        return "landscape" if self.new.landscape else "portrait"


def _frozen(row: int, column: int, cursor: str) -> str:
    """The panes above and beside the first cell that scrolls."""
    across = f' xSplit="{column - 1}"' if column > 1 else ""
    down = f' ySplit="{row - 1}"' if row > 1 else ""
    names = [name for name, there in (("topRight", across), ("bottomLeft", down)) if there]
    if not names:
        return f'<selection activeCell="{cursor}" sqref="{cursor}"/>'
    active = "bottomRight" if len(names) == 2 else names[0]
    panes = "".join(f'<selection pane="{name}"/>' for name in names if name != active)
    return (
        f'<pane{across}{down} topLeftCell="{reference(row, column)}" activePane="{active}" state="frozen"/>'
        f'{panes}<selection pane="{active}" activeCell="{cursor}" sqref="{cursor}"/>'
    )


def _too_long(drop_down: DropDown) -> bool:
    choices = drop_down.choices
    return any("," in choice for choice in choices) or len(",".join(choices)) > _LONGEST_LIST


def _wide(span: Span) -> bool:
    return (span.top, span.left) != (span.bottom, span.right)


def _area(span: Span) -> str:
    first, last = reference(span.top, span.left), reference(span.bottom, span.right)
    return first if first == last else f"{first}:{last}"


def _fixed(span: Span) -> str:
    left, right = column_letters(span.left), column_letters(span.right)
    return f"${left}${span.top}:${right}${span.bottom}"


def _value(value: Decimal | str) -> str:
    if isinstance(value, str):
        return escaped(value)
    return f"{value:f}" if len(value.as_tuple().digits) <= _MOST_DIGITS else repr(float(value))


def _listed(name: str, items: list[str], *, counted: bool = True) -> str:
    """A list element of the sheet, left out when it would be empty."""
    count = f' count="{len(items)}"' if counted else ""
    return f"<{name}{count}>{''.join(items)}</{name}>" if items else ""
