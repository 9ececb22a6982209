"""The wheel, installed in a clean environment elsewhere, checks, serves and exports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.ports import free_port
from tests.waiting import LIMIT_S, until_it_serves

ROOT = Path(__file__).parents[1]


def _not_needed(folder: str, names: list[str]) -> set[str]:
    """Return what a wheel is not built from: what was built before, hidden folders, tests."""
    built, kept = {"__pycache__", "assets", "_assets"}, ".gitignore"
    hidden = {name for name in names if name.startswith(".") or name in ("dist", "tests")} - {kept}
    return {name for name in names if name in built} | (hidden if Path(folder) == ROOT else set())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: a build writes the client's scripts, which other tests read, and may install npm's packages."""
    target = tmp_path_factory.mktemp("wheel")
    source = shutil.copytree(ROOT, tmp_path_factory.mktemp("source") / "project", ignore=_not_needed)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(target), str(source)]
    subprocess.run(command, check=True)
    (path,) = target.glob("dashboard-*.whl")
    return path


def _pinned() -> list[Distribution]:
    """Return what the requirements name, as it is installed here: in the version that they name."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    found = [distribution(pin.name) for pin in pins]
    assert all(one.version in pin.specifier for pin, one in zip(pins, found, strict=True))
    return found


@pytest.fixture(scope="module")
def posture(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that has the wheel, and of all else that is installed here only what the requirements name."""
    environment = tmp_path_factory.mktemp("clean") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip())
    for one in _pinned():
        for name in {file.parts[0] for file in one.files or ()} - {"..", "__pycache__"}:
            (packages / name).symlink_to(Path(str(one.locate_file(name))))
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True)
    return environment / "bin" / "posture"


def test_it_carries_client_map_and_sample(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "dashboard/component/assets/map.js", "dashboard/component/assets/basemap.json", "dashboard/component/assets/gazetteer.json", "dashboard/component/assets/notices.txt", "dashboard/pyproject.toml", "geo/_assets/milsymbol.js",
        "geo/_data/plans/mnf-u/placements.csv", "geo/_data/basemap/countries_full.parquet", "geo/_data/basemap/LICENSES.md",
    } <= names  # fmt: skip
    assert not [n for n in names if "node_modules" in n or n.startswith(("tests/", "data/"))]


def test_it_checks_and_exports(posture: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        return subprocess.run(
            [str(posture), *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    assert json.loads(run("where", "44.60", "33.53", "--format", "json"))["admin1"] == "UA-40"
    run("new", "mine")
    assert "0 errors" in run("check", "mine")
    run("export", "mine", "mine.html")
    assert (tmp_path / "mine.html").stat().st_size > 500_000


def test_it_serves_the_component_from_elsewhere(posture: Path, tmp_path: Path) -> None:
    from urllib.request import Request, urlopen

    port = free_port()
    process = subprocess.Popen(
        [str(posture), "run", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        token = until_it_serves(process).partition("token=")[2]
        for name in ("map.js", "basemap.json", "gazetteer.json"):
            address = f"http://127.0.0.1:{port}/_stcore/bidi-components/dashboard.map/{name}"
            with urlopen(Request(address, headers={"Authorization": f"Bearer {token}"}), timeout=LIMIT_S) as answer:
                assert answer.status == 200
    finally:
        process.terminate()
        process.wait()
