"""Everything that one map page shows of a plan: the only thing that a client gets."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.briefing import Annotation, Figure, LayerChanges, Trail
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
    """The sentences about notional rows, classified material, and Kosovo."""

    notional: str
    handling: str
    kosovo: str


class MarkingBand(Part):
    """Input of the component that shows the marking above a page of tables, in the plan's own colour."""

    marking: Marking
    handling: str


class View(Part):
    """A view of the map: its bounds are west, south, east, north in degrees."""

    code: str
    label: str
    bounds: Bounds


class Phase(Part):
    """A named period of the plan in hours since H+0; open ends are cut to the time line."""

    id: str
    name: str
    detail: str
    start: float = field(name="from")
    end: float = field(name="until")


class Time(Part):
    """The time line: its ends and stops in hours since H+0, and the ceasefire as a UTC date-time if the plan gives it."""

    start: float
    end: float
    stops: tuple[float, ...]
    phases: tuple[Phase, ...]
    ceasefire: str | None


class Chapter(Part):
    """One chapter of the briefing.

    Attributes
    ----------
    id, title, notes, message
        As in the row; the message is what the chapter says, "" for none.
    figures
        At most three, computed for its time.
    minutes
        How long the briefer means to talk about it; None if the plan does not say.
    hidden
        Whether the briefing passes it over; the briefer calls it by its number.
    since, changes
        The time of the chapter before, in hours since H+0, and what has changed on each layer that is shown; None and none
        for the first chapter, and for one that goes back in time.
    view
        ``ukraine`` or ``europe``.
    bounds
        The part of the map: west, south, east, north in degrees; None for the whole view.
    time
        Hours since H+0.
    times
        All instants that it shows, in hours since H+0; the first is its time.
    layers
        Codes of :data:`geo.layers.LAYER`.
    focus
        Ids to point at: units, hubs, nodes, events, sources, nations.
    row
        Its row number in a spreadsheet; None for the chapter that a plan without a briefing gets.
    told
        Problems of the row, as sentences.
    handle
        Names the row in an edit; absent if nobody may edit it.
    cells
        What its form shows, by column: the texts of the row, and the codes of terms. Absent where the handle is.
    """

    id: str
    title: str
    view: str
    bounds: Bounds | None
    time: float
    times: tuple[float, ...]
    layers: tuple[str, ...]
    focus: tuple[str, ...]
    notes: str
    message: str
    figures: tuple[Figure, ...]
    minutes: float | None
    hidden: bool
    since: float | None
    changes: tuple[LayerChanges, ...]
    row: int | None
    told: tuple[str, ...]
    handle: str | UnsetType = UNSET
    cells: dict[str, str] | UnsetType = UNSET


class Strength(Part):
    """The count of a nation or group from each instant on."""

    nation: str
    name: str
    persons: tuple[int, ...]


class Personnel(Part):
    """The force over time, as steps.

    Attributes
    ----------
    instants
        Hours since H+0 at which something changes, ascending; the first means "always".
    nations
        Strengths from each instant on.
    unknown
        Units in force from each instant on whose strength is unknown.
    counted
        What is counted; absent for persons.
    """

    instants: tuple[float, ...]
    nations: tuple[Strength, ...]
    unknown: tuple[int, ...]
    counted: Literal["persons", "units"] | UnsetType = UNSET


class Source(Part):
    """A publication, as in ``sources.csv``."""

    source_id: str
    title: str
    publisher: str
    published: str
    url: str
    remarks: str


class ProblemEntry(Part):
    """A problem as a page lists it: where it is, what is wrong or was assumed, and the value to write (or null)."""

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
    """The number of rows set aside, and every problem."""

    set_aside: int
    items: tuple[ProblemEntry, ...]


class Term(Part):
    """A term of a vocabulary: its code and its label."""

    code: str
    label: str


class Filter(Part):
    """A filter of symbols: the name of a vocabulary, or ``nation``; and its heading."""

    field: str
    label: str


class RollUp(Part):
    """Echelons that are drawn as a count on their parent unit below a zoom level of the web map."""

    below_zoom: float
    echelons: tuple[str, ...]


class Opening(Part):
    """The view and the time (hours since H+0) that the map shows first."""

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
        Sentences that every map and file shows.
    view, views, opening
        The plan's view, all views, and what is shown first.
    time, personnel
        The time line, and the force over it.
    layers, layers_on
        Every layer, and the codes of those that are on at first.
    chapters, annotations, sources, problems
        Of the plan; sources by id.
    trails
        Ways of symbols from one place to the next, in the order of time.
    terms, nations
        Labels of vocabularies by their names, and names of nations by their codes.
    filters, rollups
        Filters of symbols, and how small scales draw units as a count.
    banner
        Sentence above the map; None or absent for none.
    editing
        Who edits; absent if nobody can edit.
    compare, analysis
        How the plan differs from another, and the answer to a question; absent if there is none.
    panel
        The panel that is open at first; absent for the layers.
    scope
        Which part of the plan it is, as a sentence; absent if it is all of it.
    words
        The client's texts; absent if the language is English.
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
    annotations: tuple[Annotation, ...]
    trails: tuple[Trail, ...]
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
    scope: str | UnsetType = UNSET
    words: Words | UnsetType = UNSET
