"""Every loss of one hub or of two, here and on a cluster."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from geo.analysis.losses import read_losses
from geo.analysis.sustainment import sustain
from geo.analysis.sweep import sweep
from geo.errors import AnalysisError
from geo.plan import Plan


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

    # A page that a test has run may be the main module, which each process of the cluster would run again.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    net = sustain(sample, 9600.0).picture.net
    here = sweep(net, 2)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, protocol="tcp://") as cluster:
        monkeypatch.setenv("POSTURE_CLUSTER", cluster.scheduler_address)
        assert sweep(net, 2) == here


def test_a_cluster_that_does_not_answer_is_told(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTURE_CLUSTER", "nonsense")
    with pytest.raises(AnalysisError, match="no cluster answers"):
        sweep(sustain(sample, 720.0).picture.net, 1)
