"""A plan as a workbook (XLSX): a sheet for each table, to edit in a spreadsheet program and to read again."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import Any

import pandas as pd
import xlsxwriter

from geo.basemap.places import attribution
from geo.clock import format_instant
from geo.columns import TableSpec
from geo.export.extract import Extract
from geo.export.workbook_cells import unread_cells
from geo.export.workbook_sheet import Styles, write_table
from geo.export.xml_text import clean
from geo.layers import DRAWN
from geo.nations import without_prejudice
from geo.periods import in_force
from geo.plan import Plan
from geo.scene.build import no_agreement, not_classified
from geo.schema import ANNOTATIONS, EVENTS, FROM, NOTES, REMARKS, TABLES
from geo.terms import Vocabulary
from geo.words.text import say

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001  a workbook knows no time zones
_LONGEST_HEADER = 200
_LINE_LETTERS, _LINE_HEIGHT = 100, 16
_A3 = 8
_OF_ALL_TIME = (EVENTS, ANNOTATIONS)


def plan_workbook(extract: Extract) -> bytes:
    """Return a plan as an XLSX that the reader of plans reads as the same tables.

    It has a sheet about the plan, with its marking, and a sheet for each table in the order of the schema. Instants are
    texts like ``D+30``, whole days are dates, ids are texts, and no text is ever a formula. Each page has the marking in
    its header and footer. The same plan gives the same bytes on the same day.

    Parameters
    ----------
    extract
        What the file may show; rows that are set aside are not in it.

    Raises
    ------
    TakeAwayError
        If a cell has more characters than a workbook can hold.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    _describe(book, extract)
    styles, plan = Styles(book), extract.plan
    _write_about(book, extract)
    sheets = {name: book.add_worksheet(name) for name in extract.options.tables}
    lists = _write_lists(book)
    without = () if extract.remarks else (REMARKS.name, NOTES.name)
    for spec in TABLES:
        if spec.name in sheets:
            rows, unread = _rows(plan, spec, extract.time), unread_cells(plan, spec)
            write_table(sheets[spec.name], spec, rows, unread, styles, lists, without=without)
            _mark(sheets[spec.name], plan)
    book.close()
    return out.getvalue()


def _rows(plan: Plan, spec: TableSpec, at: float | None) -> pd.DataFrame:
    """Return the rows of a table: all, or those in force at a time (hours since H+0)."""
    if at is None:
        return plan.rows(spec)
    if spec in _OF_ALL_TIME:
        return plan.rows(spec).head(0)
    if spec in DRAWN.values():
        return plan.standing(spec, at)
    return in_force(plan.rows(spec), at) if FROM in spec.columns else plan.rows(spec)


def _describe(book: Any, extract: Extract) -> None:
    settings, today = extract.plan.settings, extract.options.today
    created = _UNDATED if today is None else datetime.combine(today, time(), UTC).replace(tzinfo=None)
    title, marking = clean(settings.title)[:_LONGEST_HEADER], clean(settings.marking)[:_LONGEST_HEADER]
    book.set_properties({"title": title, "subject": marking, "created": created})


def _write_about(book: Any, extract: Extract) -> None:
    """Write the first sheet: the marking, and what a reader of the workbook must know."""
    plan, sheet = extract.plan, book.add_worksheet(say("workbooks.about"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    band = {
        "bold": True,
        "font_size": 14,
        "valign": "vcenter",
        "indent": 1,
        "font_color": "#ffffff",
        "bg_color": plan.settings.marking_colour,
    }
    sheet.set_column(0, 0, _LINE_LETTERS + 10, wrapped)
    sheet.write_string(0, 0, clean(plan.settings.marking), book.add_format(band))
    time_shown = say("export_data.whole-plan") if extract.time is None else format_instant(extract.time)
    told = [clean(plan.settings.title), not_classified(), time_shown, no_agreement()]
    told.append(f"{attribution()} {without_prejudice()}")
    told += [say("workbooks.use"), say("workbooks.settings-apart")]
    if not extract.remarks:
        told.append(say("workbooks.without-remarks"))
    if plan.set_aside:
        told.append(say("both.rows-not-shown", count=plan.set_aside))
    sheet.set_row(0, 26)
    for row, text in enumerate(told, start=2):
        sheet.set_row(row, _LINE_HEIGHT * (len(text) // _LINE_LETTERS + 1))
        sheet.write_string(row, 0, text, wrapped)
    sheet.hide_gridlines(2)
    _mark(sheet, plan)


def _write_lists(book: Any) -> dict[Vocabulary, str]:
    """Write the terms of each vocabulary into a hidden sheet, and return where they stand, as a formula."""
    name = say("workbooks.lists")
    sheet = book.add_worksheet(name)
    sheet.hide()
    columns = (column for spec in TABLES for column in spec.columns if column.kind == "term")
    found: dict[Vocabulary, str] = {}
    for vocabulary in dict.fromkeys(column.vocabulary for column in columns if column.vocabulary is not None):
        at, codes = len(found), vocabulary.codes
        for row, text in enumerate((vocabulary.name, *codes)):
            sheet.write_string(row, at, text)
        letter = xlsxwriter.utility.xl_col_to_name(at)
        found[vocabulary] = f"='{name}'!${letter}$2:${letter}${len(codes) + 1}"
    return found


def _mark(sheet: Any, plan: Plan) -> None:
    """Put the marking into the header and the footer of each page that is printed."""
    marking = clean(plan.settings.marking)[:_LONGEST_HEADER].replace("&", "&&")
    sheet.set_header(f'&C&"Arial,Bold"{marking}')
    sheet.set_footer(f"&C{marking}&R&P / &N")
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
