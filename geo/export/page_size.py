"""Sizes of pages."""

from __future__ import annotations

import re

from geo.errors import TakeAwayError
from geo.export.typeset import POINTS_PER_INCH
from geo.words.text import Text

PAGES_MM = {
    "a4": (297.0, 210.0),
    "a3": (420.0, 297.0),
    "a2": (594.0, 420.0),
    "a1": (841.0, 594.0),
    "a0": (1189.0, 841.0),
    "letter": (279.4, 215.9),
    "16:9": (338.7, 190.5),
}
"""Width and height in mm of the pages that have a name, in landscape."""

PX_PER_MM = 1280 / 297
"""Pixels of the layout for each mm of paper: a page of A4 is as wide as a screen, and 10 pixels are 6.6 points."""

_MM_PER_INCH = 25.4
_SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")


def page_mm(text: str) -> tuple[float, float]:
    """Return width and height of a page in mm, from a name like ``A4`` or a text like ``400x225``.

    Raises
    ------
    TakeAwayError
        If the text is neither, a side is not between 100 and 2000 mm, or one side is more than three times the other.

    Examples
    --------
    >>> page_mm("a3")
    (420.0, 297.0)
    """
    named = PAGES_MM.get(text.casefold())
    if named:
        return named
    found = _SIZE.fullmatch(text)
    sides = [int(side) for side in found.groups()] if found else [0]
    if not found or min(sides) < 100 or max(sides) > min(2000, 3 * min(sides)):
        raise TakeAwayError(Text("export.refusals.no-page", page=text, named=", ".join(PAGES_MM)))
    return float(found[1]), float(found[2])


def points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres / _MM_PER_INCH * POINTS_PER_INCH


def detail_of(width: float, height: float) -> float:
    """Return how many times as large as A4 a page is: what is drawn on it is then as large as on A4, and there is more of it.

    Parameters
    ----------
    width, height
        Sides of the page in mm.
    """
    usual = PAGES_MM["a4"]
    return max(1.0, min(width / usual[0], height / usual[1]))
