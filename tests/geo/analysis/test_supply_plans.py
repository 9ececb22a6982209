"""Plans as planners write them: who gets supplies first, which hubs give to whom, and an answer for each plan."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from geo.analysis.sustainment import Sustainment
from geo.plan import read_plan
from tests.cases import cases
from tests.geo.analysis import second
from tests.geo.analysis.supplied import LVIV, PRZEMYSL, RIVNE, TERNOPIL, TOML, MakePlan, hub, supply, unit

GDANSK = {"latitude": "54.35", "longitude": "18.65"}
KYIV = {"latitude": "50.45", "longitude": "30.52"}
CHERKASY = {"latitude": "49.44", "longitude": "32.06"}
PALERMO = {"latitude": "38.12", "longitude": "13.36"}
UMAN = {"latitude": "48.75", "longitude": "30.22"}
VILNIUS = {"latitude": "54.69", "longitude": "25.28"}


def short(found: Sustainment) -> dict[str, float]:
    return {u.unit_id: round(u.short_t_per_day, 6) for u in found.units if u.short_t_per_day}


@pytest.mark.parametrize("kg", ["33.5", "1e-6", "0.1", "46", "1e6"])
@pytest.mark.parametrize("can", ["80", "80.4", "0", "0.000001", "999999999"])
def test_an_ordinary_plan_has_an_answer(make_plan: MakePlan, kg: str, can: str) -> None:
    hubs = [hub("H3", GDANSK, can), hub("H1", KYIV, "", supplied_by="H2")]
    units = [unit("C", CHERKASY, "900"), unit("P", PALERMO, "900"), unit("U", UMAN, "1200"), unit("V", VILNIUS, "400")]
    found = supply(make_plan(toml=TOML.replace('"I" = 10', f'"I" = {kg}'), placements=units, hubs=hubs))
    need = 3400 * float(kg) / 1000
    assert found.demand_t_per_day == pytest.approx(need)
    assert found.unmet_t_per_day == pytest.approx(max(0.0, need - float(can)), abs=1e-9 * need)


def test_medical_units_come_first_then_headquarters_then_the_rest(make_plan: MakePlan) -> None:
    units = [unit("A", LVIV), unit("M", RIVNE, function="medical"), unit("Q", TERNOPIL, function="headquarters")]
    folder = make_plan(toml=TOML, placements=units, hubs=[hub("E", LVIV, "15")])
    assert short(supply(folder)) == {"A": 10.0, "Q": 5.0}
    assert [u.priority for u in supply(folder).units] == [3, 1, 2]


def test_a_priority_in_the_row_counts_and_a_symbol_code_says_what_a_unit_is(make_plan: MakePlan) -> None:
    units = [
        unit("A", RIVNE, priority="1"),
        unit("M", LVIV, function="medical", priority="4"),
        unit("S", TERNOPIL, sidc="10031000151613000000"),
        unit("Q", TERNOPIL, sidc="10031002181211000000"),
    ]
    found = supply(make_plan(toml=TOML, placements=units, hubs=[hub("E", LVIV, "20")]))
    assert {u.unit_id: u.priority for u in found.units} == {"A": 1, "M": 4, "S": 1, "Q": 2}
    assert short(found) == {"M": 10.0, "Q": 10.0}


def test_a_file_without_priorities_has_no_problem(make_plan: MakePlan) -> None:
    folder = make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=[hub("E", LVIV)])
    text = (folder / "placements.csv").read_text(encoding="utf-8")
    head, row = text.splitlines()[:2]
    at = head.split(",").index("priority")
    lines = [",".join(cell for i, cell in enumerate(line.split(",")) if i != at) for line in (head, row)]
    (folder / "placements.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "priority" not in (folder / "placements.csv").read_text(encoding="utf-8")
    assert read_plan(folder).problems == []
    assert supply(folder).units[0].priority == 3


def test_a_medical_hub_gives_to_medical_units_alone_unless_the_plan_says_otherwise(make_plan: MakePlan) -> None:
    units = [unit("A", LVIV), unit("M", LVIV, function="medical")]
    hubs = [hub("H", LVIV, kind="medical")]

    def unfed(table: str) -> set[str]:
        folder = make_plan(toml=TOML + table, placements=units, hubs=hubs)
        assert read_plan(folder).problems == []
        return set(short(supply(folder)))

    assert unfed("") == {"A"}
    assert unfed('[sustainment.hub_gives]\nmedical = "all"\n') == set()
    assert unfed('[sustainment.hub_gives]\nmedical = ["infantry"]\n') == {"M"}
    assert unfed('[sustainment.hub_gives]\ndepot = ["infantry"]\n') == {"A"}


@pytest.mark.parametrize(
    ("table", "code", "fix"),
    [
        ('medicle = ["medical"]', "settings-hub-gives", "medical"),
        ('medical = ["medicall"]', "settings-hub-gives", "medical"),
        ('medical = ["🚁"]', "settings-hub-gives", None),
        ("medical = [3]", "settings-hub-gives", None),
        ("medical = 3", "settings-value", None),
        ("medical = []", "settings-value", None),
    ],
)
def test_what_no_hub_or_unit_is_called_is_a_problem_with_a_fix(
    make_plan: MakePlan, table: str, code: str, fix: str | None
) -> None:
    plan = read_plan(make_plan(toml=f"{TOML}[sustainment.hub_gives]\n{table}\n", placements=[{}]))
    (problem,) = plan.problems
    assert (problem.code, problem.severity, problem.fix) == (code, "warning", fix)
    assert problem.message
    assert plan.settings.hub_gives == {}


def test_a_table_of_hubs_that_is_a_value_is_a_problem(make_plan: MakePlan) -> None:
    plan = read_plan(make_plan(toml='title = "T"\n[sustainment]\nhub_gives = 3\n', placements=[{}]))
    assert [p.code for p in plan.problems] == ["settings-value"]


def test_a_hub_without_supply_is_not_asked(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL, "4"), hub("X", LVIV, supplied_by="Y"), hub("Y", RIVNE, supplied_by="X")]
    found = supply(make_plan(toml=TOML, placements=[unit("U", LVIV, hub_id="E")], hubs=hubs))
    assert {h.hub_id: (round(h.asked_t_per_day, 6), h.over) for h in found.hubs} == {
        "E": (10.0, True), "X": (0.0, False), "Y": (0.0, False),
    }  # fmt: skip


def test_the_optimum_of_transport_stands_beside_the_work_of_the_plan(make_plan: MakePlan) -> None:
    hubs = [hub("E", RIVNE), hub("F", LVIV), hub("G", TERNOPIL, supplied_by="F")]
    found = supply(make_plan(toml=TOML, placements=[unit("U", TERNOPIL, hub_id="G")], hubs=hubs))
    assert [s.hub_id for s in found.units[0].supply] == ["G"]
    work = found.tonne_km_per_day + found.trunk_tonne_km_per_day
    assert found.least_tonne_km_per_day < work
    km = min(found.picture.net.unit_km[0, 0], found.picture.net.unit_km[1, 0])
    assert found.least_tonne_km_per_day == pytest.approx(10 * km)


def random_plan(make_plan: MakePlan, seed: int) -> Path:
    chance = random.Random(seed)

    def place() -> dict[str, str]:
        return {"latitude": f"{chance.uniform(48.6, 50.9):.2f}", "longitude": f"{chance.uniform(24.2, 30.0):.2f}"}

    names = [f"H{n}" for n in range(chance.randint(1, 5))]
    hubs = [
        hub(name, place(), chance.choice(["", "5", "20", "60"]), kind=chance.choice(["depot", "depot", "medical"]),
            supplied_by=chance.choice(["", *names]), stock_t=str(chance.randint(0, 400)))
        for name in names
    ]  # fmt: skip
    functions = ["infantry", "medical", "headquarters", "supply"]
    units = [
        unit(f"U{n}", place(), str(chance.randint(50, 3000)), function=chance.choice(functions),
             hub_id=chance.choice(["", *names]), priority=chance.choice(["", "", "1", "5"]))
        for n in range(chance.randint(1, 7))
    ]  # fmt: skip
    return make_plan(f"p{seed}", toml=TOML, placements=units, hubs=hubs)


@pytest.mark.soak
def test_random_plans_agree_with_a_model_written_anew(make_plan: MakePlan) -> None:
    for seed in range(cases(15)):
        folder = random_plan(make_plan, seed)
        found, net = supply(folder), supply(folder).picture.net
        persons = read_plan(folder).tables["placements"].frame.set_index("unit_id")["personnel"]
        assert [u.demand_t_per_day for u in found.units] == pytest.approx([persons[u] / 100 for u in net.unit_ids])
        other = second.flow(net)
        assert other is not None
        assert found.unmet_t_per_day == pytest.approx(sum(other.aims[:-3]), abs=1e-3), seed
        work = [found.tonne_km_per_day, found.trunk_tonne_km_per_day]
        assert work == pytest.approx([other.aims[-3], other.aims[-1]], rel=1e-3, abs=0.5), seed
        assert [u.short_t_per_day for u in found.units] == pytest.approx(other.short, abs=0.05), seed
        assert [h.load_t_per_day for h in found.hubs] == pytest.approx(second.loads(net), abs=0.05), seed
        lengths = [spell.days for spell in found.spells]
        short = np.array([[spell.short.get(u, 0.0) for u in net.unit_ids] for spell in found.spells])
        assert short[-1] == pytest.approx(other.short, abs=0.05), seed
        assert second.can_last(net, [length * (1 - 1e-4) for length in lengths[:-1]], short[:-1]), seed
        for k, length in enumerate(lengths[:-1]):
            assert not second.can_last(net, [*lengths[:k], length * 1.05], short[: k + 1]), seed
        days = [np.inf if u.days_until_short is None else u.days_until_short for u in found.units]
        alone = [second.days(5.0 * d, lengths, short[:, u].tolist()) for u, d in enumerate(net.demand)]
        assert days == pytest.approx(alone), seed
