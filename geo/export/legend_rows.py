"""The rows of a legend on a slide: as they are, else closer and two in a line, else without what matters least."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.contract.picture import LegendEntryPart, LegendGroupPart
from geo.export.fonts import text_width
from geo.export.powerpoint.nodes import LEAST_PX
from geo.words.text import say

WIDTH = 204.0
"""Width of a column of a legend, in pixels."""
PADDING = 6.0
EDGE = 8.0
"""Room above and below the rows, and beside them."""

_LINE = LEAST_PX * 1.17
_SAFE = 1.03
_KEPT = ("basis", "frame")
"""Groups of which every entry is told: without them nobody can read a symbol."""
_FIRST = ("lines", "nations")
"""Groups that give entries away before kinds of symbols do."""


@dataclass(frozen=True, slots=True)
class Style:
    """Lengths of a legend: width and height of a mark, room from the edge to a text, and for a heading; and if rows are shared."""

    mark: tuple[float, float]
    indent: float
    head: float
    shares: bool


WIDE = Style((30.0, 18.0), 42.0, _LINE + 4, shares=False)
CLOSE = Style((25.0, 15.0), 36.0, _LINE + 1.5, shares=True)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a legend, or half of one.

    Attributes
    ----------
    svg
        Its mark; "" for none.
    text, note
        What it says.
    left, width, height
        Where it begins in its column, and its size, in pixels.
    heads
        Whether it heads a group.
    beside
        Whether the next row lies beside it.
    """

    svg: str
    text: str
    note: str
    left: float
    width: float
    height: float
    heads: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of a legend, their style, and the texts of the entries for which there is no room."""

    columns: list[list[Row]]
    style: Style
    cut: list[str]
    hides: bool = False
    """Whether some of these are more than lines and marks."""


def legend_rows(groups: Sequence[LegendGroupPart], room: float, columns: int = 1) -> Rows:
    """Return the rows of a legend that fit.

    Parameters
    ----------
    groups
        What the picture shows. Lines and marks give entries away first, then nations, then the kinds of symbols of which
        there are most. How a row is known and what a frame means is always told.
    room
        Height of a column, in pixels.
    columns
        How many columns it may have.
    """
    for style in (WIDE, CLOSE):
        parted = _parted(_rows(groups, {}, style), room, columns)
        if parted is not None:
            return Rows(parted, style, [])
    left_out: dict[int, int] = {}
    while (parted := _parted(_rows(groups, left_out, CLOSE), room, columns)) is None:
        least = _least(groups, left_out)
        if least is None:
            return Rows([_rows(groups, left_out, CLOSE)], CLOSE, _texts(groups, left_out))
        left_out[least] = left_out.get(least, 0) + 1
    return Rows(parted, CLOSE, _texts(groups, left_out), any(groups[i].name != "lines" for i in left_out))


def _least(groups: Sequence[LegendGroupPart], left_out: dict[int, int]) -> int | None:
    """Return the place of the group that gives an entry away; None if none may."""
    counts = {i: len(g.entries) - left_out.get(i, 0) for i, g in enumerate(groups) if g.name not in _KEPT}
    giving = {i: count for i, count in counts.items() if count > 1}
    for name in _FIRST:
        found = [i for i in giving if groups[i].name == name]
        if found:
            return found[0]
    return max(giving, key=lambda i: giving[i], default=None)


def _texts(groups: Sequence[LegendGroupPart], left_out: dict[int, int]) -> list[str]:
    return [entry.text for i, gone in left_out.items() for entry in groups[i].entries[-gone:]]


def _rows(groups: Sequence[LegendGroupPart], left_out: dict[int, int], style: Style) -> list[Row]:
    rows: list[Row] = []
    for i, group in enumerate(groups):
        gone = left_out.get(i, 0)
        rows.append(Row("", group.title, "", 0.0, WIDTH, style.head, heads=True))
        rows += _entries(group.entries[: len(group.entries) - gone], style)
        if gone:
            rows.append(Row("", "", say("legend.more", number=str(gone)), 0.0, WIDTH, _LINE))
    return rows


def _entries(entries: Sequence[LegendEntryPart], style: Style) -> Iterator[Row]:
    i = 0
    while i < len(entries):
        pair = entries[i : i + 2]
        if style.shares and len(pair) > 1 and all(_is_short(entry, style) for entry in pair):
            half, tall = WIDTH / 2, max(_tall(entry, style) for entry in pair)
            yield Row(pair[0].svg, pair[0].text, "", 0.0, half, tall, beside=True)
            yield Row(pair[1].svg, pair[1].text, "", half - EDGE / 2, half, tall)
            i += 2
        else:
            yield Row(pair[0].svg, pair[0].text, pair[0].note, 0.0, WIDTH, _tall(pair[0], style))
            i += 1


def _is_short(entry: LegendEntryPart, style: Style) -> bool:
    return not entry.note and text_width(entry.text, LEAST_PX) * _SAFE <= WIDTH / 2 - style.indent - EDGE / 2


def _tall(entry: LegendEntryPart, style: Style) -> float:
    width = WIDTH - style.indent - EDGE
    lines = sum(_lines(text, width) for text in (entry.text, entry.note) if text)
    return max(style.mark[1] + 1, lines * _LINE + 1.0)


def _lines(text: str, width: float) -> int:
    """Return into how many lines a text breaks between its words."""
    lines, line = 0, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, LEAST_PX) * _SAFE > width:
            lines, longer = lines + 1, word
        line = longer
    return lines + math.ceil(text_width(line, LEAST_PX) * _SAFE / width)


def _parted(rows: Sequence[Row], room: float, columns: int) -> list[list[Row]] | None:
    """Return rows in columns; None if they have no room. No column ends with the heading of a group."""
    parted: list[list[Row]] = [[]]
    for i, row in enumerate(rows):
        needed = row.height + (rows[i + 1].height if row.heads and i + 1 < len(rows) else 0.0)
        if parted[-1] and not parted[-1][-1].beside and height_of(parted[-1]) + needed > room:
            parted.append([])
        parted[-1].append(row)
    return parted if len(parted) <= columns and all(height_of(part) <= room for part in parted) else None


def height_of(rows: Sequence[Row]) -> float:
    """Return the height of a column, in pixels."""
    return sum(row.height for row in rows if not row.beside) + 2 * PADDING
