"""Small plans of hubs and units, and their supply."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geo.analysis.losses import read_losses
from geo.analysis.sustainment import Sustainment, sustain
from geo.plan import read_plan

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
