"""Keeps the problems of a file apart while they are few, and counts those of one kind beyond a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from geo.problem import Problem
from geo.words.text import Text

MOST_OF_A_KIND = 1_000
"""The most problems of one code in one column of a file that are told one by one; the last says how many more there are."""

_Kind = tuple[str, str, str | None, str]


class Tally:
    """Collects problems; of one kind it keeps :data:`MOST_OF_A_KIND`, and counts the others."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._counts: Counter[_Kind] = Counter()
        self._last: dict[_Kind, int] = {}

    def add(self, problem: Problem) -> None:
        """Add a problem, or count it."""
        kind = (problem.file, problem.code, problem.column, problem.severity)
        self._counts[kind] += 1
        if self._counts[kind] <= MOST_OF_A_KIND:
            self._last[kind] = len(self._kept)
            self._kept.append(problem)

    def problems(self) -> list[Problem]:
        """Return the problems that are kept; the last of a kind tells how many more there are."""
        found = list(self._kept)
        for kind, count in self._counts.items():
            if count > MOST_OF_A_KIND:
                last = found[self._last[kind]]
                text = Text("problems.more", message=last.text, count=count - MOST_OF_A_KIND)
                found[self._last[kind]] = replace(last, text=text)
        return found


def tallied(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems; of one kind only :data:`MOST_OF_A_KIND`, the last of which counts the others."""
    tally = Tally()
    for problem in problems:
        tally.add(problem)
    return tally.problems()
