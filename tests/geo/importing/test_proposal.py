"""What a row of a file changes: nothing that the file does not say, one row of the plan once, and the second time nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.importing.landing import land
from geo.importing.mapping import mapping_of, mapping_text
from geo.importing.proposal import propose
from geo.schema import CONTRIBUTIONS, PLACEMENTS
from tests.actors import ANN
from tests.geo.importing.imports import ORIGIN, landed, proposed, space_of, table_of

_UNIT = ("nation", "echelon", "function")
_FRA = ("FRA", "battalion", "infantry")


def test_a_file_without_names_changes_no_name(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"unit_id": "U1", "unit_name": "Eins"})
    table = table_of(
        ["unit_id", *_UNIT, "latitude", "longitude"], ["U1", *_FRA, "51.0", "30.0"], ["U2", *_FRA, "51.0", "30.0"]
    )
    found = proposed(space, table)
    kept = mapping_of(mapping_text(found.mapping), table.headings)
    for proposal in (found, propose(table, kept, space.current, ORIGIN)):
        known, new = proposal.rows
        assert "unit_name" not in known.cells
        assert new.cells["unit_name"] == "U2"
    land(space, [found], "x.csv", ANN)
    assert [row["unit_name"] for row in landed(space)] == ["Eins", "U2"]


def test_a_name_that_stands_for_an_id_changes_no_name(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"unit_id": "Lancers", "unit_name": "Seventh Lancers"})
    (row,) = proposed(space, table_of(["Unit", "Strength", "Country"], ["Lancers", "550", "FRA"])).rows
    assert (row.kind, row.cells["personnel"]) == ("changed", "550")
    assert "unit_name" not in row.cells


def test_of_rows_that_mean_one_row_the_first_counts(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"unit_id": "U1", "personnel": "600"})
    rows = [["U1", "610"], ["U1", "620"], ["U1", "610"], ["U2", "1"], ["U2", "2"]]
    table = table_of(["unit_id", "personnel"], *rows)
    found = proposed(space, table, PLACEMENTS)
    assert [row.lands for row in found.rows] == [True, False, False, True, False]
    assert [(row.number, row.instead) for row in found.replaced] == [(3, 2), (6, 5)]
    assert [len(found.of(kind)) for kind in ("changed", "new", "equal")] == [1, 1, 1]  # type: ignore[arg-type]
    assert "row 2" in str(found.replaced[0].doubts[0])
    land(space, [found], "x.csv", ANN)
    assert [row["personnel"] for row in landed(space)] == ["610", "1"]
    assert [row.lands for row in proposed(space, table, PLACEMENTS).rows] == [False] * 5


def test_a_time_in_another_notation_is_the_same_time(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"from": "D+10"}, toml='title = "T"\nceasefire = 2026-01-10T00:00:00Z\n')
    rows = [["U1", "2026-01-20", "610"], ["U1", "D+10", "620"]]
    found = proposed(space, table_of(["unit_id", "from", "personnel"], *rows))
    assert [row.lands for row in found.rows] == [True, False]


def test_rows_that_equal_rows_of_the_plan_are_equal(tmp_path: Path) -> None:
    space = space_of(
        tmp_path,
        {"personnel": "600", "from": "D+0", "until": "D+9"},
        {"personnel": "700", "from": "D+9"},
    )
    found = proposed(space, table_of(["unit_id", "personnel"], ["U1", "600"], ["U1", "700"]), PLACEMENTS)
    assert [row.kind for row in found.rows] == ["equal", "equal"]


def test_a_nation_may_contribute_several_things(tmp_path: Path) -> None:
    space = space_of(tmp_path, {})
    table = table_of(
        ["nation", "kind", "status"], ["FRA", "ground_forces", "planned"], ["FRA", "air", "planned"], name="offers"
    )
    for kind in ("new", "equal"):
        found = proposed(space, table, CONTRIBUTIONS)
        assert [row.kind for row in found.rows] == [kind, kind]
        land(space, [found], "x.csv", ANN)


def test_a_new_period_of_a_unit_is_no_doubt(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"unit_id": "u1", "until": "D+9"}, {"unit_id": "U1", "from": "D+9", "until": "D+30"})
    table = table_of(["unit_id", "from", "personnel"], ["U1", "D+30", "1"], ["Ú1", "D+0", "1"], ["U 1", "D+0", "1"])
    doubts = [[str(doubt) for doubt in row.doubts] for row in proposed(space, table).rows]
    assert not any("almost" in doubt for doubt in doubts[0])


def test_an_id_that_resembles_one_is_a_doubt(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"unit_id": "U1"})
    (row,) = proposed(space, table_of(["unit_id", "personnel"], ["u1", "1"]), PLACEMENTS).rows
    assert any("the plan has U1, which is almost u1" in str(doubt) for doubt in row.doubts)


def test_names_stand_for_ids_with_a_doubt_where_a_column_could_have_them(tmp_path: Path) -> None:
    space = space_of(tmp_path, {"unit_id": "A1"})
    headings = ["Unit", "Bezeichner", "Strength", "Country"]
    unknown = table_of(headings, ["Lancers", "X-9", "5", "FRA"], ["Rifles", "X-8", "6", "FRA"])
    found = proposed(space, unknown)
    assert found.mapping.by_column["unit_id"] == "Unit"
    assert all(any("“Bezeichner”" in str(doubt) for doubt in row.doubts) for row in found.rows)
    known = proposed(space, table_of(headings, ["Lancers", "A1", "5", "FRA"], ["Rifles", "X-8", "6", "FRA"]))
    assert (known.mapping.by_column["unit_id"], known.mapping.by_column["unit_name"]) == ("Bezeichner", "Unit")
    assert [row.kind for row in known.rows] == ["changed", "new"]


_POOLS = {
    "unit_id": ["U1", "U2", "u1", "U3", " U1 ", "007", "7", "=X", "", "Ⅷ", "a\nb", "N/A", '"q"'],
    "unit_name": ["Eins", "", "=1+1", "-", "two\nlines", "a, b", "  spaced  out ", "\u200bhidden", "1,5"],
    "nation": ["FRA", "France", "UKR", "", "nowhere"],
    "echelon": ["battalion", "bn", "рота", "", "?"],
    "personnel": ["600", "1,200", "1 200", "~300", "120.5", "", "many", "-5", "007"],
    "latitude": ["49.84", "49,84", "51.0", "", "N49.84", "x", "91", "50°30'00\"N"],
    "longitude": ["24.03", "24,03", "30", "", "E 24.03", "999"],
    "mgrs": ["35U KR 86 25", "36UUA2491", "", "notgrid", "35U KR 8 2"],
    "from": ["D+0", "D+10", "2026-01-20", "01/03/2026", "", "J+3", "H+6", "soon", "D + 3"],
    "until": ["D+30", "", "Д+60"],
    "sidc": ["10031000161211000000", "SFGPUCI----F---", "", "1234", "10031000001211000000"],
    "as_of": ["2026-01-15", "15.01.2026", "", "1/2/26", "15 Jan 26"],
    "basis": ["reported", "notional", ""],
    "precision_km": ["10", "oblast", "1 km", ""],
    "remarks": ["keep", "", "'guarded", "+4", "@x", "N/A"],
}


@st.composite
def _files(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    headings = ["unit_id", *draw(st.lists(st.sampled_from([*_POOLS][1:]), unique=True, max_size=9))]
    row = st.tuples(*(st.sampled_from(_POOLS[name]) for name in headings)).map(list)
    return headings, draw(st.lists(row, min_size=1, max_size=5))


@given(file=_files(), toml=st.sampled_from(["", "ceasefire = 2026-01-10T00:00:00Z\n", '[csv]\ndecimal = ","\n']))
def test_what_has_landed_is_equal_the_next_time(file: tuple[list[str], list[list[str]]], toml: str) -> None:
    headings, rows = file
    with tempfile.TemporaryDirectory() as folder:
        units: list[dict[str, str]] = [
            {"remarks": "mine"}, {"from": "D+20", "latitude": "", "longitude": "", "mgrs": "35U KR 8 2"},
            {"unit_id": "U2", "mgrs": "35U KR 86 25"},
        ]  # fmt: skip
        if "decimal" in toml:
            units = [{"latitude": "49,84", "longitude": "24,03"}]
        space = space_of(Path(folder), *units, toml=f'title = "T"\n{toml}')
        table = table_of(headings, *rows)
        land(space, [proposed(space, table, PLACEMENTS)], "x.csv", ANN)
        again = proposed(space, table, PLACEMENTS)
        assert [row for row in again.rows if row.lands] == []
