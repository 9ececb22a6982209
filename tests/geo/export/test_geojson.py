"""GeoJSON: valid, with marking, symbol code and period on each feature."""

from __future__ import annotations

import json
from typing import Any

import geojson
import pytest

from geo.plan import Plan, read_plan
from tests.conftest import PlanMaker
from tests.geo.export.taking import MARKING, take


def features(plan: Plan, **options: Any) -> list[dict[str, Any]]:
    text = take(plan, ".geojson", **options).decode()
    assert geojson.loads(text).is_valid
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


@pytest.mark.parametrize("at", [None, -24.0, 4800.0])
def test_each_feature_has_marking_code_and_period(sample: Plan, at: float | None) -> None:
    for feature in features(sample, at=at):
        told = feature["properties"]
        assert told["marking"] == MARKING
        assert {"from_h", "until_h"} <= told.keys()
        if told["table"] not in ("events", "annotations"):
            assert len(told["sidc"]) == 20
            assert told["sidc"][6] == ("1" if (told["until_h"] or 1) <= 0 or (at or 0) < 0 else "0")


def test_hours_are_those_of_the_row_and_null_where_open(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "A", "from": "D-2", "until": "D+0"},
        {"unit_id": "B", "from": "D+1", "sidc": "10031000121211000000"},
    ]
    first, second = (one["properties"] for one in features(read_plan(make_plan(placements=rows))))
    assert (first["from_h"], first["until_h"], first["sidc"][6]) == (-48.0, 0.0, "1")
    assert (second["from_h"], second["until_h"], second["sidc"]) == (24.0, None, "10031000121211000000")


def test_annotations_are_features_of_the_whole_plan(sample: Plan) -> None:
    texts = [one["properties"]["text"] for one in features(sample) if one["properties"]["table"] == "annotations"]
    assert texts == list(sample.rows("annotations")["text"])
    assert "annotations" not in {one["properties"]["table"] for one in features(sample, layers=("units",))}
