"""The pseudo-language: each text is in ⟦ ⟧, with accents and a third longer. Values and markup do not change."""

from __future__ import annotations

import re

OPEN, CLOSE = "⟦", "⟧"

_ACCENTS = str.maketrans("AEIOUYCNSZaeiouycnsz", "ÁÉÍÓÚÝÇÑŠŽáéíóúýçñšž")
_VOWELS = frozenset("ÁÉÍÓÚÝáéíóúý")
_KEPT = re.compile(r"(\{\w+\})|(<[^>]*>|\*\*|`[^`]*`|\[|\]\([^)]*\)|\n\s*(?:[-#*]+ )?)")
"""A value, or markup. Markup divides a message into several texts; a value does not."""

LONGER = 4 / 3
"""How long a text becomes, as a share of its length."""


def pseudo(text: str) -> str:
    """Return a message of the source in the pseudo-language.

    Examples
    --------
    >>> pseudo("{count} rows")
    '⟦{count} róówš~⟧'
    """
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
    """Put one text into brackets; spaces at its ends stay outside."""
    whole = "".join(part)
    bare = whole.strip()
    if not bare:
        return whole
    start = whole.index(bare)
    inner = "".join(piece if piece.startswith("{") else _longer(piece) for piece in re.split(r"(\{\w+\})", bare))
    return f"{whole[:start]}{OPEN}{inner}{CLOSE}{whole[start + len(bare) :]}"


def _longer(piece: str) -> str:
    """Put accents on letters, and double vowels until the piece is a third longer."""
    wanted = round(len(piece) * (LONGER - 1))
    made = []
    for letter in piece.translate(_ACCENTS):
        made.append(letter)
        if wanted and letter in _VOWELS:
            made.append(letter.lower())
            wanted -= 1
    return "".join(made) + "~" * wanted if piece.strip() else piece
