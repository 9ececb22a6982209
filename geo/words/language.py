"""The language in which the app shows texts, and the locale of each language."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SOURCE = "en"
"""The language in which every message is written first. It stands in for a message that another language lacks."""

PSEUDO = "qps"
"""The pseudo-language, made from the source by a rule; it shows which texts come from the catalogue."""

LOCALES = {SOURCE: "en_GB", PSEUDO: "en_GB"}
"""The locale of each language, by code: it decides on plural forms, numbers and lists."""

VARIABLE = "POSTURE_LANGUAGE"
"""Environment variable with the code of the language."""

_chosen: ContextVar[str] = ContextVar("language")


def language() -> str:
    """Return the code of the language in use: that of :func:`spoken`, else of the environment, else the source."""
    chosen = _chosen.get(os.environ.get(VARIABLE, SOURCE))
    return chosen if chosen in LOCALES else SOURCE


def locale_of(code: str) -> str:
    """Return the locale of a language, as Babel names it (``en_GB``).

    Raises
    ------
    KeyError
        If :data:`LOCALES` lacks the language.
    """
    return LOCALES[code]


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Use a language within a ``with`` block, in this thread only.

    Raises
    ------
    KeyError
        If :data:`LOCALES` lacks the language.
    """
    token = _chosen.set(code if code in LOCALES else _refuse(code))
    try:
        yield
    finally:
        _chosen.reset(token)


def _refuse(code: str) -> str:
    raise KeyError(code)
