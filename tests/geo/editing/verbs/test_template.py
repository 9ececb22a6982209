"""Templates: rows that belong together, placed as one; the ids are new, and what refers to them follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.editing.folder_store import FolderStore
from geo.editing.verbs.result import Result
from geo.editing.verbs.template import place_template
from geo.editing.verbs.templates import read_shipped, shipped, templates_in
from geo.editing.working import Working
from geo.editing.workspace import Workspace
from geo.plan import Contents
from geo.resources import sample_plan
from tests.actors import ANN
from tests.cases import cases
from tests.conftest import PlanMaker
from tests.geo.editing.verbs.plans import (
    STEP_H,
    TODAY,
    all_instants,
    answers,
    book_of,
    codes,
    placements,
    space_of,
    space_with,
    take,
    texts,
)

VINNYTSIA = (49.23, 28.47)


def place(space: Workspace, name: str, at: float = 720.0, nation: str = "") -> Result:
    return place_template(book_of(space), name, contents(name), VINNYTSIA, at, nation)


def contents(name: str) -> Contents:
    found = read_shipped(name)
    assert found is not None
    return found


def test_two_come_with_the_app() -> None:
    assert shipped() == {"battlegroup": "A battlegroup", "forward-hub": "A forward hub"}
    assert read_shipped("../plans/mnf-u") is None


@pytest.mark.parametrize("name", ["battlegroup", "forward-hub"])
def test_each_can_be_placed_in_the_sample_and_twice(name: str) -> None:
    space = Workspace(FolderStore(sample_plan()))
    before = {(p.code, p.file, p.value) for p in space.current.plan.problems}
    files = dict(space.current.contents)
    count = sum(len(t.frame) for t in space.current.plan.tables.values())
    first, second = take(space, place(space, name)), take(space, place(space, name))
    added = {(p.code, p.file, p.value) for p in space.current.plan.problems} - before
    assert not added
    assert len(second.actions) == len(first.actions)
    assert sum(len(t.frame) for t in space.current.plan.tables.values()) == count + 2 * len(first.actions)
    assert [note.key for note in (*first.notes, *second.notes)] == ["verbs.template-renamed"]
    space.undo(ANN)
    space.undo(ANN)
    assert space.current.contents == files


def test_its_rows_have_new_ids_and_what_refers_to_them_follows() -> None:
    space = space_of(placements=[{"unit_id": "bg-log"}])
    take(space, place(space, "battlegroup", nation="FRA"))
    _, *rows = texts(space)
    assert [row["unit_id"] for row in rows] == ["BG-2", "BG-RECCE-2", "BG-ENG-2", "BG-LOG-2"]
    assert [row["parent_id"] for row in rows] == ["", "BG-2", "BG-2", "BG-2"]
    assert {row["nation"] for row in rows} == {"FRA"}
    assert [row["from"] for row in rows] == ["D+30", "D+30", "D+33", "D+30"]
    assert {(row["basis"], row["as_of"], row["source_id"]) for row in rows} == {("notional", TODAY, "")}
    assert space.current.can_undo == "place the template battlegroup at D+30"


def test_its_rows_lie_to_each_other_as_in_the_template() -> None:
    space = space_of(placements=[])
    take(space, place(space, "battlegroup"))
    first, north, east, south = [(float(row["latitude"]), float(row["longitude"])) for row in texts(space)]
    assert first == pytest.approx(VINNYTSIA, abs=0.1)
    assert (north[0] - first[0], south[0] - first[0]) == pytest.approx((0.2, -0.2), abs=0.1)
    assert east[1] - first[1] == pytest.approx(0.3, abs=0.15)


def test_a_hub_and_its_units_are_placed_together() -> None:
    space = space_of(placements=[])
    take(space, place(space, "forward-hub"))
    assert {row["hub_id"] for row in texts(space)} == {"FWD-HUB"}
    assert [row["hub_id"] for row in texts(space, "hubs")] == ["FWD-HUB"]


def test_a_plan_of_dates_gets_dates() -> None:
    row = {"unit_id": "A", "from": "2026-01-01"}
    space = space_of("ceasefire = 2026-01-01T00:00:00Z\n", placements=[row])
    take(space, place(space, "battlegroup"))
    assert [row["from"] for row in texts(space)][1:] == ["2026-01-31", "2026-01-31", "2026-02-03", "2026-01-31"]


def test_a_template_that_cannot_be_placed_says_why() -> None:
    space, whole = space_of(placements=[]), contents("battlegroup")
    broken = whole | {"placements.csv": whole["placements.csv"].replace(b"50.20", b"150.2")}
    empty = whole | {"placements.csv": whole["placements.csv"].split(b"\n")[0]}
    book = book_of(space)
    assert codes(place_template(book, "broken", broken, VINNYTSIA, 0)) == ["template-aside"]
    assert codes(place_template(book, "empty", empty, VINNYTSIA, 0)) == ["template-empty"]
    assert codes(place_template(book, "battlegroup", whole, VINNYTSIA, 1e7)) == ["template-far"]


def test_a_plan_has_templates_of_its_own_and_no_link_leads_out(make_plan: PlanMaker, tmp_path: Path) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    (folder / "templates").mkdir()
    own = make_plan("plan/templates/mine", placements=[{"unit_id": "M"}])
    (own / "plan.toml").write_text('title = "Mine"\n', encoding="utf-8")
    (folder / "templates" / "no-template").mkdir()
    outside = make_plan("outside", placements=[{"unit_id": "X"}])
    (outside / "plan.toml").write_text('title = "Outside"\n', encoding="utf-8")
    (folder / "templates" / "link").symlink_to(outside)
    store = FolderStore(folder)
    assert store.templates() == templates_in(folder) == {"mine": "Mine"}
    found = store.read_template("mine")
    assert found is not None
    assert b"M" in found["placements.csv"]
    assert [store.read_template(name) for name in ("link", "no-template", "../../outside", "gone")] == [None] * 4
    assert not [p for p in Workspace(store).current.plan.problems if p.severity == "error"]


@settings(max_examples=cases(30))
@given(
    rows=placements(overlaps=True),
    at=st.integers(-6, 20).map(lambda n: n * STEP_H),
    name=st.sampled_from(["battlegroup", "forward-hub"]),
)
def test_it_stands_from_its_instant_on_and_all_else_stays_as_it_was(
    rows: list[dict[str, str]], at: float, name: str
) -> None:
    space = space_with(rows)
    before, files = space.current.plan, dict(space.current.contents)
    template = Working(name, contents(name), {}, 0).plan
    done = take(space, place(space, name, at))
    new = {action.cells["unit_id"] for action in done.actions if action.table == "placements"}
    after = space.current.plan
    for t in all_instants(before, after):
        now = answers(after, t)
        assert {unit: told for unit, told in now.items() if unit not in new} == answers(before, t)
        meant = answers(template, t - at) if t >= at else {}
        assert sorted(told[4] for unit, told in now.items() if unit in new) == sorted(
            told[4] for told in meant.values()
        )
    assert space.undo(ANN)
    assert space.current.contents == files
    assert space.redo(ANN)
    assert space.current.plan.revision == after.revision
