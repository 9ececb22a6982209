"""The fonts for scripts and signs that the usual fonts lack: Noto, from packages, under the SIL Open Font License."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
"""Packages with the fonts of scripts, signs and emoji, and with those of Chinese, Japanese and Korean."""

_LEFT_OUT = ("Arabic", "Hebrew", "Italic")
"""Fonts of the packages that are not used: the usual fonts have these scripts."""
_FIRST, _LATER = "NotoSans[", ("NotoSansSymbols", "NotoEmoji", "NotoSansCJK")
_COLLECTION = "Noto Sans CJK JP"
"""Name of the first font of the collection."""
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Cn", "Co", "Cs"}
"""Categories of characters that leave no mark, or that no font can have."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font for some script.

    Attributes
    ----------
    family
        Its name.
    path
        Its file.
    """

    family: str
    path: Path

    @property
    def characters(self) -> frozenset[str]:
        """The characters that it has."""
        return _characters(self.path)


def script_folders() -> list[Path]:
    """Return the folders of the fonts."""
    return [Path(str(files(package))) for package in PACKAGES]


@cache
def faces() -> list[Face]:
    """Return the fonts, in the order in which a character is looked for."""
    paths = (path for folder in script_folders() for path in folder.iterdir() if path.suffix in (".ttf", ".ttc"))
    kept = [path for path in paths if not any(word in path.name for word in _LEFT_OUT)]
    return [Face(_family(path), path) for path in sorted(kept, key=_place)]


def _place(path: Path) -> tuple[int, str]:
    later = next((i + 1 for i, name in enumerate(_LATER) if path.name.startswith(name)), 0)
    return (-1 if path.name.startswith(_FIRST) else later, path.name)


def _family(path: Path) -> str:
    """Return the family of a font from the name of its file: ``NotoSansThai[wght].ttf`` has ``Noto Sans Thai``."""
    if path.suffix == ".ttc":
        return _COLLECTION
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", path.name.split("[")[0])


@cache
def _characters(path: Path) -> frozenset[str]:
    with TTFont(path, lazy=True, fontNumber=0) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


@lru_cache(maxsize=20_000)
def face_of(character: str) -> Face | None:
    """Return the first of the fonts that has a character; None if none has."""
    if is_unseen(character):
        return None
    return next((face for face in faces() if character in face.characters), None)


def is_unseen(character: str) -> bool:
    """Tell whether a character leaves no mark of its own."""
    return unicodedata.category(character) in _UNSEEN or "\ufe00" <= character <= "\ufe0f"


def cannot_draw(characters: Iterable[str], usual: Iterable[str]) -> list[str]:
    """Return the characters that no font has, in the order of their codes.

    Parameters
    ----------
    characters
        Any characters.
    usual
        Those that the usual fonts have.
    """
    rest = set(characters).difference(usual)
    return sorted(c for c in rest if not is_unseen(c) and face_of(c) is None)
