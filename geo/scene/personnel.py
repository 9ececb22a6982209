"""The force over time, for the chart of the time line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from msgspec import UNSET, UnsetType
from numpy.typing import NDArray

from geo.clock import LONG_AGO_H
from geo.contract.scene import Personnel, Strength


def personnel(
    instants: Sequence[float],
    groups: Iterable[tuple[str, str]],
    values: NDArray[np.generic],
    unknown: Sequence[int],
    counted: Literal["persons", "units"] | UnsetType = UNSET,
) -> Personnel:
    """Return a count by group as steps over time.

    Parameters
    ----------
    instants
        Hours since H+0 at which something changes, ascending; -inf for "always". k of them.
    groups
        Code and name of each group; n of them.
    values
        Persons or units of each group from each instant on, shape (n, k).
    unknown
        Units in force from each instant on whose strength is unknown; k of them.
    counted
        What is counted; UNSET for persons of nations.
    """
    return Personnel(
        instants=tuple(max(t, LONG_AGO_H) for t in instants),
        nations=tuple(
            Strength(nation=code, name=name, persons=tuple(int(v) for v in row))
            for (code, name), row in zip(groups, values.tolist(), strict=True)
        ),
        unknown=tuple(unknown),
        counted=counted,
    )
