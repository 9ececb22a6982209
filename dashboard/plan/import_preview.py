"""Shows what an import would change before it does: counts, rows with reasons, and the plan on the map."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.component.elements import PostureMap
from dashboard.component.host import IMPORT, show_map
from dashboard.day import present_day
from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.doctor import table_height
from dashboard.plan.import_acts import put
from dashboard.plan.import_file import Given, once
from dashboard.plan.import_mapping import Reading
from dashboard.plan.import_rows import MOST_ROWS, counts_text, doubtful_text, rows_frame
from dashboard.plan.words import headings
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.importing.landing import Trial, try_out
from geo.importing.proposal import Origin, Proposal, ProposedRow, propose
from geo.scene.build import build_scene
from geo.scene.comparison import build_comparison
from geo.schema import TABLE_BY_NAME
from geo.words.text import say

MOST_TICKS = 30
"""Doubtful rows that have a box of their own; all together have one too."""

_WIDTHS_PX = {"row": 60, "id": 120, "becomes": 150, "cells": 380, "doubt": 520}


@dataclass(frozen=True)
class _Token:
    """What a preview depends on."""

    file: str
    readings: tuple[Reading, ...]
    origin: Origin
    generation: int


def show_preview(desk: Desk, given: Given, readings: list[Reading], origin: Origin) -> None:
    """Show what the rows of a file would change, ask which doubtful ones land, and offer to put them into the plan.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    given
        The file.
    readings
        Its tables, and how they are read.
    origin
        What is written where the file says nothing.
    """
    space = desk.feed.space
    token = _Token(given.key, tuple(readings), origin, space.current.generation)
    trial = once("import-trial", token, lambda: _tried(desk, readings, origin))
    st.markdown(f"**{plain(counts_text(trial.proposals))}**")
    left = _ask_doubtful(trial, given.key)
    wanted = [proposal.without(left) for proposal in trial.proposals]
    _button(desk, given, wanted, token.generation)
    landing = trial if not left else once("import-landing", (token, left), lambda: try_out(space, wanted))
    _rows(trial.proposals)
    if landing.working is not space.current:
        _problems(landing)
        scene = once("import-scene", (token, left), lambda: _scene(desk, given.name, landing))
        st.caption(say("plan_import.map"))
        show_map(PostureMap(scene), key=IMPORT)


def _tried(desk: Desk, readings: list[Reading], origin: Origin) -> Trial:
    space = desk.feed.space
    return try_out(space, [propose(one.table, one.mapping, space.current, origin) for one in readings])


def _ask_doubtful(trial: Trial, key: str) -> list[ProposedRow]:
    """Ask which doubtful rows land, and return those that do not."""
    rows = [(proposal.mapping.table, row) for proposal in trial.proposals for row in proposal.doubtful]
    if not rows:
        return []
    st.markdown(plain(say("plan_import.doubtful", count=len(rows))))
    all_ = len(rows) > 1 and st.checkbox(
        plain(say("plan_import.all-doubtful", count=len(rows))), key=f"import-all-{key}"
    )
    ticked = [row for table, row in rows[:MOST_TICKS] if _is_ticked(table, row, key, can=not all_)]
    if len(rows) > MOST_TICKS:
        st.caption(plain(say("plan_import.doubtful-more", count=len(rows) - MOST_TICKS)))
    return [] if all_ else [row for _, row in rows if row not in ticked]


def _is_ticked(table: str, row: ProposedRow, key: str, *, can: bool) -> bool:
    """Show a doubtful row with a box, and tell whether it is ticked.

    A browser reads the name of a box with every sign that keeps a text from being Markdown, so no text of the file is in it.
    """
    tick, told = st.columns([1, 4], vertical_alignment="center")
    label = say("plan_import.tick", row=row.number, table=TABLE_BY_NAME[table].title)
    told.markdown(plain(doubtful_text(row)))
    return tick.checkbox(label, key=f"import-tick-{key}-{table}-{row.number}", disabled=not can)


def _button(desk: Desk, given: Given, wanted: list[Proposal], generation: int) -> None:
    count = sum(row.lands for proposal in wanted for row in proposal.rows)
    go, told = st.columns([1, 3], vertical_alignment="center")
    go.button(
        plain(say("plan_import.put", count=count)), type="primary", on_click=put, args=(desk, given.name, wanted, generation),
        disabled=not count, width="stretch",
    )  # fmt: skip
    told.caption(say("plan_import.put-what" if count else "plan_import.nothing"))


def _rows(proposals: tuple[Proposal, ...]) -> None:
    count = sum(len(proposal.rows) for proposal in proposals)
    first = any(proposal.doubtful for proposal in proposals)
    st.caption(plain(say("plan_import.rows-doubtful" if first else "plan_import.rows", count=count)))
    if count > MOST_ROWS:
        st.caption(plain(say("plan_import.rows-cut", most=MOST_ROWS)))
    frame = rows_frame(proposals)
    st.dataframe(
        frame,
        hide_index=True,
        width="stretch",
        height=table_height(len(frame)),
        column_config=headings(frame.columns, _WIDTHS_PX),
    )


def _problems(landing: Trial) -> None:
    """Say whether the plan would be worse than it is."""
    count = len(landing.problems)
    if count:
        st.warning(plain(say("plan_import.problems", count=count)))
    else:
        st.success(say("plan_import.clean"))


def _scene(desk: Desk, name: str, landing: Trial) -> Scene:
    now, then = desk.feed.space.current.plan, landing.working.plan.on(present_day())
    compared = build_comparison(now, then, say("plan_import.now"), say("plan_import.then", file=name))
    return changed(build_scene(then), compare=compared)
