"""How much of a plan a link shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LinkScope:
    """The part of a plan that a link shows; remarks and notes are in none.

    Attributes
    ----------
    chapters
        Ids of the chapters; None for all.
    layers
        Codes of :data:`geo.layers.LAYER`; None for all.
    start, end
        The first and the last instant, in hours since H+0; None for an open end.
    """

    chapters: tuple[str, ...] | None = None
    layers: tuple[str, ...] | None = None
    start: float | None = None
    end: float | None = None

    @property
    def whole(self) -> bool:
        """Whether all of the plan is in it."""
        return self == LinkScope()


WHOLE = LinkScope()
"""All of a plan, without remarks and notes."""
