"""Whatever happens to a table: its values are those of the clean one, or the damage is told where it is."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.checks.references import reference_warnings
from geo.checks.twins import twin_warnings
from geo.editing.document import Document
from geo.editing.row import HEADER as HEADER_HANDLE
from geo.problem import Problem
from geo.reading.tables import LINE, ROW, Table, empty_table, read_table
from geo.reading.text import lossless
from geo.schema import PLACEMENTS, TABLES
from tests.cases import cases
from tests.geo.reading import damage_cells, damage_files, damage_lines, damage_rows
from tests.geo.reading.damage import HEADER, KINDS, Damage, Sheet, text_of, whole
from tests.rows import defaults

WORDS = ["First", "Company", "the", '"Iron"', "Held,", "see;", "note", '5"', "A|B", "Łódź", "#2", "Source:"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
IDS = st.sampled_from(["HQ", "FR-1-BN", "A B", "MTX", "UK 2", "KOPA", "U7"])
MADE_IN = (damage_cells, damage_files, damage_lines, damage_rows)
"""The modules that add the kinds."""

COLUMNS = "problems_columns."
"""Room of the texts that tell a problem once for a column."""

MERGING = ("quote-open", "quote-swallows", "quote-stray", "line-end-odd")
"""Codes of problems that may take the next lines along: an open quote has no end, and two rows may stand on one line."""


def rows(units: list[str], names: list[str]) -> list[list[str]]:
    sound = defaults(PLACEMENTS)
    return [
        [(sound | {"unit_id": unit, "unit_name": name, "parent_id": units[0] if i else ""}).get(c, "") for c in HEADER]
        for i, (unit, name) in enumerate(zip(units, names, strict=False))
    ]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    units = draw(st.lists(IDS, min_size=2, max_size=5, unique=True))
    names = draw(st.lists(NAMES, min_size=len(units), max_size=len(units)))
    return Sheet(rows(units, names), draw(st.integers(0, len(units) - 1)), draw(st.integers(0, 200)))


@cache
def others() -> dict[str, Table]:
    return {spec.name: empty_table(spec) for spec in TABLES}


def read(data: bytes) -> tuple[Table, list[Problem]]:
    """Return the table of a file, and its problems with those of its ids and references."""
    table = read_table(data, PLACEMENTS)
    tables = others() | {PLACEMENTS.name: table}
    return table, [*table.problems, *reference_warnings(tables), *twin_warnings(tables)]


def accepted(table: Table, place: str) -> dict[int, tuple[object, ...]]:
    """Return the values of each accepted row, by its physical line or its row."""
    places = table.frame[place].tolist()
    values = table.frame[list(PLACEMENTS.column_names)].fillna("")
    return dict(zip(places, values.itertuples(index=False, name=None), strict=True))


def untold(clean: Table, hurt: Table, problems: list[Problem], place: str) -> list[int]:
    """Return the places at which values differ, and nothing says so: no warning or error there, at a column or at the file."""
    before, now = accepted(clean, place), accepted(hurt, place)
    if list(before.values()) == list(now.values()):
        return []
    serious = [(_told_at(p, place), p.code) for p in problems if p.severity != "notice"]
    told = {where for where, _ in serious}
    if told & {None, 1}:
        return []
    merging = [where for where, code in serious if where and code in MERGING]
    different = [at for at in sorted(before.keys() | now.keys()) if before.get(at) != now.get(at) and at not in told]
    return [at for at in different if not any(start < at and not _between(now, start, at) for start in merging)]


def _told_at(problem: Problem, place: str) -> int | None:
    """Return the row or line at which a problem is told; None if it is told for a file, or once for a column."""
    return None if problem.text.key.startswith(COLUMNS) else problem.row if place == ROW else problem.line


def _between(now: dict[int, tuple[object, ...]], start: int, end: int) -> bool:
    return any(start < at <= end for at in now)


@pytest.mark.parametrize("damage", KINDS, ids=lambda damage: damage.name)
@settings(max_examples=cases(12))
@given(sheets())
def test_nothing_vanishes(damage: Damage, sheet: Sheet) -> None:
    (clean, none), (hurt, problems) = read(text_of(whole(sheet)).encode()), read(damage.data(sheet))
    assert none == []
    assert not untold(clean, hurt, problems, LINE) or not untold(clean, hurt, problems, ROW), problems


@pytest.mark.parametrize("damage", KINDS, ids=lambda damage: damage.name)
@settings(max_examples=cases(12))
@given(sheets())
def test_an_edit_changes_one_cell_and_no_other_byte(damage: Damage, sheet: Sheet) -> None:
    data = damage.data(sheet)
    document = Document(data, PLACEMENTS)
    assert document.encoded(document.written({}, frozenset(), [])) == data
    before = {row.number: row.cells for row in document.rows}
    for row in document.rows:
        if row.sound and row.handle != HEADER_HANDLE and "personnel" in row.cells:
            made = document.encoded(document.written({row.handle: {"personnel": "601"}}, frozenset(), []))
            after = {one.number: one.cells for one in Document(made, PLACEMENTS).rows}
            assert after == before | {row.number: row.cells | {"personnel": "601"}}
            (mark, codec, text), old = lossless(made), row.cells["personnel"]
            assert (mark, codec, text.replace("601", old, 1)) == lossless(data) or old != "600"


@pytest.mark.parametrize("damage", KINDS, ids=lambda damage: damage.name)
@settings(max_examples=cases(12))
@given(sheets())
def test_a_new_row_is_read_beside_damaged_ones(damage: Damage, sheet: Sheet) -> None:
    document = Document(damage.data(sheet), PLACEMENTS)
    new = defaults(PLACEMENTS) | {"unit_id": "NEW", "unit_name": "A, new; one", "remarks": "x"}
    made = document.written({}, frozenset(), [(row.handle if (row := next(iter(document.rows), None)) else None, new)])
    found = [row for row in Document(document.encoded(made), PLACEMENTS).rows if row.cells.get("unit_id") == "NEW"]
    whole_header = set(PLACEMENTS.column_names) <= set(document.header)
    assert not whole_header or any(row.broken for row in document.rows) or len(found) == 1
