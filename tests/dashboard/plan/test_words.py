"""What the desk says of its own codes: each of a family has a text, and a history tells why in the reader's language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from dashboard.desk import _version_banner
from dashboard.plan.causes import WIDTHS_PX, causes, causes_frame
from dashboard.plan.changes import (
    change_lines,
    changes_frame,
    clash_text,
    fields_of,
    is_clashing,
    is_part,
    row_text,
    versions_frame,
)
from dashboard.plan.doctor import GROUPINGS, fixes_frame, severity_counts
from dashboard.plan.sections import CHANGES, HISTORY, LINKS, PROBLEMS, TABLES, TAKE_AWAY, label
from dashboard.plan.words import _unsaved, headings
from geo.editing.actor import Right
from geo.editing.changes import Action, RowChange
from geo.editing.clash import Clash, ClashKind
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import AS_FOUND, OUTSIDE, Version
from geo.editing.workspace import Workspace
from geo.export.options import THEMES
from geo.problem import SEVERITIES
from geo.words.language import PSEUDO, spoken
from geo.words.text import say
from tests.actors import ANN
from tests.conftest import PlanMaker

SAVED = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
CHANGED = [RowChange("t", "h", None, {}), RowChange("t", "h", {}, None), RowChange("t", "h", {}, {})]


@pytest.fixture
def space(make_plan: PlanMaker) -> Workspace:
    return Workspace(FolderStore(make_plan(placements=[{"unit_id": "A", "echelon": "batalion"}])))


@pytest.mark.parametrize(
    ("family", "codes"),
    [
        ("plan_problems.severity", SEVERITIES),
        ("plan_problems.severity-means", SEVERITIES),
        ("plan_problems.group", GROUPINGS),
        ("plan_changes.what", [change.kind for change in CHANGED]),
        ("plan_take_away.theme", THEMES),
    ],
)
def test_each_code_of_a_family_has_a_text(family: str, codes: list[str]) -> None:
    assert all(say(f"{family}.{code}") for code in codes)


def test_each_right_and_each_clash_has_a_text(space: Workspace) -> None:
    assert all(say(f"actors.refused.{right}", outcome="nothing") for right in get_args(Right))
    for kind in get_args(ClashKind):
        assert clash_text(Clash(kind, "placements", "h", "place" if kind == "field" else None))
    assert clash_text(Clash("field", "placements", "h", "place", mine="x")) == (
        "Place was (empty). You and somebody else changed it. Which value do you want to keep?"
    )


def test_sections_are_addresses_and_are_called_in_a_language() -> None:
    sections = [TABLES, PROBLEMS, CHANGES, HISTORY, TAKE_AWAY, LINKS]
    assert sections == ["Tables", "Problems", "Changes", "History", "Take away", "Links"]
    assert [label(section) for section in sections] == sections
    with spoken(PSEUDO):
        assert all(label(section).startswith("⟦") for section in sections)


def test_each_column_of_a_table_to_look_at_has_a_heading(space: Workspace) -> None:
    assert severity_counts(space.current.plan.problems)["error"] == 1
    space.take("edit", [Action("add", "placements", space.new_handle(), cells={"unit_id": "B"})], ANN)
    now, problems = space.current, space.current.plan.problems
    frames = [changes_frame(now), versions_frame([]), fixes_frame(now, []), causes_frame(causes(problems))]
    for frame in frames:
        assert all(heading["label"] for heading in headings(frame.columns).values())
    assert list(frames[3].columns) == list(WIDTHS_PX)


def test_a_line_that_clashes_is_marked(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}, {"unit_id": "B"}])
    ann, bob = Workspace(FolderStore(folder)), Workspace(FolderStore(folder))
    for space, strength in ((ann, "1"), (bob, "2")):
        for row in space.current.table("placements").rows:
            cells = {"personnel": strength} if row.cells["unit_id"] == "A" else {"place": f"place {strength}"}
            if space is bob or "personnel" in cells:
                space.take("edit", [Action("edit", "placements", row.handle, cells=cells)], ANN)
    ann.save(ANN, "")
    bob.refresh()
    frame = changes_frame(bob.current)
    assert dict(zip(frame["column"], frame["clash"], strict=True)) == {"Personnel": "clashes", "Place": ""}
    lines = change_lines(bob.current)
    assert [line.column for line in lines] == ["personnel", "place"]
    assert list(fields_of(lines).values()) == [["personnel"], ["place"]]
    clashing, other = (line.row for line in lines)
    assert is_clashing(bob.current, {clashing: []})
    assert is_clashing(bob.current, {clashing: ["personnel"]})
    assert not is_clashing(bob.current, {clashing: ["place"], other: []})
    assert not is_part(bob.current, clashing, ["personnel"])


def test_a_row_is_named_by_what_it_has(space: Workspace) -> None:
    first = space.current.table("placements").rows[0].handle
    assert row_text(space.current, "placements", first, {}) == "A D+0 (row 2)"
    assert row_text(space.current, "placements", "gone", {}) == "a row without an id"
    assert row_text(space.current, "placements", "gone", {"unit_id": "B"}) == "B"


def test_the_desk_counts_what_is_unsaved_and_what_clashes() -> None:
    assert _unsaved("Ann", 0, 0) == "Ann (not verified): everything is saved"
    assert _unsaved("Ann", 1, 0) == "Ann (not verified): 1 row unsaved, kept as a draft"
    assert _unsaved("Ann", 2, 1) == "Ann (not verified): 2 rows unsaved, kept as a draft; 1 clash to resolve"
    assert _unsaved("Ann", 0, 1) == "Ann (not verified): everything is saved; 1 clash to resolve"


@pytest.mark.parametrize(
    ("who", "why", "told"),
    [
        ("", "", "saved 2026-01-02 03:04 UTC. It is not"),
        ("", AS_FOUND, "UTC: the files before the first save. It is not"),
        ("Ann", "", "UTC by Ann (name not verified). It is not"),
        ("Ann", "moved", "UTC by Ann (name not verified): moved. It is not"),
    ],
)
def test_a_version_says_whose_it_is_and_why(who: str, why: str, told: str) -> None:
    assert told in _version_banner(Version(7, SAVED, who, why, ""))


def test_what_the_app_gives_as_a_reason_is_told_in_the_language_and_what_people_typed_as_typed() -> None:
    with spoken(PSEUDO):
        for why in (AS_FOUND, OUTSIDE):
            assert Version(1, SAVED, "", why, "").reason.startswith("⟦")
            assert Version(1, SAVED, "Ann", why, "").reason == why
