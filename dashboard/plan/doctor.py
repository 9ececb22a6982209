"""Problems as the section Problems lists them."""

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


def kinds(problems: list[Problem], chosen: Collection[str] = ()) -> list[str]:
    """Return the codes of problems, most frequent first.

    Parameters
    ----------
    problems
        All problems of a plan.
    chosen
        Codes that are listed too if no problem has them any more: a filter stays when its last problem is mended.
    """
    counts = Counter(p.code for p in problems)
    counts.update(dict.fromkeys(chosen, 0))
    return [code for code, _ in counts.most_common()]


def matching(
    problems: list[Problem], severities: Collection[str], files: Collection[str], codes: Collection[str]
) -> list[Problem]:
    """Return the problems that pass all filters, in their order; an empty filter lets all pass.

    Parameters
    ----------
    problems
        All problems of a plan.
    severities, files, codes
        Values of those fields that pass.
    """
    return [
        p
        for p in problems
        if (not severities or p.severity in severities)
        and (not files or p.file in files)
        and (not codes or p.code in codes)
    ]


ROW_PX, MOST_PX = 35, 300

GROUPINGS = ("severity", "file", "code", "column")
"""Fields by which the list can be grouped; the file leaves it in the order of the files."""


def grouped(problems: list[Problem], field: str | None) -> list[Problem]:
    """Return problems ordered by group, the largest group first; severities in order of weight.

    Parameters
    ----------
    problems
        Their order within a group stays.
    field
        One of :data:`GROUPINGS`; None for the order given.
    """
    if field is None or field == "file" or field not in GROUPINGS:
        return problems
    if field == "severity":
        return sorted(problems, key=lambda p: SEVERITIES.index(p.severity))
    counts = Counter(getattr(p, field) for p in problems)
    return sorted(problems, key=lambda p: (-counts[getattr(p, field)], getattr(p, field) or ""))


def severity_counts(problems: list[Problem]) -> dict[Severity, int]:
    """Return the number of problems of every severity, also of one that no problem has: a filter stays as it is."""
    counts = Counter(p.severity for p in problems)
    return {severity: counts[severity] for severity in SEVERITIES}


def severity_text(severity: Severity) -> str:
    """Return the label of a severity."""
    return say(f"plan_problems.severity.{severity}")


def table_height(rows: int) -> int:
    """Return the height in pixels of a table with so many rows; a long one scrolls."""
    return min(2 + ROW_PX * (rows + 1), MOST_PX)


def problems_csv(problems: list[Problem], actor: Actor) -> bytes:
    """Return problems as a CSV for a spreadsheet: UTF-8 with a byte order mark, and no cell that would run as a formula.

    Parameters
    ----------
    problems
        The rows of the CSV, in this order.
    actor
        Who wants the list.

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
    """Return the fixes of every problem with the code of one problem.

    Parameters
    ----------
    working
        The rows with the planner's edits.
    problems
        All problems of the plan; those without a fix are left out.
    like
        Its code is looked for.
    """
    return [fix for p in problems if p.code == like.code and (fix := fix_of(working, p)) is not None]


def together(working: Working, problems: list[Problem], problem: Problem) -> list[Fix]:
    """Return the fixes that belong together in one row: swapped degrees, for example, are two cells.

    Parameters
    ----------
    working
        The rows with the planner's edits.
    problems
        All problems of the plan.
    problem
        Its row and code are looked for.
    """
    return same_kind(working, [p for p in problems if (p.file, p.row) == (problem.file, problem.row)], problem)


def fixes_frame(working: Working, fixes: list[Fix]) -> pd.DataFrame:
    """Return fixes as a table to review before they are written.

    Parameters
    ----------
    working
        The rows with the planner's edits; they give the number of each row.
    fixes
        One row of the table each.
    """
    rows = []
    for fix in fixes:
        row = working.table(fix.table).by_handle.get(fix.handle)
        rows.append((fix.table, row.number if row else 1, fix.column, fix.old, fix.new))
    return pd.DataFrame(rows, columns=["table", "row", "column", "now", "fix"])
