"""Who may do what: by a role, in one table, asked by one function."""

from __future__ import annotations

from typing import get_args

import pytest

from geo.editing.actor import PLANNER, ROLES, VIEWER, Actor, Planner, Right, actor_of, require
from geo.errors import HiddenError, NotAllowedError, ReadOnlyError, SaveError
from tests.actors import ANN, LOOKER, NOBODY

RIGHTS: tuple[Right, ...] = get_args(Right)


def rights(actor: Actor) -> set[Right]:
    return {right for right in RIGHTS if actor.may(right)}


def test_a_name_is_needed_to_edit_and_a_read_only_server_lets_nobody() -> None:
    assert rights(ANN) == {"read", "edit", "export"}
    assert rights(NOBODY) == rights(LOOKER) == rights(actor_of(None, read_only=True)) == {"read", "export"}
    assert NOBODY.may_once_named("edit")
    assert not LOOKER.may_once_named("edit")


def test_how_an_actor_is_known_goes_with_the_name() -> None:
    assert (ANN.name, ANN.known, ANN.role) == ("Ann", "typed", PLANNER)
    assert (NOBODY.name, NOBODY.known, LOOKER.role) == ("", "none", VIEWER)
    for planner, known in ((None, "typed"), (ANN.planner, "none")):
        with pytest.raises(ValueError, match=known):
            Actor(planner, known)


@pytest.mark.parametrize("right", RIGHTS)
def test_each_right_is_given_or_refused(monkeypatch: pytest.MonkeyPatch, right: Right) -> None:
    monkeypatch.setitem(ROLES, "all", frozenset(RIGHTS))
    monkeypatch.setitem(ROLES, "all but one", frozenset(RIGHTS) - {right})
    require(Actor(ANN.planner, "typed", "all"), right, "nothing was done")
    with pytest.raises(NotAllowedError, match=r"; nothing was done$") as refusal:
        require(Actor(ANN.planner, "typed", "all but one"), right, "nothing was done")
    kinds = {"read": HiddenError, "edit": ReadOnlyError}
    assert type(refusal.value) is kinds.get(right, NotAllowedError)


def test_a_refused_edit_is_told_as_it_always_was() -> None:
    with pytest.raises(SaveError, match=r"^the dashboard was started read-only; edits are refused$"):
        require(LOOKER, "edit", "edits are refused")


@pytest.mark.parametrize("name", ["../../etc", "a/b", "", "x" * 99])
def test_an_id_that_could_name_a_path_is_not_sound(name: str) -> None:
    assert not Planner(name, "n").sound
