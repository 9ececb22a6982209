"""How long each edge of a network takes: its speed, the delay at a border, and the waiting for a ferry or a tunnel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.basemap.borders import gauge_changes, has_customs, is_free_on_land, is_open
from geo.basemap.crossings import crossing_ids, crossing_names
from geo.basemap.links import links
from geo.basemap.network import Mode, Network
from geo.basemap.routes import Crossing
from geo.reading.settings import Travel

_SHORTEST_KM = 0.001


@dataclass(frozen=True, slots=True)
class BorderDelay:
    """What a border costs: hours with the change of gauge, whether the gauge changes, and whether goods meet customs."""

    hours: float
    change_of_gauge: bool
    customs: bool


def border_delay(mode: Mode, travel: Travel, a: str, b: str) -> BorderDelay:
    """Return what the border between two countries costs.

    Parameters
    ----------
    mode
        ``road`` or ``rail``: only railways have a gauge.
    travel
        The delays in hours.
    a, b
        Alpha-3 codes of the two countries; their order does not matter.

    Examples
    --------
    With the usual figures, by rail (4 h for the border and 12 h for the gauge):

    >>> border_delay("rail", Travel(), "POL", "UKR")
    BorderDelay(hours=16.0, change_of_gauge=True, customs=True)
    """
    inside = is_open(a, b) and travel.border_crossing_schengen_h is not None
    border = travel.border_crossing_schengen_h if inside else travel.border_crossing_h
    gauge = mode == "rail" and gauge_changes(a, b)
    return BorderDelay((border or 0.0) + (travel.change_of_gauge_h if gauge else 0.0), gauge, has_customs(a, b))


class Pace:
    """The hours of every edge of a network, with all delays, and the parts that they are made of; shape (m,) each."""

    def __init__(self, graph: Network, travel: Travel) -> None:
        self._graph, self._travel = graph, travel
        self.speed_kmh = travel.road_kmh if graph.mode == "road" else travel.rail_kmh
        moving, waiting = _links(graph, np.maximum(graph.km, _SHORTEST_KM) / self.speed_kmh)
        self.moving: NDArray[np.float64] = moving
        self.waiting: NDArray[np.float64] = waiting
        self.border = np.zeros(len(graph.i))
        for edge in np.flatnonzero(graph.crossing >= 0):
            self.border[edge] = self._border(int(edge)).hours
        self.hours: NDArray[np.float64] = self.moving + self.waiting + self.border

    def crossing(self, edge: int, a: str, b: str) -> Crossing:
        """Return the border that an edge crosses.

        Parameters
        ----------
        edge
            Its index.
        a, b
            Alpha-3 codes of the country that the way leaves, and of the one that it enters.
        """
        delay = self._border(edge)
        where = self._graph.crossing_at[edge]
        number = int(self._graph.crossing[edge])
        called = crossing_ids()[number], crossing_names()[number]
        customs = delay.customs and not (self._graph.link[edge] < 0 and is_free_on_land(a, b))
        return Crossing(a, b, *where, delay.hours, delay.change_of_gauge, customs, *called)

    def _border(self, edge: int) -> BorderDelay:
        a, b = (str(self._graph.country[ends[edge]]) for ends in (self._graph.i, self._graph.j))
        return border_delay(self._graph.mode, self._travel, a, b)


def _links(graph: Network, hours: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the hours under way and the hours of waiting of each edge, those of links by their own figures.

    A link of several edges waits once, at the first of them.
    """
    moving, waiting, table = hours.copy(), np.zeros(len(hours)), links()
    for number in np.unique(graph.link[graph.link >= 0]).tolist():
        own = np.flatnonzero(graph.link == number)
        if speed := table[number].speed_kmh:
            moving[own] = graph.km[own] / speed
        waiting[own[0]] = table[number].delay_h
    return moving, waiting
