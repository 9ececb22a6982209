"""What a file may show, as it was asked for: layers, chapters, changes; and what cannot be made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.commands.export import layer_codes
from geo.errors import TakeAwayError
from geo.export.page_size import page_mm
from geo.export.stills import size_px
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from tests.conftest import PlanMaker
from tests.geo.export.taking import (
    SECRET,
    shown,
    slides,
    symbols,
    take,
    texts,
)


def test_only_the_layers_asked_for_are_in_a_file(sample: Plan) -> None:
    only = ("hubs", "supply")
    assert "UK-BG-1" not in take(sample, ".html", layers=only).decode()
    assert "HUB-LVI" in take(sample, ".html", layers=only).decode()
    (slide,) = slides(take(sample, ".pptx", layers=only, chapter="steady-state"))[1:2]
    assert set(symbols(slide)) & shown(sample, ("units",), 4800) == set()
    assert {f["properties"]["table"] for f in json.loads(take(sample, ".geojson", layers=only))["features"]} == {"hubs"}
    assert b"MNB-N" not in take(sample, ".kml", layers=only)


def test_what_changed_tells_no_remark_and_no_hidden_layer(
    make_plan: PlanMaker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = make_plan("before", placements=[{"remarks": "old"}], hubs=[{"name": "Old hub"}], briefing=[{}])
    after = make_plan("after", placements=[{"remarks": SECRET, "personnel": "5"}], hubs=[{"name": "New hub"}],
                      briefing=[{"notes": SECRET}])  # fmt: skip
    out = tmp_path / "x.pptx"

    def told(*more: str) -> str:
        assert main(["export", str(after), str(out), "--since", str(before), *more]) == 0
        return "".join(texts(slide) for slide in slides(out.read_bytes()))

    assert SECRET not in told()
    assert "New hub" in told()
    assert SECRET in told("--notes")
    assert "New hub" not in told("--layers", "units")
    assert "600" not in told("--layers", "hubs")


def test_a_file_of_some_layers_tells_no_problem_of_others(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"echelon": "SECRETECHELON"}, {"unit_id": "B"}], hubs=[{}]))
    assert "SECRETECHELON" in take(plan, ".html").decode()
    assert "SECRETECHELON" not in take(plan, ".html", layers=("hubs",)).decode()
    titles = [s.shapes.title.text_frame.text for s in slides(take(plan, ".pptx", layers=("hubs",)))]
    assert "Personnel by nation and phase" not in titles


def test_a_page_of_one_chapter_opens_on_it(sample: Plan) -> None:
    html = take(sample, ".html", chapter="rotation").decode()
    assert '"opening":{"view":"europe","time":9600.0}' in html


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (lambda: size_px("big"), "1920x1080"),
        (lambda: size_px("10x10"), "320"),
        (lambda: page_mm("a9"), "A4".casefold()),
        (lambda: page_mm("10x10"), "mm"),
        (lambda: layer_codes("units;tanks"), "tanks"),
        (lambda: layer_codes(""), "choose from units"),
    ],
)
def test_what_cannot_be_made_is_told(asked: Callable[[], object], says: str) -> None:
    with pytest.raises(TakeAwayError, match=re.escape(says)):
        asked()


def test_an_unknown_chapter_is_told_with_those_there_are(sample: Plan) -> None:
    with pytest.raises(TakeAwayError, match="rotation"):
        take(sample, ".png", chapter="moon")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x.png", "--size", "big"], "1920x1080"),
        (["x.pdf", "--page", "a9"], "16:9"),
        (["x.html", "--layers", "tanks"], "--layers: tanks"),
        (["x.pptx", "--chapter", "moon"], "rotation"),
        (["x.pptx", "--since", "nowhere"], "nowhere"),
    ],
)
def test_mistakes_are_told_in_one_line(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, *options = arguments
    assert main(["export", str(sample_plan()), str(tmp_path / out), *options]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert "Traceback" not in error
    assert not (tmp_path / out).exists()
