"""Plans made for a test, and the sample."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.schema import TABLES
from tests.rows import csv_text, defaults

PlanMaker = Callable[..., Path]


@pytest.fixture(scope="session")
def sample() -> Plan:
    return read_plan(sample_plan())


@pytest.fixture
def sample_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_plan(), tmp_path / "mnf-u"))


@pytest.fixture
def make_plan(tmp_path: Path) -> PlanMaker:
    """Return a function that writes a plan: rows by table (only what matters; the rest is sound), or raw bytes."""

    def make(name: str = "plan", *, toml: str = 'title = "Test"\n', **tables: list[Mapping[str, str]] | bytes) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "plan.toml").write_text(toml, encoding="utf-8")
        for spec in TABLES:
            rows = tables.get(spec.name, [])
            data = (
                rows if isinstance(rows, bytes) else csv_text(spec, [defaults(spec) | dict(r) for r in rows]).encode()
            )
            (folder / spec.file).write_bytes(data)
        return folder

    return make
