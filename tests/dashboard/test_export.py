"""A format is offered and held to its word wherever formats are, by being in the registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.export import EXPORTS
from dashboard.plan.wish import ONE_TIME, SEVERAL_TIMES, TIME_LINE, WHOLE, Wish, arguments, shown_choices, titles
from geo.export.extract import Extract
from geo.export.format import Data, Film, Format, Paged, Picture, SavedPage
from geo.plan import Plan
from geo.resources import sample_plan
from geo.words.catalogue import message
from tests.actors import ANN
from tests.conftest import PlanMaker
from tests.waiting import LIMIT_S

SECRET = "SEKRET77"
LIBRARIES = {"av", "folium", "fontTools", "lxml", "PIL", "pptx", "pyogrio", "streamlit", "typst", "xlsxwriter"}


def all_of(plan: Plan) -> str:
    """Return all that a plan holds."""
    return "\n".join([*(plan.rows(name).to_csv() for name in plan.tables), *map(repr, plan.problems)])


def all_of_extract(extract: Extract) -> str:
    return all_of(extract.plan)


def all_of_data(plan: Plan, at: float | None, *, notes: bool, layers: tuple[str, ...] | None) -> str:
    return all_of(plan)


HERE = "tests.dashboard.test_export"
NEW = [
    SavedPage(".new", "text/x-new", f"{HERE}:all_of_extract"),
    Paged(".new", "text/x-new", f"{HERE}:all_of_extract", leaf="scrolls", speaker_notes=True),
    Picture(".new", "text/x-new", f"{HERE}:all_of_extract"),
    Film(".new", "text/x-new", f"{HERE}:all_of_extract"),
    Data(".new", "text/x-new", f"{HERE}:all_of_data"),
]
WORDS = {"export_formats.titles.new": "Another file", "export_formats.leaves.scrolls": "scrolls"}


@pytest.fixture(params=NEW, ids=[type(kind).__name__ for kind in NEW])
def added(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Format:
    kind: Format = request.param
    monkeypatch.setitem(EXPORTS, kind.ending, kind)
    monkeypatch.setattr("geo.words.text.message", lambda code, key: WORDS.get(key) or message(code, key))
    return kind


def told_help(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    return " ".join(capsys.readouterr().out.split())


def test_the_help_tells_each_format_and_what_it_heeds(capsys: pytest.CaptureFixture[str]) -> None:
    told = told_help(capsys)
    assert f"its ending chooses the format: {' '.join(EXPORTS)}" in told
    assert "Slides and pages show the chapters of the briefing" in told
    assert "(if neither is given, slides include the speaker notes, and no file includes remarks)" in told
    assert "size of a PNG, SVG, MP4 or GIF in pixels" in told
    assert "pictures a second of a MP4 or GIF" in told
    assert "page size of a PDF: A4" in told


def test_an_added_format_is_in_the_help(added: Format, capsys: pytest.CaptureFixture[str]) -> None:
    told = told_help(capsys)
    assert f"its ending chooses the format: {' '.join(EXPORTS)}" in told
    assert " .new" in told
    assert ("size of a PNG, SVG, MP4, GIF or NEW in pixels" in told) == isinstance(added, Picture | Film)
    assert ("pictures a second of a MP4, GIF or NEW" in told) == isinstance(added, Film)
    assert ("Slides, pages and scrolls show the chapters" in told) == isinstance(added, Paged)
    assert ("slides and scrolls include the speaker notes" in told) == isinstance(added, Paged)


def test_an_added_format_is_written_and_tells_what_it_may(added: Format, make_plan: PlanMaker, tmp_path: Path) -> None:
    briefing = [{"chapter": "c", "title": "C", "notes": "for the speaker"}]
    units = [{"unit_id": f"{SECRET}U", "remarks": "a remark"}]
    folder, out = make_plan(placements=units, hubs=[{"hub_id": "H9"}], briefing=briefing), tmp_path / "out.new"

    def told(*more: str) -> str:
        assert main(["export", str(folder), str(out), *more]) == 0
        return out.read_text(encoding="utf-8")

    usual, noted, of_hubs = told(), told("--notes"), told("--layers", "hubs")
    assert SECRET in usual
    assert "a remark" not in usual
    assert ("for the speaker" in usual) == added.speaker_notes
    assert "a remark" in noted
    assert "for the speaker" in noted
    assert "H9" in of_hubs
    assert SECRET not in of_hubs


def test_changes_are_for_formats_that_tell_them(
    added: Format, sample_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.new"
    code = main(["export", str(sample_copy), str(out), "--since", "last"])
    if isinstance(added, Paged):
        assert code == 0
    else:
        assert code == 2
        told = capsys.readouterr().err
        assert "--since is for .pptx and .pdf" in told
        assert "; a .new file cannot list changes" in told
        assert not out.exists()


def desk(plan: Plan) -> Any:
    return SimpleNamespace(shown=SimpleNamespace(plan=plan, working=None), actor=ANN)


def test_an_added_format_is_offered_on_the_page(added: Format, sample: Plan) -> None:
    assert titles()[".new"] == f"{added.title} (.new)"
    like = next(kind for ending, kind in EXPORTS.items() if ending != ".new" and type(kind) is type(added))
    expected = shown_choices(desk(sample), like.ending)
    if "times" not in added.takes:
        expected.pop(SEVERAL_TIMES, None)
    assert shown_choices(desk(sample), ".new") == expected


OFFER = """
from dashboard.plan.take_away_section import show
from geo.plan import read_plan
from geo.resources import sample_plan
from tests.dashboard.test_export import desk

show(desk(read_plan(sample_plan())))
"""


def offered(ending: str) -> dict[str, Any]:
    """Return the state of each widget that depends on the kind of file, of one time."""
    page = AppTest.from_string(OFFER, default_timeout=LIMIT_S).run()
    page.selectbox[0].select(ending).run()
    if not isinstance(EXPORTS[ending], Film):
        page.selectbox[1].select("time").run()
    assert not page.exception
    boxes, fields = {b.label: b for b in page.selectbox}, {f.label for f in page.text_input}
    checks = {c.label: c.value for c in page.checkbox}
    return {
        "view": not boxes["View"].disabled,
        "theme": not boxes["Colours"].disabled,
        "size": "Size in pixels" in fields,
        "page": "Page" in fields,
        "sheet": "Map sheet" in boxes,
        "times": "A view at several times" in page.selectbox[1].options,
        "template": bool(page.get("file_uploader")),
        "changes": "With changes since the last version" in checks,
        "film": "Pictures a second" in {n.label for n in page.number_input},
        "notes": checks["With remarks and speaker notes"],
    }


@pytest.mark.parametrize(
    ("ending", "choices"),
    [
        (".html", {"view"}),
        (".pptx", {"view", "theme", "times", "template", "changes", "notes"}),
        (".pdf", {"view", "theme", "page", "sheet", "times", "changes"}),
        (".png", {"view", "theme", "size"}),
        (".svg", {"view", "theme", "size"}),
        (".mp4", {"view", "theme", "size", "film"}),
        (".gif", {"view", "theme", "size", "film"}),
        (".xlsx", set()),
        (".geojson", set()),
        (".gpkg", set()),
    ],
)
def test_the_page_offers_the_choices_that_a_format_heeds(ending: str, choices: set[str]) -> None:
    assert {name for name, on in offered(ending).items() if on} == choices


def test_the_page_tells_what_a_format_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    page = AppTest.from_string(OFFER, default_timeout=LIMIT_S).run()
    for missing in (False, True):
        with monkeypatch.context() as here:
            if missing:
                here.setattr("geo.export.format.find_spec", lambda _: None)
            page.selectbox[0].select(".mp4").run()
        assert [told.value.startswith("MP4 needs the package av") for told in page.info] == [True] * missing
        assert page.button[0].disabled == missing


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (
            Wish(".mp4", TIME_LINE, view="europe", start="D-7", end="D+400"),
            {"--from=D-7", "--to=D+400", "--view=europe"},
        ),
        (Wish(".mp4", WHOLE, view="europe", start="D-7", seconds="60", fps=25), {"--chapters", "--seconds=60"}),
        (Wish(".png", ONE_TIME, time="D+1", start="D-7", fps=25), {"--at=D+1"}),
        (Wish(".pdf", SEVERAL_TIMES, time="D+1;D+2", view="europe"), {"--times=D+1;D+2", "--view=europe"}),
        (Wish(".pdf", ONE_TIME, time="D+1", sheet="a3"), {"--at=D+1", "--sheet=a3"}),
    ],
)
def test_a_wish_for_a_film_becomes_arguments(wish: Wish, expected: set[str]) -> None:
    of_films = ("--from", "--to", "--view", "--at", "--times", "--sheet", "--chapters", "--seconds")
    given = arguments(wish)
    assert {told for told in given if told.startswith(of_films)} == expected
    assert (f"--fps={wish.fps}" in given) == (wish.ending == ".mp4")


def test_an_added_format_has_its_choices_on_the_page(added: Format) -> None:
    expected = set(added.takes) | ({"notes"} if added.speaker_notes else set())
    assert {name for name, on in offered(".new").items() if on} == expected


def test_the_command_line_loads_no_library_of_a_format() -> None:
    script = "import sys, dashboard.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert not LIBRARIES & set(done.stdout.split())


def test_a_format_loads_no_library_of_another(tmp_path: Path) -> None:
    script = (
        f"import sys, dashboard.cli; dashboard.cli.main(['export', {str(sample_plan())!r}, "
        f"{str(tmp_path / 'o.geojson')!r}]); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert not LIBRARIES & set(done.stdout.split())
