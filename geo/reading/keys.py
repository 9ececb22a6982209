"""Finds characters in an id that nobody sees, and writes the id without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from geo.problem import Finding, excerpt
from geo.reading.lookalikes import as_one_script, skeleton
from geo.reading.spreadsheet import guarded
from geo.words.late import Late
from geo.words.text import Text, listed

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+|\u2800+")
_PLAIN_SPACE = " "
_QUOTES = re.compile("[\"“”„‟«»〝〞＂]|^['‘’‚‛`´]+|['‘’‚‛`´]+$")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_NUMBER = re.compile(r"0*(\d+?)(?:\.0+)?")
_COMMENT = re.compile(r"(?:#\s+|//+\s*|#(?=[^\W\d_]{2}))(?=\w)")
"""What marks a line as a remark for other programs."""

_WIDE = re.compile("[\uff01-\uff5e]")


def without_invisible(text: str) -> str:
    """Return a text without the characters that have no width, such as a soft hyphen or a mark of direction."""
    return _INVISIBLE.sub("", text)


def with_plain_spaces(text: str) -> str:
    """Return a text with one plain space where it has any others, or several."""
    return _SPACE.sub(_PLAIN_SPACE, text).strip()


def composed(text: str) -> str:
    """Return a text with each letter and its accent as one character, and wide characters in their usual width."""
    return unicodedata.normalize("NFC", _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text))


def without_quotes(text: str) -> str:
    """Return an id without quotation marks."""
    return _QUOTES.sub("", text).strip()


def with_plain_dashes(text: str) -> str:
    """Return an id with the hyphen of the keyboard for every dash."""
    return _DASHES.sub("-", text)


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("id-invisible", without_invisible),
    ("id-space", with_plain_spaces),
    ("id-composed", composed),
    ("id-quote", without_quotes),
    ("id-dash", with_plain_dashes),
    ("id-lookalike", as_one_script),
)


def cleaned(key: str) -> str:
    """Return an id as a planner means it: composed, in one script, with plain spaces, without what nobody sees."""
    if key.isascii() and key.isprintable() and "  " not in key and not _QUOTES.search(key):
        return key
    for _, step in _STEPS:
        key = step(key)
    return key


def gist(key: str) -> str:
    """Return what an id is to a reader: cleaned, in one case; a number without the zeros around it.

    Examples
    --------
    >>> gist("U-1") == gist("u-1"), gist("007") == gist("7.0")
    (True, True)
    """
    seen = skeleton(cleaned(key)).casefold()
    number = _NUMBER.fullmatch(seen)
    return number[1] if number else seen


def key_finding(key: str) -> Finding | None:
    """Return a warning if an id has characters that nobody sees or means, with the clean id as its fix; else None."""
    if comment := _COMMENT.match(key):
        told = Text("problems_cells.id-comment", text=excerpt(key), fix=key[comment.end() :])
        return Finding("id-comment", "warning", told, key[comment.end() :])
    clean = cleaned(key)
    if clean == key:
        return None
    fix = guarded(clean)
    code = next(code for code, step in _STEPS if step(key) != key)
    values = (
        {"text": excerpt(key), "signs": signs(key, fix), "fix": fix}
        if code != "id-quote"
        else {"text": excerpt(key), "fix": fix}
    )
    return Finding(code, "warning", Text(f"problems_cells.{code}", **values), fix or None)


def keys_finding(text: str) -> Finding | None:
    """Return the first warning about an id of a list; its fix is the whole list with every id clean."""
    parts = text.split(_BETWEEN)
    found = next((finding for part in parts if (finding := key_finding(part.strip()))), None)
    return found and replace(found, fix=_BETWEEN.join(cleaned(part.strip()) for part in parts))


_BETWEEN = ";"

MOST_SIGNS = 3
"""The most characters that a message names."""


def signs(text: str, other: str) -> Late:
    """Return the names of the unusual characters that only the first of two texts has, for a message.

    Parameters
    ----------
    text
        The text with unusual characters.
    other
        The text that it should be.
    """
    odd = [c for c in dict.fromkeys(text) if c not in other]
    odd = odd or [c for c in dict.fromkeys(text) if not c.isalnum()] or list(dict.fromkeys(text))
    return Late(listed, tuple(_named(c) for c in odd[:MOST_SIGNS]))


def difference(text: str, other: str) -> Late:
    """Return the names of the unusual characters in which two ids differ that look the same, for a message.

    Parameters
    ----------
    text, other
        The two ids.
    """
    odd = cleaned(text) != text or not text.isascii()
    return signs(text, other) if odd else signs(other, text)


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} {name}".rstrip()
