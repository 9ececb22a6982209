"""Everything one map page shows of a plan: the only thing a client is given."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.comparison import Comparison
from geo.contract.editing import Editing, Severity
from geo.contract.layers import Layer
from geo.contract.overlay import Overlay
from geo.contract.part import Bounds, Part
from geo.contract.words import Words


class Marking(Part):
    """The banner of a plan, and its colour as ``#rrggbb``."""

    text: str
    colour: str


class Caveats(Part):
    """What is said beside notional rows, in the app, and beside Kosovo."""

    notional: str
    handling: str
    kosovo: str


class View(Part):
    """A view of the map."""

    code: str
    label: str
    bounds: Bounds


class Phase(Part):
    """A named period of the plan, open ends cut to the time that is shown."""

    id: str
    name: str
    detail: str
    start: float = field(name="from")
    end: float = field(name="until")


class Time(Part):
    """The time line: its ends, the instants at which something changes, and H+0 as a UTC date-time if it is given."""

    start: float
    end: float
    stops: tuple[float, ...]
    phases: tuple[Phase, ...]
    ceasefire: str | None


class Chapter(Part):
    """One chapter of the briefing.

    Attributes
    ----------
    id, title, notes
        As they stand in the row.
    view
        ``ukraine`` or ``europe``.
    bounds
        The part of the map shown; None for the whole view.
    time
        Hours since H+0.
    layers
        Codes of :data:`geo.layers.LAYER`.
    focus
        Ids to point at: units, hubs, nodes, events, sources, nations.
    row
        Its row in the file; None for the chapter that is made for a plan without any.
    told
        What the doctor says of the row.
    handle
        What an edit names the row by; there where it may be edited.
    """

    id: str
    title: str
    view: str
    bounds: Bounds | None
    time: float
    layers: tuple[str, ...]
    focus: tuple[str, ...]
    notes: str
    row: int | None
    told: tuple[str, ...]
    handle: str | UnsetType = UNSET


class Strength(Part):
    """What is counted of a nation or group from each instant on."""

    nation: str
    name: str
    persons: tuple[int, ...]


class Personnel(Part):
    """The force over time, as steps.

    Attributes
    ----------
    instants
        When something changes, ascending; the first stands for always.
    nations
        Strengths from each instant on.
    unknown
        Units in force from each instant on whose strength is unknown.
    counted
        What is counted; persons where it is absent.
    """

    instants: tuple[float, ...]
    nations: tuple[Strength, ...]
    unknown: tuple[int, ...]
    counted: Literal["persons", "units"] | UnsetType = UNSET


class Source(Part):
    """A publication, as in sources.csv."""

    source_id: str
    title: str
    publisher: str
    published: str
    url: str
    remarks: str


class ProblemEntry(Part):
    """A problem as a page lists it: where it is, what is so, and the value to write or None."""

    where: str
    file: str
    row: int | None
    line: int | None
    column: str | None
    value: str | None
    code: str
    severity: Severity
    message: str
    fix: str | None


class Problems(Part):
    """Rows that are not shown, and every problem."""

    set_aside: int
    items: tuple[ProblemEntry, ...]


class Term(Part):
    """A term of a vocabulary: its code, and what a person reads."""

    code: str
    label: str


class Filter(Part):
    """What a viewer filters symbols by: the name of a vocabulary, or ``nation``; and its heading."""

    field: str
    label: str


class RollUp(Part):
    """Below a zoom of the web map, the echelons that are drawn as a count on their parent unit."""

    below_zoom: float
    echelons: tuple[str, ...]


class Opening(Part):
    """The view and the time that are shown first."""

    view: str
    time: float


class Scene(Part):
    """What one map page shows of a plan.

    Attributes
    ----------
    revision
        Changes with any byte of the plan's files.
    plan, title, description, marking
        Of the plan; ``plan`` is its name.
    caveats, attribution
        What must be said beside.
    view, views, opening
        The plan's view, all views, and what is shown first.
    time, personnel
        The time line, and the force over it.
    layers, layers_on
        Every layer, and the codes of those that are on until a viewer says otherwise.
    chapters, sources, problems
        Of the plan; sources by id.
    terms, nations
        Labels of vocabularies by their names, and names of nations by their codes.
    filters, rollups
        How symbols are filtered, and how they are drawn at small scales.
    banner
        What is told above the map; None or absent: nothing.
    editing
        Who edits; absent where nothing can be edited.
    compare, analysis
        How the plan differs from another, and the answer to a question; absent where there is none.
    panel
        The panel that is open first; the layers where it is absent.
    words
        The client's texts; absent where they are English.
    """

    revision: str
    plan: str
    title: str
    description: str
    marking: Marking
    caveats: Caveats
    attribution: str
    view: str
    views: tuple[View, ...]
    opening: Opening
    time: Time
    personnel: Personnel
    layers: tuple[Layer, ...]
    layers_on: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    sources: dict[str, Source]
    problems: Problems
    terms: dict[str, tuple[Term, ...]]
    nations: dict[str, str]
    filters: tuple[Filter, ...]
    rollups: tuple[RollUp, ...]
    banner: str | UnsetType | None = UNSET
    editing: Editing | UnsetType = UNSET
    compare: Comparison | UnsetType = UNSET
    analysis: Overlay | UnsetType = UNSET
    panel: Literal["briefing"] | UnsetType = UNSET
    words: Words | UnsetType = UNSET
