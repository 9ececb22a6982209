"""The analyst's answers: a route after the first, the sample's supply, and every loss of 50 hubs that feed 1,000 units."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.plans import write_plan
from geo.analysis.endurance import spells
from geo.analysis.supply_flow import solve
from geo.analysis.supply_picture import supply_picture
from geo.analysis.sustainment import sustain
from geo.analysis.sweep import sweep
from geo.basemap.network import network
from geo.basemap.router import Router, router
from geo.geodesy import distance_km
from geo.plan import read_plan
from geo.resources import sample_plan
from geo.schema import HUBS

UNITS, HUB_COUNT, ENTRIES = 1_000, 50, 8
MOST_UNITS, MOST_HUBS = 6_000, 60
SCARCE = 0.35
"""Part of the throughputs with which a third of the demand is met, and stocks end one after the other."""
AT = 24.0 * 30
ROUTES = 40

Row = tuple[str, str, str]


def analysis(scratch: Path) -> list[Row]:
    """Measure routes, supply and sweeps, each in this process, imports excluded."""
    plan = read_plan(sample_plan())
    first, later = _routes()
    router.cache_clear()
    cold = _took(lambda: sustain(plan, AT))
    warm = statistics.median(_took(lambda: sustain(plan, AT)) for _ in range(9))
    net = supply_picture(read_plan(_large(scratch / "hubs", UNITS, HUB_COUNT)), AT).net
    many = read_plan(_large(scratch / "many", MOST_UNITS, MOST_HUBS))
    large = _took(lambda: sustain(many, AT))
    crowded = supply_picture(many, AT).net
    scarce = replace(crowded, throughput=crowded.throughput * SCARCE)
    flow = solve(scarce)
    solving = _took(lambda: solve(replace(crowded)))
    ends = _took(lambda: spells(scarce, flow))
    count = len(spells(scarce, flow))
    whole = _took(lambda: solve(net))
    single, pairs = (_took(lambda n=n: sweep(net, n)) for n in (1, 2))
    cases = HUB_COUNT * (HUB_COUNT - 1) // 2
    return [
        ("a route, after the first", "≤ 100 ms", f"{later * 1000:.0f} ms (the first {first * 1000:.0f} ms)"),
        ("the sample's sustainment", "≤ 300 ms", f"{warm * 1000:.0f} ms ({cold * 1000:.0f} ms with new roads)"),
        (
            f"the supply of {MOST_UNITS:,} units with {MOST_HUBS} hubs",
            "≤ 10 s",
            f"{large:.1f} s ({solving:.1f} s without the roads, {ends:.1f} s for {count} spells of stocks where supplies are scarce)",
        ),
        (f"every loss of {HUB_COUNT} hubs with {UNITS:,} units", "≤ 15 s", f"{single:.1f} s"),
        (
            f"every pair of {HUB_COUNT} hubs with {UNITS:,} units",
            "≤ 300 s",
            f"{pairs:.1f} s (×{whole * cases / pairs:.0f} against solving each whole)",
        ),
    ]


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _routes() -> tuple[float, float]:
    """Return the seconds of the first route, reading the network included, and the median of later ones."""
    chance = random.Random(7)
    ends = [[(chance.uniform(46, 53), chance.uniform(16, 33)) for _ in range(2)] for _ in range(ROUTES)]
    began = time.perf_counter()
    found: Router = router("road", read_plan(sample_plan()).settings.travel)
    found.route(*ends[0])
    first = time.perf_counter() - began
    assert network("road").size > 100_000
    return first, statistics.median(
        _took(lambda pair=pair: found.route(*pair)) for pair in ends[1:] if distance_km(*pair[0], *pair[1]) > 50
    )


def _large(folder: Path, units: int, hubs: int) -> Path:
    """Write a plan of some units, and of hubs that can give half as much again as 1,000 units need, or as much more."""
    write_plan(folder, units)
    chance = random.Random(11)
    rows = [",".join(HUBS.column_names)]
    for n in range(hubs):
        entry = n < ENTRIES
        cells = {
            "hub_id": f"H{n:02}",
            "name": f"Hub {n}",
            "kind": "depot",
            "nation": "MULTI",
            "latitude": f"{chance.uniform(49.5, 51.5) if entry else chance.uniform(48.4, 51.2):.3f}",
            "longitude": f"{chance.uniform(19.5, 22.5) if entry else chance.uniform(24.2, 32.0):.3f}",
            "supplied_by": "" if entry else f"H{n % ENTRIES:02}",
            "throughput_t_per_day": str((2_000 if entry else 400) * units // UNITS),
            "stock_t": str(chance.randint(100, 1_000) * units // UNITS),
            "basis": "notional",
            "as_of": "2025-07-10",
            "precision_km": "10",
        }
        rows.append(",".join(cells.get(name, "") for name in HUBS.column_names))
    (folder / HUBS.file).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder
