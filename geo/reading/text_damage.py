"""Finds what damages a text without making it unreadable: characters written in codes, and characters that nobody sees."""

from __future__ import annotations

import html
import quopri
import re
from urllib.parse import unquote

from geo.problem import Finding, excerpt
from geo.reading.keys import signs, without_invisible
from geo.words.text import Text

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){2}|%20")
_EQUALS = re.compile(r"(?:=[0-9A-F]{2}){2}")
_BACKSLASH = re.compile(
    r"\\(?:u(?=[0-9A-Fa-f]{4})|x(?=[0-9A-Fa-f]{2}))(?P<code>(?<=u)[0-9A-Fa-f]{4}|(?<=x)[0-9A-Fa-f]{2})"
)
_CODED = re.compile("|".join(pattern.pattern for pattern in (_ENTITY, _PERCENT, _EQUALS, _BACKSLASH)))
_ADDRESS = re.compile(r"\w://|^www\.")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_JOINER = "\u200d"
_MOST_TIMES = 4


def may_be_coded(text: str) -> bool:
    """Tell quickly whether a whole file may have characters that are written in codes."""
    return any(sign in text for sign in "&%=\\") and _CODED.search(text) is not None


def coded(text: str) -> Finding | None:
    """Return a warning with the text that is meant, if a cell has characters written in codes; else None."""
    if not _CODED.search(text):
        return None
    right = text
    for _ in range(_MOST_TIMES):
        if (once := _decoded(right)) == right:
            break
        right = once
    if right == text or not right.isprintable():
        return None
    told = Text("problems_cells.text-entity", text=excerpt(text), fix=excerpt(right))
    return Finding("text-entity", "warning", told, right)


def _decoded(text: str) -> str:
    """Return a text without the codes of one kind; an address keeps all but those of web pages."""
    found = html.unescape(text).replace("\u00a0", " ") if _ENTITY.search(text) else text
    if found != text or _ADDRESS.search(text):
        return found
    try:
        if _PERCENT.search(text):
            return unquote(text, errors="strict")
        if _EQUALS.search(text):
            return quopri.decodestring(text.encode()).decode()
    except UnicodeDecodeError:
        return text
    return _BACKSLASH.sub(lambda match: chr(int(match["code"], base=16)), text)


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
