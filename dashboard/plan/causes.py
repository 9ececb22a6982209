"""Problems that have one cause, as one line of the list: a headquarters that 30 rows name and no row has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.plan.doctor import severity_text
from geo.problem import Problem
from geo.schema import TABLE_BY_FILE
from geo.words.text import say

WIDTHS_PX = {"severity": 75, "file": 130, "row": 70, "column": 105, "value": 110, "message": 545, "fix": 110}
"""Columns of the list, and their widths in pixels."""


@dataclass(frozen=True)
class Cause:
    """Problems of one kind that say the same of the same text.

    Attributes
    ----------
    problems
        At least one, in the order in which they were found.
    """

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The problem that was found first."""
        return self.problems[0]

    @property
    def where(self) -> str:
        """The place for a person: that of the only problem, or how many rows of which files."""
        if len(self.problems) == 1:
            return self.first.where
        return say("plan_problems.places", count=len(self.problems), files=_several(p.file for p in self.problems))


def causes(problems: Iterable[Problem]) -> list[Cause]:
    """Return the causes of problems, in the order of the first problem of each."""
    found: dict[tuple[str, str, str | None, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.severity, problem.code, problem.value, problem.message), []).append(problem)
    return [Cause(tuple(alike)) for alike in found.values()]


def causes_frame(found: list[Cause]) -> pd.DataFrame:
    """Return causes as a table to show, in the order given; one of several rows says how many."""
    rows = [
        (
            severity_text(cause.first.severity),
            _several(p.file for p in cause.problems),
            _rows(cause),
            _several(p.column or "" for p in cause.problems),
            cause.first.value or "",
            cause.first.message,
            _several(p.fix or "" for p in cause.problems),
        )
        for cause in found
    ]
    return pd.DataFrame(rows, columns=list(WIDTHS_PX))


def _rows(cause: Cause) -> str:
    """Return the number of the only row, or how many rows there are; "" for a whole file."""
    if len(cause.problems) > 1:
        return say("both.rows", count=len(cause.problems))
    return "" if cause.first.row is None else str(cause.first.row)


def missing_in(cause: Cause) -> tuple[str, ...]:
    """Return the names of the tables to which the row can be added that a cause finds missing; none for other causes."""
    spec, name = TABLE_BY_FILE.get(cause.first.file), cause.first.column
    if (
        spec is None
        or name not in spec.column_names
        or not cause.first.value
        or not cause.first.code.endswith("-unknown")
    ):
        return ()
    return spec.column(name).refers


def _several(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))
