"""Asks how the tables of a given file are read: which of them, as which table of ours, and which column is which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.import_file import Given, once
from dashboard.plan.import_words import ask_words
from dashboard.plan.words import abreast
from dashboard.state import keep_choice
from geo.columns import Column
from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable
from geo.importing.guess import guess_columns, guess_table
from geo.importing.kept import kept_mapping
from geo.importing.mapping import SURE, ColumnMapping, Pair
from geo.importing.plan_rows import ids_of
from geo.importing.proposal import ASSUMED
from geo.importing.symbol_meaning import SAID
from geo.importing.wording import with_values
from geo.schema import SIDC, TABLE_BY_NAME, TABLES
from geo.words.text import listed, say

_ABREAST = 4
_SAMPLES, _LONGEST, _LOOKED_AT = 3, 24, 200


@dataclass(frozen=True)
class Reading:
    """One table of a file, and how it is read."""

    table: ForeignTable
    mapping: ColumnMapping


def ask_readings(desk: Desk, given: Given) -> list[Reading]:
    """Ask how a file is read, and return each of its tables that is.

    Parameters
    ----------
    desk
        Whose plan.
    given
        The file.
    """
    guesses = once("import-guesses", given.key, lambda: [guess_table(table, ids=_ids(desk)) for table in given.tables])
    places = range(len(given.tables))
    chosen = list(places)
    if len(given.tables) > 1:
        key = f"import-tables-{given.key}"
        keep_choice(key, [at for at in places if guesses[at]] or [0])
        chosen = st.multiselect(
            say("plan_import.tables"), places, key=key, format_func=lambda at: _titled(given.tables[at])
        )
    found = []
    for at in sorted(chosen):
        mapping = _ask_mapping(desk, f"{given.key}-{at}", given.tables[at], guesses[at])
        if mapping is not None:
            found.append(Reading(given.tables[at], mapping))
    return found


def _ids(desk: Desk) -> dict[str, frozenset[str]]:
    return ids_of(desk.shown.working)


def _titled(table: ForeignTable) -> str:
    return say("plan_import.table-rows", name=table.name, count=len(table.rows))


def _ask_mapping(desk: Desk, key: str, table: ForeignTable, guessed: ColumnMapping | None) -> ColumnMapping | None:
    """Ask how one table is read: as the plan keeps it for files of this shape, or as it is guessed, or otherwise."""
    with st.container(border=True):
        st.markdown(f"**{plain(_titled(table))}**")
        kept = _kept(desk, table)
        target, again = st.columns([1, 2], vertical_alignment="bottom")
        if kept and not again.checkbox(say("plan_import.as-before"), value=True, key=f"import-kept-{key}"):
            key, kept = f"{key}-anew", None
        base = kept or guessed
        name = _ask_target(target, key, base)
        if name is None:
            st.info(say("plan_import.which-table"))
            return None
        spec = TABLE_BY_NAME[name]
        if base is None or base.table != name:
            base = once(f"import-columns-{key}", name, lambda: guess_columns(table, spec, _ids(desk)))
        mapping = _ask_columns(table, base, f"{key}-{name}")
        for note in table.notes:
            st.caption(plain(say("plan_import.note", note=note)))
        return with_values(mapping, ask_words(table, mapping, f"{key}-{name}"))


def _kept(desk: Desk, table: ForeignTable) -> ColumnMapping | None:
    try:
        return kept_mapping(desk.store, table.headings)
    except ForeignFileError as error:
        st.warning(plain(say("plan_import.no-kept", reason=error)))
        return None


def _ask_target(place: DeltaGenerator, key: str, base: ColumnMapping | None) -> str | None:
    names = [spec.name for spec in TABLES]
    at = names.index(base.table) if base else None
    return place.selectbox(
        say("plan_import.target"), names, at, key=f"import-target-{key}", format_func=lambda name: TABLE_BY_NAME[name].title
    )  # fmt: skip


def _ask_columns(table: ForeignTable, base: ColumnMapping, key: str) -> ColumnMapping:
    """Ask for the heading of each of our columns: first those that were found or must be, the others on request."""
    spec, found = TABLE_BY_NAME[base.table], {pair.column: pair for pair in base.pairs}
    first = [column for column in spec.columns if column.name in found or _must_be_there(column, base)]
    others = [column for column in spec.columns if column not in first]
    headings = _ask_each(table, first, base, key)
    with st.expander(plain(say("plan_import.more-columns", count=len(others)))):
        headings |= _ask_each(table, others, base, key)
    pairs = (_pair(name, heading, found.get(name)) for name, heading in headings.items() if heading)
    mapping = replace(base, pairs=tuple(pairs))
    if mapping.unread:
        st.caption(plain(say("plan_import.unread", headings=listed(mapping.unread))))
    return mapping


def _must_be_there(column: Column, base: ColumnMapping) -> bool:
    """Tell whether a row needs a column that nothing is assumed for, and that its symbol code does not say."""
    spec, said = TABLE_BY_NAME[base.table], SAID if SIDC in base.by_column else ()
    return column in spec.needed and column not in ASSUMED and column not in said


def _pair(name: str, heading: str, guessed: Pair | None) -> Pair:
    return guessed if guessed and guessed.heading == heading else Pair(name, heading, "chosen")


def _ask_each(table: ForeignTable, columns: list[Column], base: ColumnMapping, key: str) -> dict[str, str]:
    """Show a box for each column, and return the heading chosen for it; "" for none."""
    labels = {"": say("plan_import.not-there")} | {heading: _sampled(table, heading) for heading in table.headings}
    guessed = {pair.column: pair for pair in base.pairs}
    found: dict[str, str] = {}
    for place, column in zip(abreast(len(columns), _ABREAST), columns, strict=True):
        pair, name = guessed.get(column.name), f"import-column-{key}-{column.name}"
        keep_choice(name, pair.heading if pair else "")
        found[column.name] = place.selectbox(
            _label(column, pair, needed=_must_be_there(column, base)), list(labels), key=name,
            format_func=lambda heading: labels.get(heading, heading),
        )  # fmt: skip
    return found


def _label(column: Column, pair: Pair | None, *, needed: bool) -> str:
    label = plain(column.label)
    if pair is not None and pair.why not in SURE:
        return say("plan_import.column-why", column=label, why=pair.told)
    return say("plan_import.column-needed", column=label) if needed and pair is None else label


def _sampled(table: ForeignTable, heading: str) -> str:
    """Return a heading with the first different texts below it."""
    at = table.headings.index(heading)
    texts = islice(dict.fromkeys(row[at] for row in table.rows[:_LOOKED_AT] if row[at]), _SAMPLES)
    short = [text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" for text in texts]
    return say("plan_import.sampled", heading=heading, samples=", ".join(short)) if short else heading
