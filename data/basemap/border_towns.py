"""Finds the towns of the gazetteer that are so near a border that the drawn line may have them on the wrong side."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.basemap.lookup import BORDER_ERROR_KM
from geo.geodesy import KM_PER_DEGREE
from geo.nations import KOSOVO

_CODES = {"KOS": KOSOVO}


def border_towns(gazetteer: pd.DataFrame, countries: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return ``name``, ``country`` (alpha-3, of the gazetteer), ``lat`` and ``lon`` of each town near another country."""
    code_of = dict(zip(countries["a2"], countries["a3"].replace(_CODES), strict=True))
    towns = gazetteer.assign(country=gazetteer["cc"].map(code_of)).dropna(subset=["country"])
    points = shapely.points(towns["lon"].to_numpy(), towns["lat"].to_numpy())
    reach = BORDER_ERROR_KM / KM_PER_DEGREE / np.cos(np.radians(towns["lat"].to_numpy()))
    polygons = countries.geometry.to_numpy()
    tree = shapely.STRtree(polygons)
    codes = countries["a3"].replace(_CODES).to_numpy()
    town, area = tree.query(points, predicate="dwithin", distance=reach)
    other = codes[area] != towns["country"].to_numpy()[town]
    near = towns.iloc[np.unique(town[other])]
    table = near[["name_en", "country", "lat", "lon"]].rename(columns={"name_en": "name"})
    return table.sort_values(["country", "name", "lat"], kind="stable").reset_index(drop=True)
