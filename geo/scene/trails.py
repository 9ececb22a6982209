"""The ways of symbols from place to place, and what has changed from one chapter to the next."""

from __future__ import annotations

from collections.abc import Collection

from geo.analysis.chapter_changes import Whereabouts
from geo.contract.briefing import LayerChanges, Trail
from geo.layers import SYMBOL_LAYERS
from geo.plan import Plan

MOST_MARKED = 1_000
"""Symbols of a layer that a chapter marks as changed; where more have changed, it only counts them."""


def drawn_trails(plan: Plan) -> tuple[Trail, ...]:
    """Return the ways of the symbols of a plan, in the order of time."""
    from geo.analysis.trails import trails  # noqa: PLC0415  roads need scipy, and most commands draw none

    tables = tuple(layer.table for layer in SYMBOL_LAYERS)
    layer_of = {layer.table.name: layer.name for layer in SYMBOL_LAYERS}
    return tuple(
        Trail(layer=layer_of[one.table], id=one.id, at=one.at, points=one.points, by_road=one.by_road)
        for one in trails(plan, tables)
    )


class ChapterChanges:
    """What has changed from one chapter to the next.

    Parameters
    ----------
    plan
        Its rows that count.
    """

    def __init__(self, plan: Plan) -> None:
        self._where = {layer.name: Whereabouts(plan, layer.table) for layer in SYMBOL_LAYERS}

    def between(self, since: float | None, at: float, layers: Collection[str]) -> tuple[LayerChanges, ...]:
        """Return what has changed on some layers; nothing where no chapter before counts.

        Parameters
        ----------
        since, at
            The instants of the chapter before and of this one, in hours since H+0.
        layers
            Codes of the layers that this one shows.
        """
        if since is None:
            return ()
        told = (self._layer(name, since, at) for name in self._where if name in layers)
        return tuple(one for one in told if any(one.counts))

    def _layer(self, name: str, since: float, at: float) -> LayerChanges:
        found = self._where[name].changes(since, at)
        ids = (found.arrived, found.moved, found.left)
        counts = (len(found.arrived), len(found.moved), len(found.left))
        arrived, moved, left = ids if sum(counts) <= MOST_MARKED else ((), (), ())
        return LayerChanges(layer=name, arrived=arrived, moved=moved, left=left, counts=counts)
