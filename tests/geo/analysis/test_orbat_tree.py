"""The ORBAT as lines: every unit and node once, each after its superior, and none that leads back to itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.analysis.orbat import parents, strengths, superiors
from geo.analysis.orbat_tree import orbat_tree
from geo.editing.workspace import Workspace
from geo.plan import Plan, read_plan
from geo.schema import COMMAND_NODES, PLACEMENTS
from tests.cases import cases
from tests.conftest import PlanMaker
from tests.geo.editing.verbs.plans import space_of

D30 = 30 * 24.0
NODES = [{"node_id": "HQ"}, {"node_id": "LCC", "parent_id": "HQ"}]


def drawn(plan: Plan, at: float) -> dict[str, list[str]]:
    """Return the lines of each branch, with a dash for each line above."""
    return {branch.kind: ["-" * line.depth + line.id for line in branch.lines] for branch in orbat_tree(plan, at)}


def test_each_line_comes_after_its_superior_in_the_order_of_the_files(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "Z", "parent_id": "LCC"},
        {"unit_id": "A", "parent_id": "LCC"},
        {"unit_id": "Z1", "parent_id": "Z"},
        {"unit_id": "STAFF", "parent_id": "HQ"},
        {"unit_id": "FREE"},
        {"unit_id": "UNDER-FREE", "parent_id": "FREE"},
    ]
    plan = read_plan(make_plan(placements=rows, command_nodes=NODES))
    assert drawn(plan, D30) == {
        "command": ["HQ", "-LCC", "--Z", "---Z1", "--A", "-STAFF"],
        "no-parent": ["FREE", "-UNDER-FREE"],
    }


def test_who_is_under_whom_changes_with_the_time(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "A", "parent_id": "HQ", "until": "D+10"},
        {"unit_id": "A", "parent_id": "LCC", "from": "D+10"},
        {"unit_id": "B", "parent_id": "A", "from": "D+5", "until": "D+20"},
    ]
    plan = read_plan(make_plan(placements=rows, command_nodes=NODES))
    assert drawn(plan, 24.0) == {"command": ["HQ", "-LCC", "-A"], "away": ["B"]}
    assert drawn(plan, 24.0 * 12) == {"command": ["HQ", "-LCC", "--A", "---B"]}
    assert drawn(plan, D30) == {"command": ["HQ", "-LCC", "--A"], "away": ["B"]}


def test_a_superior_that_is_not_there_and_a_circle_are_told(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "LOST", "parent_id": "NOBODY"},
        {"unit_id": "SUB", "parent_id": "LOST"},
        {"unit_id": "LATE", "from": "D+60"},
        {"unit_id": "EARLY", "parent_id": "LATE"},
        {"unit_id": "A", "parent_id": "B"},
        {"unit_id": "B", "parent_id": "A"},
        {"unit_id": "A1", "parent_id": "A"},
        {"unit_id": "SELF", "parent_id": "SELF"},
    ]
    plan = read_plan(make_plan(placements=rows))
    assert drawn(plan, D30) == {
        "parent-away": ["LOST", "-SUB", "EARLY"],
        "circle": ["A", "-A1", "B", "SELF"],
        "away": ["LATE"],
    }
    named = {line.id: line.superior for branch in orbat_tree(plan, D30) for line in branch.lines}
    assert (named["LOST"], named["EARLY"], named["SELF"]) == ("NOBODY", "LATE", "SELF")


def test_an_unknown_strength_is_counted_as_unknown_and_as_nobody(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "BDE", "personnel": "100", "parent_id": "HQ"},
        {"unit_id": "BN", "personnel": "750", "parent_id": "BDE"},
        {"unit_id": "COY", "personnel": "", "parent_id": "BN"},
        {"unit_id": "AWAY", "personnel": "9", "parent_id": "BN", "from": "D+90"},
    ]
    plan = read_plan(make_plan(placements=rows, command_nodes=NODES[:1]))
    told = {line.id: (line.persons, line.unknown) for branch in orbat_tree(plan, D30) for line in branch.lines}
    assert told == {"HQ": (850, 1), "BDE": (850, 1), "BN": (750, 1), "COY": (0, 1), "AWAY": (None, 0)}


def test_of_what_is_away_the_row_that_is_nearest_in_time_is_told(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "A", "until": "D+5"},
        {"unit_id": "A", "from": "D+20", "until": "D+25"},
        {"unit_id": "A", "from": "D+90"},
    ]
    plan = read_plan(make_plan(placements=rows))
    nearest = {at: orbat_tree(plan, at * 24.0)[0].lines[0].row for at in (10, 15, 30, 80)}
    assert nearest == {10: 2, 15: 3, 30: 3, 80: 4}


def test_a_chain_of_a_thousand_ends(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": f"U{i}", "parent_id": f"U{i - 1}" if i else ""} for i in range(1000)]
    (branch,) = orbat_tree(read_plan(make_plan(placements=rows)), D30)
    assert [line.depth for line in branch.lines] == list(range(1000))


IDS = ("A", "B", "C", "D", "HQ", "N")
ROWS = st.lists(
    st.fixed_dictionaries({
        "unit_id": st.sampled_from(IDS[:4]),
        "parent_id": st.sampled_from((*IDS, "", "NOBODY")),
        "from": st.sampled_from(["", "D+0", "D+10", "D+30"]),
        "until": st.sampled_from(["", "D+5", "D+40"]),
        "personnel": st.sampled_from(["", "0", "10", "120"]),
    }),
    max_size=8,
)  # fmt: skip


def plan_of(rows: Sequence[Mapping[str, str]], parent: str) -> Workspace:
    return space_of(
        placements=rows, command_nodes=[{"node_id": "HQ", "parent_id": parent}, {"node_id": "N", "parent_id": "HQ"}]
    )


@settings(max_examples=cases(80))
@given(ROWS, st.sampled_from(("", "A", "N", "HQ")), st.sampled_from((-24.0, 0.0, 24.0 * 7, D30, 24.0 * 50)))
def test_the_tree_has_everything_once_and_its_sums(rows: list[dict[str, str]], parent: str, at: float) -> None:
    plan = plan_of(rows, parent).current.plan
    lines = [line for branch in orbat_tree(plan, at) for line in branch.lines]
    ids = {name for spec in (PLACEMENTS, COMMAND_NODES) for name in plan.counted(spec)[spec.id]}
    assert sorted(line.id for line in lines) == sorted(ids)
    parent_of, sums = parents(plan, at), strengths(plan, at)
    assert {line.id for line in lines if line.persons is not None} == set(parent_of)
    for branch in orbat_tree(plan, at):
        chain: list[str] = []
        for line in branch.lines:
            del chain[line.depth :]
            assert line.depth == 0 or parent_of[line.id] == chain[-1]
            chain.append(line.id)
            if branch.kind == "away":
                continue
            assert (line.persons, line.unknown) == (sums["total"][line.id], sums["unknown"][line.id])
            circles = line.id == line.superior or any(
                line.id in superiors(one, parent_of) for one in superiors(line.id, parent_of)
            )
            assert circles == (branch.kind == "circle" and line.depth == 0)
