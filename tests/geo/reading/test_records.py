from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.reading.footers import is_footer
from geo.reading.headings import column_names
from geo.reading.records import split
from geo.reading.tables import read_table
from geo.reading.text import decode
from geo.schema import PLACEMENTS, SOURCES
from geo.tally import MOST_OF_A_KIND

HEADER = "source_id,title,publisher\n"
CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)


def outcome(text: str) -> tuple[list[list[str]], list[tuple[int | None, int | None, str]]]:
    records, problems = split(text, SOURCES)
    return records.rows, [(p.row, p.line, p.code) for p in problems]


def test_rows_and_lines_count_as_a_spreadsheet_and_an_editor_do() -> None:
    text = HEADER + 's1,"two\nlines",p\ns2,title,p\n'
    records, _ = split(text, SOURCES)
    assert list(zip(records.row_numbers, records.line_numbers, strict=True)) == [(2, 2), (3, 4)]


def test_an_unclosed_quote_costs_one_row() -> None:
    rows, problems = outcome(HEADER + 's1,"open,p\ns2,fine,p\ns3,fine,p\n')
    assert [r[0] for r in rows] == ["s2", "s3"]
    assert problems == [(2, 2, "quote-open")]


def test_a_stray_quote_costs_one_row() -> None:
    rows, problems = outcome(HEADER + 's1,"a" b,p\ns2,fine,p\n')
    assert [r[0] for r in rows] == ["s2"]
    assert problems == [(2, 2, "quote-stray")]


def test_too_many_cells_never_shift() -> None:
    rows, problems = outcome(HEADER + "s1,52,5,13,4\ns2,fine,p\ns3,short\n")
    assert [r[0] for r in rows] == ["s2"]
    assert problems == [(2, 2, "cells-too-many"), (4, 4, "cells-too-few")]


def test_nul_costs_one_row() -> None:
    rows, problems = outcome(HEADER + "s1,a\0b,p\ns2,fine,p\n")
    assert [r[0] for r in rows] == ["s2"]
    assert problems == [(2, 2, "nul")]


def test_a_huge_cell_costs_one_row() -> None:
    rows, problems = outcome(HEADER + "s1," + "x" * 100_000_000 + ",p\ns2,fine,p\n")
    assert [r[0] for r in rows] == ["s2"]
    assert problems == [(2, 2, "cell-too-long")]


def test_many_broken_rows_are_read_in_linear_time() -> None:
    rows, problems = outcome(HEADER + 's,"a" b,p\n' * 20_000 + "s2,fine,p\n")
    assert len(rows) == 1
    assert len(problems) == MOST_OF_A_KIND


@pytest.mark.parametrize(("delimiter", "code"), [(",", None), (";", "delimiter"), ("\t", "delimiter")])
def test_delimiters(delimiter: str, code: str | None) -> None:
    text = (HEADER + "s1,t,p\n").replace(",", delimiter)
    rows, problems = outcome(text)
    assert rows == [["s1", "t", "p"]]
    assert [c for _, _, c in problems] == ([code] if code else [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert outcome((HEADER + "s1,t,p\ns2,t,p\n").replace("\n", end))[0] == [["s1", "t", "p"], ["s2", "t", "p"]]


def test_blank_lines_are_no_rows_but_count_as_rows_of_the_sheet() -> None:
    records, problems = split(HEADER + "s1,t,p\n\ns2,t,p\n\n\n", SOURCES)
    assert records.row_numbers == [2, 4]
    assert records.total == 2
    assert [(p.row, p.severity) for p in problems] == [(3, "notice")]


def test_headers() -> None:
    records, problems = split("Source ID,tilte of it,publisher,publisher,mine\n", SOURCES)
    assert records.header == ["source_id", "tilte_of_it", "publisher", "", "mine"]
    assert [(p.code, p.severity, p.fix) for p in problems] == [
        ("header-duplicate", "warning", None),
        ("header-read-as", "notice", "source_id"),
        ("header-extra", "notice", None),
        ("header-extra", "notice", None),
        ("header-missing", "error", None),
    ]
    assert {p.row for p in problems} == {1}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("TITLE", "title"),
        (" title ", "title"),
        ("tittle", "title"),
        ("Publisher", "publisher"),
        ("Link", "url"),
        ("source id", "source_id"),
        ("sourceid", "source_id"),
    ],
)
def test_a_name_is_read_however_it_is_written(written: str, name: str) -> None:
    assert column_names([written], SOURCES) == [name]


@pytest.mark.parametrize(
    ("written", "name"),
    [("precision_m", "precision_m"), ("radius_km", "radius_km"), ("personnel_max", "personnel_max")],
)
def test_another_unit_is_another_quantity(written: str, name: str) -> None:
    assert column_names([written], PLACEMENTS) == [name]


def test_an_exact_name_goes_before_a_heading_and_a_heading_before_a_misspelling() -> None:
    assert column_names(["Unit", "unit_id", "unit_nam", "Unit name"], PLACEMENTS) == [
        "unit", "unit_id", "unit_nam", "unit_name",
    ]  # fmt: skip


def test_names_read_as_columns_are_one_notice() -> None:
    _, problems = split("Source,Publication,titel,URL\n", SOURCES)
    (told,) = [p for p in problems if p.code == "header-read-as"]
    assert told.message.endswith(": “Source” as source_id, “titel” as title, “URL” as url")
    assert (told.severity, told.fix) == ("notice", None)


@pytest.mark.parametrize("above", [1, 4, 9])
def test_a_header_below_titles_is_found(above: int) -> None:
    titles = "".join(f"Sources of the plan {i},,\n" for i in range(above))
    records, problems = split(titles + HEADER + "s1,t,p\n", SOURCES)
    assert (records.rows, records.row_numbers) == ([["s1", "t", "p"]], [above + 2])
    assert [(p.row, p.code, p.severity) for p in problems] == [(above + 1, "header-below", "notice")]


def test_a_header_below_ten_rows_is_not_looked_for() -> None:
    records, problems = split("a title,,\n" * 10 + HEADER + "s1,t,p\n", SOURCES)
    assert (records.rows, records.total) == ([], 11)
    assert [(p.row, p.code, p.severity) for p in problems] == [(1, "header-missing", "error")]


def test_a_row_of_data_is_no_header() -> None:
    text = HEADER.replace("publisher", "x") + "source_id,title,x\ns1,t,p\n"
    records, problems = split(text, SOURCES)
    assert (records.header_at, records.total, [p.code for p in problems][-1]) == ((1, 1), 2, "header-again")


def test_an_empty_file_is_one_error() -> None:
    assert outcome("")[1] == [(None, None, "file-empty")]


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_no_row_is_lost_or_shifted(rows: list[tuple[str, str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    assume(not any(is_footer([a, b], 2) for a, b in rows))
    assume(all(any(c.isalnum() for c in a + b) for a, b in rows if (a + b).strip()))
    text = "source_id,title\n" + "".join(f"{quoted(a)},{quoted(b)}\n" for a, b in rows)
    records, problems = split(text, SOURCES)
    assert [tuple(r) for r in records.rows] == [r for r in rows if "".join(r).strip()]
    assert {p.code for p in problems} <= {"blank-line"}


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    table = read_table(data, SOURCES)
    assert len(table.frame) <= table.rows


@given(st.binary(max_size=300))
def test_every_row_is_accepted_or_explained(data: bytes) -> None:
    table = read_table(b"source_id,title,publisher\n" + data, SOURCES)
    explained = {p.row for p in table.problems if p.severity == "error"}
    if "rows-unsplit" in {p.code for p in table.problems}:
        assert explained == {None}
        assert len(table.frame) == 0
    else:
        assert table.set_aside == len(explained)


@pytest.mark.parametrize(("encoding", "codes"), [("utf-8", []), ("utf-8-sig", ["bom"])])
def test_utf8_needs_no_guess(encoding: str, codes: list[str]) -> None:
    text, codec, findings = decode("Київ, Chișinău".encode(encoding))
    assert (text, codec) == ("Київ, Chișinău", encoding)
    assert [f.code for f in findings] == codes


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("cp1251", "Штаб сил у місті Вінниця, Україна"),
        ("cp1250", "Węzeł logistyczny w Rzeszowie, główna droga zaopatrzenia; Łódź, Gdańsk"),
        ("cp1252", "Français à l'état-major, Besançon"),
        ("utf-16", "Київ"),
    ],
)
def test_other_encodings_are_read_with_a_sample(encoding: str, word: str) -> None:
    text, _, findings = decode((f"source_id,title\ns1,{word}\n" * 5).encode(encoding))
    assert word in text
    assert [f.severity for f in findings] == ["notice"]
    assert any(part in findings[0].message for part in word.split())


def test_a_file_with_a_few_damaged_bytes_stays_utf8() -> None:
    text, _, findings = decode(b"source_id,title\ns1," + "Rzeszów, Київ".encode() + b"\xff\n")
    assert "Rzeszów, Київ" in text
    assert [(f.code, f.severity) for f in findings] == [("encoding-damaged", "warning")]
    assert "line 2" in findings[0].message


def test_a_quote_that_swallows_a_row_is_told() -> None:
    rows, problems = outcome(HEADER + 's1,t,"first\ns2,t,second"\n')
    assert len(rows) == 1
    assert problems == [(2, 2, "quote-swallows")]


def test_an_open_quote_in_a_long_file_is_called_so() -> None:
    rows, problems = outcome(HEADER + 's1,"open,p\n' + "s2,fine,p\n" * 30_000)
    assert len(rows) == 30_000
    assert problems == [(2, 2, "quote-open")]


def test_quotes_that_open_and_close_everywhere_are_read_in_linear_time() -> None:
    _, problems = outcome(HEADER + 'a",x,"b\n' * 20_000)
    assert len(problems) == MOST_OF_A_KIND


@pytest.mark.parametrize("first", ["sep=;\n", "\n", "  \n\n"])
def test_what_stands_before_the_header_is_passed_over(first: str) -> None:
    records, problems = split(first + (HEADER + "s1,t,p\n").replace(",", ";"), SOURCES)
    assert records.rows == [["s1", "t", "p"]]
    assert [p.code for p in problems] == ["delimiter"]


def test_a_first_row_without_any_column_is_one_error() -> None:
    assert outcome("s1|t|p\n")[1] == [(1, 1, "header-missing")]


def test_data_below_a_nameless_column_is_told() -> None:
    rows, problems = outcome("source_id,title,\ns1,t,lost\n")
    assert rows == [["s1", "t", "lost"]]
    assert problems == [(1, 1, "header-nameless")]


def test_rows_of_separators_are_blank() -> None:
    assert outcome(HEADER + ",,\ns1,t,p\n, ,\n")[1] == [(2, 2, "blank-line")]
