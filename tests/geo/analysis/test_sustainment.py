"""The supply against independent solutions, its limits, its named results, and what a loss changes."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cli import main
from geo.analysis.losses import read_losses
from geo.analysis.supply_flow import solve
from geo.analysis.supply_net import SupplyNet
from geo.analysis.sustainment import Sustainment, sustain
from geo.analysis.sweep import merged, sweep
from geo.analysis.what_if import changes
from geo.errors import AnalysisError
from geo.plan import Plan, read_plan
from tests.cases import cases

MakePlan = Callable[..., Path]
TOML = """title = "T"
[sustainment]
unit_days_on_hand = 5
[sustainment.kg_per_person_per_day]
"I" = 10
"""
LVIV = {"latitude": "49.84", "longitude": "24.03"}
TERNOPIL = {"latitude": "49.55", "longitude": "25.60"}
RIVNE = {"latitude": "50.62", "longitude": "26.25"}
PRZEMYSL = {"latitude": "49.78", "longitude": "22.77"}


def hub(name: str, place: dict[str, str], can: str = "100", **more: str) -> dict[str, str]:
    return {"hub_id": name, "throughput_t_per_day": can, "stock_t": "0", **place, **more}


def unit(name: str, place: dict[str, str], persons: str = "1000", **more: str) -> dict[str, str]:
    return {"unit_id": name, "personnel": persons, "place": "", **place, **more}


def supply(plan: Path, at: float = 24.0, *lost: str) -> Sustainment:
    read = read_plan(plan)
    return sustain(read, at, read_losses(lost, read))


def codes(found: Sustainment) -> set[tuple[str, str]]:
    return {(note.code, note.about) for note in found.notes}


# ------------------------------------------------------------------------------------------- independent solution


def cheapest(net: SupplyNet) -> tuple[float, float]:
    """Return the least unmet and its least tonne-km by successive shortest paths over an explicit graph (Bellman-Ford)."""
    hubs, units = len(net.hub_ids), len(net.unit_ids)
    source, sink = 2 * hubs + units, 2 * hubs + units + 1
    edges: list[list[float]] = []
    leaving: list[list[int]] = [[] for _ in range(sink + 1)]

    def join(a: int, b: int, room: float, cost: float) -> None:
        leaving[a].append(len(edges))
        edges.append([b, room, cost])
        leaving[b].append(len(edges))
        edges.append([a, 0.0, -cost])

    for h in range(hubs):
        join(h, hubs + h, float(min(net.throughput[h], 1e6)), 0.0)
        if net.entry[h]:
            join(source, h, 1e6, 0.0)
    for a, b in net.hub_arcs():
        join(hubs + a, b, 1e6, 0.0)
    for u in range(units):
        join(2 * hubs + u, sink, float(net.demand[u]), 0.0)
        for h in range(hubs):
            if np.isfinite(net.unit_km[h, u]):
                join(hubs + h, 2 * hubs + u, 1e6, float(net.unit_km[h, u]))
    sent = cost = 0.0
    while (path := _shortest(edges, leaving, source, sink)) is not None:
        room = min(edges[e][1] for e in path)
        for e in path:
            edges[e][1] -= room
            edges[e ^ 1][1] += room
            cost += room * edges[e][2]
        sent += room
    return float(net.demand.sum()) - sent, cost


def _shortest(edges: list[list[float]], leaving: list[list[int]], source: int, sink: int) -> list[int] | None:
    best, by, waiting = {source: 0.0}, dict[int, int](), deque([source])
    while waiting:
        at = waiting.popleft()
        for e in leaving[at]:
            to, room, cost = int(edges[e][0]), edges[e][1], edges[e][2]
            if room > 1e-9 and best[at] + cost < best.get(to, 1e18) - 1e-9:
                best[to], by[to] = best[at] + cost, e
                waiting.append(to)
    if sink not in best:
        return None
    path, at = [], sink
    while at != source:
        path.append(by[at])
        at = int(edges[by[at] ^ 1][0])
    return path


@st.composite
def nets(draw: st.DrawFn) -> SupplyNet:
    hubs, units = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    amount, ways = st.integers(0, 12).map(float), st.one_of(st.integers(0, 9).map(float), st.just(np.inf))

    def array(*shape: int, of: st.SearchStrategy[float] = amount) -> np.ndarray:
        count = int(np.prod(shape))
        return np.array(draw(st.lists(of, min_size=count, max_size=count)), dtype=float).reshape(shape)

    entry = array(hubs, of=st.sampled_from([0.0, 1.0])).astype(bool)
    supplier = (
        array(hubs, of=st.integers(-1, max(hubs - 1, 0)).map(float)).astype(np.int64)
        if hubs
        else np.zeros(0, dtype=np.int64)
    )
    supplier[entry] = -1
    plan_hub = array(units, of=st.integers(-1, hubs - 1).map(float)).astype(np.int64)
    between, to_units = array(hubs, hubs, of=ways), array(hubs, units, of=ways)
    return SupplyNet(
        tuple(f"H{i}" for i in range(hubs)), tuple(f"U{i}" for i in range(units)),
        array(hubs, of=st.one_of(amount, st.just(np.inf))), array(hubs), entry, supplier, array(units), plan_hub,
        between, between / 45, to_units, to_units / 45,
    )  # fmt: skip


@given(nets())
@settings(max_examples=cases(300))
def test_the_cost_is_that_of_an_independent_solution_and_no_limit_is_broken(net: SupplyNet) -> None:
    flow = solve(net)
    unmet, tonne_km = cheapest(net)
    assert flow.unmet == pytest.approx(unmet, abs=1e-4)
    assert flow.tonne_km == pytest.approx(tonne_km, abs=2e-3)
    assert (flow.leaving() <= net.throughput + 1e-5).all()
    assert flow.to_units.sum(axis=0) + flow.short == pytest.approx(net.demand, abs=1e-5)
    into = np.zeros(len(net.hub_ids))
    for (_, b), t in zip(flow.arcs, flow.along, strict=True):
        into[b] += t
    assert (flow.leaving()[~net.entry] <= into[~net.entry] + 1e-5).all()


@given(nets())
@settings(max_examples=cases(150))
def test_merged_units_leave_the_same_unmet(net: SupplyNet) -> None:
    assert solve(merged(net)).unmet == pytest.approx(solve(net).unmet, abs=1e-4)


@given(nets(), st.data())
@settings(max_examples=cases(100))
def test_a_loss_never_feeds_more_where_hubs_keep_their_suppliers(net: SupplyNet, data: st.DataObject) -> None:
    entries = [h for h in range(len(net.hub_ids)) if net.entry[h] and h not in net.supplier]
    if entries:
        assert solve(net.without([data.draw(st.sampled_from(entries))])).unmet >= solve(net).unmet - 1e-4


# ------------------------------------------------------------------------------------------- plans


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
    assert starving.days_until_short == pytest.approx(5.0)


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


# ------------------------------------------------------------------------------------------- sweeps


def test_a_sweep_finds_where_a_second_hub_is_needed(sample: Plan) -> None:
    net = sustain(sample, 9600.0).picture.net
    done: list[float] = []
    single = sweep(net, 1, done.append)
    assert [len(loss.hub_ids) for loss in single] == [1] * 14
    assert single[0].hub_ids == ("HUB-GDN",)
    assert done[-1] == 1.0
    for loss in (*single[:3], *sweep(net, 2)[:4]):
        alone = sustain(sample, 9600.0, read_losses(loss.hub_ids, sample))
        assert loss.unmet_t_per_day == pytest.approx(alone.unmet_t_per_day, abs=1e-3)
        assert list(loss.over) == [h.hub_id for h in alone.hubs if h.over]


def test_the_same_answers_come_from_a_dask_cluster(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    net = sustain(sample, 9600.0).picture.net
    here = sweep(net, 2)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, protocol="tcp://") as cluster:
        monkeypatch.setenv("POSTURE_CLUSTER", cluster.scheduler_address)
        assert sweep(net, 2) == here


def test_a_cluster_that_does_not_answer_is_told(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTURE_CLUSTER", "nonsense")
    with pytest.raises(AnalysisError, match="no cluster answers"):
        sweep(sustain(sample, 720.0).picture.net, 1)


# ------------------------------------------------------------------------------------------- command line


def test_the_command_gives_the_contract(sample_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["sustain", str(sample_copy), "--at", "D+400", "--lose", "HUB-GDN", "nation:USA", "--format", "json"]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert {"at", "lost", "units", "hubs", "unmet_t_per_day"} <= set(found)
    assert (found["at"], found["lost"]) == ("D+400", ["HUB-GDN", "nation:USA"])
    short = [u for u in found["units"] if u["short_t_per_day"] > 0]
    assert short
    assert all(u["days_until_short"] > 5 for u in short)
    assert set(found["units"][0]) == {"unit_id", "demand_t_per_day", "supply", "short_t_per_day", "days_until_short"}
    assert all(set(s) == {"hub_id", "t_per_day", "km", "hours"} for u in found["units"] for s in u["supply"])
    assert {"hub_id", "load_t_per_day", "throughput_t_per_day", "over"} <= set(found["hubs"][0])
    assert found["unmet_t_per_day"] == pytest.approx(sum(u["short_t_per_day"] for u in found["units"]), abs=0.05)
    assert (
        found == sustain(read_plan(sample_copy), 9600.0, read_losses(found["lost"], read_plan(sample_copy))).as_dict()
    )


def test_the_table_is_fit_for_an_officer(sample_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sustain", str(sample_copy), "--at", "D+400", "--lose", "HUB-GDN"]) == 0
    told = capsys.readouterr().out
    for words in (
        "Planning estimate",
        "NOTIONAL",
        "Lost: HUB-GDN",
        "Units that run short",
        "46 kg per person and day",
        "HUB-RZE",
    ):
        assert words in told
    assert max(map(len, told.splitlines())) < 200


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sustain", "PLAN", "--lose", "HUB-XXX"], "HUB-XXX"),
        (["sustain", "PLAN", "--at", "soon"], "--at: “soon”"),
        (["sustain", "PLAN", "--from", "soon"], "--from: “soon”"),
        (["sustain", "NOWHERE"], "NOWHERE"),
        (["route", "PLAN", "HUB-LVI", "X"], "TO “X”"),
        (["route", "PLAN", "UK-BG-4", "HUB-LVI"], "not in force at D+30"),
        (["route", "PLAN", "99,1", "HUB-LVI"], "FROM 99,1"),
        (["route", "PLAN", "-33.9,18.4", "HUB-LVI"], "no route"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    sample_copy: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert main([str(sample_copy) if a == "PLAN" else a for a in arguments]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1


def test_a_route_between_symbols(sample_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["route", str(sample_copy), "HUB-PRZ", "49.84,24.03", "--mode", "rail", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    keys = {"distance_km", "hours", "border_crossings", "countries", "snap_from_km", "snap_to_km"}
    assert keys <= set(found)
    assert set(found["border_crossings"][0]) >= {"from", "to", "latitude", "longitude", "delay_h"}
    assert main(["route", str(sample_copy), "HUB-PRZ", "HUB-LVI"]) == 0
    assert "POL → UKR" in capsys.readouterr().out
