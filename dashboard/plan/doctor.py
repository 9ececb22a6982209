"""Problems as the doctor's page lists them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection

import pandas as pd

from geo.editing.actor import Actor, require
from geo.editing.fixes import Fix, fix_of
from geo.editing.working import Working
from geo.problem import SEVERITIES, Problem, Severity
from geo.reading.spreadsheet import guarded
from geo.words.text import Text, say

COLUMNS = ("file", "row", "line", "column", "value", "severity", "code", "message", "fix")


def kinds(problems: list[Problem]) -> dict[str, str]:
    """Return every code with how often it was found, most frequent first."""
    return {code: f"{code} ({count})" for code, count in Counter(p.code for p in problems).most_common()}


def matching(
    problems: list[Problem], severities: Collection[str], files: Collection[str], codes: Collection[str]
) -> list[Problem]:
    """Return the problems that pass the filters, in their order; an empty filter lets all pass."""
    return [
        p
        for p in problems
        if (not severities or p.severity in severities)
        and (not files or p.file in files)
        and (not codes or p.code in codes)
    ]


ROW_PX, MOST_PX = 35, 300

WIDTHS_PX = {"severity": 75, "file": 130, "row": 55, "column": 105, "value": 110, "message": 560, "fix": 110}
"""Columns of the list, and how wide they are."""

GROUPINGS = ("file", "severity", "code", "column")
"""Fields by which the list can be grouped; the first is the order in which it comes."""


def grouped(problems: list[Problem], field: str | None) -> list[Problem]:
    """Return problems with those of one group together, largest group first, each in its order."""
    if field is None or field not in GROUPINGS[1:]:
        return problems
    if field == "severity":
        return sorted(problems, key=lambda p: SEVERITIES.index(p.severity))
    counts = Counter(getattr(p, field) for p in problems)
    return sorted(problems, key=lambda p: (-counts[getattr(p, field)], getattr(p, field) or ""))


def severity_titles(problems: list[Problem]) -> dict[str, str]:
    """Return every severity with how often it was found."""
    counts = Counter(p.severity for p in problems)
    return {
        severity: say("plan_page.counted", label=severity_text(severity), number=counts[severity])
        for severity in SEVERITIES
        if counts[severity]
    }


def severity_text(severity: Severity) -> str:
    """Return what a person calls a severity."""
    return say(f"plan_problems.severity.{severity}")


def table_height(rows: int) -> int:
    """Return the height in pixels of a table with so many rows; a long one scrolls."""
    return min(2 + ROW_PX * (rows + 1), MOST_PX)


def problems_frame(problems: list[Problem]) -> pd.DataFrame:
    """Return problems as a table to look at."""
    said = {severity: severity_text(severity) for severity in SEVERITIES}
    rows = [(said[p.severity], p.file, p.row, p.column or "", p.value or "", p.message, p.fix or "") for p in problems]
    return pd.DataFrame(rows, columns=list(WIDTHS_PX)).astype({"row": "Int64"})


def problems_csv(problems: list[Problem], actor: Actor) -> bytes:
    """Return problems as a CSV for a spreadsheet: the same list as ``posture check`` gives.

    Raises
    ------
    NotAllowedError
        If the actor may not export.
    """
    require(actor, "export", Text("actors.outcome.no-list"))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for problem in problems:
        fields = problem.as_dict()
        writer.writerow(["" if fields[n] is None else guarded(str(fields[n])) for n in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def same_kind(working: Working, problems: list[Problem], like: Problem) -> list[Fix]:
    """Return the fixes of every problem of a problem's kind."""
    return [fix for p in problems if p.code == like.code and (fix := fix_of(working, p)) is not None]


def together(working: Working, problems: list[Problem], problem: Problem) -> list[Fix]:
    """Return the fixes that belong together in the problem's row: swapped degrees are two cells."""
    return same_kind(working, [p for p in problems if (p.file, p.row) == (problem.file, problem.row)], problem)


def fixes_frame(working: Working, fixes: list[Fix]) -> pd.DataFrame:
    """Return fixes as a table to look at before they are made."""
    rows = []
    for fix in fixes:
        row = working.table(fix.table).by_handle.get(fix.handle)
        rows.append((fix.table, row.number if row else 1, fix.column, fix.old, fix.new))
    return pd.DataFrame(rows, columns=["table", "row", "column", "now", "fix"])
