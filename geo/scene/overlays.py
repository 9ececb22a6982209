"""Answers as the map shows them, as plain data: ways along roads, flags beside symbols, reach, closed places.

An overlay belongs to the analysis page. No take-away has one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec import UNSET

from geo.analysis.command import CommandFinding
from geo.analysis.coverage import Reach
from geo.analysis.moves import Move
from geo.analysis.sustainment import Sustainment
from geo.analysis.what_if import UnitChange
from geo.basemap.crossings import known_crossings
from geo.basemap.network import crossings
from geo.basemap.routes import NoRoute, Position, Route, thinned
from geo.contract.overlay import Circle, Cross, KeyEntry, MarkKind, Overlay, Way, WayKind
from geo.contract.part import Bounds
from geo.periods import in_force, records
from geo.plan import Plan
from geo.schema import CLOSURE_ID, CLOSURES, CROSSING_ID, HUB_ID, LATITUDE, LONGITUDE, UNIT_ID
from geo.words.text import say

Key = tuple[MarkKind, str, str]
"""Kind of mark, what it means, and the code of a flag; "" for no flag."""

_NEAR_KM = 0.5
_ROOM_DEG = 0.4
SHORT, TURNED, LOST, OVER, OUTSIDE = "short", "turned", "lost", "over", "outside"
"""Flags beside symbols, by code."""

_OF_COMMAND = ("no-superior", "superior-absent", "hq-gap", "hq-overlap", "circle")
"""Findings about the chain of command that become flags."""


def overlay(
    title: str,
    at: float | None = None,
    *,
    ways: Sequence[Way] = (),
    flags: Mapping[str, str] | None = None,
    circles: Sequence[Circle] = (),
    crosses: Sequence[Cross] = (),
    key: Iterable[Key] = (),
    seen: Sequence[Position] = (),
) -> Overlay:
    """Return an answer for the map.

    Parameters
    ----------
    title, at
        What the answer is about; and hours since H+0, None if the answer does not depend on a time.
    ways, circles, crosses
        What is drawn.
    flags
        Codes of flags, by the id of the symbol beside the flag; the room ``overlays`` has the word of each.
    key
        What each mark means.
    seen
        Positions in degrees (EPSG:4326) that the map moves to show; if there are none, the map does not move.
    """
    found = [KeyEntry(kind=kind, text=text, sign=_sign(flag) if flag else UNSET) for kind, text, flag in key]
    if crosses:
        found.append(KeyEntry(kind="cross", text=say("overlays.closed")))
    return Overlay(
        title=title,
        at=at,
        ways=tuple(ways),
        flags=dict(flags or {}),
        signs={flag: _sign(flag) for flag in dict.fromkeys((flags or {}).values())},
        circles=tuple(circles),
        crosses=tuple(crosses),
        key=tuple(found),
        bounds=_around(seen),
    )


def _sign(flag: str) -> str:
    return say(f"overlays.signs.{flag}")


def _around(places: Sequence[Position]) -> Bounds | None:
    """Return west, south, east, north in degrees around positions, with a little room; None if there are none."""
    if not places:
        return None
    latitudes, longitudes = zip(*places, strict=True)
    south, north = _span(min(latitudes), max(latitudes), 2.5)
    west, east = _span(min(longitudes), max(longitudes), 4.0)
    return west, south, east, north


def _span(low: float, high: float, least: float) -> tuple[float, float]:
    """Return a span in degrees with room around it, at least ``least`` wide."""
    room = max(_ROOM_DEG, (least - (high - low)) / 2)
    return low - room, high + room


def way(kind: WayKind, route: Route, ids: Sequence[str], weight: float = 0.0) -> Way:
    """Return a way to draw, its line made simpler.

    Parameters
    ----------
    kind, route
        What it stands for, which decides its colour, and where it goes.
    ids, weight
        Symbols at its ends: selecting one draws it strongly. And how thick it is, from 0 to 1.
    """
    points = tuple((latitude, longitude) for latitude, longitude in thinned(route.line))
    return Way(kind=kind, points=points, weight=round(weight, 3), ids=tuple(ids))


def route_ways(route: Route, ids: Sequence[str]) -> list[Way]:
    """Return a route to draw: along the network, and from both ends to it.

    Parameters
    ----------
    route, ids
        Where it goes; and the symbols at its ends.
    """
    line = route.line
    first, last = int(route.access_from_km > 0), len(line) - int(route.access_to_km > 0)
    parts: list[tuple[WayKind, Any]] = [("access", line[:2] if first else line[:0]), ("route", line[first:last])]
    parts.append(("access", line[-2:] if last < len(line) else line[:0]))
    return [
        Way(kind=kind, points=tuple((a, b) for a, b in thinned(part)), weight=0.0, ids=tuple(ids))
        for kind, part in parts
        if len(part) > 1
    ]


def closed_places(plan: Plan, at: float, more: Collection[str] = ()) -> list[Cross]:
    """Return the crossings and stretches that are closed at an instant.

    Parameters
    ----------
    plan, at
        The closures of the plan in force at that time (hours since H+0) are closed.
    more
        Ids of crossings, or of closures in the plan, that are closed as well, because they are lost.
    """
    table, known = crossings(), known_crossings()
    closures = plan.rows(CLOSURES)
    rows = records(in_force(closures, at)) + records(closures[closures[CLOSURE_ID].isin(more)])
    named = dict.fromkeys([*(row[CROSSING_ID] for row in rows), *more])
    found = [_cross(name, table.iloc[known[name]]) for name in named if name in known]
    placed = [row for row in rows if not row[CROSSING_ID] and not math.isnan(row[LATITUDE])]
    return [*found, *(_cross(row[CLOSURE_ID], row) for row in placed)]


def _cross(name: str, row: Any) -> Cross:
    return Cross(name=name, lat=round(float(row[LATITUDE]), 4), lon=round(float(row[LONGITUDE]), 4))


def supply_overlay(found: Sustainment, title: str, *, chosen: str = "", crosses: Sequence[Cross] = ()) -> Overlay:
    """Return which hub supplies which unit, along the roads.

    Parameters
    ----------
    found
        The supply at a time. Units that are short and hubs that are over get a flag.
    title, chosen
        What the answer is about; and the id of a unit or hub whose ways are drawn strongly, "" for none.
    crosses
        Closed places to mark, as :func:`closed_places` returns them.
    """
    ways = _ways(found, chosen)
    flags = {u.unit_id: SHORT for u in found.units if u.short_t_per_day > 0} | {
        h.hub_id: OVER for h in found.hubs if h.over
    }
    key: list[Key] = [("supply", say("overlays.ways.hub-to-units"), ""), ("trunk", say("overlays.ways.hub-to-hub"), "")]
    key += [("route", say("overlays.ways.gives-or-gets", chosen=chosen), "")] if chosen else []
    return overlay(title, found.at, ways=ways, flags=flags, crosses=crosses, key=[*key, *_flag_key(flags)])


def _flag_key(flags: Mapping[str, str]) -> list[Key]:
    used = set(flags.values())
    return [_means(flag) for flag in (SHORT, TURNED, LOST, OVER) if flag in used]


def _means(flag: str) -> Key:
    return "flag", say(f"overlays.means.{flag}"), flag


def _ways(
    found: Sustainment, chosen: str = "", only: Collection[str] | None = None, kind: WayKind = "supply"
) -> list[Way]:
    """Return the ways of deliveries, one for each hub and place; ``only`` limits them to these units."""
    place = _places(found)
    chain = _chain(found, chosen)
    largest = max([u.demand_t_per_day for u in found.units], default=0.0) or 1.0
    joined: dict[tuple[str, Position], dict[str, Any]] = {}
    for unit in found.units:
        for supply in unit.supply if only is None or unit.unit_id in only else ():
            entry = joined.setdefault((supply.hub_id, place[unit.unit_id]), {"t": 0.0, "ids": [supply.hub_id]})
            entry["t"] += supply.t_per_day
            entry["ids"].append(unit.unit_id)
    ways = [
        _way(
            found,
            "route" if chosen and chosen in entry["ids"] else kind,
            place[hub],
            end,
            entry["ids"],
            entry["t"] / largest,
        )
        for (hub, end), entry in joined.items()
    ]
    if only is None:
        ways += _trunks(found, chain)
    return [one for one in ways if one]


def _trunks(found: Sustainment, chain: Collection[tuple[str, str]] = ()) -> list[Way]:
    """Return the ways between hubs; those in ``chain`` are drawn strongly."""
    place = _places(found)
    largest = max([u.demand_t_per_day for u in found.units], default=0.0) or 1.0
    ways = [
        _way(found, "route" if (a, b) in chain else "trunk", place[a], place[b], [a, b], t / (4 * largest))
        for a, b, t in found.between
    ]
    return [one for one in ways if one]


def _chain(found: Sustainment, chosen: str) -> set[tuple[str, str]]:
    """Return the pairs of hubs between which the supply of a unit or hub moves."""
    hubs = {s.hub_id for u in found.units if u.unit_id == chosen for s in u.supply} | {chosen}
    legs: set[tuple[str, str]] = set()
    while more := {(a, b) for a, b, _ in found.between if b in hubs} - legs:
        legs |= more
        hubs |= {a for a, _ in more}
    return legs


def _places(found: Sustainment) -> dict[str, Position]:
    picture = found.picture
    frames = ((picture.hubs, HUB_ID), (picture.units, UNIT_ID))
    return {
        name: (lat, lon)
        for frame, key in frames
        for name, lat, lon in zip(frame[key], frame[LATITUDE], frame[LONGITUDE], strict=True)
    }


def _way(
    found: Sustainment, kind: WayKind, start: Position, end: Position, ids: Sequence[str], weight: float
) -> Way | None:
    route = found.picture.router.route(start, end)
    if isinstance(route, NoRoute) or route.distance_km < _NEAR_KM:
        return None
    return way(kind, route, ids, min(1.0, weight))


def loss_overlay(
    before: Sustainment,
    after: Sustainment,
    changed: Sequence[UnitChange],
    title: str,
    *,
    crosses: Sequence[Cross] = (),
) -> Overlay:
    """Return what a loss changes: the ways to units that another hub now supplies, before and after, and flags.

    Parameters
    ----------
    before, after, changed
        The supply at one time without and with the loss, and the units whose supply differs.
    title, crosses
        What the answer is about, and the closed places to mark.
    """
    turned = {change.unit_id for change in changed if change.turned}
    ways = [*_ways(before, "", turned, "before"), *_ways(after, "", turned, "turned")]
    ways += _trunks(after)
    flags = dict.fromkeys(turned, TURNED)
    flags |= {u.unit_id: SHORT for u in after.units if u.short_t_per_day > 0}
    flags |= {h.hub_id: OVER for h in after.hubs if h.over}
    left = {h.hub_id for h in after.hubs} | {u.unit_id for u in after.units}
    known = [*(h.hub_id for h in before.hubs), *(u.unit_id for u in before.units)]
    flags |= {name: LOST for name in known if name not in left}
    key: list[Key] = [
        ("turned", say("overlays.ways.feeds-now"), ""),
        ("before", say("overlays.ways.fed-before"), ""),
        ("trunk", say("overlays.ways.hub-to-hub-now"), ""),
    ]
    place = _places(before)
    seen = [place[name] for name in flags if name in place] if set(flags.values()) & {LOST, TURNED, SHORT} else []
    return overlay(title, after.at, ways=ways, flags=flags, crosses=crosses, key=[*key, *_flag_key(flags)], seen=seen)


def moves_overlay(found: Sequence[Move], at: float, title: str, *, chosen: str = "") -> Overlay:
    """Return the ways of arrivals, departures and moves.

    Parameters
    ----------
    found
        The moves; those without a route, or shorter than 0.5 km, are not drawn.
    at, title
        Hours since H+0 of the map, and what the answer is about.
    chosen
        Id of a unit whose ways are drawn strongly; "" for none.
    """
    ways = [
        way("route" if move.unit_id == chosen else _kind_of(move), move.way, [move.unit_id])
        for move in found
        if isinstance(move.way, Route) and move.way.distance_km >= _NEAR_KM
    ]
    drawn = {one.kind for one in ways}
    key: list[Key] = [(kind, say(f"overlays.ways.{kind}"), "") for kind in _MOVE_KINDS if kind in drawn]
    if chosen:
        key.append(("route", say("overlays.ways.does", chosen=chosen), ""))
    return overlay(title, at, ways=ways, key=key)


_MOVE_KINDS: tuple[WayKind, ...] = ("arrival", "move", "departure")


def _kind_of(move: Move) -> WayKind:
    return "arrival" if move.kind.comes_in else "departure" if move.kind.goes_out else "move"


def command_overlay(findings: Sequence[CommandFinding], at: float, title: str) -> Overlay:
    """Return a flag beside each unit or node whose command has a gap, overlap or circle; the map draws the command lines.

    Parameters
    ----------
    findings
        Findings about all times; those at the instant become flags, except handovers.
    at, title
        Hours since H+0, and what the answer is about.
    """
    standing = [f for f in findings if f.kind in _OF_COMMAND and f.start <= at < f.end]
    now = {name: f.kind for f in standing for name in (f.id, *f.others)}
    return overlay(title, at, flags=now, key=[_means(flag) for flag in dict.fromkeys(now.values())])


def reach_overlay(
    found: Sequence[Reach],
    centres: Sequence[Position],
    km: float | None,
    at: float,
    title: str,
    *,
    ways: Sequence[Way] = (),
) -> Overlay:
    """Return the reach around a set of symbols, and a flag beside each unit outside.

    Parameters
    ----------
    found, ways
        The nearest symbol of the set for each unit, and ways from such symbols to draw.
    centres, km
        Positions of the set in degrees (EPSG:4326), and the radius of circles; None for a reach in hours, without circles.
    at, title
        Hours since H+0, and what the answer is about.
    """
    circles = [Circle(lat=lat, lon=lon, km=km) for lat, lon in dict.fromkeys(centres)] if km is not None else []
    flags = {reach.unit_id: OUTSIDE for reach in found if not reach.inside}
    key: list[Key] = [("circle", say("overlays.ways.within", km=f"{km:g}"), "")] if km is not None else []
    if flags:
        key.append(_means(OUTSIDE))
    if ways:
        key.append(("route", say("overlays.ways.from-the-nearest"), ""))
    return overlay(title, at, ways=ways, circles=circles, flags=flags, key=key)
