"""Reads the sheets of an XLSX or XLSM: values and number formats. Macros never run, and links to other files are not followed."""

from __future__ import annotations

import posixpath

from geo.problem import Finding
from geo.reading.workbook import Workbook, WorkbookError, Worksheet
from geo.reading.workbook_numbers import GENERAL, NumberFormat, built_in, number_format
from geo.reading.workbook_parts import Parts
from geo.reading.workbook_rows import SheetRows, refused
from geo.reading.workbook_strings import shared_strings
from geo.reading.workbook_xlsx_sheet import YES, Book, SheetReader
from geo.words.late import joined
from geo.words.text import Text

MAX_SHEETS = 200
"""Sheets of a workbook that are read."""


def read_xlsx(parts: Parts) -> Workbook:
    """Read the workbook in an archive.

    Parameters
    ----------
    parts
        The archive.

    Raises
    ------
    WorkbookError
        If it is damaged, beyond a limit, encrypted, or no XLSX.
    """
    start = next((path for kind, path in _relations(parts, "").values() if kind == "officeDocument"), "")
    if not parts.has(start) or start.endswith(".bin"):
        raise WorkbookError("file-kind", "other-workbook" if start.endswith(".bin") else "no-workbook")
    related = _relations(parts, start)
    book = Book(_strings(parts, related), _formats(parts, related))
    _outline(parts, start, related, book)
    sheets = [_sheet(parts, name, path, book, hidden=hidden) for name, path, hidden in book.sheets]
    return Workbook(tuple(sheets), (*_told(parts.names), *_lost(book)))


def _lost(book: Book) -> list[Finding]:
    """Tell of sheets whose part the archive lacks."""
    if not book.lost:
        return []
    told = Text("workbooks.lost", count=len(book.lost), sheets=joined(book.lost))
    return [Finding("workbook-lost", "warning", told)]


def _told(names: frozenset[str]) -> list[Finding]:
    found = []
    if any(name.endswith("vbaProject.bin") for name in names):
        found.append(Finding("workbook-macros", "notice", Text("workbooks.macros")))
    if any("/externalLinks/" in name for name in names):
        found.append(Finding("workbook-links", "notice", Text("workbooks.links")))
    return found


def _relations(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the name of each part that a part refers to, by id; nothing outside the archive."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode", "").casefold() != "external":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], target

    parts.walk(posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return found


def _part_of(related: dict[str, tuple[str, str]], kind: str) -> str:
    return next((path for of, path in related.values() if of == kind), "")


def _strings(parts: Parts, related: dict[str, tuple[str, str]]) -> list[str]:
    return shared_strings(parts, _part_of(related, "sharedStrings"))


def _formats(parts: Parts, related: dict[str, tuple[str, str]]) -> list[NumberFormat]:
    """Return the number format of each style of cells."""
    codes: dict[str, str] = {}
    found: list[NumberFormat] = []
    inside = [False]

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "cellXfs":
            inside[0] = True
        elif element == "xf" and inside[0]:
            number = attributes.get("numFmtId", "0")
            usual = built_in(int(number)) if number.isdecimal() else GENERAL
            found.append(number_format(codes[number]) if number in codes else usual)

    def end(element: str) -> None:
        if element == "cellXfs":
            inside[0] = False

    parts.walk(_part_of(related, "styles"), start, end)
    return found


def _outline(parts: Parts, part: str, related: dict[str, tuple[str, str]], book: Book) -> None:
    """Read which sheets there are, and how days are counted."""

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "workbookPr":
            book.since_1904 = attributes.get("date1904", "") in YES
        elif element == "sheet":
            kind, path = related.get(attributes.get("id", ""), ("", ""))
            hidden, name = attributes.get("state", "visible") != "visible", attributes.get("name", "")
            if kind == "worksheet" and parts.has(path):
                book.sheets.append((name, path, hidden))
            elif kind in ("worksheet", ""):
                book.lost.append(name)

    parts.walk(part, start)
    if len(book.sheets) > MAX_SHEETS:
        raise WorkbookError("file-too-large", "sheets", found=len(book.sheets), limit=MAX_SHEETS)


def _sheet(parts: Parts, name: str, path: str, book: Book, *, hidden: bool) -> Worksheet:
    rows = SheetRows(name)
    reader = SheetReader(rows, book)
    try:
        parts.walk(path, reader.start, reader.end, reader.text)
        return rows.sheet(hidden=hidden)
    except WorkbookError as error:
        if error.finding.text.key.startswith("workbooks.too-large") or error.finding.text.key == "workbooks.letters":
            return refused(name, error, hidden=hidden)
        raise
