"""The browser reads positions that a planner types as the reader of the tables reads their two halves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.numerals import plain_number
from geo.reading.angles import read_angle

CASES = json.loads((Path(__file__).parents[3] / "client/test/geometry/angles.json").read_text(encoding="utf-8"))


def read(text: str, axis: str) -> float | None:
    found = read_angle(text, axis)
    return plain_number(text, decimal_comma=True) if found is None else found


def halves(text: str) -> list[tuple[str, str]]:
    """Every way to cut a text in two at a space, a comma or a semicolon."""
    cuts = [i for i, sign in enumerate(text) if sign in " ,;"]
    return [(text[:i].strip(" ,;"), text[i:].strip(" ,;")) for i in cuts]


@pytest.mark.parametrize(("text", "latitude", "longitude"), CASES)
def test_both_read_the_same(text: str, latitude: float, longitude: float) -> None:
    found = [
        (read(one, "latitude"), read(other, "longitude"))
        for first, second in halves(text)
        for one, other in ((first, second), (second, first))
    ]
    assert (pytest.approx(latitude, abs=1e-6), pytest.approx(longitude, abs=1e-6)) in found
