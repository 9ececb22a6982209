"""Writes ``gazetteer.json``: every place of the gazetteer for the browser, which names the nearest one while a planner drags."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

DECIMALS = 4
"""Of a position in degrees, as the gazetteer has them."""


def write(folder: Path) -> Path:
    """Write the file from ``cities_eu.parquet`` in a folder, and return its path.

    It has a list for each of ``name``, ``uk`` (Ukrainian, or ""), ``cc`` (country) and ``persons``, and one each for ``lat`` and
    ``lon`` in ten-thousandths of a degree (EPSG:4326), all in the order of the gazetteer.
    """
    frame = pd.read_parquet(folder / "cities_eu.parquet")
    places = {
        "name": frame["name_en"].tolist(),
        "uk": frame["name_uk"].fillna("").tolist(),
        "cc": frame["cc"].tolist(),
        "persons": frame["population"].astype(int).tolist(),
        "lat": (frame["lat"] * 10**DECIMALS).round().astype(int).tolist(),
        "lon": (frame["lon"] * 10**DECIMALS).round().astype(int).tolist(),
    }
    target = folder / "gazetteer.json"
    target.write_text(json.dumps(places, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return target
