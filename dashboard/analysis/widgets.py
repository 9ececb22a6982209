"""The parts of an answer on the page: tables to choose from, sentences, reasons, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

import streamlit as st

from dashboard.analysis.columns import DASH, Column, cells
from dashboard.plain import plain
from geo.notes import Note
from geo.words.text import say

Record = TypeVar("Record")

ROW_PX, HEAD_PX, TALLEST_PX = 28, 38, 320
"""Heights of tables in pixels."""
MOST_LINES = 5
"""Up to this many sentences are shown without scrolling."""


def choose(
    records: Sequence[Record], columns: Sequence[Column[Record]], key: str, *, height: int | None = None
) -> Record | None:
    """Show a table in which a viewer can choose one row. Return the record of that row; None for none.

    Parameters
    ----------
    records
        One for each row.
    columns
        In order. The first names the records: with other names it is another table, in which nothing is chosen yet.
    key
        Names the table in the session.
    height
        In pixels. None: as tall as the rows need, up to a limit.
    """
    names = "\n".join(str(columns[0].cell(record)) for record in records)
    shown = st.dataframe(
        cells(records, columns), hide_index=True, key=f"{key}-{crc32(names.encode()):08x}", on_select="rerun", selection_mode="single-row",
        height=height or _height(records), row_height=ROW_PX, placeholder=DASH,
    )  # fmt: skip
    chosen = shown["selection"]["rows"]
    return records[chosen[0]] if chosen and chosen[0] < len(records) else None


def show_table(records: Sequence[Record], columns: Sequence[Column[Record]], *, height: int | None = None) -> None:
    """Show a table.

    Parameters
    ----------
    records
        One for each row.
    columns
        In order.
    height
        In pixels. None: as tall as the rows need, up to a limit.
    """
    st.dataframe(
        cells(records, columns), hide_index=True, height=height or _height(records), row_height=ROW_PX, placeholder=DASH
    )


def _height(records: Sequence[object]) -> int:
    return min(ROW_PX * len(records) + HEAD_PX, TALLEST_PX)


def show_lines(lines: Sequence[str]) -> None:
    """Show sentences below each other. A long list scrolls."""
    with st.container(height=TALLEST_PX // 2 if len(lines) > MOST_LINES else "content", border=True, gap="xsmall"):
        for line in lines:
            st.markdown(plain(line))


def show_reasons(reasons: Sequence[str]) -> None:
    """Show the sentences that explain a figure, line by line."""
    with st.container(border=True):
        st.caption(say("analysis.reasons"))
        for reason in reasons:
            st.markdown(plain(reason))


def show_notes(notes: Sequence[Note]) -> None:
    """Show the notes of an answer, grave ones as warnings."""
    for note in notes:
        (st.warning if note.is_grave else st.caption)(plain(str(note)))
