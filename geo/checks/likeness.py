"""Finds the known id that a planner meant by one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from geo.problem import Finding, excerpt
from geo.reading.keys import cleaned, difference, gist
from geo.reading.lookalikes import digit_skeleton, skeleton
from geo.reading.spreadsheet import guarded
from geo.words.text import Text

MOST_COMPARISONS = 20_000
"""How many pairs of an unknown and a known id are compared; after that, no similar id is looked for, to save time."""

CLOSEST_MATCHES = 8
_LEAST_LIKENESS = 0.75
_LONGEST = 100
"""Characters of ids that are compared letter by letter; no id that people use is longer."""

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
    how
        ``alike``: the two look the same on a screen; ``named``: what was written is the name of the row with this id;
        ``near``: the two differ a little.
    sure
        Whether no other known id is as near.
    """

    id: str
    how: Literal["alike", "named", "near"]
    sure: bool

    @property
    def fix(self) -> str | None:
        """The id to write; None if another one is as near."""
        return guarded(self.id) if self.sure else None


def unknown_id(code: str, key: str, slot: str, written: str, close: Near | None) -> Finding:
    """Return the warning about an id that does not exist.

    Parameters
    ----------
    code
        Of the problem.
    key
        Of its message in the catalogue; those that name a near id end with ``-`` and :attr:`Near.how`.
    slot
        The place of the id in the message.
    written
        The id.
    close
        The known id that is meant, as far as one can be found.
    """
    values: dict[str, object] = {slot: excerpt(written)}
    if close is None:
        return Finding(code, "warning", Text(key, **values))
    if close.how == "alike":
        values["signs"] = difference(written, close.id)
    return Finding(code, "warning", Text(f"{key}-{close.how}", **values, nearest=excerpt(close.id)), close.fix)


class Nearest:
    """Finds the known id with the nearest spelling, up to :data:`MOST_COMPARISONS`.

    Parameters
    ----------
    known
        Every id that exists.
    names
        Some of these ids, each with the name of its row: people write the name in place of the id.
    """

    def __init__(self, known: Iterable[str], names: Iterable[tuple[str, str]] = ()) -> None:
        self._known = list(known)
        self._names = names
        self._named: dict[str, list[str]] | None = None
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
                return Near(meant[0], "alike" if level < 2 else "near", len(meant) == 1)
        if named := [one for one in self._having(key) if one != other_than]:
            return Near(named[0], "named", len(named) == 1)
        others = [name for name in self._similar(key) if name != other_than]
        if not others:
            return None
        folded = cleaned(key).casefold()
        away = {name: distance(folded, cleaned(name).casefold()) for name in others}
        nearest = min(others, key=away.__getitem__)
        return Near(nearest, "near", list(away.values()).count(away[nearest]) == 1)

    def _same(self, key: str) -> Iterator[list[str]]:
        """Yield the known ids that are the same id, level by level."""
        if not self._levels:
            self._levels = [_by(self._known, level) for level in _LEVELS]
        for level, known in zip(_LEVELS, self._levels, strict=True):
            yield known.get(level(key), [])

    def _having(self, name: str) -> list[str]:
        """Return the known ids of the rows with a name."""
        if self._named is None:
            self._named = {}
            for one, written in dict.fromkeys(self._names):
                self._named.setdefault(cleaned(written).casefold(), []).append(one)
        return self._named.get(cleaned(name).casefold(), [])

    def _similar(self, key: str) -> list[str]:
        if key not in self._found:
            if len(self._known) * (len(self._found) + 1) > MOST_COMPARISONS:
                return []
            known = [name for name in self._known if len(name) <= _LONGEST] if len(key) <= _LONGEST else []
            self._found[key] = difflib.get_close_matches(key, known, CLOSEST_MATCHES, _LEAST_LIKENESS)
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
