"""What a map for editing gets besides the plan: what may be put there, and closures."""

from __future__ import annotations

from pathlib import Path

from msgspec import UNSET

from dashboard.editing import editable_scene, editing_block
from dashboard.load import PlanFeed
from geo.contract.editing import Editing
from geo.editing.actor import Planner
from geo.editing.folder_store import FolderStore
from geo.editing.placing import EXACT_SQUARE_KM, WIDEST_SQUARE_KM
from tests.actors import ANN


def editing(folder: Path, planner: Planner | None) -> Editing:
    feed = PlanFeed(FolderStore(folder), planner)
    shown = feed.current
    found = editable_scene(shown, editing_block(shown, planner, feed.space.plan_id, {}, None)).editing
    assert found is not UNSET
    return found


def test_a_planner_may_put_what_has_a_place_and_knows_how_exactly(sample_copy: Path) -> None:
    found = {
        one.table: (one.square_km, one.named, one.of_chapter) for one in editing(sample_copy, ANN.planner).puttable
    }
    assert found == {
        "placements": (WIDEST_SQUARE_KM, "unit_name", False),
        "hubs": (WIDEST_SQUARE_KM, "name", False),
        "command_nodes": (WIDEST_SQUARE_KM, "name", False),
        "events": (EXACT_SQUARE_KM, "title", False),
        "closures": (EXACT_SQUARE_KM, "name", False),
        "annotations": (EXACT_SQUARE_KM, "text", True),
    }


def test_only_a_closure_at_a_position_is_shown(sample_copy: Path) -> None:
    file = sample_copy / "closures.csv"
    file.write_text(
        file.read_text(encoding="utf-8") + "CLO-B,Bridge,road,,,49.8,24.0,,5,D+1,,notional,,\n", encoding="utf-8"
    )
    (closure,) = editing(sample_copy, ANN.planner).closures
    assert (closure.id, closure.km, closure.start) == ("CLO-B", 5.0, 24.0)
    assert closure.handle


def test_who_gave_no_name_gets_neither(sample_copy: Path) -> None:
    found = editing(sample_copy, None)
    assert (found.puttable, found.closures) == ((), ())
