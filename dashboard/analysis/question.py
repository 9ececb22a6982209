"""What every section of the analysis page needs: its time, its choices, tables to click, and the answer for the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import streamlit as st

from dashboard.plain import plain
from dashboard.state import remember, remembered
from geo.analysis.coverage import symbols_at
from geo.analysis.losses import CROSSING, NATION
from geo.basemap.network import crossings
from geo.clock import format_instant, parse_instant
from geo.contract.overlay import Overlay
from geo.contract.scene import Personnel
from geo.errors import AnalysisError, InstantError
from geo.nations import nation_name
from geo.notes import Note
from geo.periods import in_force, instants
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H
from geo.terms import HOME_COUNTRY

ROW_PX, HEAD_PX, TALLEST_PX = 28, 38, 320
"""Heights of tables in pixels."""
MOST_LINES = 5
"""Sentences that are shown without scrolling."""


SOUND = "analysis-time"
"""Under which the last time that could be read is kept."""


@dataclass(frozen=True)
class Question:
    """What a section is asked about.

    Attributes
    ----------
    plan
        The plan as it is shown, unsaved edits included.
    at
        Hours since H+0.
    """

    plan: Plan
    at: float

    @property
    def when(self) -> str:
        """The instant as people write it."""
        return format_instant(self.at)


@dataclass(frozen=True)
class Answer:
    """What a section shows on the map: an overlay, and what the time line counts where that is not the personnel."""

    overlay: Overlay
    personnel: Personnel | None = None


def read_time(text: str, plan: Plan) -> float:
    """Return an instant in hours since H+0. Raises AnalysisError, which names the text, when it is none."""
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise AnalysisError(f"{text}: {error}") from error


def asked_question(plan: Plan, text: str) -> Question:
    """Return the question for a time as typed; while it is none, that is told and the last sound one holds."""
    try:
        at = read_time(text, plan)
    except AnalysisError as error:
        st.error(plain(str(error)))
        at = remembered(SOUND, None) or USUAL_TIME_H
    remember(SOUND, None, at)
    return Question(plan, at)


def is_begun(question: Question) -> bool:
    """Tell whether a unit or hub is in force at the time of a question; when none is, say so and when the plan begins."""
    frames = [question.plan.rows(name) for name in ("placements", "hubs")]
    if any(len(in_force(frame, question.at)) for frame in frames):
        return True
    begins = instants(*frames)
    when = f" The plan begins at {format_instant(begins[0])}." if begins else ""
    st.info(plain(f"No unit and no hub is in force at {question.when}.{when}"))
    return False


def symbol_choices(plan: Plan, at: float) -> dict[str, str]:
    """Return every symbol in force by id, with what a person reads; the id alone where it is its own name."""
    symbols = symbols_at(plan, at)
    return {i: f"{i} · {name}" for i, name in zip(symbols["id"], symbols["name"], strict=True)}


def loss_choices(plan: Plan) -> dict[str, str]:
    """Return what can be lost: hubs, crossings near Ukraine or that a closure names, nations."""
    hubs = plan.rows("hubs").drop_duplicates("hub_id")
    found = {i: f"{i} · {name}" for i, name in zip(hubs["hub_id"], hubs["name"], strict=True)}
    nations = dict.fromkeys(
        code for table in ("placements", "hubs", "contributions") for code in plan.rows(table)["nation"]
    )
    found |= {f"{NATION}{code}": f"Nation · {nation_name(code)}" for code in sorted(nations)}
    table = crossings()
    near = table[(table["country_a"] == HOME_COUNTRY) | (table["country_b"] == HOME_COUNTRY)]
    near = near[
        ~near["country_a"].isin(plan.settings.travel.avoid_countries)
        & ~near["country_b"].isin(plan.settings.travel.avoid_countries)
    ]
    found |= {f"{CROSSING}{i}": f"Crossing · {i}" for i in plan.rows("closures")["closure_id"]}
    return found | {f"{CROSSING}{i}": f"Crossing · {i}" for i in near["crossing_id"]}


def choose_row(rows: Sequence[Mapping[str, Any]], key: str, *, height: int | None = None) -> int | None:
    """Show a table of which one row can be chosen; return the chosen one's place. Other rows are another table."""
    names = "\n".join(str(next(iter(row.values()))) for row in rows)
    shown = st.dataframe(
        list(rows), hide_index=True, key=f"{key}-{crc32(names.encode()):08x}", on_select="rerun", selection_mode="single-row",
        height=height or _height(rows), row_height=ROW_PX, placeholder="–",
    )  # fmt: skip
    chosen = shown["selection"]["rows"]
    return int(chosen[0]) if chosen and chosen[0] < len(rows) else None


def show_rows(rows: Sequence[Mapping[str, Any]], *, height: int | None = None) -> None:
    """Show a table."""
    st.dataframe(list(rows), hide_index=True, height=height or _height(rows), row_height=ROW_PX, placeholder="–")


def _height(rows: Sequence[Mapping[str, Any]]) -> int:
    return min(ROW_PX * len(rows) + HEAD_PX, TALLEST_PX)


def show_lines(lines: Sequence[str]) -> None:
    """Show sentences below each other, the first few at once and the rest to scroll to."""
    with st.container(height=TALLEST_PX // 2 if len(lines) > MOST_LINES else "content", border=True, gap="xsmall"):
        for line in lines:
            st.markdown(plain(line))


def tell(lines: Sequence[str], title: str = "How this is computed") -> None:
    """Show what stands behind a number, line by line."""
    with st.container(border=True):
        st.caption(plain(title))
        for line in lines:
            st.markdown(plain(line))


def tell_notes(notes: Sequence[Note]) -> None:
    """Show what a reader must know."""
    for note in notes:
        (st.warning if note.is_grave else st.caption)(plain(str(note)))
