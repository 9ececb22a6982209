"""Reads symbol codes: 20 or 30 digits of APP-6D, checked against its tables, and letter codes of MIL-STD-2525C.

A damaged code never sets a row aside. The map then shows the symbol that function, echelon and nation give.
"""

from __future__ import annotations

import unicodedata

from geo.errors import SidcError
from geo.problem import Finding, excerpt
from geo.reading.letter_codes import converted, is_letter_code, letter_identity
from geo.reading.outcome import Reading
from geo.reading.spreadsheet import is_damaged
from geo.sidc import REFUSED_IDENTITIES, check_sidc, identity
from geo.symbols import is_drawable
from geo.words.text import Text

_AMPLIFIERS = frozenset(
    "00 11 12 13 14 15 16 17 18 21 22 23 24 25 26 31 32 33 34 35 36 37 41 42 51 52 61 62 71 72".split()  # noqa: SIM905
)
"""Echelons, mobility, towed arrays, and leadership of dismounted individuals."""

_SYMBOL_SETS = frozenset(
    "00 01 02 05 06 10 11 12 15 20 25 27 30 35 36 40 45 46 47 50 51 52 53 54 60".split()  # noqa: SIM905
)

TABLES: dict[str, tuple[slice, frozenset[str]]] = {
    "version": (slice(0, 2), frozenset(["10", "11", "12", "13", "14", "15"])),
    "context": (slice(2, 3), frozenset("012")),
    "identity": (slice(3, 4), frozenset("0123456")),
    "set": (slice(4, 6), _SYMBOL_SETS),
    "status": (slice(6, 7), frozenset("012345")),
    "headquarters": (slice(7, 8), frozenset("01234567")),
    "amplifier": (slice(8, 10), _AMPLIFIERS),
}
"""What the first ten digits may be, by part. Source: MIL-STD-2525D (10 June 2014), appendix A, tables A-I to A-VI, which
APP-6(D) shares, and the versions and amplifiers that changes 1 and 2525E added. milsymbol knows the entities."""


def read_sidc(text: str) -> Reading:
    """Read a symbol code.

    Returns
    -------
    tuple
        The code, "" for one that is damaged, None for one whose identity no plan may have; and a finding or None. Only
        that identity is an error.
    """
    if is_damaged(text) and not text.isdigit():
        return "", _warning("sidc-damaged", "sidc-damaged", text)
    if is_letter_code(text):
        return _letters(text)
    try:
        code = check_sidc(text)
    except SidcError as error:
        return "", Finding("sidc", "warning", Text("symbols.usual", reason=error.args[0]), _plain(text))
    if refused := REFUSED_IDENTITIES.get(identity(code)):
        return _refused(text, refused)
    for part, (place, known) in TABLES.items():
        if code[place] not in known:
            told = Text(f"symbols.part.{part}", text=excerpt(text), digits=code[place])
            return "", Finding("sidc-unknown", "warning", Text("symbols.usual", reason=told))
    if not is_drawable(code):
        return "", _warning("sidc-unknown", "sidc-unknown-cut" if is_damaged(code) else "sidc-unknown", text)
    return code, None


def _plain(text: str) -> str | None:
    """Return a code with ASCII digits, if only their script was wrong."""
    plain = unicodedata.normalize("NFKC", text)
    try:
        code = check_sidc(plain)
    except SidcError:
        return None
    return code if identity(code) not in REFUSED_IDENTITIES else None


def _warning(code: str, name: str, text: str) -> Finding:
    return Finding(code, "warning", Text(f"problems_cells.{name}", text=excerpt(text)))


def _refused(text: str, refused: str) -> Reading:
    told = Text("problems_cells.sidc-identity", text=excerpt(text), identity=Text(f"symbols.identity.{refused}"))
    return None, Finding("sidc-identity", "error", told)


def _letters(text: str) -> Reading:
    if refused := letter_identity(text):
        return _refused(text, refused)
    fix = converted(text)
    if fix is None or not is_drawable(fix):
        return "", _warning("sidc-letters", "sidc-letters", text)
    told = Text("problems_cells.sidc-letters-fix", text=excerpt(text), fix=fix)
    return "", Finding("sidc-letters", "warning", told, fix)
