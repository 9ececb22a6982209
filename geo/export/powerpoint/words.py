"""Text in shapes: paragraphs and runs, each with its size, colour and language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, NamedTuple

from geo.export.powerpoint.nodes import Ruler, node
from geo.export.powerpoint.paints import Paints, Role
from geo.export.xml_text import clean
from geo.words.language import language, locale_of
from geo.words.text import say

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]

INSETS = (8.0, 3.0)
"""Room between the edge of a text box and its text: at its sides, and at top and bottom."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RTL = ("R", "AL")


class Line(NamedTuple):
    """A paragraph: its text, the height of its font in pixels, its colour, and whether it is bold."""

    text: str
    size: float
    colour: Role
    bold: bool = False


def runs_right_to_left(text: str) -> bool:
    """Return whether a text runs from right to left; its first letter decides."""
    first = next((c for c in text if unicodedata.bidirectional(c) in ("L", *_RTL)), "")
    return bool(first) and unicodedata.bidirectional(first) in _RTL


def spoken_tag() -> str:
    """Return the language of the file as PowerPoint names it, like ``en-GB``."""
    return locale_of(language()).replace("_", "-")


def told_day(day: date) -> str:
    """Return a day as people write it, like 27 Nov 2026."""
    return say(f"provenance.month.{_MONTHS[day.month - 1]}", day=str(day.day), year=str(day.year))


def paragraph(line: Line, align: Align, ruler: Ruler, paints: Paints) -> Any:
    """Return a paragraph.

    Parameters
    ----------
    line
        What it says.
    align
        Where its lines begin; a text from right to left begins at the right instead of at the left.
    ruler, paints
        Those of the page.
    """
    backwards = runs_right_to_left(line.text)
    look = {"algn": "r" if backwards and align == "l" else align, "rtl": "1" if backwards else None}
    properties = node("a:pPr", look, node("a:spcBef", None, node("a:spcPts", {"val": 0})), node("a:buNone"))
    return node("a:p", None, properties, *_pieces(line, ruler, paints))


def room(ruler: Ruler, anchor: Anchor, insets: tuple[float, float] = INSETS, *, wraps: bool = True) -> dict[str, Any]:
    """Return the attributes of a text's body.

    Parameters
    ----------
    ruler
        That of the page.
    anchor
        Where its text is, from top to bottom.
    insets
        Room beside, and above and below the text.
    wraps
        Whether a long line is broken.
    """
    beside, above = map(ruler.emu, insets)
    edges = {"lIns": beside, "tIns": above, "rIns": beside, "bIns": above}
    return {"wrap": "square" if wraps else "none", **edges, "anchor": anchor}


def body(tag: str, attributes: dict[str, Any], paragraphs: Iterable[Any]) -> Any:
    """Return the body of a text.

    Parameters
    ----------
    tag
        Name of the element.
    attributes
        Those of its body properties.
    paragraphs
        What it contains; an empty one stands in for none.
    """
    made = list(paragraphs) or [node("a:p")]
    return node(tag, None, node("a:bodyPr", attributes, node("a:noAutofit")), node("a:lstStyle"), *made)


def run_properties(tag: str, size: int | None, *fills: Any, bold: bool | None = None) -> Any:
    """Return the properties of a run.

    Parameters
    ----------
    tag
        Name of the element.
    size
        Of its font in hundredths of a point; None for that of its master.
    *fills
        Its colour.
    bold
        None for as its master says.
    """
    weight = None if bold is None else int(bold)
    return node(tag, {"lang": spoken_tag(), "sz": size, "b": weight, "dirty": 0}, *fills)


def _pieces(line: Line, ruler: Ruler, paints: Paints) -> Iterable[Any]:
    """Yield the runs of a paragraph; a line break of the text is one."""
    for i, piece in enumerate(clean(line.text).splitlines() or [""]):
        if i:
            yield node("a:br")
        text = node("a:t")
        text.text = piece
        look = run_properties("a:rPr", ruler.size(line.size), paints.of[line.colour].fill(), bold=line.bold)
        yield node("a:r", None, look, text)
