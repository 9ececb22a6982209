"""Symbols as pictures for other tools, as the client draws them: all of one size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from geo.contract.picture import SymbolPicture
from geo.export.painters import SCRIPT
from geo.export.typeset import Drawing
from geo.javascript import new_engine
from geo.resources import asset
from geo.sidc import check_sidc

SYMBOL_PX = 48
"""Height of a symbol's octagon in pixels."""

_BOX = re.compile(r'<svg [^>]*?viewBox="([-\d. ]+)"[^>]*>')


@dataclass(frozen=True, slots=True)
class Icons:
    """Pictures of symbols, all squares of one size.

    Attributes
    ----------
    drawings
        SVG by symbol code.
    spots
        By symbol code, where in the picture its place is: shares of the side from the left and from the top.
    enlarged
        How many times as high as the octagon of a symbol they are.
    """

    drawings: dict[str, Drawing]
    spots: dict[str, tuple[float, float]]
    enlarged: float


def icons(codes: Iterable[str], *, centred: bool = False) -> Icons:
    """Return the pictures of some symbol codes, with a light outline.

    Parameters
    ----------
    codes
        Codes of 20 or 30 digits; each is drawn once.
    centred
        Whether the place of each symbol is in the middle of its picture. If not, the pictures are as small as can be.

    Raises
    ------
    SidcError
        If a code does not consist of 20 or 30 digits.
    """
    pictures = _drawn(dict.fromkeys(check_sidc(code) for code in codes))
    middles = {code: (p.x, p.y) if centred else (p.width / 2, p.height / 2) for code, p in pictures.items()}
    reaches = (
        max(x, p.width - x, y, p.height - y) for p, (x, y) in zip(pictures.values(), middles.values(), strict=True)
    )
    # One size for all: a viewer that fits pictures into a size of its own then shows all symbols equally large.
    reach = max(reaches, default=SYMBOL_PX / 2)
    corners = {code: (x - reach, y - reach) for code, (x, y) in middles.items()}
    return Icons(
        {code: _squared(p, corners[code], 2 * reach) for code, p in pictures.items()},
        {
            code: ((p.x - left) / (2 * reach), (p.y - top) / (2 * reach))
            for (code, p), (left, top) in zip(pictures.items(), corners.values(), strict=True)
        },
        2 * reach / SYMBOL_PX,
    )


def _drawn(codes: Iterable[str]) -> dict[str, SymbolPicture]:
    engine = new_engine()
    try:
        engine.eval(asset(SCRIPT).read_text(encoding="utf-8"))
        told = {code: str(engine.call("postureStudio.symbol", code, SYMBOL_PX)) for code in codes}
    finally:
        engine.close()
    return {code: msgspec.json.decode(one, type=SymbolPicture) for code, one in told.items()}


def _squared(picture: SymbolPicture, corner: tuple[float, float], side: float) -> Drawing:
    """Return a symbol in a square of so many pixels, whose top left is at a point of the picture."""
    found = _BOX.match(picture.svg)
    assert found, picture.svg[:80]
    left, top, wide, _ = (float(part) for part in found[1].split())
    unit = wide / picture.width
    box = f"{left + corner[0] * unit:g} {top + corner[1] * unit:g} {side * unit:g} {side * unit:g}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{side:g}" height="{side:g}" viewBox="{box}">'
    return Drawing(head + picture.svg[found.end() :], side, side)
