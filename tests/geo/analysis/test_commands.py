"""Supply and routes at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from geo.analysis.losses import read_losses
from geo.analysis.sustainment import sustain
from geo.plan import read_plan


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


@pytest.mark.parametrize(
    ("asked", "at"),
    [("D+3 14:30", "H+86:30"), ("H+6:30", "H+6:30"), ("H-6.5", "H-6:30"), ("2026-01-04T14:30Z", "H+79:50"), ("2026-01-02", "H+17:20")],
)  # fmt: skip
def test_the_time_may_be_a_time_of_day(
    sample_copy: Path, capsys: pytest.CaptureFixture[str], asked: str, at: str
) -> None:
    settings = sample_copy / "plan.toml"
    settings.write_text("ceasefire = 2026-01-01T06:40:00Z\n" + settings.read_text("utf-8"), encoding="utf-8")
    assert main(["sustain", str(sample_copy), "--at", asked, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["at"] == at


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
    told = capsys.readouterr().out
    assert "POL → UKR at" in told
    assert "It is counted." in told
    assert "1.3 × the straight line, at 25 km/h" in told


def test_a_route_over_the_sea_names_the_ferry(sample_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["route", str(sample_copy), "55.676,12.568", "53.551,9.993"]) == 0
    assert "Rødby–Puttgarden ferry: 19 km, 1.3 h, of which 0.5 h of waiting" in capsys.readouterr().out
