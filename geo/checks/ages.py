"""Checks of dates against the day of checking: none may lie after it, and a plan may say when a row is too old."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from geo.checks.findings import Tables, at_row
from geo.columns import Column
from geo.periods import records
from geo.problem import Finding, Problem
from geo.reading.settings import Settings
from geo.reading.tables import Table
from geo.schema import AS_OF, PUBLISHED
from geo.words.text import Text

FUTURE = {AS_OF: "as-of-future", PUBLISHED: "published-future"}
"""By column: the code of a date in it that lies after the day of checking."""

STALE = "as-of-stale"
"""Code of the notice about rows of a table that are too old."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

AGE_CODES = frozenset({*FUTURE.values(), STALE})
"""Codes of the problems that depend on the day of checking."""


def age_problems(tables: Tables, settings: Settings, today: date) -> Iterator[Problem]:
    """Yield a warning for each date that lies after a day, and for each table a notice if rows are too old then.

    Parameters
    ----------
    tables
        All tables of a plan by name.
    settings
        The settings of the plan, which say after how many days a row is too old.
    today
        The day of checking, in UTC.
    """
    for table in tables.values():
        for column in FUTURE:
            if column in table.spec.column_names:
                yield from _future(table.with_aside, column, today)
        if settings.stale_after_days is not None and AS_OF in table.spec.column_names:
            yield from _stale(table, settings.stale_after_days, today)


def _future(table: Table, column: Column, today: date) -> Iterator[Problem]:
    frame = table.frame
    for row in records(frame[_ages(frame[column], today) < 0]):
        told = Text(f"problems_rows.{FUTURE[column]}", day=row[column], today=today.isoformat())
        yield at_row(table.spec, row, column, Finding(FUTURE[column], "warning", told), row[column])


def _stale(table: Table, limit: int, today: date) -> Iterator[Problem]:
    frame = table.frame
    ages = _ages(frame[AS_OF], today)
    count = int((ages > limit).sum())
    if count == 0:
        return
    row = records(frame.loc[[ages.idxmax()]])[0]
    told = Text(f"problems_rows.{STALE}", count=count, limit=limit, id=row[table.spec.id], day=row[AS_OF])
    yield at_row(table.spec, row, AS_OF, Finding(STALE, "notice", told), row[AS_OF])


def _ages(days: pd.Series, today: date) -> pd.Series:
    """Return how many days each text lies before a day; NaN for a text that is no date."""
    known = {text: _age(str(text), today) for text in set(days)}
    return days.map(known).astype(float)


def _age(text: str, today: date) -> float:
    try:
        return float((today - date.fromisoformat(text)).days) if _DAY.fullmatch(text) else math.nan
    except ValueError:
        return math.nan
