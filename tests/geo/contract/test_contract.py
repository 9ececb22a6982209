"""What crosses to the browser is what is declared, key by key, in both directions."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dashboard.editing import editable_scene, editing_block
from dashboard.grid import grid_data
from dashboard.load import PlanFeed
from geo.analysis.losses import read_losses
from geo.analysis.sustainment import sustain
from geo.analysis.what_if import effect
from geo.contract.editing import GridData
from geo.contract.messages import Message, Sent
from geo.contract.part import Part, encode
from geo.contract.roots import FROM_CLIENT, TO_CLIENT
from geo.contract.scene import Scene
from geo.editing.folder_store import FolderStore
from geo.plan import Plan
from geo.scene.build import build_scene
from geo.scene.comparison import build_comparison
from geo.scene.overlays import loss_overlay, supply_overlay
from geo.schema import TABLES
from tests.actors import ANN

ROOT = Path(__file__).parents[3]


def parts(part: type[Part]) -> list[type[Part]]:
    return [below for one in part.__subclasses__() for below in (one, *parts(one))]


def test_the_schema_that_is_checked_in_is_what_is_declared() -> None:
    done = subprocess.run([sys.executable, ROOT / "client/contract.py", "--check"], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("part", parts(Part), ids=lambda one: one.__name__)
def test_every_part_refuses_a_key_that_is_not_declared(part: type[Part]) -> None:
    config = part.__struct_config__
    assert (config.forbid_unknown_fields, config.frozen) == (True, True)


def test_parts_have_names_of_their_own() -> None:
    names = [one.__name__ for one in parts(Part)]
    assert len(names) == len(set(names))


def test_a_scene_of_every_kind_reads_as_it_was_written(sample: Plan, sample_copy: Path) -> None:
    feed = PlanFeed(FolderStore(sample_copy), ANN.planner)
    editing = editing_block(feed.current, ANN.planner, "a" * 32, {"page": 3}, "no")
    lost = read_losses(["HUB-LVI"], sample, 0.0)
    before, after = sustain(sample, 9600.0), sustain(sample, 9600.0, lost)
    scenes = [
        build_scene(sample),
        build_scene(sample, notes=False),
        editable_scene(feed.current, editing),
        msgspec.structs.replace(build_scene(sample), compare=build_comparison(sample, feed.current.plan, "a", "b")),
        msgspec.structs.replace(build_scene(sample), analysis=supply_overlay(before, "x")),
        msgspec.structs.replace(
            build_scene(sample), analysis=loss_overlay(before, after, effect(before, after).units, "x")
        ),
    ]
    for scene in scenes:
        assert msgspec.json.decode(encode(scene), type=Scene) == scene
    for spec in TABLES:
        grid = grid_data(feed.current, spec.name, "", None, None, editing)
        assert msgspec.json.decode(encode(grid), type=GridData) == grid


WRONG: list[tuple[type[Any], dict[str, Any]]] = [
    (Message, {"kind": "undo", "n": 1, "nn": 2}),
    (Message, {"kind": "edit", "n": 1, "table": "hubs", "cels": []}),
    (Message, {"kind": "move", "n": 1, "table": "hubs", "row": "A", "lat": 91, "lon": 0}),
    (Message, {"kind": "put", "n": 1, "id": "A", "lat": 1, "lon": 1, "t": 1e9}),
    (Message, {"kind": "edit", "n": 1, "table": "hubs", "cells": [{"row": "A", "column": "b", "text": "x" * 30_001}]}),
    (Sent, {"planner": {"id": "a", "name": "b", "rights": "all"}}),
    (Sent, {"ask": {"sender": "a", "n": 1, "asking": {"kind": "lose", "t": 0}}}),
]  # fmt: skip


@pytest.mark.parametrize(("part", "sent"), WRONG)
def test_what_a_page_sends_beside_the_contract_is_refused(part: type[Any], sent: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(sent, part)


def test_each_root_goes_one_way() -> None:
    assert not set(TO_CLIENT) & set(FROM_CLIENT)


FIELDS = {name for part in parts(Part) for name in part.__struct_fields__}


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "geo").rglob("*.py")), *sorted((ROOT / "dashboard").rglob("*.py"))], ids=lambda p: p.name
)
def test_what_is_changed_in_a_part_is_a_field_of_one(path: Path) -> None:
    """`changed` takes any keyword, so that the type checker does not see a misspelt one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "changed":
            assert {one.arg for one in node.keywords if one.arg} <= FIELDS, ast.unparse(node)
