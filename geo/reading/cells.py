"""Turns the text of a cell into a value, with a reader for each kind of column.

Each reader returns the value, and a finding or None. After a finding of severity ``error``, the value does not count. No
reader is given an empty cell: its value is unknown, never 0.
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
from geo.problem import Finding, excerpt, label_within
from geo.reading.keys import key_finding, keys_finding
from geo.reading.spreadsheet import damage_finding, formula_finding, is_damaged, unguarded
from geo.schema import DATE
from geo.sidc import REFUSED_IDENTITIES, check_sidc, identity
from geo.symbols import is_drawable
from geo.words.late import Late, joined
from geo.words.text import Text, grouped

Reading = tuple[Any, Finding | None]
CellReader = Callable[[str], Reading]

QUANTITIES = ("whole", "number", "latitude", "longitude", "precision")
"""Kinds of columns whose cells are numbers."""

PRECISION_AREAS = ("oblast", "country")
"""Precisions that are an area instead of a number of km."""

WIDEST_KM = 2_000.0
"""The widest precision in km that makes sense on a map of Europe."""

_POINT_GROUPS = re.compile(r"\d{1,3}(\.\d{3})+")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LARGEST = 1_000_000_000
"""The largest number that a plan may have, in any unit."""

DEGREES_BEYOND = {"latitude": 90.0, "longitude": 180.0}
"""The largest number of degrees on either side of 0."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader must know from plan.toml.

    Attributes
    ----------
    ceasefire
        The instant H+0 in UTC; None if the plan gives none, and dates are then no instants.
    decimal_comma
        Whether numbers in the CSVs have a decimal comma.
    """

    ceasefire: datetime | None = None
    decimal_comma: bool = False


def cell_reader(column: Column, context: Context) -> CellReader:
    """Return the function that reads the cells of a column.

    Parameters
    ----------
    column
        The column; its kind, and for a term its vocabulary, decide.
    context
        What plan.toml says about times and numbers.

    Returns
    -------
    callable
        Takes the text of a cell, stripped and not empty, and returns the value and a finding or None. Instants come as
        hours since H+0, degrees as floats, an MGRS reference as :class:`geo.grid.GridPosition`.
    """
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


def _error(code: str, text: Text, fix: str | None = None) -> Reading:
    return None, Finding(code, "error", text, fix)


def _text(text: str) -> Reading:
    return unguarded(text), formula_finding(text)


def _id(text: str) -> Reading:
    return unguarded(text), formula_finding(text) or damage_finding(text) or key_finding(unguarded(text))


def _ids(text: str) -> Reading:
    keys = unguarded(text)
    return tuple(part.strip() for part in keys.split(";") if part.strip()), formula_finding(text) or keys_finding(keys)


def _angle_finding(text: str, fix: str) -> Finding:
    told = Text("problems_cells.number-written-angle", text=excerpt(text), fix=fix)
    return Finding("number-written", "notice", told, fix)


def _signs_finding(text: str, fix: str) -> Finding:
    told = Text("problems_cells.number-written-signs", text=excerpt(text), fix=fix)
    return Finding("number-written", "notice", told, fix)


def _comma_finding(text: str) -> Finding:
    fix = text.replace(",", ".")
    return Finding("decimal-comma", "notice", Text("problems_cells.decimal-comma", text=text, fix=fix), fix)


def _degrees(text: str, column: Column, context: Context) -> Reading:
    """Read degrees. A comma cannot be a thousands mark here: it counts as the decimal mark, with a notice."""
    written = plainly_written(text)
    value = plain_number(written, decimal_comma=True)
    finding = _comma_finding(written) if "," in written and not context.decimal_comma else None
    if value is None:
        value = read_angle(text, column.kind)
        if value is None:
            return _error("degrees", Text("problems_cells.degrees", text=excerpt(text)))
        finding = _angle_finding(text, f"{value:.10g}")
    elif written != text:
        finding = _signs_finding(text, f"{value:.10g}")
    bound = DEGREES_BEYOND[column.kind]
    if not -bound <= value <= bound:
        swapped = column.kind == "latitude" and abs(value) <= 180
        return _error(
            "degrees-range",
            Text(
                "problems_cells.degrees-range-swapped" if swapped else "problems_cells.degrees-range",
                text=text,
                bound=f"{bound:g}",
            ),
        )
    return value, finding


def _quantity(text: str, column: Column, context: Context) -> Reading:
    written = plainly_written(text)
    value = plain_number(written, decimal_comma=context.decimal_comma)
    if value is None or (context.decimal_comma and "." in written):
        fix = without_comma_groups(written) if column.kind == "whole" and not context.decimal_comma else None
        return _error("number", _no_number(written, column, context), fix)
    if value < 0:
        return _error("number-negative", Text("problems_cells.number-negative", text=text, label=label_within(column)))
    if value > LARGEST:
        return _error(
            "number-large", Text("problems_cells.number-large", text=excerpt(text), limit=Late(grouped, LARGEST))
        )
    if column.kind == "whole" and (value != math.floor(value) or _POINT_GROUPS.fullmatch(text)):
        fix = text.replace(".", "") if _POINT_GROUPS.fullmatch(text) else None
        told = Text("problems_cells.number-whole", text=text, label=label_within(column), unit=_unit(column))
        return _error("number-whole", told, fix)
    if written != text:
        return value, _signs_finding(text, written)
    return value, None


def _unit(column: Column) -> Late:
    return Late(getattr, column, "unit_label")


def _no_number(text: str, column: Column, context: Context) -> Text:
    if context.decimal_comma and "." in text:
        return Text("problems_cells.number-point", text=excerpt(text))
    if has_decimal_comma(text):
        decimal, whole = text.replace(",", "."), text.replace(",", "")
        return Text("problems_cells.number-comma", text=text, decimal=decimal, whole=whole)
    return Text("problems_cells.number", text=excerpt(text), unit=_unit(column))


def _term(text: str, column: Column) -> Reading:
    vocabulary = column.vocabulary
    assert vocabulary is not None
    term = vocabulary.lookup(text)
    if term is not None:
        return term.code, None
    nearest, name = vocabulary.nearest(text), Late(getattr, vocabulary, "noun")
    told = (
        Text("problems_cells.term-near", text=excerpt(text), vocabulary=name, nearest=nearest)
        if nearest
        else Text("problems_cells.term", text=excerpt(text), vocabulary=name, codes=joined(vocabulary.codes))
    )
    return _error(f"term-{column.name}", told, nearest)


def _nation(text: str) -> Reading:
    if is_nation(text.upper()):
        return text.upper(), None
    nearest = nearest_nation(text)
    if nearest:
        return _error("nation", Text("problems_cells.nation-near", text=excerpt(text), nearest=nearest), nearest)
    return _error("nation", Text("problems_cells.nation", text=excerpt(text)))


def _country(text: str) -> Reading:
    if is_country(text.upper()):
        return text.upper(), None
    nearest = nearest_nation(text)
    if nearest:
        return _error("country", Text("problems_cells.country-near", text=excerpt(text), nearest=nearest), nearest)
    return _error("country", Text("problems_cells.country", text=excerpt(text)))


def _instant(text: str, context: Context) -> Reading:
    try:
        return parse_instant(text, context.ceasefire), None
    except InstantError as error:
        return _error("instant", error.args[0])


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
        return _slashed(text, readings)
    try:
        if column == DATE:
            parse_instant(text, None)
            return text, None
    except InstantError:
        pass
    return _error("date", Text("problems_cells.date", text=excerpt(text)))


def _slashed(text: str, readings: list[str]) -> Reading:
    if len(readings) == 1:
        return _error("date", Text("problems_cells.date-slashed", text=text, day=readings[0]), readings[0])
    first, second = readings
    return _error("date", Text("problems_cells.date-ambiguous", text=text, first=first, second=second))


def _precision(text: str, column: Column, context: Context) -> Reading:
    area = text.strip().casefold()
    if area in PRECISION_AREAS:
        return area, None
    value, finding = _quantity(text, column, context)
    if value is not None and value > WIDEST_KM:
        return _error("precision", Text("problems_cells.precision-wide", text=text))
    if value is None and finding is not None and finding.code == "number-negative":
        return value, finding
    if value is None:
        return _error("precision", Text("problems_cells.precision", text=excerpt(text)))
    return value, finding


def _bounds(text: str) -> Reading:
    """Read a part of the map; any other text gets a warning, and the chapter then shows its view."""
    numbers = [plain_number(plainly_written(part), decimal_comma=True) for part in text.split(";")]
    if len(numbers) == len(("west", "south", "east", "north")) and None not in numbers:
        west, south, east, north = (float(n) for n in numbers if n is not None)
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return (west, south, east, north), None
    return (), Finding("chapter-bounds", "warning", Text("problems_cells.chapter-bounds", text=excerpt(text)))


def _mgrs(text: str) -> Reading:
    try:
        return parse_mgrs(text), None
    except GridError as error:
        return _error("mgrs", error.args[0])


def _sidc(text: str) -> Reading:
    if is_damaged(text) and not text.isdigit():
        return "", Finding("sidc-damaged", "warning", Text("problems_cells.sidc-damaged", text=excerpt(text)))
    try:
        code = check_sidc(text)
    except SidcError as error:
        return _error("sidc", error.args[0])
    if refused := REFUSED_IDENTITIES.get(identity(code)):
        name = Text(f"symbols.identity.{refused}")
        return _error("sidc-identity", Text("problems_cells.sidc-identity", text=text, identity=name))
    return code, None if is_drawable(code) else _not_drawable(code)


def _not_drawable(code: str) -> Finding:
    told = Text("problems_cells.sidc-unknown-cut" if is_damaged(code) else "problems_cells.sidc-unknown", text=code)
    return Finding("sidc-unknown", "warning", told)


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
