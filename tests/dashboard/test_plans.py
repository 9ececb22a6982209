"""Which plans of a server are listed, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.plans import shelf_at, shown_plans
from geo.editing.actor import ROLES, Actor
from geo.errors import UnknownPlanError
from tests.actors import ANN, NOBODY
from tests.conftest import PlanMaker
from tests.memory_store import MemoryShelf


def toml(title: str) -> dict[str, bytes]:
    return {"plan.toml": f'title = "{title}"\n'.encode()}


def test_plans_are_listed_by_title_and_told_apart() -> None:
    shelf = MemoryShelf({"north": toml("Alpha"), "south": toml("Bravo"), "copy": toml("Alpha"), "bare": {}})
    for actor in (ANN, NOBODY):
        assert shown_plans(shelf, actor) == {
            "north": "Alpha (north)",
            "south": "Bravo",
            "copy": "Alpha (copy)",
            "bare": "bare",
        }


def test_who_may_not_read_is_told_no_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLES, "new", frozenset({"edit"}))
    blind = Actor(ANN.planner, "typed", "new")
    assert shown_plans(MemoryShelf({"north": toml("Alpha")}), blind) == {"north": "north"}


def test_what_lies_beside_the_served_plan_is_neither_listed_nor_opened(make_plan: PlanMaker) -> None:
    served, other = make_plan("served", placements=[{}]), make_plan("other", placements=[{}])
    shelf = shelf_at(str(served))
    assert shelf.names() == ["served"]
    for name in ("other", "../other", str(other), "served/../other"):
        with pytest.raises(UnknownPlanError):
            shelf.store(name)


def test_the_plans_of_a_named_folder_are_listed_and_nothing_else(make_plan: PlanMaker, tmp_path: Path) -> None:
    served = make_plan("served", placements=[{}])
    (tmp_path / "plans/letters").mkdir(parents=True)
    for name in ("mine", "served"):
        make_plan(f"plans/{name}", placements=[{}])
    make_plan("plans/mine/deep", placements=[{}])
    make_plan("outside", placements=[{}])
    (tmp_path / "plans/linked").symlink_to(tmp_path / "outside")
    shelf = shelf_at(str(served), str(tmp_path / "plans"))
    assert shelf.names() == ["served", "mine", "plans/served"]
    assert [shelf.store(name).name for name in shelf.names()] == shelf.names()
    assert shelf.store("served").read_settings() == (served / "plan.toml").read_bytes()
    for name in ("linked", "deep", "mine/deep", "letters", "outside", "../outside"):
        with pytest.raises(UnknownPlanError):
            shelf.store(name)


def test_a_folder_of_plans_that_is_not_there_is_told_at_the_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--plans", str(tmp_path / "nowhere")])
    assert "nowhere is no folder" in capsys.readouterr().err


def test_a_folder_of_plans_that_goes_while_it_is_served_leaves_the_served_plan(
    make_plan: PlanMaker, tmp_path: Path
) -> None:
    assert shelf_at(str(make_plan("served", placements=[{}])), str(tmp_path / "gone")).names() == ["served"]
