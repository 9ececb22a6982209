"""What ``posture import`` shows before anything is written: how columns are read, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from geo.importing.proposal import Origin, Proposal, ProposedRow
from geo.schema import TABLE_BY_NAME
from geo.words.text import listed, say

_SAMPLES = 3
_MOST_LINES = 50
_LONGEST = 40


def told_import(proposals: Sequence[Proposal], skipped: Sequence[str], origin: Origin) -> list[str]:
    """Return the lines about an import for a person.

    Parameters
    ----------
    proposals
        What becomes of each table that is read.
    skipped
        Names of tables that are not read.
    origin
        What is written where the file says nothing.
    """
    lines: list[str] = []
    for proposal in proposals:
        table, spec = proposal.table, TABLE_BY_NAME[proposal.mapping.table]
        lines.append(say("command_import.read-as", name=table.name, table=spec.file))
        lines += (f"  {line}" for line in _told(proposal, origin))
    return [*lines, *(say("command_import.skipped", name=name) for name in skipped)]


def _told(proposal: Proposal, origin: Origin) -> Iterator[str]:
    table, mapping = proposal.table, proposal.mapping
    for pair in mapping.pairs:
        texts = islice(dict.fromkeys(text for text in table.column(pair.heading) if text), _SAMPLES)
        samples = ", ".join(map(_short, texts))
        names = {"column": pair.column, "heading": pair.heading, "why": pair.told}
        yield say("command_import.column", **names, samples=samples)
    if mapping.unread:
        yield say("command_import.unread", headings=listed(mapping.unread))
    yield from (say("command_import.note", note=note) for note in table.notes)
    counts = {kind: len(proposal.of(kind)) for kind in ("new", "changed", "equal")}
    without = len(proposal.of("no-id"))
    yield say("command_import.counts", **counts, without=without, replaced=len(proposal.replaced))
    yield from _rows(proposal)
    yield from _assumed(proposal, origin)


def _rows(proposal: Proposal) -> Iterator[str]:
    yield from _some(say("command_import.new", row=row.number, id=row.id) for row in proposal.of("new"))
    yield from _some(
        say("command_import.changed", row=row.number, id=row.id, changes=_changes(row))
        for row in proposal.of("changed")
    )
    for row in proposal.doubtful:
        for doubt in row.doubts:
            yield say("command_import.doubt", row=row.number, id=row.id, reason=doubt)
    yield from _some(
        say("command_import.replaced", row=row.number, id=row.id, reason=doubt)
        for row in proposal.replaced
        for doubt in row.doubts
    )
    for row in proposal.of("no-id"):
        cells = ", ".join(_short(text) for text in list(row.cells.values())[:_SAMPLES] if text)
        yield say("command_import.without-id", row=row.number, cells=cells)


def _some(lines: Iterable[str]) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    found = list(lines)
    yield from found[:_MOST_LINES]
    if len(found) > _MOST_LINES:
        yield say("command_import.more", count=len(found) - _MOST_LINES)


def _changes(row: ProposedRow) -> str:
    changed = [(name, row.before.get(name, ""), text) for name, text in row.cells.items()]
    return listed(
        say("command_import.change", column=name, before=_short(before), after=_short(after))
        for name, before, after in changed
        if before != after
    )


def _assumed(proposal: Proposal, origin: Origin) -> Iterator[str]:
    rows = [row for row in proposal.rows if row.assumed]
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows for name in row.assumed))
    yield say(
        "command_import.assumed",
        columns=listed(names),
        count=say("command_import.assumed-rows", count=len(rows)),
        basis=origin.basis,
        source=origin.source_id or say("command_import.no-source-word"),
        as_of=origin.as_of,
        precision=origin.precision_km,
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def report(proposals: Sequence[Proposal], skipped: Sequence[str]) -> dict[str, Any]:
    """Return what an import would do, as plain data for programs.

    Parameters
    ----------
    proposals, skipped
        As for :func:`told_import`.
    """
    return {"tables": [_plain(proposal) for proposal in proposals], "not_read": list(skipped)}


def _plain(proposal: Proposal) -> dict[str, Any]:
    mapping = proposal.mapping
    columns = [{"column": pair.column, "heading": pair.heading, "why": pair.why} for pair in mapping.pairs]
    rows = [
        {
            "row": row.number,
            "id": row.id,
            "becomes": row.kind,
            "instead": row.instead,
            "cells": dict(row.cells),
            "before": dict(row.before),
            "doubts": [str(doubt) for doubt in row.doubts],
            "assumed": list(row.assumed),
        }
        for row in proposal.rows
    ]
    notes = [str(note) for note in proposal.table.notes]
    return {
        "name": proposal.table.name,
        "table": mapping.table,
        "columns": columns,
        "unread": mapping.unread,
        "notes": notes,
        "rows": rows,
    }
