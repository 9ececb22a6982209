"""The symbols of a plan for other tools: what stands where from when until when, with the frame that is right then."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from msgspec import UNSET

from geo.clock import BEFORE_ALL, OPEN_END, format_period
from geo.contract.layers import SymbolItem, SymbolLayer
from geo.plan import Plan
from geo.scene.layers import build_layers
from geo.sidc import with_status

H_HOUR = 0.0
"""H+0 in hours: frames are dashed before it, and solid from it on."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One symbol for a part of its row's period; equal only to itself.

    Attributes
    ----------
    table, layer
        Name of its table, and code of its layer.
    item
        Its row, as the map has it.
    start, end
        From when until when in hours since H+0; infinite where open. It is never on both sides of H+0.
    """

    table: str
    layer: str
    item: SymbolItem
    start: float
    end: float

    @property
    def sidc(self) -> str:
        """Its code: with a dashed frame before H+0, a solid one from then on."""
        return with_status(self.item.sidc, planned=self.end <= H_HOUR)

    @property
    def period(self) -> str:
        """From when until when, in words; "" if always."""
        return format_period(self.start, self.end)

    def within(self, start: float, end: float) -> Standing | None:
        """Return the part of it in a time.

        Parameters
        ----------
        start, end
            Hours since H+0.

        Returns
        -------
        Standing or None
            None if it does not stand then.
        """
        first, last = max(start, self.start), min(end, self.end)
        return replace(self, start=first, end=last) if first < last else None


def standings(plan: Plan, at: float | None = None, layers: Collection[str] | None = None) -> list[Standing]:
    """Return what stands where: in the order of the layers and their rows, no id twice at one time.

    Parameters
    ----------
    plan
        Rows that are set aside are not in it.
    at
        Hours since H+0: only what stands then. None: the whole plan.
    layers
        Codes of the layers that are included; None for all.
    """
    found = [
        standing
        for layer in build_layers(plan)
        if isinstance(layer, SymbolLayer) and (layers is None or layer.name in layers)
        for item in layer.items
        for standing in _parts(layer, item)
    ]
    return found if at is None else [one for one in found if one.start <= at < one.end]


def _parts(layer: SymbolLayer, item: SymbolItem) -> Iterator[Standing]:
    periods = ((item.start, item.end),) if item.counts is UNSET else item.counts
    for start, end in periods:
        whole = Standing(
            layer.table, layer.name, item, BEFORE_ALL if start is None else start, OPEN_END if end is None else end
        )
        parts = (whole.within(-math.inf, H_HOUR), whole.within(H_HOUR, math.inf))
        yield from (part for part in parts if part)
