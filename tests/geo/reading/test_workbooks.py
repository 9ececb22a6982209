"""What the reader of workbooks makes of cells and sheets, and of files that are none."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from geo.problem import Finding
from geo.reading.workbook import Workbook, Worksheet, column_index, column_letter
from geo.reading.workbook_file import read_workbook
from geo.reading.workbook_numbers import built_in, number_format, shown_number
from geo.reading.workbook_tables import csv_bytes, sorted_sheets
from geo.schema import TABLE_BY_NAME
from tests.books import archive, changed, ods, ods_of, xlsx
from tests.cases import cases

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(data: bytes) -> Workbook:
    found = read_workbook(data, "plan.xlsx")
    assert isinstance(found, Workbook), found
    return found


def first(data: bytes) -> Worksheet:
    return opened(data).sheets[0]


def codes(sheet: Worksheet) -> dict[str, str]:
    return {finding.code: finding.message for finding in sheet.findings}


@pytest.mark.parametrize("make", [xlsx, ods])
def test_cells_are_what_they_are(make: Callable[..., bytes]) -> None:
    row = ["007", "=1+1", 7, 50.04, 1e-7, True, date(2025, 7, 10), " a  b\nc", "", "Łódź"]
    sheet = first(make({"x": [[], row]}))
    assert sheet.rows[0] == []
    assert sheet.rows[1] == ["007", "=1+1", "7", "50.04", "0.0000001", "TRUE", "2025-07-10", " a  b\nc", "", "Łódź"]
    assert sheet.kinds[1] == ["text", "text", "number", "number", "number", "truth", "date", "text", "", "text"]
    assert sheet.findings == ()


@pytest.mark.parametrize(
    ("number", "code", "shown", "kind"),
    [
        ("45848", "yyyy-mm-dd", "2025-07-10", "date"),
        ("45848", 'dd/mm/yyyy" day"', "2025-07-10", "date"),
        ("45848.25", "d.m.yy h:mm", "2025-07-10T06:00", "date"),
        ("45717", "mmm-yy", "2025-03", "date"),
        ("45718", "mmm-yy", "2025-03-02", "date"),
        ("45658", "yyyy", "2025", "date"),
        ("1", "yyyy-mm-dd", "1900-01-01", "date"),
        ("59", "yyyy-mm-dd", "1900-02-28", "date"),
        ("60", "yyyy-mm-dd", "1900-02-29", "date"),
        ("61", "yyyy-mm-dd", "1900-03-01", "date"),
        ("-5", "yyyy-mm-dd", "-5", "number"),
        ("0.25", "[h]:mm", "06:00", "time"),
        ("0.5", "0.0%", "50%", "number"),
        ("7", "000", "007", "number"),
        ("30", '"D+"0', "D+30", "text"),
        ("1234.5", '#,##0.00 "t"', "1234.5", "number"),
        ("1234.5", "[Red]#,##0.00", "1234.5", "number"),
        ("50.039999999999999", "General", "50.04", "number"),
        ("1.0031000012110000e19", "General", "1.003100001211E+19", "number"),
        ("nonsense", "General", "nonsense", "text"),
        ("inf", "General", "inf", "text"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(number: str, code: str, shown: str, kind: str) -> None:
    assert shown_number(number, number_format(code)) == (shown, kind)


def test_numbers_of_formats_and_days_from_1904() -> None:
    assert shown_number("45848", built_in(14)) == ("2025-07-10", "date")
    assert shown_number("0.5", built_in(9)) == ("50%", "number")
    assert shown_number("0", number_format("yyyy-mm-dd"), since_1904=True) == ("1904-01-01", "date")
    book = changed(
        xlsx({"x": [[date(2025, 7, 10)]]}),
        workbook=lambda text: text.replace("<workbookPr", '<workbookPr date1904="1"'),
    )
    assert first(book).rows == [["2029-07-11"]]


def test_letters_of_columns() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_index(column_letter(at)) == at for at in range(800))


def test_what_the_texts_do_not_tell_is_told() -> None:
    def then(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.write_formula(1, 0, "=6*7", None, 42)
        sheet.write_formula(2, 0, "=A1", None, "")
        sheet.write_formula(3, 1, "=1/0", None, "#DIV/0!")
        sheet.merge_range(5, 0, 6, 1, "both")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(2, 3, None, None, {"hidden": True})
        sheet.write_string(4, 0, "here")
        book.worksheets()[1].hide()

    book = xlsx({"x": [["a"]], "y": [["b"]]}, then)
    sheet = first(book)
    assert [row[:1] for row in sheet.rows] == [["a"], ["42"], [], [""], ["here"], ["both"]]
    assert sheet.rows[3] == ["", "#DIV/0!"]
    told = codes(sheet)
    assert "the first A2" in told["sheet-formulas"] and "3 cells" not in told["sheet-errors"]
    assert "A3" in told["sheet-unsaved"]
    assert "B4, #DIV/0!" in told["sheet-errors"]
    assert "A6:B7" in told["sheet-merged"]
    assert "row 5" in told["sheet-hidden-rows"]
    assert told["sheet-hidden-columns"].startswith("2 columns are hidden, the first C")
    assert list(codes(opened(book).sheets[1])) == ["sheet-hidden"]


def test_what_an_ods_tells_beside_its_texts() -> None:
    cell = '<table:table-cell table:formula="of:=1" {}><text:p>{}</text:p></table:table-cell>'
    rows = (
        '<table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="2"/>'
        '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="3" office:value-type="string">'
        "<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p></table:table-cell></table:table-row>"
        "<table:table-row>"
        + cell.format('office:value-type="float" office:value="42"', "42")
        + cell.format("", "")
        + cell.format('office:value-type="string" office:string-value=""', "#DIV/0!")
        + '<table:table-cell table:number-columns-spanned="2" office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2025-03-01"><text:p>2025-03</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="1850-01-02T06:00:00"><text:p>1850</text:p></table:table-cell>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    sheet = first(ods_of(f'<table:table table:name="x">{rows}</table:table>'))
    assert sheet.rows == [[], [], ["a", "a", "a"], ["42", "", "#DIV/0!", "007", "50%", "2025-03", "1850-01-02T06:00"]]
    assert set(codes(sheet)) == {
        "sheet-formulas",
        "sheet-unsaved",
        "sheet-errors",
        "sheet-merged",
        "sheet-hidden-rows",
        "sheet-hidden-columns",
    }


def test_a_hidden_sheet_of_an_ods_is_told() -> None:
    style = '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    table = '<table:table table:name="x" table:style-name="ta1"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
    assert list(codes(first(ods_of(style + table)))) == ["sheet-hidden"]


def test_macros_and_links_are_told_and_never_followed() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx({"x": [["a"]]}))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    made = archive({**parts, "xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"})
    assert [finding.code for finding in opened(made).findings] == ["workbook-macros", "workbook-links"]
    assert [finding.code for finding in opened(ods({"x": [["a"]]}, **{"Basic/Standard/M.xml": "<a/>"})).findings] == [
        "workbook-macros"
    ]
    outside = changed(made, workbook=lambda text: text)
    assert first(outside).rows == [["a"]]


def test_texts_in_rich_and_inline_cells() -> None:
    rich = '<c r="A1" t="inlineStr"><is><r><t>one </t></r><r><t>two</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>'
    book = changed(xlsx({"x": [["a"]]}), sheet1=lambda text: _with_cell(text, rich))
    assert first(book).rows == [["one two"]]
    book = changed(
        xlsx({"x": [["a"]]}), sheet1=lambda text: _with_cell(text, '<c t="d"><v>2025-07-10T00:00:00</v></c>')
    )
    assert (first(book).rows, first(book).kinds) == ([["2025-07-10"]], [["date"]])
    book = changed(xlsx({"x": [["a"]]}), sheet1=lambda text: _with_cell(text, '<c t="s"><v>99</v></c>'))
    assert first(book).rows == []


def _with_cell(text: str, cell: str) -> str:
    start, end = text.index("<c "), text.index("</c>") + len("</c>")
    return text[:start] + cell + text[end:]


def bomb() -> bytes:
    rows = "<table:table-row>" + " " * (1024 * 1024) + "</table:table-row>"
    return ods_of(f'<table:table table:name="x">{rows * 400}</table:table>')


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "file-unreadable", "the file is empty"),
        (bytes(3000), "file-unreadable", "the file is empty"),
        (b"unit_id,unit_name\r\nU1,One\r\n", "file-kind", "give its name the ending .csv"),
        (b"\x89PNG....", "file-kind", "no workbook"),
        (OLE + bytes(500), "file-kind", "old kind (XLS)"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "file-kind", "needs a password"),
        (b"PK\x03\x04" + bytes(50), "file-unreadable", "damaged or half written"),
        (xlsx({"x": [["a"]]})[:-30], "file-unreadable", "damaged or half written"),
        (archive({"a.txt": "x"}), "file-kind", "no workbook"),
        (archive({"[Content_Types].xml": "<a/>"}), "file-kind", "no workbook"),
        (ods({}, "application/vnd.oasis.opendocument.text"), "file-kind", "no workbook"),
        (ods({}, **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "file-kind", "needs a password"),
        (changed(xlsx({"x": [["a"]]}), sheet1=lambda t: t[:-20]), "file-unreadable", "damaged"),
        (changed(xlsx({"x": [["a"]]}), styles=lambda _: "<<<"), "file-unreadable", "damaged"),
        (
            changed(
                xlsx({"x": [["a"]]}), sharedStrings=lambda t: '<!DOCTYPE s [<!ENTITY a "b">]>' + t[t.index("<sst") :]
            ),
            "file-kind",
            "declares entities",
        ),
        (archive({f"{at}": "" for at in range(5001)}), "file-too-large", "5,001 files"),
        (bomb(), "file-too-large", "unpacks to more than 384 MB"),
    ],
)
def test_what_is_no_workbook_is_told_in_one_sentence(data: bytes, code: str, said: str) -> None:
    found = read_workbook(data, "plan.xlsx")
    assert isinstance(found, Finding)
    assert (found.code, found.severity) == (code, "error")
    assert said in found.message


@pytest.mark.parametrize(
    ("at", "said"), [((150_000, 0), "down to row 150,001"), ((0, 500), "as far as column number 501")]
)
def test_a_sheet_beyond_a_limit_is_refused_alone(at: tuple[int, int], said: str) -> None:
    def then(book: xlsxwriter.Workbook) -> None:
        book.worksheets()[0].write_string(*at, "x")

    large, small = opened(xlsx({"x": [["a"]], "y": [["b"]]}, then)).sheets
    assert large.refusal is not None
    assert said in large.refusal.message
    assert small.rows == [["b"]]


def test_repeated_cells_of_an_ods_are_within_the_limits() -> None:
    cell = '<table:table-cell table:number-columns-repeated="400" office:value-type="string"><text:p>xxxx</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="140000">{cell}</table:table-row>'
    sheet = first(ods_of(f'<table:table table:name="x">{row}</table:table>'))
    assert sheet.refusal is not None
    assert sheet.refusal.code == "file-too-large"


@pytest.mark.parametrize("name", ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.ods"])
def test_workbooks_of_other_programs(name: str) -> None:
    sheet = first((Path(__file__).parent / "workbooks" / name).read_bytes())
    assert sheet.name == "placements"
    assert sheet.rows[0][:3] == ["unit_id", "personnel", "as_of"]
    assert sheet.rows[1] == ["007", "600", "2025-07-10", "49.84", "TRUE", "50%", "=1+1"]
    assert sheet.rows[2][:3] == ["U2", "1200", "2025-03"]
    assert sheet.kinds[1] == ["text", "number", "date", "number", "truth", "number", "text"]


@pytest.mark.soak
@pytest.mark.parametrize("name", ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.ods"])
def test_no_damage_is_an_exception(name: str) -> None:
    with zipfile.ZipFile(Path(__file__).parent / "workbooks" / name) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    chance = random.Random(7)
    for _ in range(cases(150)):
        part = chance.choice([part for part in parts if part.endswith((".xml", ".rels"))])
        found = read_workbook(archive({**parts, part: damaged(parts[part], chance)}), "plan.xlsx")
        if isinstance(found, Workbook):
            for table, sheet in sorted_sheets(found).tables.items():
                assert csv_bytes(sheet, TABLE_BY_NAME[table], decimal_comma=True)


def damaged(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at, of = chance.randrange(len(made)), chance.randrange(len(made))
        kind = chance.random()
        if kind < 0.3:
            made[at] = chance.choice(b"0123456789-.ABZ")
        elif kind < 0.6 and len(made) > 60:
            del made[at : at + chance.randint(1, 30)]
        else:
            made[at:at] = made[of : of + chance.randint(1, 60)]
    return bytes(made)


def test_an_encoding_that_nobody_knows_is_damage() -> None:
    book = changed(xlsx({"x": [["a"]]}), styles=lambda text: text.replace("UTF-8", "UTF-1"))
    found = read_workbook(book, "plan.xlsx")
    assert isinstance(found, Finding)
    assert found.code == "file-unreadable"
