"""The language in which texts are shown, and what each language needs to be known of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SOURCE = "en"
"""The language in which texts are written first; where another has no text of a key, this one's is shown."""

PSEUDO = "qps"
"""A language made of the source by rule, to see which texts come from the catalogue."""

LOCALES = {SOURCE: "en_GB", PSEUDO: "en_GB"}
"""Languages by code, with the locale of each: its plural forms, its numbers and its lists."""

VARIABLE = "POSTURE_LANGUAGE"
"""Environment variable with the code of the language."""

_chosen: ContextVar[str] = ContextVar("language")


def language() -> str:
    """Return the code of the language in use: the one of :func:`spoken`, else the environment's, else the source."""
    chosen = _chosen.get(os.environ.get(VARIABLE, SOURCE))
    return chosen if chosen in LOCALES else SOURCE


def locale_of(code: str) -> str:
    """Return the locale of a language, as Babel names it (``en_GB``); KeyError for a language that there is not."""
    return LOCALES[code]


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Use a language within a block, in this thread alone; KeyError for a language that there is not."""
    token = _chosen.set(code if code in LOCALES else _refuse(code))
    try:
        yield
    finally:
        _chosen.reset(token)


def _refuse(code: str) -> str:
    raise KeyError(code)
