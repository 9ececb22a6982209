"""Letter codes of MIL-STD-2525C, which have 15 characters, and the codes of 20 digits that mean the same.

Source: MIL-STD-2525C (17 November 2008), appendix A: positions 1 coding scheme, 2 standard identity, 3 battle dimension,
4 status, 5-10 function, 11-12 headquarters and echelon. Only a function that both standards name alike is converted.
"""

from __future__ import annotations

import re

_LETTER_CODE = re.compile(
    r"[SGWIOE][PUAFNSHGWMDLJK*\-][A-Z*\-][ACDFPX*\-][A-Z0-9*\-]{6}[A-Z0-9*\- ]{0,5}", re.IGNORECASE
)
_LENGTHS = range(10, 16)
_LETTERS = 15

_IDENTITIES = {"P": "0", "U": "1", "A": "2", "F": "3", "N": "4"}
_REFUSED = {"S": "suspect", "H": "hostile", "J": "hostile", "K": "hostile"}
"""Joker and faker are frames of the hostile kind in that standard's exercises."""

_STATUSES = {"P": "0", "A": "1", "C": "2", "D": "3", "X": "4", "F": "5", "-": "0", "*": "0"}
_HEADQUARTERS = {"-": "0", "*": "0", "A": "2", "B": "6", "C": "3", "D": "7", "E": "4", "F": "1", "G": "5"}
_ECHELONS = {"-": "00", "*": "00"} | dict(
    zip(
        "ABCDEFGHIJKLMN",
        ["11", "12", "13", "14", "15", "16", "17", "18", "21", "22", "23", "24", "25", "26"],
        strict=True,
    )
)
_FUNCTIONS = {
    "UCI---": "121100",
    "UCIM--": "121104",
    "UCIZ--": "121102",
    "UCA---": "120500",
    "UCR---": "121300",
    "UCF---": "130300",
    "UCD---": "130100",
    "UCVR--": "120600",
    "UCE---": "140700",
    "UUE---": "140800",
    "UUA---": "140100",
    "UULM--": "141200",
    "UUM---": "151000",
    "UUS---": "111000",
    "USS---": "163400",
    "UST---": "163600",
    "USX---": "161100",
    "USM---": "161300",
}
"""Functions of ground units, and the entity in symbol set 10 with the same symbol."""


def is_letter_code(text: str) -> bool:
    """Tell whether a text has the form of a letter code."""
    return len(text) in _LENGTHS and text[:1].isalpha() and _LETTER_CODE.fullmatch(text) is not None


def letter_identity(code: str) -> str | None:
    """Return the name of the standard identity of a letter code that no plan may have; None for any other."""
    return _REFUSED.get(code[1].upper())


def converted(code: str) -> str | None:
    """Return the code of 20 digits with the same symbol; None for a code whose meaning is not certain.

    Examples
    --------
    >>> converted("SFGPUCI----F---")
    '10031000161211000000'
    """
    letters = code.upper().replace(" ", "-").replace("*", "-").ljust(_LETTERS, "-")
    identity, status = _IDENTITIES.get(letters[1]), _STATUSES.get(letters[3])
    headquarters, echelon = _HEADQUARTERS.get(letters[10]), _ECHELONS.get(letters[11])
    entity = _FUNCTIONS.get(letters[4:10])
    if letters[0] + letters[2] != "SG" or None in (identity, status, headquarters, echelon, entity):
        return None
    return f"100{identity}10{status}{headquarters}{echelon}{entity}0000"
