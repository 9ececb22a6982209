"""Plans made for a test, and the sample."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.schema import TABLES
from tests.cases import SOAKED, USUAL
from tests.rows import csv_text, defaults

PlanMaker = Callable[..., Path]

LONGEST = ("tests/test_wheel.py", "tests/browser/", "tests/geo/export/", "tests/test_recipes.py")
"""Where the tests are that take longest. They begin first, so that at the end no worker waits for another."""

# How long a case takes, or the drawing of it, says how busy the machine is and nothing of the code.
at_any_speed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
# The same cases each time, so that a failure is of what was changed; new ones each time in `make soak`.
settings.register_profile("usual", at_any_speed, max_examples=USUAL, derandomize=True, database=None)
settings.register_profile("soak", at_any_speed, max_examples=SOAKED)
settings.load_profile("usual")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((i for i, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def sample() -> Plan:
    return read_plan(sample_plan())


@pytest.fixture
def sample_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_plan(), tmp_path / "mnf-u"))


def write_plan(folder: Path, *, toml: str = 'title = "Test"\n', **tables: list[Mapping[str, str]] | bytes) -> Path:
    """Write a plan: rows by table (only what matters; the rest is sound), or raw bytes."""
    folder.mkdir(exist_ok=True)
    (folder / "plan.toml").write_text(toml, encoding="utf-8")
    for spec in TABLES:
        rows = tables.get(spec.name, [])
        data = rows if isinstance(rows, bytes) else csv_text(spec, [defaults(spec) | dict(r) for r in rows]).encode()
        (folder / spec.file).write_bytes(data)
    return folder


@pytest.fixture
def make_plan(tmp_path: Path) -> PlanMaker:
    """Return a function that writes a plan by name; what else it takes is what :func:`write_plan` takes."""

    def make(name: str = "plan", **given: str | list[Mapping[str, str]] | bytes) -> Path:
        return write_plan(tmp_path / name, **given)

    return make
