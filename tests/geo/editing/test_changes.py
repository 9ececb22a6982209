"""Steps fold into one change for each row, and undo and redo go where they should."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.editing.changes import Action, Step, fold, step_of
from geo.editing.draft import Draft

BASE = {"id": "a", "x": "1", "y": "2"}


def step(*actions: Action) -> Step:
    return Step("did", actions)


def edit(**cells: str) -> Action:
    return Action("edit", "t", "a", BASE, cells)


def test_edits_of_one_row_are_one_change() -> None:
    (change,) = fold([step(edit(x="3")), step(edit(y="4")), step(edit(x="5"))]).values()
    assert (change.kind, change.after) == ("changed", {"x": "5", "y": "4"})


def test_an_edit_that_comes_back_is_none() -> None:
    assert fold([step(edit(x="3")), step(edit(x="1"))]) == {}


def test_a_field_counts_from_what_the_planner_saw() -> None:
    later = Action("edit", "t", "a", BASE | {"x": "9"}, {"x": "mine"})
    (change,) = fold([step(edit(y="4")), step(later)]).values()
    assert (change.before or {})["x"] == "9"
    assert (change.before or {})["y"] == "2"


def test_a_new_row_that_is_deleted_is_none() -> None:
    new = Action("add", "t", "+1", cells={"id": "n"})
    assert fold([step(new), step(Action("edit", "t", "+1", cells={"x": "1"}))])["t", "+1"].after == {
        "id": "n",
        "x": "1",
    }
    assert fold([step(new), step(Action("delete", "t", "+1"))]) == {}


def test_a_deleted_row_is_one_whatever_was_edited_before() -> None:
    (change,) = fold([step(edit(x="3")), step(Action("delete", "t", "a", BASE))]).values()
    assert (change.kind, change.before) == ("deleted", BASE)


def test_steps_survive_a_file() -> None:
    one = step(edit(x="3"), Action("add", "t", "+1", cells={"id": "ä"}, place="a", beside="b"))
    assert step_of(one.as_dict()) == one


ACTIONS = st.one_of(
    st.builds(
        lambda h, c, v: Action("edit", "t", h, {"id": h, "x": "0", "y": "0"}, {c: v}),
        st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("0123"),
    ),
    st.builds(lambda h: Action("delete", "t", h, {"id": h, "x": "0", "y": "0"}), st.sampled_from("abc")),
)  # fmt: skip


@given(st.lists(st.one_of(ACTIONS, st.just("undo"), st.just("redo")), max_size=30))
def test_any_sequence_of_edits_undo_and_redo_ends_where_it_should(moves: list[object]) -> None:
    draft, stack, undone = Draft(), [], []
    for move in moves:
        if move == "undo":
            if stack:
                undone.append(stack.pop())
            draft.undo()
        elif move == "redo":
            if undone:
                stack.append(undone.pop())
            draft.redo()
        else:
            assert isinstance(move, Action)
            stack.append(step(move))
            undone.clear()
            draft.take(stack[-1])
        assert draft.changes == fold(stack)
