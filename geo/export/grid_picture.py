"""The MGRS grid as SVG, in a map."""

from __future__ import annotations

from collections.abc import Sequence

from geo.export.mgrs_grid import Grid, Label

COLOUR = "#1d5a8c"
"""The blue in which military maps have their grid."""
HALO = "#ffffff"
_LINE_PX, _ZONE_PX, _FONT_PX, _NAME_PX = 0.6, 1.3, 10.0, 15.0

ABOVE_GROUND = '<g id="above-ground"/>'
"""Where the client leaves room for a grid."""


def with_grid(svg: str, grid: Grid, width: float, height: float) -> str:
    """Return a map with a grid over its ground, and under its lines and symbols.

    Parameters
    ----------
    svg
        The map: :attr:`geo.contract.map_picture.MapPicture.svg`.
    grid
        Its lines and letters.
    width, height
        Pixels of the map.
    """
    letters = "".join(_text(label, width, height, _FONT_PX, 0.0) for label in grid.squares)
    names = "".join(_text(label, width, height, _NAME_PX, _NAME_PX) for label in grid.names)
    drawn = (
        f'<path d="{_path(grid.lines, width, height)}" fill="none" stroke="{COLOUR}" stroke-width="{_LINE_PX}"'
        f' opacity="0.6"/><path d="{_path(grid.zones, width, height)}" fill="none" stroke="{COLOUR}"'
        f' stroke-width="{_ZONE_PX}" opacity="0.8"/>{letters}{names}'
    )
    return svg.replace(ABOVE_GROUND, f'<g id="grid">{drawn}</g>')


def _path(lines: Sequence[Sequence[tuple[float, float]]], width: float, height: float) -> str:
    return "".join("M" + "L".join(f"{x * width:.1f} {y * height:.1f}" for x, y in line) for line in lines)


def _text(label: Label, width: float, height: float, size: float, inset: float) -> str:
    """Return a text around its place; with an inset, it begins so far to the right of its place and below it."""
    place = f'x="{label.x * width + inset * 0.4:.1f}" y="{label.y * height + inset * 0.7 + size * 0.35:.1f}"'
    look = f'font-size="{size:g}" font-weight="700"' + ("" if inset else ' text-anchor="middle"')
    halo = f'stroke="{HALO}" stroke-width="2" stroke-linejoin="round" paint-order="stroke"'
    return f'<text {place} {look} fill="{COLOUR}" {halo}>{label.text}</text>'
