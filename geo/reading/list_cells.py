"""Reads cells with several values, separated by semicolons: instants, and terms of a vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.columns import Column
from geo.problem import Finding, excerpt
from geo.reading.context import Context
from geo.reading.date_cells import read_instant
from geo.reading.outcome import Reading
from geo.words.late import Late, joined
from geo.words.text import Text

MARK = ";"
"""What stands between two values."""


def parts_of(text: str) -> list[str]:
    """Return the values in a cell, as written."""
    return [part.strip() for part in text.split(MARK) if part.strip()]


def read_instants(text: str, column: Column, context: Context) -> Reading:
    """Read instants as hours since H+0, in the order of the cell and each once.

    Parameters
    ----------
    text
        The cell, like ``D+0;D+30``.
    column
        Says how many count; more get a warning.
    context
        The ceasefire, and the order of day and month.
    """
    parts = parts_of(text)
    read = [read_instant(part, context) for part in parts]
    told = [finding for _, finding in read if finding is not None]
    worst = next((finding for finding in told if finding.severity == "error"), told[0] if told else None)
    if worst is not None:
        fixes = [part if finding is None else finding.fix for part, (_, finding) in zip(parts, read, strict=True)]
        worst = replace(worst, fix=_cell(fixes))
        if worst.severity == "error":
            return (), worst
    times = tuple(dict.fromkeys(at for at, _ in read))
    return times[: column.most], worst or _too_many(times, column, parts)


def read_terms(text: str, column: Column) -> Reading:
    """Read terms as codes, in the order of the cell and each once; one that does not exist gets a warning.

    Parameters
    ----------
    text
        The cell.
    column
        Has the vocabulary, and says how many terms count; more get a warning.
    """
    vocabulary = column.vocabulary
    assert vocabulary is not None
    parts = parts_of(text)
    found = [vocabulary.lookup(part) for part in parts]
    codes = tuple(dict.fromkeys(term.code for term in found if term is not None))
    unknown = [part for part, term in zip(parts, found, strict=True) if term is None]
    if not unknown:
        return codes[: column.most], _too_many(codes, column, parts)
    meant = [vocabulary.nearest(part) if term is None else part for part, term in zip(parts, found, strict=True)]
    told = Text(
        "problems_cells.terms",
        text=Late(joined, tuple(map(excerpt, unknown))),
        vocabulary=Late(getattr, vocabulary, "noun"),
        codes=joined(vocabulary.codes),
    )
    return codes[: column.most], Finding(f"terms-{column.name}", "warning", told, _cell(meant))


def _too_many(values: tuple[object, ...], column: Column, parts: list[str]) -> Finding | None:
    if not column.most or len(values) <= column.most:
        return None
    told = Text("problems_cells.too-many", count=len(values), most=column.most)
    return Finding(f"many-{column.name}", "warning", told, _cell(list(dict.fromkeys(parts))[: column.most]))


def _cell(parts: Sequence[str | None]) -> str | None:
    """Return the cell that has these values; None if one of them is unknown."""
    known = [part for part in parts if part is not None]
    return MARK.join(known) if len(known) == len(parts) else None
