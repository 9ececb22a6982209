"""Finds the known id that a planner meant by one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from geo.reading.keys import cleaned, gist
from geo.reading.lookalikes import digit_skeleton, skeleton

MOST_COMPARISONS = 20_000
"""How many pairs of an unknown and a known id are compared; after that, no similar id is looked for, to save time."""

CLOSEST_MATCHES = 8
_LEAST_LIKENESS = 0.75

_LEVELS: tuple[Callable[[str], str], ...] = (
    cleaned,
    lambda key: skeleton(cleaned(key)),
    lambda key: cleaned(key).casefold(),
    gist,
    lambda key: digit_skeleton(cleaned(key)).casefold(),
)
"""What makes two ids the same, from the nearest: unseen characters, letters that look alike, case, lost zeros, a 0 for an O."""


class Near(NamedTuple):
    """A known id that is near an unknown one.

    Attributes
    ----------
    id
        The known id.
    alike
        Whether the two look the same on a screen.
    sure
        Whether no other known id is as near.
    """

    id: str
    alike: bool
    sure: bool


class Nearest:
    """Finds the known id with the nearest spelling, up to :data:`MOST_COMPARISONS`.

    Parameters
    ----------
    known
        Every id that exists.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._levels: list[dict[str, list[str]]] = []
        self._found: dict[str, list[str]] = {}

    def to(self, key: str, other_than: str = "") -> Near | None:
        """Return the nearest known id; None if none is similar, or after too many comparisons.

        Parameters
        ----------
        key
            The unknown id.
        other_than
            A known id that is not meant: that of the row itself.
        """
        for level, same in enumerate(self._same(key)):
            meant = [name for name in same if name != other_than]
            if meant:
                return Near(meant[0], level < 2, len(meant) == 1)
        others = [name for name in self._similar(key) if name != other_than]
        if not others:
            return None
        folded = cleaned(key).casefold()
        away = {name: distance(folded, cleaned(name).casefold()) for name in others}
        nearest = min(others, key=away.__getitem__)
        return Near(nearest, False, list(away.values()).count(away[nearest]) == 1)

    def _same(self, key: str) -> Iterator[list[str]]:
        """Yield the known ids that are the same id, level by level."""
        if not self._levels:
            self._levels = [_by(self._known, level) for level in _LEVELS]
        for level, known in zip(_LEVELS, self._levels, strict=True):
            yield known.get(level(key), [])

    def _similar(self, key: str) -> list[str]:
        if key not in self._found:
            if len(self._known) * (len(self._found) + 1) > MOST_COMPARISONS:
                return []
            self._found[key] = difflib.get_close_matches(key, self._known, CLOSEST_MATCHES, _LEAST_LIKENESS)
        return self._found[key]


def _by(names: Iterable[str], level: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(level(name), []).append(name)
    return found


def distance(text: str, other: str) -> int:
    """Return how many letters must be inserted, deleted, replaced or exchanged with the next to make another text.

    Parameters
    ----------
    text, other
        Two short texts.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(text, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and text[i - 2] == wanted:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
    return row[-1]
