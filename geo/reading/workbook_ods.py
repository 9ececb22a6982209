"""Reads the sheets of an OpenDocument spreadsheet (ODS): values, and what its cells show. Macros never run."""

from __future__ import annotations

from geo.problem import Finding
from geo.reading.limits import MAX_COLUMNS, MAX_LINES
from geo.reading.workbook import Kind, Workbook, WorkbookError, Worksheet, cell_name, column_letter
from geo.reading.workbook_ods_cell import Cell, cell_value, is_truth, repeated
from geo.reading.workbook_parts import Parts
from geo.reading.workbook_rows import SheetRows, refused
from geo.words.text import Text

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_COVERED = "covered-table-cell"
"""A cell behind others that are merged: what it holds is not shown."""

_CELLS = ("table-cell", _COVERED)
_NOTHING: tuple[str, Kind] = ("", "")
_PASSED_OVER = ("annotation", "shapes", "forms", "detective", "tracked-changes")
_INLINE = (
    "p",
    "h",
    "span",
    "a",
    "s",
    "tab",
    "line-break",
    "ruby",
    "ruby-base",
    "meta",
    "date",
    "time",
    "sheet-name",
    "title",
)
"""What may stand within the text of a cell; anything else there is a picture or a note upon it, whose text is not the cell's."""


def read_ods(parts: Parts) -> Workbook:
    """Read the workbook in an archive.

    Parameters
    ----------
    parts
        The archive.

    Raises
    ------
    WorkbookError
        If it is damaged, beyond a limit, encrypted, or no spreadsheet.
    """
    if b"encryption-data" in parts.read(_MANIFEST) or "encrypted-package" in parts.names:
        raise WorkbookError("file-kind", "encrypted")
    if not parts.has(_CONTENT):
        raise WorkbookError("file-kind", "no-workbook")
    reader = _Reader()
    parts.walk(_CONTENT, reader.start, reader.end, reader.text)
    macros = any(name.startswith(("Basic/", "Scripts/")) and name.count("/") > 1 for name in parts.names)
    told = [Finding("workbook-macros", "notice", Text("workbooks.macros"))] if macros else []
    if reader.is_linked:
        told.append(Finding("workbook-links", "notice", Text("workbooks.links")))
    return Workbook(tuple(reader.sheets), tuple(told))


class _Reader:
    """Takes the elements of the content of a spreadsheet."""

    def __init__(self) -> None:
        self.sheets: list[Worksheet] = []
        self.is_linked = False
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._rows: SheetRows | None = None
        self._refusal: WorkbookError | None = None
        self._name, self._hidden = "", False
        self._tables = self._passed = 0
        self._row = self._column = 0
        self._row_cells: list[tuple[int, int, str, Kind]] = []
        self._row_times = 1
        self._columns = 0
        self._cell: Cell | None = None

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._passed or element in _PASSED_OVER or self._is_no_text(element):
            self._passed += 1
        elif element == "table":
            self._begin_table(attributes)
        elif self._tables > 1:
            return
        elif element in _CELLS:
            self._cell = Cell(attributes)
        elif self._cell is not None:
            self._within(element, attributes)
        elif element == "table-row":
            self._begin_row(attributes)
        else:
            self._start_beside(element, attributes)

    def _start_beside(self, element: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element that is no cell and no row."""
        if element == "table-source":
            self.is_linked = True
        elif element == "table-column":
            self._take_column(attributes)
        elif element == "style":
            self._style = attributes.get("name", "")
        elif element == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)

    def text(self, text: str) -> None:
        """Take text between elements."""
        if self._cell is not None and not self._passed and self._tables == 1 and self._cell.paragraphs:
            self._cell.paragraphs[-1] += text

    def end(self, element: str) -> None:
        """Take the end of an element."""
        if self._passed:
            self._passed -= 1
        elif element == "table":
            self._end_table()
        elif self._tables > 1:
            return
        elif element in _CELLS:
            self._end_cell(is_covered=element == _COVERED)
        elif element == "table-row":
            self._end_row()

    def _is_no_text(self, element: str) -> bool:
        """Tell whether an element within a cell is none of its text, such as a picture with a text of its own."""
        return self._cell is not None and self._tables == 1 and element not in _INLINE

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._tables += 1
        if self._tables == 1:
            self._name = attributes.get("name", "")
            self._hidden = attributes.get("style-name", "") in self._hidden_styles
            self._rows, self._refusal = SheetRows(self._name), None
            self._row = self._columns = 0

    def _end_table(self) -> None:
        self._tables -= 1
        if self._tables == 0 and self._rows is not None:
            self.sheets.append(
                refused(self._name, self._refusal, hidden=self._hidden)
                if self._refusal
                else self._rows.sheet(hidden=self._hidden)
            )
            self._rows = None

    def _take_column(self, attributes: dict[str, str]) -> None:
        times = repeated(attributes, "number-columns-repeated")
        if attributes.get("visibility", "visible") != "visible" and self._rows is not None:
            for column in range(self._columns, min(self._columns + times, MAX_COLUMNS)):
                self._rows.count("hidden-columns", column_letter(column))
        self._columns += times

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row_cells, self._column = [], 0
        self._row_times = repeated(attributes, "number-rows-repeated")
        if attributes.get("visibility", "visible") != "visible" and self._rows is not None and self._row < MAX_LINES:
            self._rows.count("hidden-rows", str(self._row + 1))

    def _within(self, element: str, attributes: dict[str, str]) -> None:
        assert self._cell is not None
        paragraphs = self._cell.paragraphs
        if element == "p":
            paragraphs.append("")
        elif paragraphs and element == "s":
            paragraphs[-1] += " " * min(repeated(attributes, "c"), 1000)
        elif paragraphs and element in ("tab", "line-break"):
            paragraphs[-1] += "\t" if element == "tab" else "\n"

    def _end_cell(self, *, is_covered: bool) -> None:
        cell, self._cell = self._cell, None
        if cell is None or self._rows is None:
            return
        times = repeated(cell.attributes, "number-columns-repeated")
        text, kind = _NOTHING if is_covered else cell_value(cell)
        self._tell(cell, text)
        if text:
            self._row_cells.append((self._column, times, text, kind))
        self._column += times

    def _tell(self, cell: Cell, text: str) -> None:
        assert self._rows is not None
        place = cell_name(self._row, self._column)
        if "formula" in cell.attributes and not is_truth(cell):
            self._rows.count("formulas" if text or cell.attributes.get("value-type") == "string" else "unsaved", place)
        wide, high = (repeated(cell.attributes, f"number-{way}-spanned") for way in ("columns", "rows"))
        if wide > 1 or high > 1:
            self._rows.count("merged", f"{place}:{cell_name(self._row + high - 1, self._column + wide - 1)}")

    def _end_row(self) -> None:
        """Add the row as often as it is repeated; an empty one only moves on."""
        if self._row_cells and self._rows is not None and self._refusal is None:
            try:
                self._add_row(self._rows)
            except WorkbookError as error:
                self._refusal = error
        self._row += self._row_times

    def _add_row(self, rows: SheetRows) -> None:
        for row in range(self._row, self._row + self._row_times):
            for column, times, text, kind in self._row_cells:
                for at in range(column, column + times):
                    rows.put(row, at, text, kind)
