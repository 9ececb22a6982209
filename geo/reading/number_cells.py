"""Reads the numbers of cells: quantities, degrees and precisions."""

from __future__ import annotations

import math
import re

from geo.columns import Column
from geo.numerals import (
    has_decimal_comma,
    number_in,
    plain_number,
    plainly_written,
    without_comma_groups,
)
from geo.problem import Finding, excerpt, label_within
from geo.reading.angles import other_axis, read_angle
from geo.reading.context import Context
from geo.reading.estimates import about, exponent_number, is_pair, is_range
from geo.reading.outcome import Reading, refused
from geo.reading.spreadsheet import is_damaged
from geo.reading.units import Measured, measured
from geo.words.late import Late
from geo.words.text import Text, grouped

QUANTITIES = ("whole", "number", "latitude", "longitude", "precision")
"""Kinds of columns whose cells are numbers."""

PRECISION_AREAS = ("oblast", "country")
"""Precisions that are an area instead of a number of km."""

WIDEST_KM = 2_000.0
"""The widest precision in km that makes sense on a map of Europe."""

_GROUPS = re.compile(r"\d{1,3}((\.\d{3})+|(,\d{3})+)")
_TOLD_AS_NUMBER = tuple(
    f"problems_cells.{name}"
    for name in (
        "number-comma",
        "number-point",
        "number-point-shown",
        "number-other-unit",
        "number-about",
        "number-range",
    )
)
"""What is told of a precision as of any number."""
LARGEST = 1_000_000_000
"""The largest number that a plan may have, in any unit."""

DEGREES_BEYOND = {"latitude": 90.0, "longitude": 180.0}
"""The largest number of degrees on either side of 0."""


def _angle_finding(text: str, fix: str) -> Finding:
    told = Text("problems_cells.number-written-angle", text=excerpt(text), fix=fix)
    return Finding("number-written", "notice", told, fix)


def _signs_finding(text: str, fix: str) -> Finding:
    told = Text("problems_cells.number-written-signs", text=excerpt(text), fix=fix)
    return Finding("number-written", "notice", told, fix)


def _exponent_finding(text: str, fix: str) -> Finding:
    told = Text("problems_cells.number-written-exponent", text=excerpt(text), fix=fix)
    return Finding("number-written", "notice", told, fix)


def _unit_finding(text: str, fix: str) -> Finding:
    told = Text("problems_cells.number-unit", text=excerpt(text), fix=fix)
    return Finding("number-unit", "notice", told, fix)


def _comma_finding(text: str) -> Finding:
    fix = text.replace(",", ".")
    return Finding("decimal-comma", "notice", Text("problems_cells.decimal-comma", text=text, fix=fix), fix)


def read_degrees(text: str, column: Column, context: Context) -> Reading:
    """Read degrees. A comma cannot be a thousands mark here: it counts as the decimal mark, with a notice.

    Parameters
    ----------
    text
        The cell.
    column
        Its column.
    context
        The decimal mark.
    """
    written = plainly_written(text)
    value = plain_number(written, decimal_comma=True)
    finding = _comma_finding(written) if "," in written and not context.decimal_comma else None
    if value is None:
        value, finding = _other_degrees(text, column)
        if value is None:
            return value, finding
    elif written != text:
        finding = _signs_finding(text, f"{value:.10g}")
    bound = DEGREES_BEYOND[column.kind]
    if not -bound <= value <= bound:
        swapped = column.kind == "latitude" and abs(value) <= 180
        return refused(
            "degrees-range",
            Text(
                "problems_cells.degrees-range-swapped" if swapped else "problems_cells.degrees-range",
                text=text,
                bound=f"{bound:g}",
            ),
        )
    return value, finding


def _other_degrees(text: str, column: Column) -> Reading:
    """Read degrees that are no plain number."""
    value = read_angle(text, column.kind)
    if value is not None:
        return value, _angle_finding(text, f"{value:.10g}")
    plain = exponent_number(plainly_written(text))
    if plain is not None:
        return float(plain), _exponent_finding(text, plain)
    return refused("degrees", _no_degrees(text, column))


def _no_degrees(text: str, column: Column) -> Text:
    if other_axis(text, column.kind):
        return Text(f"problems_cells.degrees-letter-{column.kind}", text=excerpt(text))
    key = "degrees-dated" if is_damaged(text) else "degrees"
    if is_pair(text):
        key = "degrees-pair"
    elif about(text) or is_range(text):
        key = "degrees-about"
    return Text(f"problems_cells.{key}", text=excerpt(text))


def read_quantity(text: str, column: Column, context: Context) -> Reading:
    """Read a number that is 0 or more.

    Parameters
    ----------
    text
        The cell.
    column
        Its column.
    context
        The decimal mark.
    """
    written = plainly_written(text)
    value = number_in(written, "," if context.decimal_comma else context.mark)
    if value is None:
        return _other_quantity(text, written, column, context)
    if value < 0:
        return refused("number-negative", Text("problems_cells.number-negative", text=text, label=label_within(column)))
    if value > LARGEST:
        return refused(
            "number-large", Text("problems_cells.number-large", text=excerpt(text), limit=Late(grouped, LARGEST))
        )
    if column.kind == "whole" and (value != math.floor(value) or _GROUPS.fullmatch(text)):
        fix = re.sub("[.,]", "", text) if _GROUPS.fullmatch(text) else None
        told = Text("problems_cells.number-whole", text=text, label=label_within(column), unit=_unit(column))
        return refused("number-whole", told, fix)
    if has_decimal_comma(written):
        return value, None if context.decimal_comma else _comma_finding(written)
    plain = _without_groups(written)
    return value, _signs_finding(text, plain) if plain != text else None


def _other_quantity(text: str, written: str, column: Column, context: Context) -> Reading:
    """Read a number with a unit behind it or with an exponent; refuse what is about a number, a range, or none."""
    with_unit = measured(written, column.unit)
    if with_unit is not None:
        return _of_unit(text, with_unit, column, context)
    plain = exponent_number(written)
    if plain is not None:
        value, finding = read_quantity(plain, column, context)
        return value, _exponent_finding(text, plain) if value is not None else finding
    number = about(written)
    if number is not None:
        value, _ = read_quantity(number, column, context)
        fix = None if value is None else f"{value:.15g}"
        return refused("number", Text("problems_cells.number-about", text=excerpt(text)), fix)
    if is_range(written):
        return refused("number", Text("problems_cells.number-range", text=excerpt(text)))
    fix = without_comma_groups(written) if _has_groups(column, context) else None
    return refused("number", _no_number(written, column, context), fix)


def _of_unit(text: str, number: Measured, column: Column, context: Context) -> Reading:
    if number.factor == 1:
        value, finding = read_quantity(number.number, column, context)
        return value, finding if value is None else _unit_finding(text, f"{value:.15g}")
    value = number_in(plainly_written(number.number), "," if context.decimal_comma else context.mark)
    if value is None:
        return refused("number", _no_number(text, column, context))
    plain = f"{value * number.factor:.10g}"
    told = Text("problems_cells.number-other-unit", text=excerpt(text), unit=_unit(column), fix=plain)
    return refused("number", told, plain)


def _has_groups(column: Column, context: Context) -> bool:
    """Tell whether commas between three digits cannot be decimal marks in a column."""
    return not context.decimal_comma and context.mark != "," and (column.kind == "whole" or context.mark == ".")


def _without_groups(written: str) -> str:
    """Return a number with a decimal point and without the groups that its other mark makes."""
    if not ("," in written and "." in written):
        return written
    last = max(",.", key=written.rfind)
    return written.replace("." if last == "," else ",", "").replace(",", ".")


def _unit(column: Column) -> Late:
    return Late(getattr, column, "unit_label")


def _no_number(text: str, column: Column, context: Context) -> Text:
    if "." in text and plain_number(text, decimal_comma=False) is not None:
        key = "number-point" if context.decimal_comma else "number-point-shown"
        return Text(f"problems_cells.{key}", text=excerpt(text), decimal=text, whole=text.replace(".", ""))
    if has_decimal_comma(text):
        decimal, whole = text.replace(",", "."), text.replace(",", "")
        return Text("problems_cells.number-comma", text=text, decimal=decimal, whole=whole)
    return Text("problems_cells.number", text=excerpt(text), unit=_unit(column))


def read_precision(text: str, column: Column, context: Context) -> Reading:
    """Read a precision: a number of km, or the name of an area.

    Parameters
    ----------
    text
        The cell.
    column
        Its column.
    context
        The decimal mark.
    """
    area = text.strip().casefold()
    if area in PRECISION_AREAS:
        return area, None
    value, finding = read_quantity(text, column, context)
    if value is not None and value > WIDEST_KM:
        return refused("precision", Text("problems_cells.precision-wide", text=text))
    if value is None and finding is not None and finding.code == "number-negative":
        return value, finding
    if value is None and finding is not None and finding.text.key in _TOLD_AS_NUMBER:
        return refused("precision", finding.text, finding.fix)
    if value is None:
        return refused("precision", Text("problems_cells.precision", text=excerpt(text)))
    return value, finding
