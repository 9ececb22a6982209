"""The same map at several times, beside each other and at one scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.basemap.places import attribution
from geo.clock import told_instant
from geo.contract.picture import Bar, LegendGroupPart
from geo.contract.scene import Chapter, Scene
from geo.errors import TakeAwayError
from geo.export.described import described
from geo.export.options import MOST_TIMES
from geo.export.page_size import PX_PER_MM, points
from geo.export.shot import Shot, shot_of
from geo.export.studio import Studio
from geo.plan import Plan
from geo.words.text import Text, grouped, say

COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""Maps in a row, by the number of maps."""

_FRAME_PX = (1280.0, 648.0)
"""The frame of a screen, in which a map is arranged whose detail is 1."""
_SYMBOLS = 0.55
"""How large symbols are on maps beside each other, as a share of those on a page of their own."""
LEGEND_COLUMNS = 5
_ENTRY_MM, _NOTE_MM, _LEAST_MM = 5.6, 10.0, 25.0
_LETTER_MM, _LINE_MM = 1.25, 3.4
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


@dataclass(frozen=True, slots=True)
class Multiples:
    """Maps beside each other: what the template reads, and the pictures by the names that it uses."""

    leaf: dict[str, Any]
    pictures: dict[str, str]


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
        drawn = studio.maps(shots, *size, map_detail(*size, _SYMBOLS))
        legend, marks = told_legend(drawn.legend, prefix)
        needed = _legend_mm(legend) + _told_mm(drawn.provenance, page)
        if needed <= foot or height <= _LEAST_MM:
            break
        foot = needed
    pictures = {f"{prefix}-{i}.svg": one.svg for i, one in enumerate(drawn.maps)}
    leaf = {
        "kind": "maps",
        "title": shots[0].title,
        "message": message_of(chapter, times),
        "width": points(width),
        "height": points(height),
        "columns": columns,
        "maps": [
            {"file": f"{prefix}-{i}.svg", "caption": caption(plan, scene, shot), "alt": described(plan, scene, shot)}
            for i, shot in enumerate(shots)
        ],
        "legend": legend,
        "legend-columns": LEGEND_COLUMNS,
        "scale": say("export_paper.one-scale"),
        "bar": told_bar(drawn.maps[0].bar),
        "provenance": drawn.provenance,
    }
    return Multiples(leaf, pictures | marks)


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


def _told_mm(provenance: str, page: tuple[float, float]) -> float:
    """Return about how much room the sources take, with those of the base map."""
    letters = len(provenance) + len(attribution())
    return math.ceil(letters * _LETTER_MM / (page[0] - 2 * _SIDE_MM)) * _LINE_MM


def _sides(page: tuple[float, float], columns: int, rows: int, foot: float) -> tuple[float, float]:
    """Return width and height of each map in mm, with some room below them."""
    width = (page[0] - 2 * _SIDE_MM - (columns - 1) * _GAP_MM) / columns
    room = (page[1] - _HEAD_MM - foot) / rows - _CAPTION_MM
    return width, max(_LEAST_MM, min(room, width))


def caption(plan: Plan, scene: Scene, shot: Shot) -> str:
    """Return the time of a map, with its date if the plan has a ceasefire date, and its phase.

    Parameters
    ----------
    plan
        Gives the ceasefire.
    scene
        Whose phases.
    shot
        The map.
    """
    phase = next((one.name for one in scene.time.phases if one.start <= shot.time < one.end), "")
    time = told_instant(shot.time, plan.settings.ceasefire)
    return say("export_paper.time-phase", time=time, phase=phase) if phase else time


def told_legend(groups: Sequence[LegendGroupPart], prefix: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return a legend as a template reads it, and its pictures by the names that it uses.

    Parameters
    ----------
    groups
        What the studio returned.
    prefix
        What begins the names of the pictures.
    """
    pictures: dict[str, str] = {}
    told = []
    for group in groups:
        entries = []
        for entry in group.entries:
            name = f"{prefix}-legend-{len(pictures)}.svg"
            pictures[name] = entry.svg
            entries.append({"file": name, "text": entry.text, "note": entry.note})
        told.append({"title": group.title, "entries": entries})
    return told, pictures


def told_bar(bar: Bar) -> dict[str, Any]:
    """Return a scale bar as a template reads it: its text, and its width in points.

    Parameters
    ----------
    bar
        Of a map of which a mm has :data:`geo.export.page_size.PX_PER_MM` pixels.
    """
    return {"text": say("export_sheet.km", km=grouped(round(bar.km))), "width": points(bar.px / PX_PER_MM)}
