"""Figures for Prometheus."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server.metrics import Metrics


def test_what_happened_is_counted() -> None:
    metrics = Metrics(lambda: 7)
    metrics.count(200, 12)
    metrics.count(200, 3)
    metrics.count(404, 1)
    metrics.refuse("secret")
    answer = TestClient(Starlette(routes=metrics.routes("/x"))).get("/x/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert 'posture_requests_total{status="200"} 2.0' in lines
    assert 'posture_requests_total{status="404"} 1.0' in lines
    assert 'posture_refused_total{why="secret"} 1.0' in lines
    assert "posture_listeners 7.0" in lines
    assert "posture_request_seconds_count 3.0" in lines


def test_two_servers_count_apart() -> None:
    first, second = Metrics(lambda: 0), Metrics(lambda: 0)
    first.count(200, 1)
    answer = TestClient(Starlette(routes=second.routes(""))).get("/metrics")
    assert "posture_requests_total{" not in answer.text
