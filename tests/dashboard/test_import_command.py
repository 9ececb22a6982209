"""``posture import``: five files of other people land, hostile ones do not, and what landed can be taken back."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from geo.editing.actor import Planner, actor_of
from geo.editing.folder_store import FolderStore
from geo.plan import PLAN_FILES, read_plan
from geo.resources import sample_plan
from tests.dashboard.test_cli import run
from tests.geo.importing.foreign import FIVE, FRENCH, HOSTILE, ORBAT

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("USER", "ann")
    return Path(shutil.copytree(sample_plan(), tmp_path / "mine"))


def files(plan: Path) -> dict[str, bytes]:
    return {name: (plan / name).read_bytes() for name in PLAN_FILES if (plan / name).exists()}


def given(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("name", FIVE)
def test_a_file_lands_once_and_can_be_taken_back(capsys: Capture, plan: Path, tmp_path: Path, name: str) -> None:
    data, table, ids = FIVE[name]
    file, before = given(tmp_path, name, data), files(plan)
    assert run(capsys, "import", file, "--into", str(plan))[0] == 1
    assert run(capsys, "import", file, "--into", str(plan), "--dry-run")[0] == 0
    assert files(plan) == before
    assert not (plan / "mappings").exists()
    _, out, _ = run(capsys, "import", file, "--into", str(plan), "--yes", "--as-of", "2026-01-31")
    assert f"{len(ids)} new, 0 changed, 0 equal" in out
    landed = files(plan)
    assert [name for name in before if landed[name] != before[name]] == [f"{table}.csv"]
    assert set(ids) <= {line.split(",")[0] for line in landed[f"{table}.csv"].decode().splitlines()}
    _, out, _ = run(capsys, "import", file, "--into", str(plan), "--yes")
    assert f"0 new, 0 changed, {len(ids)} equal" in out
    assert files(plan) == landed
    store = FolderStore(plan)
    assert store.versions()[-1].who == "ann"
    store.restore(1, actor_of(Planner("planner-1", "ann")))
    assert files(plan) == before


def test_letter_codes_and_offsets_become_ours(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    _, out, _ = run(capsys, "import", given(tmp_path, "o.csv", ORBAT), "--into", str(plan), "--yes")
    rows = read_plan(plan).rows("placements").set_index("unit_id")
    assert rows.loc["BG-9", ["echelon", "function", "nation", "sidc", "from"]].tolist() == [
        "battalion",
        "infantry",
        "GBR",
        "",
        72.0,
    ]
    assert rows.loc["TPT-9", "function"] == "transport"
    assert rows.loc["BG-9", ["basis", "source_id", "precision_km"]].tolist() == ["notional", "", 10.0]
    assert "no id, not written: row 4: Reserve" in out
    assert "basis notional, source none" in out


def test_a_doubtful_row_is_written_and_told(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "import", given(tmp_path, "f.csv", FRENCH), "--into", str(plan), "--yes")
    assert code == 0
    assert out.count("doubtful: row 3, B-2: from") == out.count("doubtful:") == 1
    rows = read_plan(plan).rows("hubs").set_index("hub_id")
    assert rows.loc["B-1", ["kind", "nation", "latitude", "throughput_t_per_day"]].tolist() == [
        "railhead",
        "UKR",
        49.84,
        1200.5,
    ]
    assert "B-2" in (plan / "hubs.csv").read_text(encoding="utf-8")


def test_a_changed_row_loses_the_source_that_does_not_say_it(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    file = given(tmp_path, "n.csv", b"node_id,name\nMNFU-HQ,Another name\n")
    _, out, _ = run(capsys, "import", file, "--into", str(plan), "--yes")
    assert "the row becomes notional" in out
    nodes = read_plan(plan).rows("command_nodes")
    node = nodes[nodes["node_id"] == "MNFU-HQ"].iloc[0]
    assert "the plan has several rows of MNFU-HQ" in out
    assert (node["name"], node["basis"], node["source_id"]) == ("Another name", "notional", "")


def test_a_formula_is_guarded_and_doubtful(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    file = given(tmp_path, "s.csv", b"source_id,title\nS-9,=cmd|'/C calc'!A0\n")
    _, out, _ = run(capsys, "import", file, "--into", str(plan), "--yes")
    assert "doubtful: row 2, S-9: title" in out
    assert "'=cmd" in (plan / "sources.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(capsys: Capture, plan: Path, tmp_path: Path, name: str) -> None:
    before = files(plan)
    code, out, err = run(capsys, "import", given(tmp_path, name, HOSTILE[name]), "--into", str(plan), "--yes")
    assert (code, out) == (2, "")
    assert err.startswith("posture: ")
    assert err.count("\n") == 1
    assert files(plan) == before


def test_a_row_in_whose_place_another_counts_is_told(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    file = given(tmp_path, "s.csv", b"source_id,title\nS-9,One\nS-9,Two\n")
    for counts, told in (("1 new, 0 changed", "Wrote 1 row"), ("0 new, 0 changed, 1 equal", "all that can be written")):
        code, out, _ = run(capsys, "import", file, "--into", str(plan), "--yes")
        assert code == 1
        assert counts in out
        assert told in out
        assert "not written: row 3, S-9: row 2 of the file" in out
    _, out, _ = run(capsys, "import", file, "--into", str(plan), "--dry-run", "--format", "json")
    assert [row["instead"] for row in json.loads(out)["tables"][0]["rows"]] == [0, 2]


def test_ids_of_the_plan_find_their_column(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    known = read_plan(plan).rows("placements")["unit_id"].iloc[0]
    file = given(tmp_path, "u.csv", f"Unit,Bezeichner,Country\nFirst,{known},FRA\nOther,X-8,FRA\n".encode())
    _, out, _ = run(capsys, "import", file, "--into", str(plan), "--dry-run", "--format", "json")
    columns = {pair["column"]: pair["heading"] for pair in json.loads(out)["tables"][0]["columns"]}
    assert columns == {"unit_id": "Bezeichner", "unit_name": "Unit", "nation": "Country"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answers", "ids", "code"), [("y\nn\n", {"B-1"}, 1), ("y\ny\n", {"B-1", "B-2"}, 0), ("n\n", set(), 1)]
)
def test_a_terminal_asks(
    capsys: Capture, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: str, ids: set[str], code: int
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    assert run(capsys, "import", given(tmp_path, "f.csv", FRENCH), "--into", str(plan))[0] == code
    lines = (plan / "hubs.csv").read_text(encoding="utf-8").splitlines()
    assert {line.split(",")[0] for line in lines} & {"B-1", "B-2"} == ids


def test_programs_get_json(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    file = given(tmp_path, "o.csv", ORBAT)
    code, out, _ = run(capsys, "import", file, "--into", str(plan), "--dry-run", "--format", "json")
    told = json.loads(out)
    assert (code, told["written"]) == (0, 0)
    assert [row["becomes"] for row in told["tables"][0]["rows"]] == ["new", "new", "no-id"]


def test_a_mapping_by_hand_counts(capsys: Capture, plan: Path, tmp_path: Path) -> None:
    file = given(tmp_path, "x.csv", b"a,b\nS-9,Some report\n")
    assert run(capsys, "import", file, "--into", str(plan), "--yes")[0] == 2
    mapping = given(
        tmp_path, "m.toml", b'table = "sources"\nheadings = ["a", "b"]\n[columns]\nsource_id = "a"\ntitle = "b"\n'
    )
    assert run(capsys, "import", file, "--into", str(plan), "--yes", "--mapping", mapping)[0] == 0
    assert run(capsys, "import", file, "--into", str(plan), "--yes")[0] == 0


@pytest.mark.parametrize(
    "options",
    [("--source", "none"), ("--basis", "reported"), ("--as-of", "today"), ("--precision", "0")],
)
def test_a_wrong_option_is_told(capsys: Capture, plan: Path, tmp_path: Path, options: tuple[str, str]) -> None:
    code, _, err = run(capsys, "import", given(tmp_path, "o.csv", ORBAT), "--into", str(plan), *options)
    assert code == 2
    assert err.count("\n") == 1
