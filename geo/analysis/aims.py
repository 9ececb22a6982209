"""What a linear programme of supply is asked: an aim, the limits, and what holds in every optimum of the aims before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.analysis.supply_net import Bools, Floats, Indices, SupplyNet

Arc = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aim:
    """What is minimised: a cost for each t/day along arcs between hubs (a,), to units (h, u), and not delivered (u,)."""

    hub_arcs: Floats | float = 0.0
    unit_arcs: Floats | float = 0.0
    short: Floats | float = 0.0

    @property
    def largest(self) -> float:
        """The largest finite cost; 1 where nothing costs anything."""
        parts = (np.atleast_1d(part) for part in (self.hub_arcs, self.unit_arcs, self.short))
        return max((float(part[np.isfinite(part)].max(initial=0.0)) for part in parts), default=0.0) or 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What limits the flows besides throughputs.

    Attributes
    ----------
    hub_arcs
        Which hub may supply which, as pairs of indices; a of them.
    most_short
        The most that each unit may be short of, in units of the solver, shape (u,).
    releases
        The most that may leave each stock, in units of the solver, shape (h,).
    together
        For sets of units: which belong to it (u,), and the most that they may be short of together.
    """

    hub_arcs: Sequence[Arc]
    most_short: Floats
    releases: Floats
    together: Sequence[tuple[Bools, float]] = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """What an optimum moves, in units of the solver: along arcs (a,), to units (h, u), not delivered (u,), from stocks (h,)."""

    hub_arcs: Floats
    unit_arcs: Floats
    short: Floats
    released: Floats


@dataclass(frozen=True, slots=True)
class Face:
    """What holds in every optimum of some aims.

    Attributes
    ----------
    hub_arcs, unit_arcs
        Along which arcs something may go, shapes (a,) and (h, u).
    never, always
        Which units are short of nothing, and of the most that they may, shape (u,).
    drained
        Which stocks give the most that they may, shape (h,).
    passing, full
        Which hubs give all that they get, and all that their throughput allows, shape (h,).
    """

    hub_arcs: Bools
    unit_arcs: Bools
    never: Bools
    always: Bools
    drained: Bools
    passing: Bools
    full: Bools

    @classmethod
    def whole(cls, net: SupplyNet, arcs: int) -> Face:
        """Return the face of no aim: everything that a net allows.

        Parameters
        ----------
        net
            Who could supply whom.
        arcs
            The number of arcs between hubs.
        """
        no_unit, no_hub = np.zeros(len(net.unit_ids), dtype=bool), np.zeros(len(net.hub_ids), dtype=bool)
        return cls(np.ones(arcs, dtype=bool), net.unit_arcs(), no_unit, no_unit, no_hub, no_hub, no_hub)

    def within(self, other: Face) -> Face:
        """Return what holds in the optima of both."""
        return Face(
            self.hub_arcs & other.hub_arcs,
            self.unit_arcs & other.unit_arcs,
            self.never | (other.never & ~self.always),
            self.always | (other.always & ~self.never),
            self.drained | other.drained,
            self.passing | other.passing,
            self.full | other.full,
        )

    def lifted(self, group: Indices) -> Face:
        """Return the same for units whose groups this face is about: the group of each, shape (u,)."""
        units = self.unit_arcs[:, group], self.never[group], self.always[group]
        return Face(self.hub_arcs, *units, self.drained, self.passing, self.full)
