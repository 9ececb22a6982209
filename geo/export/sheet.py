"""A map sheet: a map with the MGRS grid, and a margin with order of battle, legend, sources, date and version."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from geo.contract.map_picture import MapPicture
from geo.contract.scene import Scene
from geo.errors import TakeAwayError
from geo.export.described import described
from geo.export.extract import Extract
from geo.export.grid_picture import with_grid
from geo.export.map_grid import Grid
from geo.export.mgrs_grid import mgrs_grid
from geo.export.multiples import caption, map_detail, told_bar, told_legend
from geo.export.orbat_table import orbat_rows
from geo.export.page_size import PX_PER_MM, page_mm, points
from geo.export.paper_words import edition
from geo.export.shot import shot_of
from geo.export.studio import Studio
from geo.geodesy import distance_km
from geo.scene.sources import told_sources
from geo.words.text import Text, grouped, say

_BAND_MM, _EDGE_MM, _GRID_MM = 7.0, 6.0, 6.0
_HEAD_MM, _FOOT_MM = 13.0, 17.0
_LEAST_MARGIN, _MARGIN_SHARE, _MOST_MARGIN = 70.0, 0.26, 150.0
_LEGEND_COLUMNS = 2
_ROW_MM, _LEGEND_ROW_MM, _TABLE_HEAD_MM = 3.4, 5.1, 14.0


@dataclass(frozen=True, slots=True)
class _Room:
    """Lengths of a sheet in mm."""

    margin: float
    map_width: float
    map_height: float


def sheet(
    extract: Extract, scene: Scene, studio: Studio, words: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what the template of a sheet reads, and its pictures.

    Parameters
    ----------
    extract
        Its chapter, or its view at a time.
    scene, studio
        What is drawn, and with what.
    words
        What every template reads.

    Raises
    ------
    TakeAwayError
        If the options name no valid size or several times, or the map cannot be drawn.
    """
    if extract.options.times:
        raise TakeAwayError(Text("export.refusals.no-sheet-times"))
    page = page_mm(extract.options.sheet)
    room = _room(page)
    shot = shot_of(extract.chapter, scene)
    extract.tell(shot.title)
    size = (room.map_width * PX_PER_MM, room.map_height * PX_PER_MM)
    maps = studio.maps([shot], *size, map_detail(*size))
    drawn = maps.maps[0]
    grid = mgrs_grid(drawn.bounds)
    legend, marks = told_legend(maps.legend, "sheet")
    units = orbat_rows(extract.plan, shot.time) if extract.force else []
    lines = sum(1 + len(group["entries"]) for group in legend) / _LEGEND_COLUMNS
    fit = max(4, int((room.map_height - lines * _LEGEND_ROW_MM - _TABLE_HEAD_MM) / _ROW_MM))
    data = {
        "width": points(page[0]),
        "height": points(page[1]),
        "room": {name: points(value) for name, value in asdict(room).items()},
        "map": {"file": "map.svg", "alt": described(extract.plan, scene, shot)},
        "sheet-title": shot.title,
        "message": extract.chapter.message,
        "time": caption(extract.plan, scene, shot),
        "grid": _edges(grid),
        "bar": told_bar(drawn.bar),
        "legend": legend,
        "units": units[:fit],
        "more-units": units[fit:],
        "sources": told_sources(extract.plan, remarks=extract.remarks),
        "provenance": maps.provenance,
        "told": _told(extract, drawn, grid, room),
    }
    return words | data | {"sheet": _headings(len(units) - fit)}, {
        "map.svg": with_grid(drawn.svg, grid, *size, drawn.taken),
        **marks,
    }


def _room(page: tuple[float, float]) -> _Room:
    width, height = page
    margin = min(_MOST_MARGIN, max(_LEAST_MARGIN, width * _MARGIN_SHARE))
    return _Room(
        margin,
        width - margin - 3 * _EDGE_MM - _GRID_MM,
        height - 2 * _BAND_MM - _HEAD_MM - _FOOT_MM - _GRID_MM,
    )


def _edges(grid: Grid) -> dict[str, Any]:
    return {
        "bottom": [{"text": label.text, "at": label.x} for label in grid.bottom],
        "left": [{"text": label.text, "at": label.y} for label in grid.left],
    }


def _told(extract: Extract, drawn: MapPicture, grid: Grid, room: _Room) -> list[str]:
    """Return what stands below the map: scale, grid, date and version."""
    west, south, east, north = drawn.bounds
    middle = (south + north) / 2
    scale = distance_km(middle, west, middle, east) * 1e6 / room.map_width
    lines = {0: "export_sheet.grid-zones", 10: "export_sheet.grid-10", 100: "export_sheet.grid-100"}
    return [
        say("export_sheet.scale", scale=grouped(_rounded(scale)), latitude=f"{middle:.0f}"),
        say(lines[grid.step_km]),
        *edition(extract),
    ]


def _rounded(scale: float) -> int:
    """Return a scale to two digits: no map of a whole country has one scale."""
    digits: int = 10 ** (math.floor(math.log10(scale)) - 1)
    return round(scale / digits) * digits


def _headings(left_over: int) -> dict[str, str]:
    return {
        "orbat": say("export_sheet.orbat"),
        "unit": say("export_sheet.unit"),
        "nation": say("export_paper.nation"),
        "persons": say("export_sheet.persons"),
        "place": say("export_sheet.place"),
        "legend": say("export_sheet.legend"),
        "more": say("export_sheet.more", count=left_over) if left_over > 0 else "",
    }
