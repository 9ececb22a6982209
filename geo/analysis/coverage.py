"""What is within reach of a set of symbols, and which placements are outside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.analysis.ways import router_at
from geo.basemap.routes import NoRoute, Position, Route
from geo.errors import AnalysisError
from geo.geodesy import distances_km
from geo.layers import SYMBOL_LAYERS, UNITS
from geo.plan import Plan
from geo.schema import LATITUDE, LONGITUDE, NAME, PERSONNEL, PLACEMENTS, UNIT_ID
from geo.terms import HUB_KIND
from geo.words.text import Text

SETS = {"medical": ("medical",), "hubs": HUB_KIND.codes}
"""Sets that people often ask for: the functions of units, or the kinds of hub, that are in each."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The nearest of a set of symbols to one unit.

    Attributes
    ----------
    unit_id, name
        The unit.
    centre_id
        Which of the set is nearest; "" where no way leads to any.
    km
        Geodesic km, or km by road where the reach is in hours; None where no way leads there.
    hours
        Hours by road; None where the reach is in km, or where no way leads there.
    inside
        Whether the unit is within the reach.
    persons
        Strength of the unit; NaN where unknown.
    """

    unit_id: str
    name: str
    centre_id: str
    km: float | None
    hours: float | None
    inside: bool
    persons: float


def symbols_at(plan: Plan, at: float) -> pd.DataFrame:
    """Return every unit, hub and node in force at an instant.

    Parameters
    ----------
    plan
        Its rows that count; see :meth:`geo.plan.Plan.standing`.
    at
        Hours since H+0.

    Returns
    -------
    pandas.DataFrame
        Columns ``id``, ``name``, ``layer``, ``what`` (function, kind of hub or level), ``latitude`` and ``longitude``
        (degrees, EPSG:4326).
    """
    parts = []
    for layer in SYMBOL_LAYERS:
        spec = layer.table
        frame = plan.standing(spec, at)
        named = {"id": spec.id, NAME.name: spec.label_column, "what": layer.kind}
        columns = {name: frame[column] for name, column in named.items()} | {"layer": layer.name}
        parts.append(pd.DataFrame(columns | {c.name: frame[c] for c in (LATITUDE, LONGITUDE)}))
    return pd.concat(parts, ignore_index=True)


def names_at(plan: Plan, at: float) -> dict[str, str]:
    """Return the names of all units, hubs and nodes in force at an instant, by id.

    Parameters
    ----------
    plan
        Its rows that count.
    at
        Hours since H+0.
    """
    symbols = symbols_at(plan, at)
    return dict(zip(symbols["id"], symbols[NAME], strict=True))


def place_of(symbols: pd.DataFrame, name: str) -> Position:
    """Return latitude and longitude of a symbol, in degrees (EPSG:4326).

    Parameters
    ----------
    symbols
        As returned by :func:`symbols_at`.
    name
        Id of a unit, hub or node.

    Raises
    ------
    KeyError
        If no symbol has the id.
    """
    found = symbols[symbols["id"] == name]
    if found.empty:
        raise KeyError(name)
    return float(found[LATITUDE].to_numpy()[0]), float(found[LONGITUDE].to_numpy()[0])


def of_kind(symbols: pd.DataFrame, kinds: Collection[str]) -> list[str]:
    """Return the ids of the symbols of some kinds.

    Parameters
    ----------
    symbols
        As returned by :func:`symbols_at`.
    kinds
        Codes of functions of units, kinds of hub or levels of nodes.
    """
    return [str(name) for name in symbols[symbols["what"].isin(kinds)]["id"]]


def coverage(
    plan: Plan, at: float, centres: Collection[str], *, km: float | None = None, hours: float | None = None
) -> list[Reach]:
    """Return for every unit in force the nearest of a set of symbols.

    Units outside the reach come first, and the farthest first among them.

    Parameters
    ----------
    plan
        Its rows that count; for hours also its speeds, delays and closures.
    at
        Hours since H+0.
    centres
        Ids of the set: units, hubs or nodes. Those not in force at the instant are left out.
    km, hours
        The reach: geodesic km, or hours by road from the set. Give exactly one.

    Raises
    ------
    AnalysisError
        If no id of the set is in force, or if not exactly one reach is given.
    """
    if (km is None) == (hours is None):
        raise AnalysisError(Text("analysis_coverage.one-reach"))
    symbols = symbols_at(plan, at)
    chosen = symbols[symbols["id"].isin(centres)].sort_values("id", ignore_index=True)
    if chosen.empty:
        raise AnalysisError(Text("analysis_coverage.none-in-force"))
    units = symbols[symbols["layer"] == UNITS.name].sort_values("id", ignore_index=True)
    ways = _straight(chosen, units) if hours is None else _by_road(plan, at, chosen, units)
    apart, far = ways if hours is not None else (ways[0], ways[0])
    best = far.argmin(axis=0) if len(units) else np.zeros(0, dtype=np.int64)
    standing = plan.standing(PLACEMENTS, at)
    strength = dict(zip(standing[UNIT_ID], standing[PERSONNEL], strict=True))
    found = []
    for u, row in enumerate(units.to_dict("records")):
        reach = float(far[best[u], u])
        limit = hours if hours is not None else km
        assert limit is not None
        led = bool(np.isfinite(reach))
        found.append(
            Reach(
                row["id"], row[NAME], str(chosen["id"].iloc[best[u]]) if led else "",
                float(apart[best[u], u]) if led else None, reach if led and hours is not None else None, reach <= limit,
                float(strength[row["id"]]),
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (r.inside, -_far(r), r.unit_id))


def _far(reach: Reach) -> float:
    if reach.hours is not None:
        return reach.hours
    return np.inf if reach.km is None else reach.km


def _straight(chosen: pd.DataFrame, units: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    shape = (len(chosen), len(units))
    ends = [np.broadcast_to(chosen[c].to_numpy()[:, None], shape).ravel() for c in (LATITUDE, LONGITUDE)]
    starts = [np.broadcast_to(units[c].to_numpy()[None, :], shape).ravel() for c in (LATITUDE, LONGITUDE)]
    km = distances_km(*ends, *starts).reshape(shape)
    return km, km


def _by_road(plan: Plan, at: float, chosen: pd.DataFrame, units: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    places = [list(zip(f[LATITUDE].tolist(), f[LONGITUDE].tolist(), strict=True)) for f in (chosen, units)]
    legs = router_at(plan, at).legs(*places)
    return legs.km, legs.hours


def way_to(plan: Plan, at: float, reach: Reach) -> Route | NoRoute:
    """Return the way by road from the nearest of a set to a unit.

    Parameters
    ----------
    plan
        The plan that :func:`coverage` answered about.
    at
        The same instant, hours since H+0.
    reach
        One of the answers of :func:`coverage`.

    Raises
    ------
    KeyError
        If the reach has no nearest symbol, because no way leads to the unit.
    """
    symbols = symbols_at(plan, at)
    return router_at(plan, at).route(place_of(symbols, reach.centre_id), place_of(symbols, reach.unit_id))
