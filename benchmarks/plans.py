"""Plans of a given size, always the same: units in the west and centre of Ukraine, each of which moves once, some every day."""

from __future__ import annotations

import random
from pathlib import Path

from geo.editing.folder import new_plan
from geo.schema import PLACEMENTS

NATIONS = ("FRA", "GBR", "NLD", "BEL", "DNK", "NOR", "LTU", "POL")
ECHELONS = ("company", "battalion", "platoon")
PERSONNEL = (100, 500, 30)
FUNCTIONS = ("infantry", "mechanised_infantry", "engineer", "medical", "supply", "signals")


def write_plan(folder: Path, units: int, days: int = 90) -> Path:
    """Write a plan with a number of units in force from D+0 on and return its folder."""
    new_plan(folder)
    chance = random.Random(units)
    rows = [",".join(PLACEMENTS.column_names)]
    for n in range(units):
        breaks = [0, 1 + n % (days - 1)] if days > 1 else [0]
        for start, end in zip(breaks, [*breaks[1:], None], strict=True):
            rows.append(_row(n, start, end, chance))
    (folder / PLACEMENTS.file).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _row(n: int, start: int, end: int | None, chance: random.Random) -> str:
    cells = {
        "unit_id": f"U{n}",
        "unit_name": f"Unit {n}",
        "nation": NATIONS[n % len(NATIONS)],
        "echelon": ECHELONS[n % len(ECHELONS)],
        "function": FUNCTIONS[n % len(FUNCTIONS)],
        "personnel": str(PERSONNEL[n % len(ECHELONS)] + n % 30),
        "place": "somewhere",
        "latitude": f"{chance.uniform(48.4, 51.2):.3f}",
        "longitude": f"{chance.uniform(24.2, 32.0):.3f}",
        "from": f"D+{start}",
        "until": "" if end is None else f"D+{end}",
        "basis": "notional",
        "as_of": "2025-07-10",
        "precision_km": "10",
    }
    return ",".join(cells.get(name, "") for name in PLACEMENTS.column_names)
