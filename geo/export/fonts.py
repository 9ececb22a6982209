"""The fonts of pictures and pages made on the server: from packages, never from the machine.

Arimo has Latin, Greek, Cyrillic and Hebrew letters, and the widths of Arial: a slide set in Arial breaks its lines where
ours do. Noto Sans Arabic has Arabic letters. Other scripts have fonts of their own; see :mod:`geo.export.scripts`. All are
under the SIL Open Font License.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from PIL import ImageFont

from geo.export.scripts import face_of, script_folders

FAMILIES = {"Arimo": "fontpkg_arimo", "Noto Sans Arabic": "fontpkg_noto_sans_arabic"}
"""Package of each family of fonts in which texts are set; a character is taken from the first family that has it."""

WEIGHTS = (400, 700)

_UNIT_PX = 1000
_UNKNOWN_EM = 0.6


@cache
def font_folders() -> list[Path]:
    """Return every folder with fonts: those of :data:`FAMILIES`, then those for other scripts."""
    return [Path(str(files(package) / "files")) for package in FAMILIES.values()] + script_folders()


@cache
def font_files() -> dict[str, list[Path]]:
    """Return the files of each family: upright first, then italic if it has one."""
    found = {}
    for family, folder in zip(FAMILIES, font_folders(), strict=False):
        paths = sorted(folder.glob("*.ttf"), key=lambda path: "Italic" in path.name)
        found[family] = paths
    return found


@cache
def advances() -> dict[str, dict[str, float]]:
    """Return how wide each character of :data:`FAMILIES` is, as a share of the font size: by weight, then by character.

    The width of a text is about the sum of its characters. Kerning and joined letters are left out: the error is a few
    percent, which is small enough to keep labels apart.
    """
    widths: dict[str, dict[str, float]] = {str(weight): {} for weight in WEIGHTS}
    for paths in font_files().values():
        with TTFont(paths[0], lazy=True) as font:
            characters = [chr(code) for code in font.getBestCmap()]
        for weight in WEIGHTS:
            known = widths[str(weight)]
            known |= _measured(paths[0], weight, [c for c in characters if c not in known])
    return widths


@cache
def usual_characters() -> frozenset[str]:
    """Return the characters that the fonts of :data:`FAMILIES` have."""
    return frozenset(advances()[str(WEIGHTS[0])])


def advances_with(text: str) -> dict[str, dict[str, float]]:
    """Return what :func:`advances` does, and how wide the characters of a text are that other scripts' fonts draw.

    Parameters
    ----------
    text
        All that will be drawn, with anything else.
    """
    usual = advances()
    other: dict[Path, list[str]] = {}
    for character in set(text) - usual_characters():
        if face := face_of(character):
            other.setdefault(face.path, []).append(character)
    return {
        str(weight): usual[str(weight)]
        | {c: w for path, found in other.items() for c, w in _measured(path, weight, found).items()}
        for weight in WEIGHTS
    }


@lru_cache(maxsize=64)
def _font(path: Path, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(path), _UNIT_PX, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([_setting(axis, weight) for axis in font.get_variation_axes()])
    return font


def _measured(path: Path, weight: int, characters: list[str]) -> dict[str, float]:
    font = _font(path, weight)
    return {character: round(font.getlength(character) / _UNIT_PX, 3) for character in characters}


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
    usual = usual_characters().issuperset(text)
    known = (advances() if usual else advances_with(text))[str(WEIGHTS[-1] if bold else WEIGHTS[0])]
    return sum(known.get(character, _UNKNOWN_EM) for character in text) * size


def _setting(axis: Any, weight: int) -> float:
    name = axis["name"]
    usual = axis["default"]
    is_weight = name in (b"Weight", "Weight")
    return float(weight if is_weight else usual)
