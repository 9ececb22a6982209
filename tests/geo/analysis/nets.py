"""Random supply nets for tests: small ones by hypothesis, and ones of any size by a seed."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from geo.analysis.supply_net import SupplyNet


def net_of(seed: int, *, most_hubs: int = 6, most_units: int = 8) -> SupplyNet:
    """Return the random net of a seed: whole figures or broken ones, of all sizes, many of them on the edge of a limit."""
    chance = np.random.default_rng(seed)
    hubs, units = int(chance.integers(0, most_hubs)), int(chance.integers(0, most_units))
    whole, size = chance.random() < 0.5, 10.0 ** chance.integers(-2, 5)

    def amounts(*shape: int) -> np.ndarray:
        found = chance.integers(0, 13, shape).astype(float) if whole else chance.random(shape) * 12
        return found * size

    def ways(*shape: int) -> np.ndarray:
        found = chance.integers(0, 10, shape).astype(float) if whole else chance.random(shape) * 900
        found[chance.random(shape) < 0.15] = np.inf
        return found

    entry = chance.random(hubs) < 0.4
    supplier = chance.integers(-1, max(hubs, 1), hubs)
    supplier[entry] = -1
    throughput = amounts(hubs) * 2
    throughput[chance.random(hubs) < 0.2] = np.inf
    stock = amounts(hubs) * 10.0 ** chance.integers(0, 3) * (chance.random(hubs) < 0.7)
    between, to_units = ways(hubs, hubs), ways(hubs, units)
    plan_hub = chance.integers(-1, hubs, units) if hubs else np.full(units, -1)
    return SupplyNet(
        tuple(f"H{i}" for i in range(hubs)), tuple(f"U{i}" for i in range(units)), throughput, stock, entry,
        supplier, amounts(units), plan_hub, chance.integers(1, 4, units), chance.random((hubs, units)) < 0.9,
        between, between / 45, to_units, to_units / 45,
    )  # fmt: skip


@st.composite
def nets(draw: st.DrawFn) -> SupplyNet:
    """Return a small net of whole figures, which hypothesis makes smaller where a test fails."""
    hubs, units = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    amount, ways = st.integers(0, 12).map(float), st.one_of(st.integers(0, 9).map(float), st.just(np.inf))

    def array(*shape: int, of: st.SearchStrategy[float] = amount) -> np.ndarray:
        count = int(np.prod(shape))
        return np.array(draw(st.lists(of, min_size=count, max_size=count)), dtype=float).reshape(shape)

    entry = array(hubs, of=st.sampled_from([0.0, 1.0])).astype(bool)
    supplier = array(hubs, of=st.integers(-1, max(hubs - 1, 0)).map(float)).astype(np.int64)
    supplier[entry] = -1
    plan_hub = array(units, of=st.integers(-1, hubs - 1).map(float)).astype(np.int64)
    between, to_units = array(hubs, hubs, of=ways), array(hubs, units, of=ways)
    return SupplyNet(
        tuple(f"H{i}" for i in range(hubs)), tuple(f"U{i}" for i in range(units)),
        array(hubs, of=st.one_of(amount, st.just(np.inf))), array(hubs), entry, supplier, array(units), plan_hub,
        array(units, of=st.integers(1, 3).map(float)).astype(np.int64),
        array(hubs, units, of=st.sampled_from([1.0, 1.0, 1.0, 0.0])).astype(bool), between, between / 45, to_units, to_units / 45,
    )  # fmt: skip
