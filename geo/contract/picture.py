"""Still pictures: what the server asks of the client's painters, and what they answer. Lengths are pixels."""

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
        Pixels of the layout.
    theme
        Colours.
    bounds
        The part of the map: west, south, east, north in degrees.
    t
        Hours since H+0.
    layers
        Codes of :data:`geo.layers.LAYER`.
    focus
        Ids to point at.
    title
        Heading; blocks leave it room.
    chapter
        Id of the chapter whose message, figures, changes and annotations it shows; "" for none.
    detail
        How many times as large as on a screen the frame is in which it is arranged: more than 1 shows more, not larger.
    today
        The day in UTC, as YYYY-MM-DD, on which the picture says how old rows are; None if it says no age.
    """

    width: float
    height: float
    theme: Theme
    bounds: Bounds
    t: float
    layers: tuple[str, ...]
    focus: tuple[str, ...]
    today: str | None
    title: str
    chapter: str
    detail: float


class FrameRequest(_Shot):
    """A whole picture with its heading."""


class PartsRequest(_Shot):
    """A picture in parts."""


class SheetsRequest(_Shot):
    """A whole picture with its heading, as sheets.

    Attributes
    ----------
    ground
        The key of the ground that the server has; "" for none.
    """

    ground: str


class Corner(Part):
    """The top left of a picture as SVG text, with its width and height."""

    svg: str
    width: float
    height: float


class Sheets(Part):
    """A whole picture as sheets that lie on each other in this order.

    Attributes
    ----------
    key
        Differs for grounds that differ.
    ground
        Base map and nations, as SVG text of the whole picture; "" if the server has it.
    over
        All else but the heading, as SVG text of the whole picture.
    heading
        The heading.
    """

    key: str
    ground: str
    over: str
    heading: Corner


class ReelRequest(Part):
    """The instants of a film.

    Attributes
    ----------
    start, end
        Hours since H+0; None for the ends of the time line, to which they are cut.
    seconds
        Length of the film; None for as long as the app plays it.
    fps
        Pictures a second.
    """

    start: float | None = field(name="from")
    end: float | None = field(name="until")
    seconds: float | None
    fps: int


class Reel(Part):
    """The instant of each picture of a film, in hours since H+0; none if the film does not begin before its end."""

    times: tuple[float, ...]


class Point(Part):
    """A place on the picture, in pixels from its top left."""

    x: float
    y: float


class TextPart(Part):
    """A text on the picture.

    Attributes
    ----------
    text
        What it says.
    lettering
        What it is: the name of a symbol, its nation, or a line in a block.
    size
        Size of its font in pixels.
    x, y
        Where it begins, ends or has its middle, by ``align``; ``y`` is its middle line.
    align
        Whether ``x`` is its left end, its middle or its right end.
    """

    text: str
    lettering: Literal["name", "nation", "line"]
    size: float
    x: float
    y: float
    align: Literal["left", "center", "right"]


class BadgePart(Part):
    """The badge of a basis: what it means, its picture and its place."""

    text: str
    svg: str
    left: float
    top: float
    width: float
    height: float


class SymbolPart(Part):
    """One symbol row or event.

    Attributes
    ----------
    id
        Its id.
    alt
        What a screen reader says instead of it.
    svg, left, top, width, height
        The picture of the symbol alone, and its place.
    texts
        Its name and its nation.
    badge
        The badge of its basis, at its corner.
    count
        How many units it counts, like ``+8``, with the middle of the text; None for none.
    under
        Ids of the symbols that it counts, or that its block names for lack of room.
    """

    id: str
    alt: str
    svg: str
    left: float
    top: float
    width: float
    height: float
    texts: tuple[TextPart, ...]
    badge: BadgePart | None
    count: TextPart | None
    under: tuple[str, ...]


class BlockPart(Part):
    """A frame that holds the symbols of one place.

    Attributes
    ----------
    place
        Name of the place; "" for none.
    left, top, width, height
        The frame.
    dot, foot
        The leader goes from a dot at the true place to the frame.
    dots
        The places of members that stand near it.
    texts
        The name of the place, and the names of the members that are not drawn.
    hidden
        Ids of the members that are not drawn.
    """

    place: str
    left: float
    top: float
    width: float
    height: float
    dot: Point
    foot: Point
    dots: tuple[Point, ...]
    texts: tuple[TextPart, ...]
    hidden: tuple[str, ...]


class LinePart(Part):
    """A command line or supply link, cut to the picture, with the ids of its ends."""

    kind: Literal["command", "supply"]
    x1: float
    y1: float
    x2: float
    y2: float
    start: str = field(name="from")
    end: str = field(name="to")


class LegendEntryPart(Part):
    """One line of a legend: the picture of its mark, what it means, and a note."""

    svg: str
    text: str
    note: str


class LegendGroupPart(Part):
    """Lines of a legend under a heading; the code of what they explain names it."""

    name: str
    title: str
    entries: tuple[LegendEntryPart, ...]


class FocusNote(Part):
    """What the plan says about a source or nation that a chapter points at."""

    title: str
    lines: tuple[str, ...]


class Bar(Part):
    """A scale bar: its length in km and in pixels."""

    km: float
    px: float


class Parts(Part):
    """A picture in parts.

    Attributes
    ----------
    ground
        Base map, nations, names and precision, as SVG text.
    symbols, blocks, lines, legend, notes, bar
        What is drawn on the ground and beside it.
    time, phase, clock
        The time as D+n or H+n, the phase unless the title says it, and the UTC time if H+0 is given; "" for none.
    changes
        What has changed since the chapter before, in a line; "" for nothing.
    outside
        Ids of the symbols in force that are outside the picture.
    provenance
        Sentence about the sources.
    """

    ground: str
    symbols: tuple[SymbolPart, ...]
    blocks: tuple[BlockPart, ...]
    lines: tuple[LinePart, ...]
    legend: tuple[LegendGroupPart, ...]
    notes: tuple[FocusNote, ...]
    time: str
    phase: str
    clock: str
    changes: str
    outside: tuple[str, ...]
    provenance: str
    bar: Bar


class Look(Part):
    """Colours for pages, as ``#rrggbb``; ``marking`` is for the text of the marking, ``series`` for charts."""

    ink: str
    soft: str
    accent: str
    plate: str
    command: str
    supply: str
    marking: str
    series: tuple[str, ...]


class SymbolPicture(Part):
    """A symbol as the map draws it.

    Attributes
    ----------
    svg
        The picture as SVG text, with a light outline.
    width, height
        Pixels of the picture.
    x, y
        The point of the picture that marks the place of the symbol, in pixels from its top left.
    """

    svg: str
    width: float
    height: float
    x: float
    y: float
