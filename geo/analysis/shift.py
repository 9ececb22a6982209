"""What changes the strength of a force or its place: the kinds, each declared once, and one such change."""

from __future__ import annotations

from dataclasses import dataclass

from geo.basemap.routes import Position
from geo.words.text import say


@dataclass(frozen=True, slots=True)
class MoveKind:
    """One kind.

    Attributes
    ----------
    code
        Names it; ``analysis_flow.kinds`` has its words.
    comes_in, goes_out
        Whether the persons join the force, or leave it. Neither: they stay in it.
    travels
        Whether anybody travels. If not, only what the plan knows of a strength changes.
    """

    code: str
    comes_in: bool = False
    goes_out: bool = False
    travels: bool = True

    @property
    def label(self) -> str:
        """What people call it."""
        return say(f"analysis_flow.kinds.{self.code}")


ARRIVAL = MoveKind("arrival", comes_in=True)
RETURN = MoveKind("return", comes_in=True)
GROWTH = MoveKind("growth", comes_in=True)
RELIEF = MoveKind("relief", comes_in=True)
REDEPLOYMENT = MoveKind("redeployment")
TRANSFER = MoveKind("transfer")
REDUCTION = MoveKind("reduction", goes_out=True)
RELIEVED = MoveKind("relieved", goes_out=True)
WITHDRAWAL = MoveKind("withdrawal", goes_out=True)
KNOWN = MoveKind("known", comes_in=True, travels=False)
UNKNOWN = MoveKind("unknown", goes_out=True, travels=False)

KINDS = (ARRIVAL, RETURN, GROWTH, RELIEF, REDEPLOYMENT, TRANSFER, REDUCTION, RELIEVED, WITHDRAWAL, KNOWN, UNKNOWN)
"""All kinds, in the order in which people read of them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the force: latitude and longitude in degrees (EPSG:4326), and its name, "" for none."""

    position: Position
    name: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Persons who join the force, leave it, or change their place or unit.

    Attributes
    ----------
    kind
        One of :data:`KINDS`.
    unit_id, name, nation, echelon, parent_id
        The unit; "" for no superior.
    at
        Hours since H+0.
    start, end
        Where they were and where they are then; None outside the force.
    persons
        How many; NaN where unknown.
    other_id
        The unit that takes part in a relief or transfer too; "" for none, or for a relief within one id.
    """

    kind: MoveKind
    unit_id: str
    name: str
    nation: str
    echelon: str
    parent_id: str
    at: float
    start: Spot | None
    end: Spot | None
    persons: float
    other_id: str = ""
