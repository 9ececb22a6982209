"""Finds what damages a text without making it unreadable: signs of a web page, characters that nobody sees."""

from __future__ import annotations

import html
import re

from geo.problem import Finding, excerpt
from geo.reading.keys import signs, without_invisible
from geo.words.text import Text

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_JOINER = "\u200d"
_MOST_TIMES = 4


def may_have_entities(text: str) -> bool:
    """Tell quickly whether a whole file may have characters that are written as in a web page."""
    return "&" in text and _ENTITY.search(text) is not None


def entities(text: str) -> Finding | None:
    """Return a warning with the text that is meant, if a cell has characters written as in a web page; else None."""
    if not _ENTITY.search(text):
        return None
    right = text
    for _ in range(_MOST_TIMES):
        if (once := html.unescape(right)) == right:
            break
        right = once
    if right == text:
        return None
    right = right.replace("\u00a0", " ")
    told = Text("problems_cells.text-entity", text=excerpt(text), fix=excerpt(right))
    return Finding("text-entity", "warning", told, right)


def may_have_unseen(text: str) -> bool:
    """Tell quickly whether a whole file may have characters that nobody sees."""
    return _UNSEEN.search(text) is not None


def unseen(text: str) -> Finding | None:
    """Return a warning with the text without them, if a cell has characters that nobody sees; else None.

    A joiner between other signs than letters belongs to a picture, such as that of a family.
    """
    if not _UNSEEN.search(text):
        return None
    right = without_invisible(text) if not _is_picture(text) else text
    if right == text or not right.strip():
        return None
    told = Text("problems_cells.text-invisible", text=excerpt(text), signs=signs(text, right), fix=excerpt(right))
    return Finding("text-invisible", "warning", told, right)


def _is_picture(text: str) -> bool:
    return set(_UNSEEN.findall(text)) <= {_JOINER} and any(
        c > "\u2190" and not c.isalnum() for c in text if c != _JOINER
    )
