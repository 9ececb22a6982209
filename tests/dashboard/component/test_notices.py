"""The notices of packages and data: in the client's files, and so in the wheel, in every page with a map and in a saved one."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from geo.plan import Plan
from geo.resources import basemap_file
from tests.geo.export.taking import take

ASSETS = files("dashboard") / "component" / "assets"
PACKAGE = re.compile(r"^(@?[a-z][\w./-]*) \d[\w.]* \(", re.MULTILINE)
"""The first line of a package's notice: its name, version and licence."""

SIGNS = {
    "leaflet": "Volodymyr Agafonkin",
    "milsymbol": "Måns Beckman",
    "preact": "Jason Miller",
    "d3-shape": "Mike Bostock",
    "tabulator-tables": "Oli Folkerd",
}
"""Who holds the rights in what the client is known to contain."""


@pytest.fixture(scope="module")
def notices() -> str:
    return (ASSETS / "notices.txt").read_text(encoding="utf-8")


def test_each_known_package_has_the_text_of_its_licence(notices: str) -> None:
    told = dict(zip(PACKAGE.findall(notices), PACKAGE.split(notices)[2::2], strict=True))
    assert {name for name, holder in SIGNS.items() if holder not in told.get(name, "")} == set()
    assert all(len(text) > 400 for text in told.values())


def test_the_data_of_the_map_has_its_licences(notices: str) -> None:
    assert basemap_file("LICENSES.md").read_text(encoding="utf-8").strip() in notices
    assert "Open Database License 1.0" in notices


@pytest.mark.parametrize("script", ["map.js", "viewer.js", "page.js"])
def test_every_page_with_a_map_contains_them(script: str, notices: str) -> None:
    assert _written(notices) in (ASSETS / script).read_text(encoding="utf-8")


def test_a_saved_page_contains_them(sample: Plan, notices: str) -> None:
    assert _written(notices) in take(sample, ".html", chapter="why").decode()


def _written(notices: str) -> str:
    """Return a part of the notices as a script has it, whatever quotes it stands in."""
    text = next(line for line in notices.splitlines() if "Volodymyr Agafonkin" in line)
    return json.dumps(text, ensure_ascii=False)[1:-1]
