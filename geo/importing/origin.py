"""Where rows come from if the file says nothing of it: read as a person gives it."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import date

from geo.errors import ForeignFileError
from geo.importing.proposal import Origin
from geo.terms import SOURCED_BASES
from geo.words.text import Text

USUAL_BASIS, USUAL_KM = "notional", "10"
"""What is written unless a person says otherwise."""


def origin_of(basis: str, source_id: str, as_of: str, precision_km: str, sources: Collection[str]) -> Origin:
    """Return what is written where a file says nothing.

    Parameters
    ----------
    basis
        Code of a basis.
    source_id
        Id of a source; "" for none.
    as_of
        A date like ``2026-01-31``.
    precision_km
        A number of km above 0.
    sources
        Ids of the sources that the plan has.

    Raises
    ------
    ForeignFileError
        If one of them cannot be read, or the plan has no such source, or the basis needs one.
    """
    if source_id and source_id not in sources:
        raise ForeignFileError(Text("importing.origin.no-source", source=source_id))
    if basis in SOURCED_BASES and not source_id:
        raise ForeignFileError(Text("importing.origin.needs-source", basis=basis))
    try:
        day = date.fromisoformat(as_of.strip())
    except ValueError as error:
        raise ForeignFileError(Text("importing.origin.no-date", text=as_of)) from error
    try:
        km = float(precision_km.strip().replace(",", "."))
    except ValueError:
        km = math.nan
    if not (math.isfinite(km) and km > 0):
        raise ForeignFileError(Text("importing.origin.no-precision", text=precision_km))
    return Origin(basis, source_id, day.isoformat(), f"{km:g}")
