"""Routes against public distances by road and by rail: ``distances.csv`` has each with its source in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.basemap.router import router
from geo.basemap.routes import Route
from geo.reading.settings import Travel

DISTANCES = Path(__file__).with_name("distances.csv")
FEWEST = {"road": 60, "rail": 30}
TRAVEL = Travel(border_crossing_schengen_h=0)


@cache
def off(mode: str) -> pd.Series:
    """Return how much longer each route is than its public distance, as a share, by its ends."""
    table = pd.read_csv(DISTANCES)
    table = table[table["mode"] == mode]
    shares = {}
    for row in table.itertuples():
        found = router(mode, TRAVEL).route(  # type: ignore[arg-type]
            (row.latitude_a, row.longitude_a), (row.latitude_b, row.longitude_b)
        )
        assert isinstance(found, Route), (row.start, row.end)
        shares[f"{row.start} – {row.end}"] = found.distance_km / row.km - 1
    return pd.Series(shares)


@pytest.mark.parametrize("mode", ["road", "rail"])
def test_ways_are_as_long_as_public_tables_say(mode: str) -> None:
    found = off(mode).abs()
    assert len(found) >= FEWEST[mode]
    assert found.median() <= 0.04
    assert (found <= 0.10).mean() >= 0.90, found.nlargest(12).to_dict()


@pytest.mark.parametrize(("mode", "worst"), [("road", 0.14), ("rail", 0.10)])
def test_the_worst_is_what_the_decision_record_tells(mode: str, worst: float) -> None:
    assert off(mode).abs().max() <= worst


def test_every_distance_names_its_source() -> None:
    table = pd.read_csv(DISTANCES)
    assert table["source"].str.len().min() > 20
    assert not table.duplicated(["mode", "start", "end"]).any()
    assert np.isfinite(table["km"]).all()
