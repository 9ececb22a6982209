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
