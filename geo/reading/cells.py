"""One cell of a CSV to a value: a reader for each kind of column.

Each reader returns the value and a finding or None. A finding of severity ``error`` means there is no value. An empty
cell never reaches a reader: it is unknown, never 0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from geo.clock import dates_of, parse_instant
from geo.columns import Column
from geo.errors import GridError, InstantError, SidcError
from geo.grid import parse_mgrs
from geo.nations import is_country, is_nation, nearest_nation
from geo.numerals import has_decimal_comma, plain_number, plainly_written, read_angle, without_comma_groups
from geo.problem import Finding, excerpt
from geo.reading.spreadsheet import damage_finding, formula_finding, is_damaged, unguarded
from geo.schema import DATE
from geo.sidc import IDENTITIES, REFUSED_IDENTITIES, check_sidc, identity
from geo.symbols import is_drawable

Reading = tuple[Any, Finding | None]
CellReader = Callable[[str], Reading]

QUANTITIES = ("whole", "number", "latitude", "longitude", "precision")
"""Kinds of columns whose cells are numbers."""

PRECISION_AREAS = ("oblast", "country")
"""Precisions that are an area instead of a radius."""

WIDEST_KM = 2_000.0
"""The largest precision in km that means anything on a map of Europe."""

_POINT_GROUPS = re.compile(r"\d{1,3}(\.\d{3})+")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LARGEST = 1e9
"""No quantity of a plan is larger."""

DEGREES_BEYOND = {"latitude": 90.0, "longitude": 180.0}
"""Where degrees end, on either side of 0."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader needs to know of the plan: the ceasefire (UTC), and whether plan.toml declares decimal commas."""

    ceasefire: datetime | None = None
    decimal_comma: bool = False


def cell_reader(column: Column, context: Context) -> CellReader:
    """Return the reader of a column's cells."""
    kind = column.kind
    if kind in ("whole", "number"):
        return lambda text: _quantity(text, column, context)
    if kind in ("latitude", "longitude"):
        return lambda text: _degrees(text, column, context)
    if kind == "term":
        return lambda text: _term(text, column)
    if kind == "instant":
        return lambda text: _instant(text, context)
    if kind == "date":
        return lambda text: _date(text, column)
    if kind == "precision":
        return lambda text: _precision(text, column, context)
    return _PLAIN_READERS[kind]


def _error(code: str, message: str, fix: str | None = None) -> Reading:
    return None, Finding(code, "error", message, fix)


def _text(text: str) -> Reading:
    return unguarded(text), formula_finding(text)


def _id(text: str) -> Reading:
    return unguarded(text), formula_finding(text) or damage_finding(text)


def _ids(text: str) -> Reading:
    return tuple(part.strip() for part in unguarded(text).split(";") if part.strip()), formula_finding(text)


def _written_finding(text: str, fix: str, what: str) -> Finding:
    return Finding("number-written", "notice", f"{excerpt(text)} {what}, and is read as {fix}; write it so", fix)


def _comma_finding(text: str) -> Finding:
    fix = text.replace(",", ".")
    return Finding(
        "decimal-comma", "notice", f"{text} is read with a decimal comma, as {fix}; write a decimal point", fix
    )


def _degrees(text: str, column: Column, context: Context) -> Reading:
    """Read degrees; a decimal comma cannot be a thousands mark here, so it is read and told."""
    written = plainly_written(text)
    value = plain_number(written, decimal_comma=True)
    finding = _comma_finding(written) if "," in written and not context.decimal_comma else None
    if value is None:
        value = read_angle(text, column.kind)
        if value is None:
            return _error(
                "degrees", f"{excerpt(text)} is no number of degrees; write it like 49.84, west and south negative"
            )
        finding = _written_finding(text, f"{value:.10g}", "is written in degrees and minutes, or with a letter")
    elif written != text:
        finding = _written_finding(text, f"{value:.10g}", "has signs, digits or spaces that are not plain")
    bound = DEGREES_BEYOND[column.kind]
    if not -bound <= value <= bound:
        hint = "; latitude and longitude look swapped" if column.kind == "latitude" and abs(value) <= 180 else ""
        return _error("degrees-range", f"{text} is not between −{bound:g} and {bound:g}{hint}")
    return value, finding


def _quantity(text: str, column: Column, context: Context) -> Reading:
    written = plainly_written(text)
    value = plain_number(written, decimal_comma=context.decimal_comma)
    if value is None or (context.decimal_comma and "." in written):
        fix = without_comma_groups(written) if column.kind == "whole" and not context.decimal_comma else None
        return _error("number", _number_message(written, column, context), fix)
    if value < 0:
        return _error("number-negative", f"{text} is below zero; {column.label.lower()} is counted from 0")
    if value > LARGEST:
        return _error("number-large", f"{excerpt(text)} is more than {LARGEST:,.0f}; check the digits")
    if column.kind == "whole" and (value != math.floor(value) or _POINT_GROUPS.fullmatch(text)):
        fix = text.replace(".", "") if _POINT_GROUPS.fullmatch(text) else None
        return _error("number-whole", f"{text} is not whole; {column.label.lower()} is counted in {column.unit}", fix)
    if written != text:
        return value, _written_finding(text, written, "has signs, digits or spaces that are not plain")
    return value, None


def _number_message(text: str, column: Column, context: Context) -> str:
    if context.decimal_comma and "." in text:
        return f"{excerpt(text)} has a decimal point, but plan.toml declares decimal commas; write it without a point"
    if has_decimal_comma(text):
        return (
            f"{text} can be read as {text.replace(',', '.')} or as {text.replace(',', '')}; write it without a comma, "
            'or put decimal = "," under [csv] in plan.toml'
        )
    return f"{excerpt(text)} is no number; write digits alone, in {column.unit}"


def _term(text: str, column: Column) -> Reading:
    vocabulary = column.vocabulary
    assert vocabulary is not None
    term = vocabulary.lookup(text)
    if term is not None:
        return term.code, None
    nearest = vocabulary.nearest(text)
    hint = f"did you mean {nearest}?" if nearest else f"use one of: {', '.join(vocabulary.codes)}"
    return _error(f"term-{column.name}", f"{excerpt(text)} is no {vocabulary.name}; {hint}", nearest)


def _nation(text: str) -> Reading:
    return _code(text, "nation", "an ISO 3166-1 alpha-3 code like FRA, or XKX, NATO, MULTI, UNNAMED", is_nation)


def _country(text: str) -> Reading:
    return _code(text, "country", "an ISO 3166-1 alpha-3 code like POL, or XKX", is_country)


def _code(text: str, what: str, expected: str, known: Callable[[str], bool]) -> Reading:
    if known(text.upper()):
        return text.upper(), None
    nearest = nearest_nation(text)
    hint = f"; did you mean {nearest}?" if nearest else ""
    return _error(what, f"{excerpt(text)} is no {what} code; write {expected}{hint}", nearest)


def _instant(text: str, context: Context) -> Reading:
    try:
        return parse_instant(text, context.ceasefire), None
    except InstantError as error:
        message = str(error)
        return _error("instant", message if message.startswith(text.strip()) else f"{excerpt(text)} {message}")


def _date(text: str, column: Column) -> Reading:
    if _MONTH.fullmatch(text) and column == DATE:
        return text, None
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(text)
            return text, None
    except ValueError:
        pass
    readings = dates_of(text)
    if readings:
        fix = readings[0] if len(readings) == 1 else None
        return _error("date", f"{text} can be read as {' or as '.join(readings)}; write the date as YYYY-MM-DD", fix)
    try:
        if column == DATE:
            parse_instant(text, None)
            return text, None
    except InstantError:
        pass
    return _error("date", f"{excerpt(text)} is no date; write it as YYYY-MM-DD, like 2025-07-10")


def _precision(text: str, column: Column, context: Context) -> Reading:
    area = text.strip().casefold()
    if area in PRECISION_AREAS:
        return area, None
    value, finding = _quantity(text, column, context)
    if value is not None and value > WIDEST_KM:
        return _error("precision", f"{text} km is wider than the map; write oblast, country, or a number of km")
    if value is None and finding is not None and finding.code == "number-negative":
        return value, finding
    if value is None:
        return _error("precision", f"{excerpt(text)} is no precision; write a number of km, or oblast, or country")
    return value, finding


def _bounds(text: str) -> Reading:
    """Read a part of the map; what is none is told, and the chapter shows its view."""
    numbers = [plain_number(plainly_written(part), decimal_comma=True) for part in text.split(";")]
    if len(numbers) == len(("west", "south", "east", "north")) and None not in numbers:
        west, south, east, north = (float(n) for n in numbers if n is not None)
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return (west, south, east, north), None
    message = f"{excerpt(text)} is no part of the map, so the view is shown; write west; south; east; north in degrees, like 22; 47; 32; 52"
    return (), Finding("chapter-bounds", "warning", message)


def _mgrs(text: str) -> Reading:
    try:
        return parse_mgrs(text), None
    except GridError as error:
        return _error("mgrs", f"{excerpt(text)} {error}")


def _sidc(text: str) -> Reading:
    if is_damaged(text) and not text.isdigit():
        message = (
            f"{excerpt(text)} is a symbol code that a spreadsheet turned into a number; the usual symbol is drawn. "
        )
        return "", Finding("sidc-damaged", "warning", f"{message}Type the 20 digits again, with the cell set to text")
    try:
        code = check_sidc(text)
    except SidcError as error:
        return _error("sidc", f"{excerpt(text)} {error}")
    if identity(code) in REFUSED_IDENTITIES:
        name = IDENTITIES[identity(code)]
        return _error(
            "sidc-identity", f"{text} has the standard identity {name}; a plan shows the multinational force alone"
        )
    return code, None if is_drawable(code) else _not_drawable(code)


def _not_drawable(code: str) -> Finding:
    cause = "; a spreadsheet may have cut it off after 15 digits" if is_damaged(code) else ""
    message = f"{code} holds a part that APP-6D does not have, so its symbol is incomplete{cause}; check the digits"
    return Finding("sidc-unknown", "warning", message)


_PLAIN_READERS: dict[str, CellReader] = {
    "id": _id,
    "text": _text,
    "ids": _ids,
    "bounds": _bounds,
    "nation": _nation,
    "country": _country,
    "mgrs": _mgrs,
    "sidc": _sidc,
}
