"""Border crossings by their ids, without the graphs on which they lie."""

from __future__ import annotations

from functools import cache

import pandas as pd

from geo.resources import basemap_file
from geo.schema import CROSSING_ID


@cache
def crossing_ids() -> tuple[str, ...]:
    """Return the ids of all border crossings, in the order of :func:`geo.basemap.network.crossings`."""
    table = pd.read_parquet(basemap_file("network/crossings.parquet"), columns=[CROSSING_ID.name])
    return tuple(table[CROSSING_ID])


@cache
def crossing_names() -> tuple[str, ...]:
    """Return the official name of each border crossing, "" for one without, in the same order."""
    table = pd.read_parquet(basemap_file("network/crossings.parquet"), columns=["name"])
    return tuple(table["name"])


@cache
def known_crossings() -> dict[str, int]:
    """Return the row of each crossing by its id, and by every id that it had earlier."""
    rows = {name: row for row, name in enumerate(crossing_ids())}
    earlier = pd.read_parquet(basemap_file("network/crossing_aliases.parquet"))
    pairs = zip(earlier["alias"], earlier[CROSSING_ID.name], strict=True)
    return {str(alias): rows[name] for alias, name in pairs} | rows
