"""A recipe of CONTRIBUTING.md: what an addition touches, and a script that tries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.waiting import LIMIT_S

Edit = tuple[str, str]
"""A line that stands once in a file, and what becomes of it."""


@dataclass(frozen=True)
class Recipe:
    """One addition.

    Attributes
    ----------
    heading
        Its section of CONTRIBUTING.md.
    most
        Files of code that it may touch.
    trial
        A script that fails where the addition does not work.
    edits
        What is changed in files that are there, by their paths.
    new
        Its new modules by their paths, and where each is written out, below ``tests/``.
    """

    heading: str
    most: int
    trial: str
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)


PREAMBLE = f"""
import csv, sys
from pathlib import Path
LIMIT_S = {LIMIT_S}
folder = Path(sys.argv[1])
placement = {{"unit_id": "FR-1-BN", "unit_name": "First battalion", "nation": "FRA", "echelon": "battalion",
    "function": "infantry", "personnel": "600", "place": "Lviv", "latitude": "49.84", "longitude": "24.03", "from": "D+0",
    "basis": "notional", "as_of": "2025-07-10", "precision_km": "10"}}

def written(folder, table, row):
    folder.mkdir(exist_ok=True)
    with (folder / f"{{table}}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return folder
"""
