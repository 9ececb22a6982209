"""Nations by ISO 3166-1 alpha-3 code, as the package ``pycountry`` lists them, and the other codes that a plan may use."""

from __future__ import annotations

import difflib
from functools import cache

import pycountry

from geo.words.catalogue import room
from geo.words.language import SOURCE
from geo.words.text import say

KOSOVO = "XKX"
UNNAMED = "UNNAMED"
"""A nation, or several, that a source does not name."""

GROUPS = ("NATO", "MULTI", UNNAMED, KOSOVO)
"""Codes that a ``nation`` column may have although they are no ISO country."""


def without_prejudice() -> str:
    """Return the caveat to show wherever Kosovo is named, in the language in use."""
    return say("scene.kosovo")


_SHORT = {"GBR": "United Kingdom", "USA": "United States", "CZE": "Czechia", "RUS": "Russia", "TUR": "Türkiye"}


SHORTEST_NAME = 5
"""Letters that a name needs to be found by similar spelling; shorter names are too similar to each other."""

_OTHER_SPELLINGS = {
    "uk": "GBR", "great britain": "GBR", "england": "GBR", "britain": "GBR", "us": "USA", "usa": "USA",
    "turkey": "TUR", "czech republic": "CZE", "holland": "NLD", "belgien": "BEL", "belgique": "BEL",
    "deutschland": "DEU", "germania": "DEU", "allemagne": "DEU", "frankreich": "FRA", "polska": "POL", "polen": "POL",
    "ger": "DEU", "spa": "ESP", "ned": "NLD", "por": "PRT", "dan": "DNK", "den": "DNK", "gre": "GRC", "sui": "CHE",
    "cro": "HRV", "slo": "SVN", "lat": "LVA", "bul": "BGR", "ire": "IRL", "otan": "NATO", "kos": "XKX",
}  # fmt: skip
"""Other names and codes that people write for a country, in lower case."""


@cache
def _names() -> dict[str, str]:
    names = {c.alpha_3: getattr(c, "common_name", c.name).split(",")[0] for c in pycountry.countries}
    return names | _SHORT


@cache
def _spellings() -> dict[str, str]:
    spellings = {name.casefold(): code for code, name in _names().items()}
    spellings |= {c.name.casefold(): c.alpha_3 for c in pycountry.countries}
    spellings |= _OTHER_SPELLINGS
    spellings |= {c.alpha_2.casefold(): c.alpha_3 for c in pycountry.countries}
    return spellings | {"xk": KOSOVO, "kosovo": KOSOVO, "multinational": "MULTI"}


def all_countries() -> dict[str, str]:
    """Return the name of each code that a ``country`` column may have, in the language in use and sorted by name."""
    found = {code: nation_name(code) for code in (*_names(), KOSOVO)}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def all_nations() -> dict[str, str]:
    """Return the name of each code that a ``nation`` column may have; codes that are no country come first."""
    return {code: nation_name(code) for code in GROUPS} | all_countries()


@cache
def _named() -> frozenset[str]:
    """Return the codes that the catalogue names; a newer pycountry may know more."""
    return frozenset(key.removeprefix("nations.") for key in room(SOURCE, "nations"))


def is_country(code: str) -> bool:
    """Tell whether a code is that of an ISO 3166-1 alpha-3 country, or XKX, the user-assigned code of Kosovo."""
    return code in _names() or code == KOSOVO


def is_nation(code: str) -> bool:
    """Tell whether a ``nation`` column may have a code."""
    return is_country(code) or code in GROUPS


def nation_name(code: str) -> str:
    """Return the name of a nation code in the language in use; the code itself if it is unknown."""
    return say(f"nations.{code}") if code in _named() else code


def nearest_nation(text: str) -> str | None:
    """Return the code of the nation that a text names, or that has the most similar name; None if none is similar.

    A text of fewer than :data:`SHORTEST_NAME` letters must name it exactly.

    Examples
    --------
    >>> nearest_nation("Germny"), nearest_nation("uk")
    ('DEU', 'GBR')
    """
    folded = text.strip().casefold()
    known = _spellings()
    if folded in known or len(folded) < SHORTEST_NAME:
        return known.get(folded)
    names = [name for name in known if len(name) >= SHORTEST_NAME]
    close = difflib.get_close_matches(folded, names, n=1, cutoff=0.8)
    return known[close[0]] if close else None
