"""Workbooks made for a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

Value = str | float | bool | date
Rows = Sequence[Sequence[Value]]

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


def xlsx(sheets: Mapping[str, Rows], then: Callable[[xlsxwriter.Workbook], None] | None = None) -> bytes:
    """Return an XLSX with these rows; ``then`` may change it before it is closed. A text is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(r, c, value, day)
                elif isinstance(value, str):
                    sheet.write_string(r, c, value) if value else None
                elif isinstance(value, bool):
                    sheet.write_boolean(r, c, value)
                else:
                    sheet.write_number(r, c, value)
    if then is not None:
        then(book)
    book.close()
    return out.getvalue()


def ods(sheets: Mapping[str, Rows], mimetype: str = _ODS, **parts: str) -> bytes:
    """Return an ODS with these rows, written as LibreOffice writes them."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    return ods_of(tables, mimetype, **parts)


def ods_of(tables: str, mimetype: str = _ODS, **parts: str) -> bytes:
    """Return an ODS whose tables are given as XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return archive({"mimetype": mimetype, "content.xml": content, **parts})


def _row(row: Sequence[Value]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
    if isinstance(value, str):
        lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in value.split("\n"))
        return (
            f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
            if value
            else "<table:table-cell/>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{value!r}"><text:p>{value}</text:p></table:table-cell>'


def _spaced(line: str) -> str:
    return escape(line).replace("\t", "<text:tab/>").replace("\r", "&#13;").replace("  ", '<text:s text:c="2"/>')


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def changed(book: bytes, **new: Callable[[str], str]) -> bytes:
    """Return a workbook whose parts are changed: functions by the last name of a part, without its ending."""
    with zipfile.ZipFile(io.BytesIO(book)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, content in parts.items():
        stem = name.rpartition("/")[2].partition(".")[0].strip("[]")
        if stem in new and name.endswith(".xml"):
            parts[name] = new[stem](content.decode()).encode()
    return archive(parts)
