"""The same map at several times, beside each other and at one scale."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from geo.clock import format_instant
from geo.contract.map_picture import MapPicture
from geo.contract.picture import LegendGroupPart
from geo.contract.scene import Chapter, Scene
from geo.errors import TakeAwayError
from geo.export.described import described
from geo.export.options import MOST_TIMES
from geo.export.page_size import PX_PER_MM, points
from geo.export.studio import Shot, Studio, shot_of
from geo.plan import Plan
from geo.words.text import Text, say

COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""Maps in a row, by the number of maps."""

_FRAME_PX = (1280.0, 648.0)
"""The frame of a screen, in which a map is arranged whose detail is 1."""
_SYMBOLS = 0.55
"""How large symbols are on maps beside each other, as a share of those on a page of their own."""
LEGEND_COLUMNS = 5
_ENTRY_MM, _NOTE_MM, _LEAST_MM = 5.6, 8.0, 25.0
_SIDE_MM, _GAP_MM, _CAPTION_MM = 8.0, 3.0, 7.5
_HEAD_MM, _FOOT_MM = 34.0, 40.0
"""Room for title and message above the maps, and for the legend below them."""


def map_detail(width: float, height: float, symbols: float = 1.0) -> float:
    """Return how many times as large as on a screen the frame of a map is.

    Parameters
    ----------
    width, height
        Sides of the map in pixels of the layout.
    symbols
        How large symbols are, as a share of those on a page of A4.
    """
    return min(width / _FRAME_PX[0], height / _FRAME_PX[1]) / symbols


_COUNT = re.compile(r"\s*\(\d[^)]*\)")
"""How many symbols a group of a legend has; several maps have several numbers."""


@dataclass(frozen=True, slots=True)
class Multiples:
    """Maps beside each other: what the template reads, and the pictures by the names that it uses."""

    leaf: dict[str, Any]
    pictures: dict[str, str]
    provenance: list[str]


def multiples(
    plan: Plan,
    scene: Scene,
    studio: Studio,
    chapter: Chapter,
    times: Iterable[float],
    page: tuple[float, float],
    prefix: str,
) -> Multiples:
    """Return the map of a chapter at several times.

    Parameters
    ----------
    plan, scene, studio
        What is drawn, and with what.
    chapter
        Its part of the map, its layers and its message; the time is one of those given.
    times
        Hours since H+0.
    page
        Width and height of the page in mm.
    prefix
        What begins the names of the pictures.

    Raises
    ------
    TakeAwayError
        If there are more than :data:`MOST_TIMES`, or a map cannot be drawn.
    """
    times = distinct(times)
    columns = COLUMNS[len(times)]
    shots = [replace(shot_of(chapter, scene), time=time) for time in times]
    foot = _FOOT_MM
    while True:
        width, height = _sides(page, columns, -(-len(times) // columns), foot)
        size = (width * PX_PER_MM, height * PX_PER_MM)
        maps = [studio.map(shot, *size, map_detail(*size, _SYMBOLS)) for shot in shots]
        legend, marks = shared_legend((drawn.legend for drawn in maps), prefix)
        needed = _legend_mm(legend)
        if needed <= foot or height <= _LEAST_MM:
            break
        foot = needed
    pictures = {f"{prefix}-{i}.svg": drawn.svg for i, drawn in enumerate(maps)}
    leaf = {
        "kind": "maps",
        "title": shots[0].title,
        "message": message_of(chapter, times),
        "width": points(width),
        "height": points(height),
        "columns": columns,
        "maps": [
            {"file": f"{prefix}-{i}.svg", "caption": caption(scene, shot), "alt": described(plan, scene, shot)}
            for i, shot in enumerate(shots)
        ],
        "legend": legend,
        "legend-columns": LEGEND_COLUMNS,
        "scale": say("export_paper.one-scale"),
    }
    return Multiples(leaf, pictures | marks, [_provenance(*one) for one in zip(shots, maps, strict=True)])


def distinct(times: Iterable[float]) -> list[float]:
    """Return times, each once.

    Raises
    ------
    TakeAwayError
        If there are more than :data:`MOST_TIMES`.
    """
    found = list(dict.fromkeys(times))
    if len(found) > MOST_TIMES:
        raise TakeAwayError(Text("export.refusals.too-many-times", count=len(found), most=MOST_TIMES))
    return found


def message_of(chapter: Chapter, times: Iterable[float]) -> str:
    """Return what a chapter finds, if maps show its own times; "" at others, of which it says nothing.

    Parameters
    ----------
    chapter
        Whose message.
    times
        Those of the maps, in hours since H+0.
    """
    return chapter.message if set(times) <= set(chapter.times) else ""


def _legend_mm(legend: list[dict[str, Any]]) -> float:
    """Return about how much room a legend takes, with the line below it."""
    lines = sum(len(group["entries"]) for group in legend) + len(legend) / 2
    return math.ceil(lines / LEGEND_COLUMNS) * _ENTRY_MM + _NOTE_MM


def _sides(page: tuple[float, float], columns: int, rows: int, foot: float) -> tuple[float, float]:
    """Return width and height of each map in mm, with some room below them."""
    width = (page[0] - 2 * _SIDE_MM - (columns - 1) * _GAP_MM) / columns
    room = (page[1] - _HEAD_MM - foot) / rows - _CAPTION_MM
    return width, max(_LEAST_MM, min(room, width))


def _provenance(shot: Shot, drawn: MapPicture) -> str:
    return say("export_paper.at", time=format_instant(shot.time), told=drawn.provenance)


def caption(scene: Scene, shot: Shot) -> str:
    """Return the time of a map, with its phase.

    Parameters
    ----------
    scene
        Whose phases.
    shot
        The map.
    """
    phase = next((one.name for one in scene.time.phases if one.start <= shot.time < one.end), "")
    time = format_instant(shot.time)
    return say("export_paper.time-phase", time=time, phase=phase) if phase else time


def shared_legend(
    legends: Iterable[tuple[LegendGroupPart, ...]], prefix: str
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return one legend for several maps, as a template reads it, and its pictures by the names that it uses.

    Parameters
    ----------
    legends
        The legend of each map.
    prefix
        What begins the names of the pictures.
    """
    groups: dict[str, dict[str, dict[str, str]]] = {}
    pictures: dict[str, str] = {}
    for group in (group for legend in legends for group in legend):
        entries = groups.setdefault(_COUNT.sub("", group.title), {})
        for entry in group.entries:
            if entry.text not in entries:
                name = f"{prefix}-legend-{len(pictures)}.svg"
                pictures[name] = entry.svg
                entries[entry.text] = {"file": name, "text": entry.text, "note": entry.note}
    told = [{"title": title, "entries": list(entries.values())} for title, entries in groups.items()]
    return told, pictures
