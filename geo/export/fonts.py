"""The fonts of pictures and pages made on the server: from packages, never from the machine.

Arimo has Latin, Greek, Cyrillic and Hebrew letters, and the widths of Arial: a slide set in Arial breaks its lines where
ours do. Noto Sans Arabic has Arabic letters. Both are under the SIL Open Font License.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from PIL import ImageFont

FAMILIES = {"Arimo": "fontpkg_arimo", "Noto Sans Arabic": "fontpkg_noto_sans_arabic"}
"""Package of each family of fonts; a character is taken from the first family that has it."""

WEIGHTS = (400, 700)

_UNIT_PX = 1000
_UNKNOWN_EM = 0.6


@cache
def font_folders() -> list[Path]:
    """Return the folder of each family, in the order of :data:`FAMILIES`."""
    return [Path(str(files(package) / "files")) for package in FAMILIES.values()]


@cache
def font_files() -> dict[str, list[Path]]:
    """Return the files of each family: upright first, then italic if it has one."""
    found = {}
    for family, folder in zip(FAMILIES, font_folders(), strict=True):
        paths = sorted(folder.glob("*.ttf"), key=lambda path: "Italic" in path.name)
        found[family] = paths
    return found


@cache
def advances() -> dict[str, dict[str, float]]:
    """Return how wide each character is, as a share of the font size: by weight (``400``, ``700``), then by character.

    The width of a text is about the sum of its characters. Kerning and joined letters are left out: the error is a few
    percent, which is small enough to keep labels apart.
    """
    widths: dict[str, dict[str, float]] = {str(weight): {} for weight in WEIGHTS}
    for paths in font_files().values():
        with TTFont(paths[0], lazy=True) as font:
            characters = [chr(code) for code in font.getBestCmap()]
        drawn = ImageFont.truetype(str(paths[0]), _UNIT_PX, layout_engine=ImageFont.Layout.BASIC)
        axes = drawn.get_variation_axes()
        for weight in WEIGHTS:
            drawn.set_variation_by_axes([_setting(axis, weight) for axis in axes])
            known = widths[str(weight)]
            for character in characters:
                if character not in known:
                    known[character] = round(drawn.getlength(character) / _UNIT_PX, 3)
    return widths


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is, in the unit of its size.

    Parameters
    ----------
    text
        One line.
    size
        Size of the font, in any unit.
    bold
        Whether it is set in bold.

    Examples
    --------
    >>> text_width("Lviv", 10)
    17.78
    """
    known = advances()[str(WEIGHTS[-1] if bold else WEIGHTS[0])]
    return sum(known.get(character, _UNKNOWN_EM) for character in text) * size


def _setting(axis: Any, weight: int) -> float:
    name = axis["name"]
    usual = axis["default"]
    is_weight = name in (b"Weight", "Weight")
    return float(weight if is_weight else usual)
