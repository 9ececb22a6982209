"""A copy of the sample that the shelf of this process has, and links of nobody else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard.links.registry import Links
from dashboard.state import shelf
from geo.editing.store import Store
from geo.resources import sample_plan


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = Path(shutil.copytree(sample_plan(), tmp_path / "mine"))
    monkeypatch.setattr(sys, "argv", ["app.py", str(folder)])
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


@pytest.fixture
def links(tmp_path: Path) -> Links:
    return Links(tmp_path / "links", b"k" * 32)


@pytest.fixture
def store(folder: Path) -> Store:
    del folder
    return shelf().store("mine")
