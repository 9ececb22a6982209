"""Makes and checks symbol identification codes (SIDC) of APP-6D / MIL-STD-2525D, which have 20 digits.

Positions: 1-2 version, 3 context, 4 standard identity, 5-6 symbol set, 7 status, 8 headquarters / task force,
9-10 amplifier (echelon), 11-16 entity, 17-20 modifiers.
"""

from __future__ import annotations

import re

from geo.errors import SidcError
from geo.problem import excerpt
from geo.terms import ECHELON, FUNCTION, HUB_KIND, LEVEL, Vocabulary
from geo.words.late import Late
from geo.words.text import Text

VERSION = "10"
REALITY = "0"
FRIEND = "3"
LAND_UNIT = "10"
LAND_INSTALLATION = "20"
PRESENT, PLANNED = "0", "1"
NO_HEADQUARTERS, HEADQUARTERS = "0", "2"
NO_AMPLIFIER = "00"

_HEADQUARTERS_DIGITS = "2367"
"""Digits at position 8 that mark a headquarters, alone, of a task force, or as a feint."""

REFUSED_IDENTITIES = {"5": "suspect", "6": "hostile"}
"""Standard identities, by the fourth digit of the code, that a plan may not have: it shows only the multinational force."""

_LENGTHS = (20, 30)


def check_sidc(text: str) -> str:
    """Return a code without its spaces. Only the number of digits is checked, not what they mean.

    Raises
    ------
    SidcError
        If it does not consist of 20 or 30 digits.
    """
    digits = re.sub(r"\s+", "", text)
    if not digits.isascii() or not digits.isdigit():
        raise SidcError(Text("symbols.none", text=excerpt(text)))
    if len(digits) not in _LENGTHS:
        raise SidcError(Text("symbols.digits", text=excerpt(text), count=len(digits)))
    return digits


def identity(sidc: str) -> str:
    """Return the digit of a code that gives the standard identity (``3`` is friend)."""
    return sidc[3]


def with_status(sidc: str, *, planned: bool) -> str:
    """Return a code with another status.

    Parameters
    ----------
    sidc
        A code of 20 or 30 digits.
    planned
        Whether the frame is dashed (planned); else it is solid (present).
    """
    return sidc[:6] + (PLANNED if planned else PRESENT) + sidc[7:]


def unit_sidc(function: str, echelon: str) -> str:
    """Return the code of a friendly land unit, with a solid frame.

    Parameters
    ----------
    function
        Code of a term of :data:`geo.terms.FUNCTION`.
    echelon
        Code of a term of :data:`geo.terms.ECHELON`.

    Raises
    ------
    SidcError
        If a vocabulary lacks its term.

    Examples
    --------
    >>> unit_sidc("infantry", "battalion")
    '10031000161211000000'
    """
    return _land_unit(
        HEADQUARTERS if function == "headquarters" else NO_HEADQUARTERS,
        _digits(ECHELON, echelon),
        _digits(FUNCTION, function),
    )


def unit_function(sidc: str) -> str | None:
    """Return what the unit of a code does, as a code of :data:`geo.terms.FUNCTION`; None if the code says none of them.

    Parameters
    ----------
    sidc
        A code of 20 or 30 digits, or "".

    Examples
    --------
    >>> unit_function("10031000161613000000")
    'medical'
    """
    if sidc[4:6] != LAND_UNIT:
        return None
    if sidc[7] in _HEADQUARTERS_DIGITS:
        return "headquarters"
    return next((term.code for term in FUNCTION.terms if term.sidc == sidc[10:16]), None)


def node_sidc(level: str) -> str:
    """Return the code of a headquarters, by a code of :data:`geo.terms.LEVEL`; a coordination cell is a liaison element.

    Raises
    ------
    SidcError
        If the vocabulary lacks the level.
    """
    entity = _digits(FUNCTION, "liaison" if level == "coordination" else "headquarters")
    return _land_unit(HEADQUARTERS, _digits(LEVEL, level), entity)


def hub_sidc(kind: str) -> str:
    """Return the code of a land installation, by a code of :data:`geo.terms.HUB_KIND`.

    Raises
    ------
    SidcError
        If the vocabulary lacks the kind.
    """
    entity_and_modifiers = _digits(HUB_KIND, kind)
    return (
        VERSION + REALITY + FRIEND + LAND_INSTALLATION + PRESENT + NO_HEADQUARTERS + NO_AMPLIFIER + entity_and_modifiers
    )


def _land_unit(headquarters: str, amplifier: str, entity: str) -> str:
    return VERSION + REALITY + FRIEND + LAND_UNIT + PRESENT + headquarters + amplifier + entity + "0000"


def _digits(vocabulary: Vocabulary, code: str) -> str:
    term = vocabulary.lookup(code)
    if term is None:
        raise SidcError(Text("symbols.no-term", text=code, vocabulary=Late(getattr, vocabulary, "noun")))
    return term.sidc
