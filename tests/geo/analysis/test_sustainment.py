"""The supply of a plan: who feeds whom, its named results, and what a loss changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.analysis.losses import read_losses
from geo.analysis.sustainment import sustain
from geo.analysis.what_if import changes
from geo.errors import AnalysisError
from geo.plan import Plan, read_plan
from tests.geo.analysis.supplied import LVIV, PRZEMYSL, RIVNE, TERNOPIL, TOML, MakePlan, codes, hub, supply, unit


def test_the_answer_does_not_depend_on_the_order_of_the_rows(sample_copy: Path) -> None:
    before = supply(sample_copy, 9600.0, "HUB-GDN").as_dict()
    for name in ("hubs.csv", "placements.csv"):
        head, *rows = (sample_copy / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (sample_copy / name).write_text("".join([head, *rows[::-1]]), encoding="utf-8", newline="")
    assert supply(sample_copy, 9600.0, "HUB-GDN").as_dict() == before


def test_an_entry_point_feeds_a_forward_hub_that_feeds_a_unit(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="E")]
    found = supply(make_plan(toml=TOML, placements=[unit("U", LVIV, hub_id="F")], hubs=hubs))
    (fed,) = found.units
    assert (fed.demand_t_per_day, fed.short_t_per_day, fed.days_until_short) == (10.0, 0.0, None)
    assert [(s.hub_id, s.t_per_day, s.km) for s in fed.supply] == [("F", pytest.approx(10.0), 0.0)]
    assert [(a, b, pytest.approx(t)) for a, b, t in found.between] == [("E", "F", pytest.approx(10.0))]
    assert [h.load_t_per_day for h in found.hubs] == [pytest.approx(10.0), pytest.approx(10.0)]


def test_a_hub_that_lost_its_supplier_gives_what_lies_in_it(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="E", stock_t="70")]
    folder = make_plan(toml=TOML, placements=[unit("U", LVIV, hub_id="F")], hubs=hubs)
    found = supply(folder, 24.0, "E")
    (starving,) = found.units
    assert starving.short_t_per_day == pytest.approx(10.0)
    assert starving.days_until_short == pytest.approx(5 + 70 / 10)
    assert ("no-entry-point", "") in codes(found)


def test_stock_leaves_no_faster_than_the_hub_lets_it(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, "6", supplied_by="E", stock_t="700")]
    folder = make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs)
    (starving,) = supply(folder, 24.0, "E").units
    assert starving.days_until_short == pytest.approx(50 / 4)


def test_another_hub_feeds_what_lost_its_supplier(make_plan: MakePlan) -> None:
    hubs = [hub("E1", PRZEMYSL), hub("E2", RIVNE, "4"), hub("F", LVIV, supplied_by="E1")]
    folder = make_plan(toml=TOML, placements=[unit("U", LVIV, hub_id="F")], hubs=hubs)
    found = supply(folder, 24.0, "E1")
    assert found.unmet_t_per_day == pytest.approx(6.0)
    assert [h.hub_id for h in found.hubs if h.over] == ["E2"]


def test_the_plans_hub_settles_ties_and_then_the_id(make_plan: MakePlan) -> None:
    hubs = [hub("A", LVIV), hub("B", LVIV), hub("C", LVIV)]
    folder = make_plan(toml=TOML, placements=[unit("U", TERNOPIL, hub_id="B"), unit("V", TERNOPIL)], hubs=hubs)
    assert [[s.hub_id for s in u.supply] for u in supply(folder).units] == [["B"], ["A"]]


def test_any_hub_serves_any_nation_and_a_lost_nation_takes_its_rows(make_plan: MakePlan) -> None:
    hubs = [hub("P", PRZEMYSL, nation="POL"), hub("M", TERNOPIL, nation="MULTI")]
    units = [unit("F", PRZEMYSL, nation="FRA"), unit("G", PRZEMYSL, nation="GBR")]
    folder = make_plan(toml=TOML, placements=units, hubs=hubs)
    assert {s.hub_id for u in supply(folder).units for s in u.supply} == {"P"}
    left = supply(folder, 24.0, "nation:POL", "nation:GBR")
    assert [u.unit_id for u in left.units] == ["F"]
    assert [s.hub_id for u in left.units for s in u.supply] == ["M"]


def test_a_loss_from_a_day_on_changes_nothing_before(make_plan: MakePlan) -> None:
    folder = make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=[hub("E", LVIV)])
    plan = read_plan(folder)
    losses = read_losses(["E"], plan, 240.0)
    assert sustain(plan, 216.0, losses).unmet_t_per_day == 0
    assert sustain(plan, 240.0, losses).unmet_t_per_day == pytest.approx(10.0)


def test_the_guarantee_carries_no_tonnes(sample: Plan) -> None:
    before, after = sustain(sample, 720.0), sustain(sample, 720.0, read_losses(["nation:USA"], sample))
    assert after.as_dict()["units"] == before.as_dict()["units"]
    (note,) = [note for note in after.notes if note.code == "condition-unmet"]
    assert "a reported condition of the plan is unmet" in note.message


@pytest.mark.parametrize(
    ("tables", "toml", "code"),
    [
        ({"placements": [unit("U", {"latitude": "43.3", "longitude": "31.0"})], "hubs": [hub("E", LVIV)]}, TOML, ("off-network", "U")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("E", {"latitude": "43.3", "longitude": "31.0"})]}, TOML, ("off-network", "E")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("E", LVIV, "")]}, TOML, ("throughput-unknown", "E")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("E", LVIV, "0")]}, TOML, ("throughput-zero", "E")),
        ({"placements": [unit("U", LVIV)], "hubs": []}, TOML, ("no-hub", "")),
        ({"placements": [unit("U", LVIV, "")], "hubs": [hub("E", LVIV)]}, TOML, ("strength-unknown", "U")),
        ({"placements": [unit("U", LVIV, "0")], "hubs": [hub("E", LVIV)]}, TOML, ("no-demand", "")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("E", LVIV)]}, 'title = "T"', ("factors-absent", "")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("E", LVIV)]}, TOML.replace("unit_days", "x"), ("days-on-hand-unknown", "")),
        ({"placements": [], "hubs": []}, TOML, ("no-hub", "")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("A", LVIV, supplied_by="B"), hub("B", LVIV, supplied_by="A")]},
         TOML, ("no-entry-point", "")),
        ({"placements": [unit("U", LVIV)], "hubs": [hub("E", PRZEMYSL)],
          "closures": [{"crossing_id": "", "latitude": "49.84", "longitude": "24.03", "radius_km": "45"}]}, TOML, ("off-network", "U")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_named_result(
    make_plan: MakePlan, tables: dict[str, object], toml: str, code: tuple[str, str]
) -> None:
    found = supply(make_plan(toml=toml, **tables))
    assert code in codes(found)
    assert json.loads(json.dumps(found.as_dict()))["notes"]
    fed = sum(s.t_per_day for u in found.units for s in u.supply)
    assert fed + found.unmet_t_per_day == pytest.approx(sum(u.demand_t_per_day for u in found.units))


def test_a_closure_that_cuts_the_graph_leaves_units_without_a_way(make_plan: MakePlan) -> None:
    from geo.basemap.network import crossings

    table = crossings()
    around = table[(table["country_a"] == "UKR") | (table["country_b"] == "UKR")]["crossing_id"]
    closed = [{"closure_id": f"c{i}", "crossing_id": name} for i, name in enumerate(around)]
    found = supply(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=[hub("E", PRZEMYSL)], closures=closed))
    assert ("cut-off", "U") in codes(found)
    assert found.unmet_t_per_day == pytest.approx(10.0)


@pytest.mark.parametrize("lost", ["NOPE", "crossing:NOPE", "nation:QQQ", ""])
def test_what_is_not_there_cannot_be_lost(sample: Plan, lost: str) -> None:
    with pytest.raises(AnalysisError):
        read_losses([lost], sample)


def test_what_a_loss_changes_stands_side_by_side(sample: Plan) -> None:
    before = sustain(sample, 9600.0)
    after = sustain(sample, 9600.0, read_losses(["HUB-LVI"], sample))
    turned = {change.unit_id: change for change in changes(before, after) if change.turned}
    assert "JLSG" in turned
    assert [s.hub_id for s in turned["JLSG"].before.supply] == ["HUB-LVI"]
    assert turned["JLSG"].added_km is not None
    assert turned["JLSG"].added_km > 0
    assert all("HUB-LVI" not in {s.hub_id for s in u.supply} for u in after.units)
    assert "UK-BG-2" not in turned
