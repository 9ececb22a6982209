"""Border crossings by their ids, without the graphs on which they lie."""

from __future__ import annotations

from functools import cache

import pandas as pd

from geo.resources import basemap_file


@cache
def crossing_ids() -> tuple[str, ...]:
    """Return the ids of all border crossings, in the order of :func:`geo.basemap.network.crossings`."""
    table = pd.read_parquet(basemap_file("network/crossings.parquet"), columns=["crossing_id"])
    return tuple(table["crossing_id"])
