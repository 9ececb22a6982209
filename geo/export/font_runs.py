"""Text of SVG pictures in runs of one font each, so that every script is drawn and shaped by a font that has it.

A renderer of SVG shapes a text with one font, and takes single glyphs from others: the syllables of Hindi then fall apart.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from geo.export.fonts import text_width, usual_characters
from geo.export.glyphs import outlined
from geo.export.scripts import Face, face_of, is_unseen

_TEXT = re.compile(r"(<text\b[^>]*>)([^<]*)</text>")
_PLAIN = re.compile(r"[\x00-\x7f]*")
_SIZES = {"x": 0.0, "y": 0.0, "font-size": 16.0, "font-weight": 400.0, "letter-spacing": 0.0}
"""Attributes of a text that are numbers, and their usual values."""
_BOLD_FROM = 550.0


def in_runs(svg: str) -> str:
    """Return an SVG picture in which what the usual fonts cannot draw is drawn as outlines, beside the rest of its text.

    A text that the usual fonts can draw stays as it is.
    """
    return _TEXT.sub(_side_by_side, svg)


def _side_by_side(found: re.Match[str]) -> str:
    head, inside = found[1], found[2]
    if _PLAIN.fullmatch(inside):
        return found[0]
    parts = list(runs(html.unescape(inside)))
    if all(face is None for face, _ in parts):
        return found[0]
    x, y, size, weight, spacing = (_number(head, name, usual) for name, usual in _SIZES.items())
    drawn = [
        _typed(head, part, size, bold=weight >= _BOLD_FROM) if face is None else _drawn(head, face, part, size, weight)
        for face, part in parts
    ]
    widths = [run.width + spacing * len(part) for run, (_, part) in zip(drawn, parts, strict=True)]
    left = x - sum(widths) * {"middle": 0.5, "end": 1.0}.get(_attribute(head, "text-anchor") or "", 0.0)
    ordered = list(zip(drawn, widths, strict=True))
    placed = []
    for run, width in reversed(ordered) if _runs_to_the_left(inside) else ordered:
        placed.append(f'<g transform="translate({left:.2f} {y:.2f})">{run.svg}</g>')
        left += width
    return "".join(placed)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run as SVG from the origin on, and its width."""

    svg: str
    width: float


def _typed(head: str, part: str, size: float, *, bold: bool) -> _Run:
    look = _without(head, "x", "y", "text-anchor")
    return _Run(f'{look} xml:space="preserve">{escape(part)}</text>', text_width(part, size, bold=bold))


def _drawn(head: str, face: Face, part: str, size: float, weight: float) -> _Run:
    shape = outlined(face.path, part, size, weight)
    look = _without(head, *_SIZES, "text-anchor", "font-style").replace("<text", "<path", 1)
    return _Run(f'{look} role="img" aria-label={quoteattr(part)} d="{shape.path}"/>', shape.width)


def _without(head: str, *names: str) -> str:
    """Return the beginning of an element without some attributes, and without its end."""
    return re.sub(rf' (?:{"|".join(names)})="[^"]*"', "", head).removesuffix(">")


def _attribute(head: str, name: str) -> str | None:
    found = re.search(rf' {name}="([^"]*)"', head)
    return found[1] if found else None


def _number(head: str, name: str, usual: float) -> float:
    return float((_attribute(head, name) or str(usual)).removesuffix("px"))


def _runs_to_the_left(text: str) -> bool:
    """Tell whether the first letter of a text is one of a script that runs to the left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def runs(text: str) -> Iterator[tuple[Face | None, str]]:
    """Yield the runs of a text with the font of each; None for the usual fonts, which also get what no font has.

    Parameters
    ----------
    text
        One line.
    """
    current: Face | None = None
    run = ""
    for character in text:
        face = _next_face(current, character)
        if face is not current and run:
            yield current, run
            run = ""
        current = face
        run += character
    if run:
        yield current, run


def _next_face(current: Face | None, character: str) -> Face | None:
    """Return the font of a character after a run; a sign that only joins letters stays in it."""
    if is_unseen(character) and not character.isspace():
        return current
    return None if character in usual_characters() else face_of(character)
