"""Asks what the words of a file mean, where a column of ours has a closed list of codes."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.plain import plain
from dashboard.plan.words import abreast
from dashboard.state import keep_choice
from geo.columns import Column
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import ColumnMapping
from geo.importing.wording import Word, meanings, words_of
from geo.schema import TABLE_BY_NAME
from geo.words.text import say

MOST_WORDS = 60
"""Words of a table that are asked for: those that nobody knows come first."""

_ABREAST = 4
_UNKNOWN, _NOTHING = "?", ""


def ask_words(table: ForeignTable, mapping: ColumnMapping, key: str) -> dict[str, dict[str, str]]:
    """Ask what words mean, and return the code of each that means something, or "" for nothing, by column and text.

    Parameters
    ----------
    table
        The file's table.
    mapping
        How it is read.
    key
        Tells the boxes of this table from others.
    """
    spec, found = TABLE_BY_NAME[mapping.table], words_of(table, mapping)
    words = [(spec.column(name), word) for name, listed in found.items() for word in listed]
    words.sort(key=lambda one: one[1].code is not None)
    unknown = sum(word.code is None for _, word in words)
    if not words:
        return {}
    title = say("plan_import.words-unknown" if unknown else "plan_import.words", count=unknown or len(words))
    values: dict[str, dict[str, str]] = {}
    shown = min(len(words), MOST_WORDS)
    with st.expander(plain(title), expanded=bool(unknown)):
        for place, (column, word) in zip(abreast(shown, _ABREAST), words[:MOST_WORDS], strict=True):
            code = _ask_word(place, column, word, f"import-word-{key}-{column.name}-{word.text}")
            if code != _UNKNOWN:
                values.setdefault(column.name, {})[word.text] = code
        if len(words) > MOST_WORDS:
            st.caption(plain(say("plan_import.words-more", count=len(words) - MOST_WORDS)))
    return values


def _ask_word(place: DeltaGenerator, column: Column, word: Word, key: str) -> str:
    """Show a box for a word, and return the code that is chosen."""
    known = _UNKNOWN if word.code is None else word.code
    labels = {_UNKNOWN: say("plan_import.word-unknown"), _NOTHING: say("plan_import.word-empty"), **meanings(column)}
    labels.setdefault(known, known)
    keep_choice(key, known)
    label = plain(say("plan_import.word", column=column.label, word=word.text, count=word.rows))
    return place.selectbox(label, list(labels), key=key, format_func=lambda code: labels.get(code, code))
