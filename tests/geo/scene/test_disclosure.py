"""What a take-away leaves out is in none of its bytes, whatever the format."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.export import EXPORTS, export_plan
from geo.errors import TakeAwayError
from geo.export.options import ExportOptions
from geo.plan import Plan, read_plan
from geo.scene.disclosure import disclosed
from tests.geo.export.taking import BRIEF

MakePlan = Callable[..., Path]
SECRET = "SEKRET77"
FAST = (".html", ".geojson", ".kml", ".gpkg", ".svg", ".pptx")


def everything(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith(b"PK"):
        return inside(data)
    return data.decode("utf-8", "replace")


def inside(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return "".join(
        inside(d) if d.startswith(b"PK") else name + d.decode("utf-8", "replace") for name, d in parts.items()
    )


def exported(folder: Path, ending: str, **options: object) -> str:
    target = folder / f"out{ending}"
    export_plan(read_plan(folder), target, ExportOptions(**{**BRIEF.get(ending, {}), **options}))  # type: ignore[arg-type]
    return everything(target)


@pytest.mark.parametrize("ending", FAST)
def test_remarks_stay_here_even_where_the_doctor_quotes_them(make_plan: MakePlan, ending: str) -> None:
    formula = f"={SECRET}()"
    folder = make_plan(
        placements=[{"remarks": formula}], hubs=[{"remarks": f"@{SECRET}"}],
        sources=[{"source_id": "S", "title": "A", "remarks": formula}],
    )  # fmt: skip
    assert SECRET not in exported(folder, ending)


def test_speaker_notes_stay_here_unless_they_are_asked_for(make_plan: MakePlan) -> None:
    folder = make_plan(placements=[{}], briefing=[{"chapter": "c", "title": "C", "notes": f"={SECRET}"}])
    for ending in (".html", ".gpkg"):
        assert SECRET not in exported(folder, ending)
        assert SECRET in exported(folder, ending, notes=True)


def test_a_row_that_cannot_be_split_is_told_without_its_text(make_plan: MakePlan) -> None:
    folder = make_plan(placements=[{}])
    with (folder / "placements.csv").open("ab") as file:
        file.write(f'X,"{SECRET} open quote, never closed\r\n'.encode())
    assert read_plan(folder).set_aside == 1
    assert SECRET not in exported(folder, ".html")


@pytest.mark.parametrize("ending", FAST)
def test_rows_of_other_layers_leave_no_id_time_or_nation(make_plan: MakePlan, ending: str) -> None:
    folder = make_plan(
        placements=[{"unit_id": f"{SECRET}U", "nation": "ISL", "from": "D+77", "until": "D+88"}],
        hubs=[{}],
        briefing=[{"chapter": "c", "title": "C", "focus": f"{SECRET}U"}],
    )
    told = exported(folder, ending, layers=("hubs",))
    assert SECRET not in told
    assert "Iceland" not in told
    assert "1848.0" not in told


def test_one_chapter_takes_no_other_along(make_plan: MakePlan) -> None:
    chapters = [
        {"chapter": "a", "title": "A"},
        {"chapter": "b", "title": f"{SECRET} title", "focus": f"{SECRET}F", "notes": f"{SECRET} notes"},
    ]
    folder = make_plan(placements=[{}], briefing=chapters)
    for ending in (".html", ".gpkg", ".pptx"):
        assert SECRET not in exported(folder, ending, chapter="a", notes=True)


def test_changes_name_no_row_of_other_layers(make_plan: MakePlan, tmp_path: Path) -> None:
    from dashboard.cli import main

    before = make_plan(tmp_path / "a", placements=[{}], hubs=[{}], briefing=[{"chapter": "c", "title": "C"}])
    after = make_plan(
        tmp_path / "b",
        placements=[{"unit_id": f"{SECRET}U"}],
        hubs=[{}],
        briefing=[{"chapter": "c", "title": "C", "focus": f"{SECRET}U"}],
    )
    out = tmp_path / "o.pptx"
    assert main(["export", str(after), str(out), "--layers", "hubs", "--since", str(before)]) == 0
    assert SECRET not in everything(out)


def test_no_plan_is_no_earlier_version(make_plan: MakePlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dashboard.cli import main

    (tmp_path / "nothing").mkdir()
    folder = make_plan(tmp_path / "p", placements=[{}])
    for since in (str(tmp_path / "nothing"), f"{folder}@²"):
        assert main(["export", str(folder), str(tmp_path / "o.pdf"), "--since", since]) == 2
        assert "Traceback" not in capsys.readouterr().err
    assert main(["export", str(folder), str(tmp_path / "o.svg"), "--since", "last"]) == 2


def test_a_chart_runs_no_formula_and_makes_no_link(make_plan: MakePlan) -> None:
    phases = [{"phase_id": "p", "name": "'=HYPERLINK(1)"}, {"phase_id": "q", "name": "http://evil.example/x"}]
    told = exported(make_plan(placements=[{}], phases=phases), ".pptx")
    assert "=HYPERLINK(1)" in told
    assert "<f>HYPERLINK" not in told
    assert "<hyperlink" not in told


@pytest.mark.parametrize("ending", EXPORTS)
def test_odd_text_everywhere_still_makes_a_file(make_plan: MakePlan, ending: str) -> None:
    folder = make_plan(
        toml='title = "' + "T" * 400 + '"\n[marking]\ntext = "\\u0001NOTIONAL\\u202e X"',
        placements=[{"unit_name": "a\x01b", "b\x01": "one", "b\x02": "two", "fid": "1", "Geom": "2"}],
        phases=[{"phase_id": "p", "name": "Ph\x01ase\x0b", "phase": "x", "fid": "y"}],
    )
    told = exported(folder, ending, notes=True)
    if ending == ".gpkg":
        assert "NOTIONAL X" in told
        assert "one" in told
        assert "two" in told


@pytest.mark.parametrize(
    ("toml", "marking"),
    [
        ('[marking]\ntext = "\\u200b\\u3164"', "NOTIONAL – FOR ILLUSTRATION"),
        ('[marking]\ntext = "SECRET\\u202e"', "SECRET"),
        ('[marking]\ntext = "' + "M" * 480 + '"', "M" * 119 + "…"),
    ],
)
def test_a_marking_is_seen_whole_and_runs_one_way(make_plan: MakePlan, toml: str, marking: str) -> None:
    assert read_plan(make_plan(toml=f'title = "T"\n{toml}', placements=[{}])).settings.marking == marking


def test_a_chapter_has_its_own_time_and_layers(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"chapter": "c", "title": "C", "layers": "nodes"}]))
    for options in ({"at": 24.0}, {"view": "europe"}, {"layers": ("units",)}):
        with pytest.raises(TakeAwayError):
            export_plan(plan, tmp_path / "o.svg", ExportOptions(chapter="c", **options))  # type: ignore[arg-type]


def test_a_write_that_fails_leaves_the_old_file(
    make_plan: MakePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import geo.atomic

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "o.geojson"
    target.write_text("old")
    monkeypatch.setattr(geo.atomic, "write_synced", full)
    with pytest.raises(OSError, match="No space"):
        export_plan(read_plan(make_plan(placements=[{}])), target, ExportOptions())
    assert target.read_text() == "old"


def test_far_times_make_a_file(make_plan: MakePlan) -> None:
    folder = make_plan(toml='title = "T"\nceasefire = 2026-01-01T00:00:00Z', placements=[{"from": "D-999999"}])
    assert "U" in exported(folder, ".kml")
    odd = read_plan(make_plan(toml='title = "T"\nceasefire = 0206-01-01T00:00:00Z', placements=[{}]))
    assert odd.settings.ceasefire is None
    assert any(p.code == "settings-value" for p in odd.problems)


def test_numbers_that_no_force_has_are_an_error(make_plan: MakePlan) -> None:
    plan = read_plan(make_plan(placements=[{"personnel": "9" * 99}]))
    assert [p.code for p in plan.problems if p.severity == "error"] == ["number-large"]


def test_all_is_told_where_nothing_is_left_out(sample: Plan) -> None:
    told = disclosed(sample, remarks=True, notes=True)
    assert all(told.rows(name).equals(sample.rows(name)) for name in sample.tables)
