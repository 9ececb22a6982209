"""A plan as a workbook: what its cells are, and that it comes back as the same tables."""

from __future__ import annotations

import io
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.columns import Column, TableSpec
from geo.errors import TakeAwayError
from geo.export.formats import FORMATS
from geo.export.options import ExportOptions
from geo.plan import Plan, plan_of, read_contents, read_plan
from geo.reading.workbook import Workbook
from geo.reading.workbook_file import read_workbook
from geo.schema import TABLES
from tests.books import Value, ods
from tests.cases import cases
from tests.conftest import PlanMaker, write_plan

XLSX = next(kind for kind in FORMATS if kind.ending == ".xlsx")
WITH_ALL = ExportOptions(notes=True)
PLACES = ("#row", "#line")


def opened(data: bytes) -> Workbook:
    found = read_workbook(data, "plan.xlsx")
    assert isinstance(found, Workbook)
    return found


def as_ods(data: bytes) -> bytes:
    """Return the sheets of an exported workbook as an ODS."""
    return ods(
        {
            sheet.name: [_row(*both) for both in zip(sheet.rows, sheet.kinds, strict=True)]
            for sheet in opened(data).sheets
        }
    )


def _row(texts: list[str], kinds: list[str]) -> list[Value]:
    made = {"number": float, "date": date.fromisoformat}
    return [made.get(kind, str)(text) for text, kind in zip(texts, kinds, strict=True)]


def again(plan: Plan, name: str, data: bytes, toml: str) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plan.toml").write_text(toml, encoding="utf-8")
        (Path(folder) / name).write_bytes(data)
        return plan_of(read_contents(folder), plan.name)


def assert_same(plan: Plan, read: Plan) -> None:
    for spec in TABLES:
        want, have = plan.rows(spec), read.rows(spec)
        names = [name for name in want.columns if name not in PLACES]
        assert set(names) == {name for name in have.columns if name not in PLACES}, spec.name
        pd.testing.assert_frame_equal(want[names], have[names], check_exact=True, obj=spec.name)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_sample_comes_back_as_it_was(sample: Plan, sample_copy: Path, ending: str) -> None:
    data = XLSX.make(sample, WITH_ALL)
    toml = (sample_copy / "plan.toml").read_text(encoding="utf-8")
    read = again(sample, f"plan.{ending}", data if ending == "xlsx" else as_ods(data), toml)
    assert_same(sample, read)
    assert {p.code for p in read.problems} - {p.code for p in sample.problems} == {"workbook-read"}


def test_the_same_plan_gives_the_same_bytes(sample: Plan) -> None:
    assert XLSX.make(sample, WITH_ALL) == XLSX.make(sample, WITH_ALL)


def test_cells_have_their_own_kinds(make_plan: PlanMaker) -> None:
    row = {
        "unit_id": "007",
        "remarks": "=cmd|' /C calc'!A0",
        "unit_name": "https://example.org",
        "from": "D+30",
        "mine": "1/2",
    }
    plan = read_plan(
        make_plan(placements=[row], events=[{"date": "2025-03"}, {"event_id": "e2"}], sources=[{"source_id": "1e5"}])
    )
    data = XLSX.make(plan, WITH_ALL)
    sheets = {sheet.name: sheet for sheet in opened(data).sheets}
    assert list(sheets) == ["About", *(spec.name for spec in TABLES), "Lists"]
    kinds = dict(
        zip(
            sheets["placements"].rows[0],
            zip(sheets["placements"].rows[1], sheets["placements"].kinds[1], strict=True),
            strict=False,
        )
    )
    assert kinds["unit_id"] == ("007", "text")
    assert kinds["remarks"] == ("=cmd|' /C calc'!A0", "text")
    assert kinds["from"] == ("D+30", "text")
    assert kinds["personnel"] == ("600", "number")
    assert kinds["as_of"] == ("2025-07-10", "date")
    assert kinds["mine"] == ("1/2", "text")
    at = sheets["events"].rows[0].index("date")
    assert [kinds[at] for kinds in sheets["events"].kinds[1:]] == ["text", "date"]
    assert sheets["sources"].kinds[1][0] == "text"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = "".join(book.read(name).decode() for name in book.namelist() if "sheets/" in name)
    assert "<f>" not in parts
    assert "hyperlink" not in parts


def test_a_sheet_helps_who_fills_it_in(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], toml='title = "T"\n[marking]\ntext = "NOTIONAL & MORE"\n'))
    with zipfile.ZipFile(io.BytesIO(XLSX.make(plan))) as book:
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
        comments = book.read("xl/comments1.xml").decode()
        outline = book.read("xl/workbook.xml").decode()
    assert 'xSplit="1" ySplit="1" topLeftCell="B2"' in sheet
    assert "NOTIONAL &amp;&amp; MORE" in sheet
    assert sheet.count("<dataValidation ") == 3
    assert "'Lists'!$" in sheet
    assert comments.count("<comment ") == len(TABLES[0].columns) - 1
    assert "Needed." in comments
    assert 'name="Lists" sheetId="12" state="hidden"' in outline
    about = [row[0] for row in opened(XLSX.make(plan)).sheets[0].rows if row]
    assert about[0] == "NOTIONAL & MORE"
    assert "Remarks, speaker notes and hidden chapters are left out." in about


def test_remarks_and_hidden_chapters_are_only_in_it_if_asked_for(make_plan: PlanMaker) -> None:
    briefing = [{"chapter": "open", "notes": "whisper"}, {"chapter": "secret", "hidden": "yes"}]
    plan = read_plan(make_plan(placements=[{"remarks": "between us"}], briefing=briefing))
    usual, full = (
        str([sheet.rows for sheet in opened(XLSX.make(plan, one)).sheets]) for one in (ExportOptions(), WITH_ALL)
    )
    for word in ("whisper", "between us", "secret"):
        assert word not in usual
        assert word in full


def test_a_workbook_of_one_time_has_the_rows_in_force(make_plan: PlanMaker) -> None:
    rows = [{"until": "D+10"}, {"unit_id": "U2", "from": "D+10"}]
    plan = read_plan(make_plan(placements=rows, events=[{}], phases=[{"from": "D+5"}]))
    sheets = {s.name: s.rows for s in opened(XLSX.make(plan, ExportOptions(at=24.0))).sheets}
    assert [row[0] for row in sheets["placements"][1:]] == ["U1"]
    assert (len(sheets["events"]), len(sheets["phases"])) == (1, 1)
    only = opened(XLSX.make(plan, ExportOptions(layers=("units",)))).sheets
    assert "hubs" not in {sheet.name for sheet in only}


def test_a_cell_that_no_workbook_can_hold_is_told(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"remarks": "x" * 32_768}]))
    with pytest.raises(TakeAwayError, match="more than 32767 characters, in row 2"):
        XLSX.make(plan, WITH_ALL)


@pytest.mark.parametrize("text", ["😀" * 16_384, "a😀" * 11_000])
def test_a_workbook_counts_characters_as_utf_16_does(make_plan: PlanMaker, text: str) -> None:
    with pytest.raises(TakeAwayError, match="more than 32767 characters, in row 2"):
        XLSX.make(read_plan(make_plan(placements=[{"remarks": text}])), WITH_ALL)


def test_control_characters_come_back(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"unit_name": "\ufffe", "remarks": "a\x01b\x1f_x0041_"}]))
    read = again(plan, "plan.xlsx", XLSX.make(plan, WITH_ALL), "")
    assert read.rows("placements").loc[0, ["unit_name", "remarks"]].tolist() == ["\ufffe", "a\x01b\x1f_x0041_"]


def test_what_is_nought_and_what_could_not_be_read_go_out_as_they_came(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"personnel": "0", "as_of": "2025-03"}], hubs=[{"stock_t": "0"}]))
    sheets = {sheet.name: sheet for sheet in opened(XLSX.make(plan)).sheets}
    head, row = sheets["placements"].rows
    assert (row[head.index("personnel")], row[head.index("as_of")]) == ("0", "2025-03")
    assert sheets["hubs"].rows[1][sheets["hubs"].rows[0].index("stock_t")] == "0"


def test_a_position_from_the_grid_is_not_written_twice(make_plan: PlanMaker) -> None:
    rows = [
        {"latitude": "", "longitude": "", "mgrs": "36U UA 2448 9137"},
        {"unit_id": "U2", "mgrs": "34UFA83", "latitude": "50.1"},
    ]
    plan = read_plan(make_plan(placements=rows))
    read = again(plan, "plan.xlsx", XLSX.make(plan, WITH_ALL), 'title = "Test"\n')
    assert_same(plan, read)


TEXTS = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            "'=1+1",
            "''x",
            "@x",
            "+1",
            "007",
            "1e5",
            "2025-03",
            "TRUE",
            "#N/A",
            "a\nb",
            "_x000A_",
            "  x",
            '<&>"',
            "12,5",
            "D+3",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=12),
)
_OF_KIND: dict[str, st.SearchStrategy[str]] = {
    "id": st.sampled_from(["U1", "007", "Ä 1", "1-2", "=x", "1e5"]),
    "text": TEXTS,
    "whole": st.integers(0, 10_000_000).map(str),
    "number": st.floats(0, 1e6, allow_nan=False).map(lambda value: f"{value:.17g}"),
    "latitude": st.floats(45, 52).map(repr),
    "longitude": st.floats(23, 39).map(repr),
    "mgrs": st.sampled_from(["36UUA24489137", "34U FA 8 3", "35ULR1234567890"]),
    "instant": st.integers(-3000, 9000).map(lambda hours: f"H{hours:+d}"),
    "instants": st.sampled_from(["D+0", "D+0;D+30", "H+6; D-2"]),
    "date": st.sampled_from(["2025-07-10", "2025-03", "2025", "1899-12-31", "1900-01-05", "1904-01-01"]),
    "precision": st.sampled_from(["10", "12.5", "oblast", "country"]),
    "nation": st.sampled_from(["FRA", "MULTI", "GBR"]),
    "country": st.sampled_from(["UKR", "POL", ""]),
    "ids": st.sampled_from(["U1", "U1;007", "units;hubs"]),
    "bounds": st.sampled_from(["15; 43; 33; 55", "22.5;44;40.1;52.3"]),
    "sidc": st.just(""),
}  # fmt: skip


def cells(column: Column, spec: TableSpec) -> st.SearchStrategy[str]:
    found = st.sampled_from(list(column.vocabulary.codes)) if column.vocabulary is not None else _OF_KIND[column.kind]
    return found if column in spec.needed else st.one_of(st.just(""), found)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    made = {}
    for spec in TABLES:
        chosen = draw(st.lists(st.sampled_from([c for c in spec.columns if c != spec.id]), unique=True, max_size=6))
        rows = draw(st.lists(st.fixed_dictionaries({c.name: cells(c, spec) for c in (spec.id, *chosen)}), max_size=3))
        extra = draw(st.dictionaries(st.sampled_from(["mine", "Other Column"]), TEXTS, max_size=2))
        made[spec.name] = [row | extra for row in rows]
    return made


@settings(max_examples=cases(15))
@given(made=plans(), dated=st.booleans())
def test_any_plan_comes_back_as_it_was(made: dict[str, list[dict[str, str]]], dated: bool) -> None:
    toml = 'title = "T"\n' + ("ceasefire = 2026-01-01T06:00:00Z\n" if dated else "")
    with tempfile.TemporaryDirectory() as folder:
        plan = read_plan(write_plan(Path(folder) / "p", toml=toml, **made))
    data = XLSX.make(plan, WITH_ALL)
    assert_same(plan, again(plan, "plan.xlsx", data, toml))
    assert_same(plan, again(plan, "plan.ods", as_ods(data), toml))
