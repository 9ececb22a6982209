"""The ORBAT at an instant, as the tree of the page Plan shows it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.editing import Choice, Editing
from geo.contract.part import Part
from geo.contract.words import Words


class OrbatLine(Part, kw_only=True):
    """A unit or command node in the tree.

    Attributes
    ----------
    id, name, table
        Its id, what people call it, and the name of its table.
    handle
        Names its row in an edit.
    sidc, nation, kind, basis
        Symbol code, alpha-3 code of the nation, label of its echelon or level, and code of the basis.
    depth
        Number of lines above it in its branch.
    start, end
        The period of its row in hours since H+0; None for an open end.
    own
        Its own strength in persons; None if unknown, absent if it has none, as a node.
    persons, unknown
        Persons of it and all below it without unknown strengths, and how many of these are unknown; persons are None for what
        does not stand then.
    note
        What is wrong with its superior, or when it stands; absent if there is nothing to say.
    unsaved
        Whether the row is new or edited; absent if it is saved.
    """

    id: str
    name: str
    table: str
    handle: str
    sidc: str
    nation: str
    kind: str
    basis: str
    depth: int
    start: float | None = field(name="from")
    end: float | None = field(name="until")
    own: int | UnsetType | None = UNSET
    persons: int | None
    unknown: int
    note: str | UnsetType = UNSET
    unsaved: Literal["new", "edited"] | UnsetType = UNSET


class OrbatBranch(Part):
    """Lines that begin for one reason, each after its superior; see :func:`geo.analysis.orbat_tree.orbat_tree`."""

    kind: Literal["command", "no-parent", "parent-away", "circle", "away"]
    lines: tuple[OrbatLine, ...]


class OrbatData(Part):
    """The tree at an instant.

    Attributes
    ----------
    plan
        Name of the plan.
    t
        Hours since H+0.
    ceasefire
        H+0 as a UTC date-time; None if the plan gives none.
    branches
        In the order in which the tree shows them.
    total
        Number of units and nodes, also of those that the tree leaves out because there are too many.
    aside
        Number of rows of units and nodes that are set aside because of an error, so that they are in no branch.
    bases, nations
        Labels of the codes in the lines.
    revision
        Changes with every change of what is shown.
    editing
        Who edits; None if nobody can edit.
    words
        The client's texts; absent if the language is English.
    """

    plan: str
    t: float
    ceasefire: str | None
    branches: tuple[OrbatBranch, ...]
    total: int
    aside: int
    bases: tuple[Choice, ...]
    nations: tuple[Choice, ...]
    revision: str
    editing: Editing | None
    words: Words | UnsetType = UNSET
