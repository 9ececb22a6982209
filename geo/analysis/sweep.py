"""Every loss of one hub, and of every pair: where a second hub is needed.

joblib spreads the work over all cores. If the environment variable ``POSTURE_CLUSTER`` gives the address of a Dask
scheduler, the same work runs on its workers, with the same answers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations, islice

import joblib
import numpy as np

from geo.analysis.aims import Aim, Limits
from geo.analysis.alike import reaching
from geo.analysis.asked import asked_of_hubs
from geo.analysis.programme import Programme, pairs
from geo.analysis.progress import Progress
from geo.analysis.small_net import in_units
from geo.analysis.supply_net import SupplyNet
from geo.analysis.tolerance import exceeds, noise_t, unit_t
from geo.errors import AnalysisError
from geo.words.text import Text

CLUSTER = "POSTURE_CLUSTER"
"""Environment variable with the address of a Dask scheduler, like tcp://10.0.0.5:8786. Empty: this machine's cores."""

_A_TASK = 8
_ROUNDS = 25
_FEW = 240
"""Up to this many losses, one core is done before others have started."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What the loss of some hubs changes.

    Attributes
    ----------
    hub_ids
        The hubs that are lost.
    unmet_t_per_day
        What all units together then do not get, t/day.
    over
        Hubs from which the plan would then draw more than they can give.
    load_t_per_day
        What the plan would draw from the lost hubs without the loss, t/day.
    """

    hub_ids: tuple[str, ...]
    unmet_t_per_day: float
    over: tuple[str, ...]
    load_t_per_day: float


def sweep(net: SupplyNet, lost: int, tell: Progress = lambda _: None) -> list[Loss]:
    """Return every loss of a number of hubs, the worst first.

    Parameters
    ----------
    net
        Who could supply whom at an instant, without any loss.
    lost
        How many hubs are lost at a time: 1 or 2.
    tell
        Called with the part of the work that is done, from 0 to 1.

    Raises
    ------
    AnalysisError
        If the cluster does not answer, its extra is not installed, or the solver fails.
    """
    cases = list(combinations(range(len(net.hub_ids)), lost))
    asked = asked_of_hubs(net)
    done: list[Loss] = []
    with _workers(len(cases)) as workers:
        rest = iter(_portions(cases, _A_TASK))
        tasks = -(-len(cases) // _A_TASK)
        while batch := list(islice(rest, max(1, tasks // _ROUNDS))):
            for losses in workers(joblib.delayed(_losses)(net, portion) for portion in batch):
                done += losses
            tell(len(done) / len(cases))
    loads = [float(sum(asked[h] for h in case)) for case in cases]
    found = [replace(loss, load_t_per_day=load) for loss, load in zip(done, loads, strict=True)]
    return sorted(
        found, key=lambda loss: (-round(loss.unmet_t_per_day, 6), -len(loss.over), -loss.load_t_per_day, loss.hub_ids)
    )


@contextmanager
def _workers(cases: int) -> Iterator[joblib.Parallel]:
    address = os.environ.get(CLUSTER, "")
    if not address:
        with joblib.Parallel(n_jobs=1 if cases <= _FEW else -1) as workers:
            yield workers
        return
    try:
        from distributed import Client  # noqa: PLC0415  an extra: pip install dashboard[cluster]

        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except ImportError as error:
        raise AnalysisError(Text("analysis_sweep.cluster-extra", variable=CLUSTER)) from error
    except (OSError, ValueError) as error:
        raise AnalysisError(Text("analysis_sweep.cluster-silent", variable=CLUSTER, address=address)) from error
    with client, joblib.parallel_config(backend="dask"), joblib.Parallel() as workers:
        yield workers


def _portions(cases: Sequence[tuple[int, ...]], most: int) -> Iterator[Sequence[tuple[int, ...]]]:
    return (cases[i : i + most] for i in range(0, len(cases), most))


def _losses(net: SupplyNet, cases: Sequence[tuple[int, ...]]) -> list[Loss]:
    return [_loss(net, case) for case in cases]


def _loss(net: SupplyNet, case: tuple[int, ...]) -> Loss:
    left = net.without(case)
    asked = asked_of_hubs(left)
    over = tuple(hub for hub, t, can in zip(left.hub_ids, asked, left.throughput, strict=True) if exceeds(t, can))
    return Loss(tuple(net.hub_ids[h] for h in case), least_unmet(left), over, 0.0)


def least_unmet(net: SupplyNet) -> float:
    """Return what all units together do not get at least, t/day. Priorities decide who gets it, and not how much it is.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    unit = unit_t(net.demand)
    reach = in_units(reaching(net).net, unit)
    limits = Limits(net.hub_arcs(), reach.demand, np.zeros(len(net.hub_ids)))
    programme = Programme(reach, limits, pairs(reach.unit_arcs()))
    programme.minimise(Aim(short=1.0))
    unmet = float(programme.amounts().short.sum()) * unit
    return unmet if unmet > noise_t(net.demand) else 0.0
