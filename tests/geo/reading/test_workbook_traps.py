"""Workbooks that hold more than they show, or less than they name: what is not shown is not read, and what lacks is told."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from geo.problem import Finding
from geo.reading import workbook_parts
from geo.reading.workbook import Workbook
from geo.reading.workbook_file import read_workbook
from geo.reading.workbook_numbers import number_format, shown_number
from geo.reading.workbook_tables import sorted_sheets
from geo.schema import PLACEMENTS
from tests.books import archive, changed, ods, ods_of, xlsx

DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def opened(data: bytes) -> Workbook:
    found = read_workbook(data, "plan.xlsx")
    assert isinstance(found, Workbook), found
    return found


def refused(data: bytes) -> Finding:
    found = read_workbook(data, "plan.xlsx")
    assert isinstance(found, Finding), found
    return found


def cell(text: str, more: str = "", name: str = "table-cell") -> str:
    return f'<table:{name} office:value-type="string" {more}><text:p>{text}</text:p></table:{name}>'


def test_cells_behind_a_merge_are_empty() -> None:
    def then(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.merge_range(0, 0, 2, 1, "shown")
        for row, column in ((0, 1), (1, 0), (1, 1), (2, 1)):
            sheet.write_string(row, column, "behind")
        sheet.write_string(2, 2, "beside")

    assert opened(xlsx({"x": []}, then)).sheets[0].rows == [["shown", ""], ["", ""], ["", "", "beside"]]
    merged = (
        cell("shown", 'table:number-columns-spanned="2"') + cell("behind", name="covered-table-cell") + cell("beside")
    )
    book = ods_of(f'<table:table table:name="x"><table:table-row>{merged}</table:table-row></table:table>')
    assert opened(book).sheets[0].rows == [["shown", "", "beside"]]


def test_merges_that_overlap_a_million_times_are_refused() -> None:
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 2_000
    sheet = xlsx({"x": [["a"] * 400] * 400})
    book = changed(
        sheet, sheet1=lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    )
    refusal = opened(book).sheets[0].refusal
    assert refusal is not None
    assert refusal.code == "file-too-large"


def test_the_text_of_a_picture_is_not_the_text_of_its_cell() -> None:
    shape = f"<draw:custom-shape {DRAW}><text:p>check with J4</text:p></draw:custom-shape>"
    frame = f"<draw:frame {DRAW}><draw:text-box><text:p>Call</text:p></draw:text-box></draw:frame>"
    cells = (
        f"<table:table-cell>{shape}</table:table-cell>"
        f'<table:table-cell office:value-type="string">{frame}<text:p>1<text:span>st {frame}<text:s/>Bde</text:span></text:p></table:table-cell>'
    )
    book = ods_of(f'<table:table table:name="x"><table:table-row>{cells}</table:table-row></table:table>')
    assert opened(book).sheets[0].rows == [["", "1st  Bde"]]


def test_a_sheet_of_another_file_is_told() -> None:
    rows = f"<table:table-row>{cell('a')}</table:table-row>"
    book = ods_of(f'<table:table table:name="x"><table:table-source/>{rows}</table:table>')
    assert [finding.code for finding in opened(book).findings] == ["workbook-links"]
    assert opened(ods({"x": [["a"]]})).findings == ()


@pytest.mark.parametrize("part", ['<row r="3"/>', '<row><c s="1"/></row>'])
def test_a_small_archive_of_many_empty_cells_is_refused(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "MAX_TAGS", 10_000)
    book = xlsx({"x": [["a"]]})
    assert opened(book).sheets[0].rows == [["a"]]
    many = changed(book, sheet1=lambda xml: xml.replace("</sheetData>", f"{part * 10_000}</sheetData>"))
    assert refused(many).message.startswith("the workbook has more than 5,000 rows, cells and texts")
    texts = changed(book, sharedStrings=lambda xml: xml.replace("</sst>", f"{'<si/>' * 10_001}</sst>"))
    assert refused(texts).code == "file-too-large"


def test_sheets_of_other_people_may_be_named_like_ours() -> None:
    rows = [list(PLACEMENTS.column_names), ["U1"]]
    assert list(sorted_sheets(opened(xlsx({"Lists": rows}))).tables) == ["placements"]
    assert sorted_sheets(opened(xlsx({"About": [["a", "b"], ["c"]]}))).others == ["About"]


def test_a_sheet_without_a_part_is_told() -> None:
    book = xlsx({"x": [["a"]], "y": [["b"]]})
    with zipfile.ZipFile(io.BytesIO(book)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist() if not name.endswith("sheet2.xml")}
    read = opened(archive(parts))
    assert [sheet.name for sheet in read.sheets] == ["x"]
    assert [finding.message for finding in read.findings] == [
        "the file is damaged: it names the sheet y and has no cells of it"
    ]


def test_names_of_parts_with_backslashes_and_in_another_case() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx({"x": [["a"]]}))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    for named in (lambda name: name.replace("/", "\\"), str.upper):
        assert opened(archive({named(name): data for name, data in parts.items()})).sheets[0].rows == [["a"]]


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("30", r"\D\+0", "D+30"),
        ("30", '[$-409]"D+"0', "D+30"),
        ("30", '"D+"0;"D-"0', "D+30"),
        ("-30", '"D+"0;"D-"0', "D-30"),
        ("-30", '"D"+0;"D"-0', "D-30"),
        ("-7", '"U"000', "-U007"),
        ("30", '"€"0', "30"),
        ("30", "+0;-0", "30"),
    ],
)
def test_what_a_format_shows_before_a_number(number: str, code: str, shown: str) -> None:
    assert shown_number(number, number_format(code))[0] == shown


def test_what_an_ods_shows_before_a_number_below_nought() -> None:
    shown = '<table:table-cell office:value-type="float" office:value="-30"><text:p>D-30</text:p></table:table-cell>'
    book = ods_of(f'<table:table table:name="x"><table:table-row>{shown}</table:table-row></table:table>')
    assert opened(book).sheets[0].rows == [["D-30"]]
