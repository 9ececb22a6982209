"""Who gets supplies first, and which kinds of hub give to which kinds of unit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo.analysis.supply_net import Bools, Indices
from geo.schema import FUNCTION_COLUMN, HUB_KIND_COLUMN, PRIORITY, SIDC
from geo.sidc import unit_function

USUAL_PRIORITY = {"medical": 1, "headquarters": 2}
"""Priority of a unit whose row gives none, by what it does; 1 is the highest."""

LAST_PRIORITY = 3
"""Priority of all other units whose rows give none."""

USUALLY_GIVES: Mapping[str, tuple[str, ...]] = {"medical": ("medical",)}
"""By kind of hub, the kinds of unit that it gives to, unless plan.toml says otherwise. Other kinds give to all."""


def functions(units: pd.DataFrame) -> list[str]:
    """Return what each unit does: as its symbol code says, or else its row."""
    rows = zip(units[SIDC].tolist(), units[FUNCTION_COLUMN].tolist(), strict=True)
    return [unit_function(sidc or "") or function for sidc, function in rows]


def priorities(units: pd.DataFrame) -> Indices:
    """Return the priority of each unit, shape (u,); units are rows of placements.csv."""
    usual = [USUAL_PRIORITY.get(function, LAST_PRIORITY) for function in functions(units)]
    given = units[PRIORITY].to_numpy(dtype=float)
    return np.where(np.isnan(given), np.array(usual, dtype=float), given).astype(np.int64)


def gives(asked: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the kinds of unit by the kind of hub that gives to these alone; no units: it gives to all.

    Parameters
    ----------
    asked
        What plan.toml says, by kind of hub.
    """
    return {**USUALLY_GIVES, **asked}


def may_give(hubs: pd.DataFrame, units: pd.DataFrame, asked: Mapping[str, tuple[str, ...]]) -> Bools:
    """Return whether a hub of this kind gives to a unit of that kind, shape (h, u).

    Parameters
    ----------
    hubs, units
        Rows of hubs.csv and placements.csv.
    asked
        What plan.toml says, by kind of hub.
    """
    allowed, kinds = gives(asked), np.array(functions(units), dtype=object)
    found = np.ones((len(hubs), len(units)), dtype=bool)
    for row, kind in enumerate(hubs[HUB_KIND_COLUMN].tolist()):
        if allowed.get(kind):
            found[row] = np.isin(kinds, allowed[kind])
    return found
