"""A language to test with: each text in ⟦ ⟧, accented, and a third longer, with values and markup as they are."""

from __future__ import annotations

import re

OPEN, CLOSE = "⟦", "⟧"

_ACCENTS = str.maketrans("AEIOUYCNSZaeiouycnsz", "ÁÉÍÓÚÝÇÑŠŽáéíóúýçñšž")
_VOWELS = frozenset("ÁÉÍÓÚÝáéíóúý")
_KEPT = re.compile(r"(\{\w+\})|(<[^>]*>|\*\*|`[^`]*`|\[|\]\([^)]*\)|\n\s*(?:[-#*]+ )?)")
"""A value, or markup: markup divides what is shown into several texts, a value does not."""

LONGER = 4 / 3


def pseudo(text: str) -> str:
    """Return a message of the source in the pseudo-language."""
    made: list[str] = []
    part: list[str] = []
    for piece in _KEPT.split(text):
        if piece and _KEPT.fullmatch(piece) and not piece.startswith("{"):
            made += [_bracketed(part), piece]
            part = []
        elif piece:
            part.append(piece)
    return "".join([*made, _bracketed(part)])


def _bracketed(part: list[str]) -> str:
    """Put what is shown as one text into brackets; space at its ends stays outside."""
    whole = "".join(part)
    bare = whole.strip()
    if not bare:
        return whole
    start = whole.index(bare)
    inner = "".join(piece if piece.startswith("{") else _longer(piece) for piece in re.split(r"(\{\w+\})", bare))
    return f"{whole[:start]}{OPEN}{inner}{CLOSE}{whole[start + len(bare) :]}"


def _longer(piece: str) -> str:
    """Put accents on letters, and write vowels twice until the piece is a third longer."""
    wanted = round(len(piece) * (LONGER - 1))
    made = []
    for letter in piece.translate(_ACCENTS):
        made.append(letter)
        if wanted and letter in _VOWELS:
            made.append(letter.lower())
            wanted -= 1
    return "".join(made) + "~" * wanted if piece.strip() else piece
