"""The texts that the client's painters write, as text boxes of a slide: lines that belong together are one box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from geo.contract.picture import TextPart
from geo.export.fonts import text_width
from geo.export.powerpoint.nodes import LEAST_PX, Box
from geo.export.powerpoint.shapes import Shapes
from geo.export.powerpoint.words import Align, Line

LINE_HEIGHT = 1.15
"""Height of a line in parts of its font's size, as Arial has it."""

SEEN_THROUGH = 78_000
"""How much the plate behind a name covers, in thousandths of a percent: no line is seen to run through it."""

_ALIGN: dict[str, Align] = {"left": "l", "center": "ctr", "right": "r"}
_SPACE = 3.0


def written_together(texts: Iterable[TextPart]) -> list[list[TextPart]]:
    """Return the texts in groups: those of a group begin, end or have their middle at one place, and follow each other."""
    return [list(group) for _, group in groupby(texts, key=lambda text: (round(text.x, 1), text.align))]


def size_of(text: TextPart) -> float:
    """Return the height of a text on a slide, in pixels."""
    return max(text.size, LEAST_PX)


def box_of(texts: Sequence[TextPart], down: float) -> Box:
    """Return the box around texts that stand below each other.

    Parameters
    ----------
    texts
        One group of :func:`written_together`.
    down
        How far the picture is below the top of the slide.
    """
    width = max(text_width(text.text, size_of(text), bold=is_bold(text)) for text in texts) + 2 * _SPACE
    height = sum(size_of(text) for text in texts) * LINE_HEIGHT
    first = texts[0]
    before = {"left": _SPACE, "center": width / 2, "right": width - _SPACE}[first.align]
    middle = (first.y + texts[-1].y) / 2
    top = middle - height / 2 if len(texts) > 1 else first.y - height / 2
    return (first.x - before, top + down, width, height)


def within(box: Box, frame: Box) -> Box:
    """Return a box that does not leave a frame at its top or bottom: on a slide a text may be larger than its room.

    Parameters
    ----------
    box, frame
        Of a text, and of the map.
    """
    left, top, width, height = box
    return (left, max(frame[1], min(top, frame[1] + frame[3] - height)), width, height)


def text_box(shapes: Shapes, texts: Sequence[TextPart], box: Box, name: str, *, plate: bool) -> Any:
    """Return texts as one text box.

    Parameters
    ----------
    shapes
        Those of the slide.
    texts, box
        One group of :func:`written_together`, and where it is.
    name
        Its name.
    plate
        Whether there is a plate behind it.
    """
    lines = [Line(text.text, size_of(text), "ink", is_bold(text)) for text in texts]
    return shapes.text(
        lines,
        box,
        name,
        align=_ALIGN[texts[0].align],
        anchor="ctr",
        fill="plate" if plate else None,
        alpha=SEEN_THROUGH if plate else None,
        wraps=False,
        insets=(_SPACE, 0),
    )


def is_bold(text: TextPart) -> bool:
    """Return whether a text is set in bold."""
    return text.lettering == "name"
