"""Whatever stands in a cell, reading ends: no text of a planner keeps others waiting."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from geo.plan import read_plan
from geo.reading import limits
from geo.reading.limits import MAX_FIGURE_CHARACTERS, MAX_NAME_CHARACTERS
from geo.reading.mojibake import lost_letters
from geo.schema import BRIEFING, EVENTS, HUBS, PLACEMENTS, TABLES
from tests.conftest import PlanMaker
from tests.waiting import LIMIT_S

ROOT = Path(__file__).parents[3]
PIECES = [
    *"a1?.:!()[]{}<>=+-_/\\&%#*'~^ ²٣äЖé°N0E,;|", "a.", "1.", "0,", "1 ", "a ", "? ", "()", "(_", "1a", "-a", "&a", "aa;", "D+", "1/",
    "Ã³", "--", "''", "a_", "km", "a?", "a?a", "://", "<<", "**", "# ", "1:", "copy ",
]  # fmt: skip
"""What a pattern may be made to try again and again; delimiters stand late, so that no file seems to have too many columns."""

HEADINGS = 8
LENGTHS = (MAX_FIGURE_CHARACTERS, MAX_NAME_CHARACTERS, 4_000)
LOOK = """
from geo.reading.fit import describes, misfits
from geo.schema import TABLES
from tests.geo.reading.test_long_cells import PIECES
for spec in TABLES:
    for piece in PIECES:
        row = ["1" + piece * 20_000 + "!"] * len(spec.columns)
        describes(row, spec.column_names, spec), misfits(row, spec.column_names, spec)
"""
READ = "import sys; from pathlib import Path; from geo.plan import read_plan; read_plan(Path(sys.argv[1]))"


def write(folder: Path, length: int) -> None:
    """Write each table with a row for each piece, which all cells repeat, and a header cell of each."""
    folder.mkdir()
    for spec in TABLES if length < MAX_NAME_CHARACTERS else (PLACEMENTS, EVENTS):
        with (folder / spec.file).open("w", encoding="utf-8", newline="") as file:
            names = [*spec.column_names, *(piece * (length // len(piece)) for piece in PIECES[:HEADINGS])]
            csv.writer(file).writerow(names)
            for piece in PIECES:
                for before in ("", "1", "x"):
                    text = before + piece * ((length - 2) // len(piece)) + "!"
                    csv.writer(file).writerow([text] * len(names))
                    csv.writer(file).writerow(["ID", *[text] * (len(names) - 1)])


@pytest.mark.parametrize("length", LENGTHS)
def test_a_plan_of_repeated_signs_is_read_to_its_end(tmp_path: Path, length: int) -> None:
    write(tmp_path / "plan", length)
    subprocess.run([sys.executable, "-c", READ, str(tmp_path / "plan")], check=True, timeout=LIMIT_S)


def test_a_row_of_repeated_signs_is_told_from_a_header() -> None:
    subprocess.run([sys.executable, "-c", LOOK], check=True, timeout=LIMIT_S, cwd=ROOT)


def test_a_value_that_is_too_long_is_told_where_it_stands(make_plan: PlanMaker) -> None:
    long = "1" * (MAX_FIGURE_CHARACTERS + 1)
    plan = read_plan(make_plan(placements=[{"unit_id": "A"}, {"unit_id": "B", "personnel": long}]))
    (told,) = [p for p in plan.problems if p.code == "value-too-long"]
    assert (told.row, told.column, told.severity) == (3, "personnel", "error")
    assert "101 characters" in told.message
    assert list(plan.rows(PLACEMENTS)["unit_id"]) == ["A"]


def test_a_long_remark_is_kept(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"unit_id": "A", "remarks": "so " * 5_000}]))
    assert len(plan.rows(PLACEMENTS)) == 1


def test_an_id_has_so_many_rows_and_the_others_are_told(make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.reading.rows.MAX_ROWS_OF_AN_ID", 3)
    rows = [{"unit_id": "A", "from": f"D+{day}", "until": f"D+{day + 1}"} for day in range(5)]
    plan = read_plan(make_plan(placements=rows))
    assert len(plan.rows(PLACEMENTS)) == 3
    assert [p.row for p in plan.problems if p.code == "id-often"] == [5, 6]


def test_tables_that_no_plan_needs_long_have_a_shorter_limit() -> None:
    line = b"c1,\n"
    assert limits.too_large(line * 2_000, BRIEFING.file)
    assert not limits.too_large(line * 2_000, HUBS.file)


@pytest.mark.parametrize(
    ("text", "lost"),
    [("Rzesz?w", True), ("????", True), ("? ? ?", True), ("??", False), ("why?", False), ("? a ? b ?", False),
     ("https://a.b/c?d=e", False)],
)  # fmt: skip
def test_lost_letters_are_told_as_before(text: str, lost: bool) -> None:
    assert (lost_letters(text) is not None) == lost
