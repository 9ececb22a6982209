import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import msgspec
import pandas as pd
import pytest

from geo.contract.scene import Scene
from geo.plan import read_plan
from geo.resources import sample_plan
from geo.scene.build import build_scene
from geo.schema import FROM, LATITUDE, TABLE_BY_NAME, TABLES, UNIT_ID


def test_a_column_picks_by_its_name_and_says_what_it_is() -> None:
    frame = pd.DataFrame({"unit_id": ["U1"], "latitude": [49.0]})
    assert frame[LATITUDE].tolist() == [49.0]
    assert {"latitude": 1}[LATITUDE] == 1
    assert f"{LATITUDE}" == LATITUDE.name == "latitude"
    assert type(LATITUDE.name) is str
    assert LATITUDE.kind == "latitude"
    assert [type(name) for name in frame[[UNIT_ID, LATITUDE]].columns] == [str, str]


@pytest.mark.parametrize("again", [copy.deepcopy, replace, lambda column: pickle.loads(pickle.dumps(column))])
def test_a_copy_of_a_column_is_the_same(again) -> None:
    found = again(FROM)
    assert (found, hash(found), found.also, type(found)) == (FROM, hash("from"), FROM.also, type(FROM))


def test_a_column_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        LATITUDE.kind = "text"


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_a_table_names_its_own_columns_and_refers_to_tables_that_there_are(spec) -> None:
    assert set(spec.key) | set(spec.required) <= set(spec.columns)
    assert spec.id is spec.columns[0]
    assert {table for column in spec.columns for table in column.refers} <= set(TABLE_BY_NAME)
    assert {type(name) for name in spec.column_names} == {str}


def test_what_is_sent_holds_names_and_no_columns() -> None:
    scene = build_scene(read_plan(sample_plan()))
    assert msgspec.json.decode(msgspec.json.encode(scene), type=Scene).layers == scene.layers
