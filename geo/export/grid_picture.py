"""The MGRS grid as SVG, in a map."""

from __future__ import annotations

from collections.abc import Sequence

from geo.export.map_grid import Grid, Label, Square

PxBox = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels of the map."""

COLOUR = "#1d5a8c"
"""The blue in which military maps have their grid."""
HALO = "#ffffff"
_LINE_PX, _ZONE_PX, _FONT_PX, _NAME_PX = 0.6, 1.3, 10.0, 15.0
_LETTERS_PX = (20.0, 13.0)
"""Width and height of the letters of a square with their halo."""

ABOVE_GROUND = '<g id="above-ground"/>'
"""Where the client leaves room for a grid."""


def with_grid(svg: str, grid: Grid, width: float, height: float, taken: Sequence[PxBox] = ()) -> str:
    """Return a map with a grid over its ground, and under its lines and symbols.

    Parameters
    ----------
    svg
        The map: :attr:`geo.contract.map_picture.MapPicture.svg`.
    grid
        Its lines and letters.
    width, height
        Pixels of the map.
    taken
        Where symbols and names are: the letters of a square keep off them, and are left out where there is no other room.
    """
    zones = [_name_box(label, width, height) for label in grid.names]
    placed = (_placed(square, width, height, [*taken, *zones]) for square in grid.squares)
    letters = "".join(_text(label, width, height, _FONT_PX, 0.0) for label in placed if label)
    names = "".join(_text(label, width, height, _NAME_PX, _NAME_PX) for label in grid.names)
    drawn = (
        f'<path d="{_path(grid.lines, width, height)}" fill="none" stroke="{COLOUR}" stroke-width="{_LINE_PX}"'
        f' opacity="0.6"/><path d="{_path(grid.zones, width, height)}" fill="none" stroke="{COLOUR}"'
        f' stroke-width="{_ZONE_PX}" opacity="0.8"/>{letters}{names}'
    )
    return svg.replace(ABOVE_GROUND, f'<g id="grid">{drawn}</g>')


def _placed(square: Square, width: float, height: float, taken: Sequence[PxBox]) -> Label | None:
    """Return the letters of a square on the first of its spots that is free; None if none is."""
    for x, y in square.spots:
        left, top = x * width - _LETTERS_PX[0] / 2, y * height - _LETTERS_PX[1] / 2
        box = (left, top, left + _LETTERS_PX[0], top + _LETTERS_PX[1])
        within = left >= 0 and top >= 0 and box[2] <= width and box[3] <= height
        if within and not any(_overlap(box, other) for other in taken):
            return Label(square.text, x, y)
    return None


def _name_box(label: Label, width: float, height: float) -> PxBox:
    """Return the box of the name of a zone."""
    left, top = label.x * width, label.y * height
    return (left, top, left + _NAME_PX * 2.8, top + _NAME_PX * 1.4)


def _overlap(a: PxBox, b: PxBox) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _path(lines: Sequence[Sequence[tuple[float, float]]], width: float, height: float) -> str:
    return "".join("M" + "L".join(f"{x * width:.1f} {y * height:.1f}" for x, y in line) for line in lines)


def _text(label: Label, width: float, height: float, size: float, inset: float) -> str:
    """Return a text around its place; with an inset, it begins so far to the right of its place and below it."""
    place = f'x="{label.x * width + inset * 0.4:.1f}" y="{label.y * height + inset * 0.7 + size * 0.35:.1f}"'
    look = f'font-size="{size:g}" font-weight="700"' + ("" if inset else ' text-anchor="middle"')
    halo = f'stroke="{HALO}" stroke-width="2" stroke-linejoin="round" paint-order="stroke"'
    return f'<text {place} {look} fill="{COLOUR}" {halo}>{label.text}</text>'
