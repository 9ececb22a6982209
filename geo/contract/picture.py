"""Still pictures: what the server asks the client's painters for, and what they answer. Lengths are pixels."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from geo.contract.part import Bounds, Part

Theme = Literal["light", "dark"]


class _Shot(Part):
    """What a picture shows.

    Attributes
    ----------
    width, height
        Of the picture as it is laid out.
    theme
        Its colours.
    bounds
        The part of the map.
    t
        Hours since H+0.
    layers
        Codes of :data:`geo.layers.LAYER`.
    focus
        Ids to point at.
    """

    width: float
    height: float
    theme: Theme
    bounds: Bounds
    t: float
    layers: tuple[str, ...]
    focus: tuple[str, ...]


class FrameRequest(_Shot):
    """A whole picture with this heading."""

    title: str


class Insets(Part):
    """Room at the edges that something else covers."""

    left: float
    right: float
    top: float
    bottom: float


class PartsRequest(_Shot):
    """A picture in parts; notes of what is pointed at take so much width at the left."""

    insets: Insets
    note_width: float


class Point(Part):
    """A place on the picture, from its top left."""

    x: float
    y: float


class SymbolPart(Part):
    """One symbol row or event.

    Attributes
    ----------
    id, label, nation
        What it is, and what is written beside it.
    alt
        What a reader who does not see it is told.
    svg, left, top, width, height
        The picture, and where it lies.
    under
        Those that stand under it, each a picture of its own.
    anchor
        Its true place, where it was moved aside; None where it was not.
    x, y
        Where its middle is drawn.
    """

    id: str
    alt: str
    label: str
    nation: str
    svg: str
    left: float
    top: float
    width: float
    height: float
    under: tuple[SymbolPart, ...]
    anchor: Point | None
    x: float
    y: float


class LinePart(Part):
    """A link between two places, cut to the picture, with the ids of its ends."""

    kind: Literal["command", "supply"]
    x1: float
    y1: float
    x2: float
    y2: float
    start: str = field(name="from")
    end: str = field(name="to")


class LegendEntryPart(Part):
    """One line of a legend: the picture of its mark, what it means, and more."""

    svg: str
    text: str
    note: str


class LegendGroupPart(Part):
    """Lines of a legend under a heading."""

    title: str
    entries: tuple[LegendEntryPart, ...]


class FocusNote(Part):
    """What is known of a source or nation that a chapter points at."""

    title: str
    lines: tuple[str, ...]


class Bar(Part):
    """A scale bar: so many km, so long."""

    km: float
    px: float


class Parts(Part):
    """A picture in parts.

    Attributes
    ----------
    ground
        Base map, nations, names and precision, as SVG text.
    symbols, lines, legend, notes, bar
        What stands on it and beside it.
    time, phase, clock
        When it is, the phase, and the UTC time if H+0 is given; "" for none.
    outside
        Ids of the symbols in force that lie outside the picture.
    provenance
        Where it is from, in a sentence.
    """

    ground: str
    symbols: tuple[SymbolPart, ...]
    lines: tuple[LinePart, ...]
    legend: tuple[LegendGroupPart, ...]
    notes: tuple[FocusNote, ...]
    time: str
    phase: str
    clock: str
    outside: tuple[str, ...]
    provenance: str
    bar: Bar


class Look(Part):
    """Colours of pages beside the pictures, as ``#rrggbb``; ``marking`` of its text, ``series`` of charts."""

    ink: str
    soft: str
    accent: str
    plate: str
    command: str
    supply: str
    marking: str
    series: tuple[str, ...]
