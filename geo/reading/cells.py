"""Turns the text of a cell into a value, with a reader for each kind of column.

Each reader returns the value, and a finding or None. After a finding of severity ``error``, the value does not count. No
reader is given an empty cell: its value is unknown, never 0.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.columns import Column
from geo.errors import GridError
from geo.grid import parse_mgrs, plain_mgrs
from geo.nations import is_country, is_nation, nearest_nation
from geo.numerals import plain_number, plainly_written
from geo.problem import Finding, excerpt
from geo.reading.context import Context
from geo.reading.date_cells import read_date, read_instant
from geo.reading.keys import key_finding, keys_finding
from geo.reading.list_cells import parts_of, read_instants, read_terms
from geo.reading.number_cells import read_degrees, read_precision, read_quantity
from geo.reading.outcome import Reading, refused
from geo.reading.spreadsheet import damage_finding, formula_finding, unguarded
from geo.reading.symbol_codes import read_sidc
from geo.tally import MOST_OF_A_KIND
from geo.words.late import Late, joined
from geo.words.text import Text

CellReader = Callable[[str], Reading]


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
        return lambda text: read_quantity(text, column, context)
    if kind in ("latitude", "longitude"):
        return lambda text: read_degrees(text, column, context)
    if kind == "term":
        vocabulary = column.vocabulary
        assert vocabulary is not None
        near_term = _within_limit(vocabulary.nearest)
        return lambda text: _term(text, column, near_term)
    if kind in ("nation", "country"):
        near_nation = _within_limit(nearest_nation)
        return lambda text: (_nation if kind == "nation" else _country)(text, near_nation)
    if kind == "instant":
        return lambda text: read_instant(text, context)
    if kind == "instants":
        return lambda text: read_instants(text, column, context)
    if kind == "terms":
        return lambda text: read_terms(text, column)
    if kind == "date":
        return lambda text: read_date(text, column, context)
    if kind == "precision":
        return lambda text: read_precision(text, column, context)
    return _PLAIN_READERS[kind]


def _text(text: str) -> Reading:
    return unguarded(text), formula_finding(text)


def _id(text: str) -> Reading:
    return unguarded(text), formula_finding(text) or damage_finding(text) or key_finding(unguarded(text))


def _ids(text: str) -> Reading:
    keys = unguarded(text)
    return tuple(parts_of(keys)), formula_finding(text) or keys_finding(keys)


Nearest = Callable[[str], str | None]


def _within_limit(nearest: Nearest) -> Nearest:
    """Return a search for the nearest term that stops after as many texts as are told one by one, to save time."""
    left = iter(range(MOST_OF_A_KIND))
    return lambda text: nearest(text) if next(left, None) is not None else None


def _term(text: str, column: Column, nearest_of: Nearest) -> Reading:
    vocabulary = column.vocabulary
    assert vocabulary is not None
    term = vocabulary.lookup(text)
    if term is not None:
        return term.code, None
    nearest, name = nearest_of(text), Late(getattr, vocabulary, "noun")
    told = (
        Text("problems_cells.term-near", text=excerpt(text), vocabulary=name, nearest=nearest)
        if nearest
        else Text("problems_cells.term", text=excerpt(text), vocabulary=name, codes=joined(vocabulary.codes))
    )
    return refused(f"term-{column.name}", told, nearest)


def _nation(text: str, nearest_of: Nearest) -> Reading:
    if is_nation(text.upper()):
        return text.upper(), None
    nearest = nearest_of(text)
    if nearest:
        return refused("nation", Text("problems_cells.nation-near", text=excerpt(text), nearest=nearest), nearest)
    return refused("nation", Text("problems_cells.nation", text=excerpt(text)))


def _country(text: str, nearest_of: Nearest) -> Reading:
    if is_country(text.upper()):
        return text.upper(), None
    nearest = nearest_of(text)
    if nearest:
        return refused("country", Text("problems_cells.country-near", text=excerpt(text), nearest=nearest), nearest)
    return refused("country", Text("problems_cells.country", text=excerpt(text)))


def _bounds(text: str) -> Reading:
    """Read a part of the map; any other text gets a warning, and the chapter then shows its view."""
    numbers = [plain_number(plainly_written(part), decimal_comma=True) for part in text.split(";")]
    if len(numbers) == len(("west", "south", "east", "north")) and None not in numbers:
        west, south, east, north = (float(n) for n in numbers if n is not None)
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return (west, south, east, north), None
    return (), Finding("chapter-bounds", "warning", Text("problems_cells.chapter-bounds", text=excerpt(text)))


def _mgrs(text: str) -> Reading:
    plain = plain_mgrs(text)
    try:
        position = parse_mgrs(plain)
    except GridError as error:
        return refused("mgrs", error.args[0])
    if plain == text:
        return position, None
    return position, Finding("mgrs-written", "notice", Text("grids.written", text=excerpt(text), fix=plain), plain)


_PLAIN_READERS: dict[str, CellReader] = {
    "id": _id,
    "text": _text,
    "ids": _ids,
    "bounds": _bounds,
    "mgrs": _mgrs,
    "sidc": read_sidc,
}
