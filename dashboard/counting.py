"""Counts with their nouns."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 row``, ``3 rows``.

    Parameters
    ----------
    count, noun
        The number, and the English noun in the singular, whose plural ends in ``s``.
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
