"""A still picture read back: what it says of each thing and block, what it draws there, and what of that is untrue."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations

import geopandas as gpd
import numpy as np
import shapely
from lxml import etree

from geo.basemap.places import admin1_at, countries_at
from geo.contract.part import Bounds
from geo.geodesy import distance_km
from geo.layers import SYMBOL_LAYERS
from geo.periods import in_force
from geo.plan import Plan
from geo.resources import basemap_file
from geo.schema import CONTRIBUTIONS, LATITUDE, LONGITUDE, NATION, SOURCES
from tests.browser.mercator import pixels

FRAME = (1280.0, 648.0)
"""Width and height of the frame in which every picture is arranged, in its own pixels."""

EXTENT: Bounds = (-42.0, 33.0, 60.0, 72.0)
"""The part of the world that the frame may show: west, south, east, north in degrees."""

MARGIN, NOTED, LEGEND, LOUD = 20.0, 342.0, 216.0, 118.0
"""Pixels that the frame leaves at its edges: beside notes about sources and nations, beside the legend, below a message."""

FARTHEST_KM = 50.0
"""A unit is a count on a superior that is no farther away."""

TOLERANCE_DEG = 1e-6
PIXELS_OFF = 1.5
SYMBOL_PX = 8.0
"""Half the side of the least box that a symbol takes around its place."""

DOT_PX = 3.6
"""Radius of the dot of a block."""

Place = tuple[float, float]
Row = tuple[float, float, str]
"""Latitude, longitude and superior of a row."""


@dataclass(frozen=True)
class Thing:
    """What a picture says of a thing in degrees, and the box of its symbol in pixels of the frame; None for no symbol."""

    id: str
    true: Place
    drawn: Place
    how: str
    at: str | None
    symbol: shapely.Polygon | None = None

    @property
    def told(self) -> tuple[str, str, str | None, Place]:
        """What is the same in every picture of the same things."""
        return (self.id, self.how, self.at, (round(self.drawn[0], 6), round(self.drawn[1], 6)))


@dataclass(frozen=True)
class Block:
    """Edges (west, south, east, north) and dot in degrees; frame and leader as they are drawn, in pixels of the frame."""

    edges: Bounds
    dot: Place
    frame: shapely.Polygon
    leader: shapely.LineString

    @property
    def middle(self) -> Place:
        """Latitude and longitude of its middle on the picture."""
        west, south, east, north = self.edges
        (left, bottom), (right, top) = pixels(south, west, 0), pixels(north, east, 0)
        y = (top + bottom) / 2 / 256
        return math.degrees(math.atan(math.sinh(math.tau * (0.5 - y)))), ((left + right) / 2 / 256 - 0.5) * 360


@dataclass(frozen=True)
class Drawn:
    """A picture: its things, its blocks, the boxes of the marks of events in pixels of the frame, and its annotations by id."""

    things: tuple[Thing, ...]
    blocks: tuple[Block, ...]
    events: tuple[shapely.Polygon, ...]
    notes: Mapping[str, Block] = field(default_factory=dict)


def read_picture(svg: str) -> Drawn:
    """Return what a picture says and draws."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(huge_tree=True))
    told = [one for one in root.iter("{*}g") if {"data-id", "data-block", "data-note"} & set(one.attrib)]
    if not told:
        return Drawn((), (), ())
    group = told[0].getparent()
    outlines = (numbers(one.get("d")).reshape(-1, 2) for one in group.iterchildren("{*}path") if _is_leader(one))
    leaders = [shapely.LineString([place, (left + right) / 2]) for left, place, right in outlines]
    frames = [one for one in group if "data-block" in one.attrib or "data-note" in one.attrib]
    framed = [(one, _block(one, leader)) for one, leader in zip(frames, leaders, strict=True)]
    blocks = [block for one, block in framed if "data-block" in one.attrib]
    notes = {one.get("data-annotation"): block for one, block in framed if "data-note" in one.attrib}
    things = [_thing(one) for one in group if "data-id" in one.attrib]
    events = [_marked(one) for one in group.iterchildren("{*}g") if not one.attrib]
    return Drawn(tuple(things), tuple(blocks), tuple(events), notes)


def _is_leader(path: etree._Element) -> bool:
    """Tell whether a path is the outline of a leader: from the frame to the place and back to the frame."""
    return "stroke" in path.attrib and re.fullmatch(r"M[^A-Z]+L[^A-Z]+L[^A-Z]+Z", path.get("d")) is not None


def numbers(text: str) -> np.ndarray:
    """Return the numbers of a text."""
    return np.array([float(one) for one in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text)])


def _block(group: etree._Element, leader: shapely.LineString) -> Block:
    edges, dot = numbers(group.get("data-block") or group.get("data-note")), numbers(group.get("data-dot"))
    path = re.sub(r"A\S+ \S+ \S+ \S+ \S+ (-?[\d.]+ -?[\d.]+)", r"L\1", group[0].get("d"))
    frame = shapely.box(*shapely.LineString(numbers(path).reshape(-1, 2)).bounds)
    return Block((edges[0], edges[1], edges[2], edges[3]), (dot[0], dot[1]), frame, leader)


def _thing(group: etree._Element) -> Thing:
    at = {name: group.get(f"data-{name}") for name in ("latitude", "longitude", "drawn-latitude", "drawn-longitude")}
    assert None not in at.values(), group.get("data-id")
    latitude, longitude, drawn_latitude, drawn_longitude = (float(value or "nan") for value in at.values())
    symbol = group.find("{*}svg")
    return Thing(
        id=group.get("data-id"),
        true=(latitude, longitude),
        drawn=(drawn_latitude, drawn_longitude),
        how=group.get("data-how"),
        at=group.get("data-at-id"),
        symbol=None if symbol is None else _box_of(symbol),
    )


def _box_of(symbol: etree._Element) -> shapely.Polygon:
    left, top, width, height = (float(symbol.get(name)) for name in ("x", "y", "width", "height"))
    return shapely.box(left, top, left + width, top + height)


def _marked(event: etree._Element) -> shapely.Polygon:
    path = event.find("{*}path")
    return shapely.box(*shapely.MultiPoint(numbers(path.get("d")).reshape(-1, 2)).bounds)


def rows_at(plan: Plan, layers: Iterable[str], time: float) -> dict[str, Row]:
    """Return the rows that count at an instant, by id, from the plan's tables."""
    rows: dict[str, Row] = {}
    for layer in SYMBOL_LAYERS:
        if layer.name in layers:
            for row in plan.standing(layer.table, time).to_dict("records"):
                superior = row[layer.superior] if layer.superior else ""
                rows[row[layer.table.id]] = (row[LATITUDE], row[LONGITUDE], superior)
    return rows


def is_noted(plan: Plan, focus: Iterable[str], time: float) -> bool:
    """Tell whether a picture has notes beside it: it points at a source, or at a nation that gives something then."""
    given = in_force(plan.rows(CONTRIBUTIONS), time)[NATION.name]
    return not {*plan.rows(SOURCES)[SOURCES.id], *given}.isdisjoint(focus)


def frame_pixels(bounds: Bounds, *, noted: bool, loud: bool = False) -> Mapping[str, float]:
    """Return the scale and the top left of the frame of a part of the map, in world pixels of that scale.

    It is worked out here once more, from the edges that the frame leaves free.
    """
    width, height = FRAME
    (left, bottom), (right, top) = pixels(bounds[1], bounds[0], 0), pixels(bounds[3], bounds[2], 0)
    (least_x, most_y), (most_x, least_y) = pixels(EXTENT[1], EXTENT[0], 0), pixels(EXTENT[3], EXTENT[2], 0)
    before = NOTED if noted else MARGIN
    above = LOUD if loud else MARGIN
    wide, high = width - before - LEGEND, height - above - MARGIN
    fits = min(wide / (right - left), high / (bottom - top))
    scale = max(fits, width / (most_x - least_x), height / (most_y - least_y))
    x = (left + right) / 2 * scale - before - wide / 2
    y = (top + bottom) / 2 * scale - above - high / 2
    return {
        "scale": scale,
        "x": max(least_x * scale, min(most_x * scale - width, x)),
        "y": max(least_y * scale, min(most_y * scale - height, y)),
    }


def on_frame(place: Place, frame: Mapping[str, float]) -> shapely.Point:
    """Return where a place is on a frame, in its pixels."""
    x, y = pixels(*place, 0)
    return shapely.Point(x * frame["scale"] - frame["x"], y * frame["scale"] - frame["y"])


@cache
def ukraine() -> shapely.Geometry:
    """Return the outline of Ukraine."""
    countries = gpd.read_parquet(basemap_file("countries_full.parquet")).set_index("a3").geometry
    outline = countries["UKR"]
    shapely.prepare(outline)
    return outline


def faults(
    drawn: Drawn, rows: Mapping[str, Row], time: float, frame: Mapping[str, float], *, crowded: bool = False
) -> list[str]:
    """Return what is untrue, illegible or lost on a picture; an empty list for a good one.

    Parameters
    ----------
    drawn
        The picture.
    rows
        What counts, from :func:`rows_at`.
    time
        Hours since H+0.
    frame
        From :func:`frame_pixels`.
    crowded
        Whether there is so much that a block may cover the places of members of another, though never its dot, and that
        one block may find no room in the picture.
    """
    framed = replace(drawn, blocks=(*drawn.blocks, *drawn.notes.values()))
    laid = _without_one_aside(framed) if crowded else framed
    return [
        *_of_list(drawn, rows),
        *_of_places(drawn, rows),
        *_of_counts(drawn, rows),
        *_of_members(drawn, frame),
        *_of_symbols(drawn, frame),
        *_of_room(laid, frame),
        *(() if crowded else _of_members_places(drawn, frame)),
        *_of_leaders(laid),
        *(_of_ukraine(framed) if time < 0 else ()),
    ]


def _without_one_aside(drawn: Drawn) -> Drawn:
    seen = shapely.box(0, 0, *FRAME)
    inside = tuple(block for block in drawn.blocks if block.frame.intersects(seen))
    return replace(drawn, blocks=inside) if len(drawn.blocks) - len(inside) == 1 else drawn


def _of_list(drawn: Drawn, rows: Mapping[str, Row]) -> Iterator[str]:
    times = Counter(thing.id for thing in drawn.things)
    yield from (f"{one} counts and is not listed" for one in rows if one not in times)
    yield from (f"{one} is listed and does not count" for one in times if one not in rows)
    yield from (f"{one} is listed {count} times" for one, count in times.items() if count > 1)
    for thing in drawn.things:
        if not all(map(math.isfinite, (*thing.true, *thing.drawn))):
            yield f"{thing.id} lacks a coordinate"
        if thing.id in rows and not _same(thing.true, rows[thing.id][:2]):
            yield f"{thing.id} is at {thing.true}, its row says {rows[thing.id][:2]}"
        if thing.how not in ("place", "block", "rolled-up"):
            yield f"{thing.id} is drawn {thing.how}"


def _same(a: Place, b: Place, off: float = TOLERANCE_DEG) -> bool:
    return abs(a[0] - b[0]) <= off and abs(a[1] - b[1]) <= off


def _of_places(drawn: Drawn, rows: Mapping[str, Row]) -> Iterator[str]:
    within = {thing.id for thing in drawn.things if thing.how == "block"}
    outside = [thing for thing in drawn.things if (thing.at or thing.id) not in within and thing.id in rows]
    if not outside:
        return
    there = np.array([thing.drawn for thing in outside]).T
    true = np.array([rows[thing.id][:2] for thing in outside]).T
    for what, look_up in (("country", countries_at), ("oblast", admin1_at)):
        for thing, one, other in zip(outside, look_up(*there), look_up(*true), strict=True):
            # A count stands on its superior, which may be in another oblast of the same country.
            if one != other and (what == "country" or thing.how == "place"):
                yield f"{thing.id} is drawn in the {what} {one} and stands in {other}"
    for thing in outside:
        if thing.how == "place" and (thing.at is not None or not _same(thing.drawn, thing.true)):
            yield f"{thing.id} is drawn {thing.drawn}, not at its place {thing.true}"


def _of_counts(drawn: Drawn, rows: Mapping[str, Row]) -> Iterator[str]:
    known = {thing.id: thing for thing in drawn.things}
    for thing in drawn.things:
        if thing.how != "rolled-up":
            continue
        superior = known.get(thing.at or "")
        if superior is None or superior.how == "rolled-up":
            yield f"{thing.id} is a count on {thing.at}, which is not drawn"
            continue
        if thing.at not in _above(thing.id, rows):
            yield f"{thing.id} is a count on {thing.at}, which is not above it"
        if distance_km(*thing.true, *superior.true) > FARTHEST_KM:
            yield f"{thing.id} is a count on {thing.at}, too far away"
        if not _same(thing.drawn, superior.drawn):
            yield f"{thing.id} is a count on {thing.at} and drawn elsewhere"
        here, there = countries_at(*np.array([thing.true, superior.true]).T)
        if here != there:
            yield f"{thing.id} in {here} is a count on {thing.at} in {there}"


def _above(unit: str, rows: Mapping[str, Row]) -> set[str]:
    above: set[str] = set()
    while unit in rows and rows[unit][2] and rows[unit][2] not in above:
        unit = rows[unit][2]
        above.add(unit)
    return above


def _of_members(drawn: Drawn, frame: Mapping[str, float]) -> Iterator[str]:
    """Yield what is wrong with who is in which block."""
    members: list[list[Thing]] = [[] for _ in drawn.blocks]
    for thing in drawn.things:
        mine = [i for i, block in enumerate(drawn.blocks) if _same(block.middle, thing.drawn, 1e-5)]
        if thing.how == "block" and len(mine) != 1:
            yield f"{thing.id} is in {len(mine)} blocks"
        for i in mine if thing.how == "block" else ():
            members[i].append(thing)
    for block, inside in zip(drawn.blocks, members, strict=True):
        held = [event for event in drawn.events if block.frame.buffer(PIXELS_OFF).covers(event)]
        yield from _of_block(block, inside, events=len(held))
        if block.leader.distance(block.frame) > PIXELS_OFF:
            yield f"the leader from {block.dot} does not meet its block"
        if shapely.Point(block.leader.coords[0]).distance(on_frame(block.dot, frame)) > PIXELS_OFF:
            yield f"the leader from {block.dot} begins elsewhere"


def _of_block(block: Block, inside: list[Thing], events: int) -> Iterator[str]:
    """Yield what is wrong with a block: its members are in it and in one country, and its dot is the place of one of them."""
    ids = [thing.id for thing in inside]
    if not inside and not events:
        yield f"the block of {block.dot} holds nothing"
    if inside and len(set(countries_at(*np.array([thing.true for thing in inside]).T))) > 1:
        yield f"a block holds {ids} of several countries"
    if not events and not any(_same(thing.true, block.dot, 2 * TOLERANCE_DEG) for thing in inside):
        yield f"the dot {block.dot} is the place of none of {ids}"
    for thing in inside:
        if thing.symbol is not None and not block.frame.buffer(PIXELS_OFF).covers(thing.symbol):
            yield f"{thing.id} is drawn outside its block"


def _of_symbols(drawn: Drawn, frame: Mapping[str, float]) -> Iterator[str]:
    whole = shapely.box(0, 0, *FRAME)
    for thing in drawn.things:
        if thing.how == "rolled-up" and thing.symbol is not None:
            yield f"{thing.id} is a count and has a symbol"
        place = on_frame(thing.true, frame)
        if thing.how != "place" or (thing.symbol is None and not whole.contains(place)):
            continue
        if thing.symbol is None or thing.symbol.distance(place) > PIXELS_OFF:
            yield f"the symbol of {thing.id} is not at its place"


def _of_room(drawn: Drawn, frame: Mapping[str, float]) -> Iterator[str]:
    """Yield the blocks that leave the frame, or cover each other, a dot, or a symbol or event at its place."""
    whole = shapely.box(0, 0, *FRAME)
    for one, other in combinations(drawn.blocks, 2):
        if _cover(one.frame, other.frame):
            yield f"the blocks of {one.dot} and {other.dot} cover each other"
    standing = [thing for thing in drawn.things if thing.how == "place" and whole.contains(on_frame(thing.true, frame))]
    for one, other in combinations(standing, 2):
        if one.symbol and other.symbol and _cover(one.symbol, other.symbol):
            yield f"{one.id} and {other.id} cover each other"
    taken = [(thing.id, on_frame(thing.true, frame).buffer(SYMBOL_PX, cap_style="square")) for thing in standing]
    taken += [(thing.id, thing.symbol) for thing in standing if thing.symbol]
    taken += [(f"the dot at {block.dot}", on_frame(block.dot, frame).buffer(DOT_PX)) for block in drawn.blocks]
    for block in drawn.blocks:
        if not whole.buffer(PIXELS_OFF).covers(block.frame):
            yield f"the block of {block.dot} leaves the picture"
        yield from (f"the block of {block.dot} covers {what}" for what, box in taken if _cover(block.frame, box))
        for event in drawn.events:
            if _cover(block.frame, event) and not block.frame.buffer(PIXELS_OFF).covers(event):
                yield f"the block of {block.dot} covers an event"


def _cover(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    return bool(one.intersection(other).area > 1)


def _of_members_places(drawn: Drawn, frame: Mapping[str, float]) -> Iterator[str]:
    whole = shapely.box(0, 0, *FRAME)
    for thing in drawn.things:
        place = on_frame(thing.true, frame)
        for block in drawn.blocks if thing.how == "block" and whole.contains(place) else ():
            if block.frame.contains(place):
                yield f"the block of {block.dot} covers the place of {thing.id}"


def _of_leaders(drawn: Drawn) -> Iterator[str]:
    for one, other in combinations(drawn.blocks, 2):
        apart = one.dot != other.dot or one.leader.intersection(other.leader).length > 0
        if apart and one.leader.intersects(other.leader):
            yield f"the leaders from {one.dot} and {other.dot} cross"
        for a, b in ((one, other), (other, one)):
            if a.leader.intersects(b.frame):
                yield f"the leader from {a.dot} runs under the block of {b.dot}"


def _of_ukraine(drawn: Drawn) -> Iterator[str]:
    for block in drawn.blocks:
        if ukraine().intersects(shapely.box(*block.edges)):
            yield f"the block of {block.dot} lies in Ukraine before H+0"
