from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard.cli import main
from geo.plan import read_plan
from geo.resources import sample_plan
from tests.conftest import PlanMaker


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version")[1].startswith("posture 0.")


@pytest.mark.parametrize("command", ["run", "new", "copy", "check", "where", "export", "import"])
def test_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"posture {command}" in out


def test_check_clean(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", str(sample_plan()))
    assert code == 0
    assert "0 not shown" in out


def test_check_json(capsys: pytest.CaptureFixture[str], make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}, {"latitude": "124.3", "unit_id": "U2"}])
    code, out, _ = run(capsys, "check", str(folder), "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert report["tables"]["placements"] == {"rows": 2, "accepted": 1}
    assert list(report["problems"][0]) == [
        "file",
        "row",
        "line",
        "column",
        "value",
        "code",
        "severity",
        "message",
        "fix",
        "workbook",
        "sheet",
        "letter",
    ]
    assert (report["problems"][0]["row"], report["problems"][0]["column"], report["problems"][0]["value"]) == (
        3,
        "latitude",
        "124.3",
    )


def test_check_with_notices_only_is_clean(capsys: pytest.CaptureFixture[str], make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    (folder / "hubs.csv").unlink()
    assert run(capsys, "check", str(folder))[0] == 0


def test_the_verdict_counts_the_lines_that_were_passed_over(
    capsys: pytest.CaptureFixture[str], make_plan: PlanMaker
) -> None:
    folder = make_plan(placements=[{}])
    for words in ("# end of the list\n", "Source: the staff\n"):
        with (folder / "placements.csv").open("a", encoding="utf-8") as file:
            file.write(words)
    code, out, _ = run(capsys, "check", str(folder))
    assert code == 0
    assert out.rstrip().endswith("Clean, 2 lines passed over.")


def test_check_and_export_go_by_the_present_day(
    capsys: pytest.CaptureFixture[str], make_plan: PlanMaker, tmp_path: Path
) -> None:
    toml = 'title = "T"\nstale_after_days = 30\n'
    folder = make_plan(toml=toml, placements=[{"as_of": "2025-01-01"}])
    code, out, _ = run(capsys, "check", str(folder))
    assert (code, "1 row is older than stale_after_days = 30" in out) == (0, True)
    assert run(capsys, "export", str(folder), str(tmp_path / "a.svg"))[0] == 0
    assert re.search("As of 1 Jan 2025; on [^;]+ the oldest", (tmp_path / "a.svg").read_text(encoding="utf-8"))
    coming = make_plan(toml=toml, placements=[{"as_of": "9999-12-31"}])
    code, out, _ = run(capsys, "check", str(coming), "--format", "json")
    assert (code, [p["code"] for p in json.loads(out)["problems"]]) == (1, ["as-of-future"])


@pytest.mark.parametrize("name", ["absent", ""])
def test_check_what_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    code, out, err = run(capsys, "check", str(tmp_path / name))
    assert code == 2
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "admin1"),
    [
        ("44.95", "34.10", "UKR", "UA-43"),
        ("44.60", "33.53", "UKR", "UA-40"),
        ("51.62", "-0.41", "GBR", None),
        ("43", "32", None, None),
    ],
)
def test_where(
    capsys: pytest.CaptureFixture[str], latitude: str, longitude: str, country: str, admin1: str | None
) -> None:
    code, out, _ = run(capsys, "where", latitude, longitude, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["country", "admin1", "admin1_name", "nearest_place", "nearest_km", "mgrs"]
    assert (found["country"], found["admin1"]) == (country, admin1)


def test_where_near_a_border_names_both_countries(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "where", "59.3772", "28.1903")
    assert code == 0
    assert "Narva: Estonia or Russia, within 1 km of the border" in out
    assert "border" not in run(capsys, "where", "50.45", "30.52")[1]


def test_where_takes_negative_numbers_either_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "where", "51.62", "-0.41") == run(capsys, "where", "--", "51.62", "-0.41")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["where", "95", "20"], "LAT"),
        (["where", "50", "east"], "LON"),
        (["run", "--port", "0"], "--port"),
        (["run", "nowhere"], "nowhere"),
        (["export", "nowhere", "x.html"], "nowhere"),
        (["export", str(sample_plan()), "x.docx"], "x.docx"),
        (["export", str(sample_plan()), "x.html", "--at", "soon"], "--at"),
        (["export", str(sample_plan()), "x.html", "--view", "moon"], "--view"),
        (["export", str(sample_plan()), "/nowhere/x.html"], "/nowhere/x.html"),
        (["copy", "nowhere", "b"], "nowhere"),
        (["new", "/dev/null/x"], "/dev/null/x"),
        (["copy", str(sample_plan()), "/dev/null/x"], "/dev/null/x"),
        (["export", "/tmp", "x.geojson"], "placements.csv"),
        (["fly"], "fly"),
        ([], "COMMAND"),
    ],
)
def test_a_mistake_names_the_argument(capsys: pytest.CaptureFixture[str], arguments: list[str], part: str) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert part in err
    assert "Traceback" not in err


def test_new_gives_a_plan_without_problems(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert run(capsys, "new", str(folder))[0] == 0
    assert run(capsys, "check", str(folder))[0] == 0
    assert "precision_km" in (folder / "README.txt").read_text(encoding="utf-8")
    assert run(capsys, "new", str(folder))[0] == 2


def test_copy_is_the_same_plan(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "coa-2"
    assert run(capsys, "copy", str(sample_plan()), str(target))[0] == 0
    for path in sample_plan().iterdir():
        copied, original = (target / path.name).read_bytes(), path.read_bytes()
        assert copied == original or path.name == "plan.toml"
    before, after = ((folder / "plan.toml").read_text(encoding="utf-8") for folder in (sample_plan(), target))
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert [b for _, b in changed] == [a[:-1] + ' (copy)"' for a, _ in changed]
    assert len(changed) == 1
    assert run(capsys, "copy", str(sample_plan()), str(target))[0] == 2


def test_a_copy_takes_the_title_that_it_is_given(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = run(capsys, "copy", str(sample_plan()), str(tmp_path / "b"), "--title", 'Route "North"')
    assert said[0] == 0
    assert 'Route "North"' in said[1]
    assert read_plan(tmp_path / "b").settings.title == 'Route "North"'


def test_export_geojson(capsys: pytest.CaptureFixture[str], make_plan: PlanMaker, tmp_path: Path) -> None:
    rows = [
        {"unit_id": "SIM", "latitude": "44.95", "longitude": "34.10"},
        {"unit_id": "SEV", "latitude": "44.60", "longitude": "33.53", "remarks": "secret"},
        {"unit_id": "LATER", "from": "D+9"},
    ]
    folder = make_plan(placements=rows)
    target = tmp_path / "out.geojson"
    assert run(capsys, "export", str(folder), str(target))[0] == 0
    features = {f["properties"]["unit_id"]: f for f in json.loads(target.read_text(encoding="utf-8"))["features"]}
    assert (
        features["SIM"]["properties"]["country_computed"] == features["SEV"]["properties"]["country_computed"] == "UKR"
    )
    assert features["SEV"]["properties"]["admin1_computed"] == "UA-40"
    assert features["SIM"]["geometry"]["coordinates"] == [34.10, 44.95]
    assert "secret" not in target.read_text(encoding="utf-8")
    run(capsys, "export", str(folder), str(target), "--at", "D+1", "--notes")
    assert "secret" in target.read_text(encoding="utf-8")
    assert len(json.loads(target.read_text(encoding="utf-8"))["features"]) == 2


def test_export_html_is_small_and_carries_the_marking(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    assert run(capsys, "export", str(sample_plan()), str(target), "--at", "D+400", "--view", "europe")[0] == 0
    assert target.stat().st_size <= 4 * 1024**2
    assert "FOR ILLUSTRATION" in target.read_text(encoding="utf-8")


def test_an_id_cannot_forge_a_line_of_the_report(capsys: pytest.CaptureFixture[str], make_plan: PlanMaker) -> None:
    forged = "A\x1b[2J\nerror: other.csv row 9: forged"
    folder = make_plan(placements=[{"unit_id": forged, "parent_id": forged}])
    out = run(capsys, "check", str(folder))[1]
    assert "\x1b" not in out
    assert not any(line.startswith("error: other.csv") for line in out.splitlines())


def test_source_remarks_stay_at_home_without_notes(
    capsys: pytest.CaptureFixture[str], make_plan: PlanMaker, tmp_path: Path
) -> None:
    folder = make_plan(placements=[{"basis": "reported", "source_id": "s1"}], sources=[{"remarks": "secret"}])
    for name in ("out.geojson", "out.html"):
        run(capsys, "export", str(folder), str(tmp_path / name))
        assert "secret" not in (tmp_path / name).read_text(encoding="utf-8")


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, _, err = run(capsys, "run", "--port", str(other.getsockname()[1]))
    assert code == 2
    assert "in use" in err
