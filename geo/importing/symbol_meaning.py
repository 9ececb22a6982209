"""What a symbol code says of a row: echelon and function of a unit, kind of a hub; a code that says no more is not kept."""

from __future__ import annotations

from geo.errors import SidcError
from geo.schema import ECHELON_COLUMN, FUNCTION_COLUMN, HUB_KIND_COLUMN, LEVEL_COLUMN, SIDC
from geo.sidc import hub_sidc, node_sidc, unit_function, unit_sidc
from geo.terms import ECHELON, HUB_KIND, LEVEL

SAID = (ECHELON_COLUMN, FUNCTION_COLUMN, HUB_KIND_COLUMN)
"""Columns that a symbol code may fill."""

_DIGITS = 20
_STATUS = 6


def with_meaning(cells: dict[str, str], columns: frozenset[str]) -> dict[str, str]:
    """Return a row with what its symbol code says in the columns that the file leaves empty.

    Parameters
    ----------
    cells
        Texts of our columns.
    columns
        Names of all columns of the table.
    """
    code = cells.get(SIDC, "")
    if len(code) < _DIGITS or not code.isdigit():
        return cells
    said = {
        ECHELON_COLUMN: next((term.code for term in ECHELON.terms if term.sidc == code[8:10]), None),
        FUNCTION_COLUMN: unit_function(code),
        HUB_KIND_COLUMN: next((term.code for term in HUB_KIND.terms if term.sidc == code[10:20]), None),
    }
    found = {str(name): text for name, text in said.items() if text and name in columns and not cells.get(name)}
    filled = {**cells, **found}
    return {**filled, SIDC.name: ""} if _plain(code) == _plain(_usual(filled)) else filled


def _usual(cells: dict[str, str]) -> str:
    """Return the code that the map would draw without one; "" if the row does not say enough."""
    try:
        if FUNCTION_COLUMN in cells and ECHELON_COLUMN in cells:
            return unit_sidc(cells[FUNCTION_COLUMN], cells[ECHELON_COLUMN])
        if LEVEL_COLUMN in cells and LEVEL.lookup(cells[LEVEL_COLUMN]):
            return node_sidc(cells[LEVEL_COLUMN])
        return hub_sidc(cells[HUB_KIND_COLUMN]) if HUB_KIND_COLUMN in cells else ""
    except SidcError:
        return ""


def _plain(code: str) -> str:
    """Return a code without its status."""
    return code[:_STATUS] + code[_STATUS + 1 :]
