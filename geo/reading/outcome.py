"""What reading one cell gives: a value, and a finding or None."""

from __future__ import annotations

from typing import Any

from geo.problem import Finding
from geo.words.text import Text

Reading = tuple[Any, Finding | None]
"""The value, and a finding or None. After a finding of severity ``error``, the value does not count."""


def refused(code: str, text: Text, fix: str | None = None) -> Reading:
    """Return no value and an error.

    Parameters
    ----------
    code, text, fix
        As for :class:`geo.problem.Problem`.
    """
    return None, Finding(code, "error", text, fix)
