"""A document changes what was meant and no other byte."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.editing.document import Document
from geo.editing.row import HEADER, RAW
from geo.schema import CONTRIBUTIONS, PLACEMENTS, SOURCES
from tests.rows import csv_text, defaults

HEAD = "source_id,title,publisher,published,url,remarks\r\n"
ODD = (
    b"\xef\xbb\xbf" + HEAD.encode() + b's1,"two\nlines",p,,,\r\ns2,"quoted",p,,,\ns3,plain,p,,,\r\n',
    HEAD.replace(",", ";").encode() + b's1;"a;b";p;;;\r\ns2;t;p;;;',
    "source_id,title\ns1,Штаб сил у місті Львів\ns2,Київ та Одеса\n".encode("cp1251"),
    "source_id\ttitle\r\ns1\tКиїв\r\n".encode("utf-16"),
    b"sep=;\r\nsource_id;title\r\ns1;t\r\n\r\ns2;u\r\nSource: the staff by hand\r\n# end",
    b'source_id,title\ns1,one\ns1,two\n,none\ns3,broken,row\ns4,"open\ns5,fine\n',
    b"source_id,title\ns1,\xff damaged\ns2,fine\n",
    b"source_id,title",
)
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


def unchanged(data: bytes) -> bytes:
    document = Document(data, SOURCES)
    return document.encoded(document.written({}, frozenset(), []))


@pytest.mark.parametrize("data", ODD)
def test_without_an_edit_every_byte_stays(data: bytes) -> None:
    assert unchanged(data) == data


@given(st.binary(max_size=300))
def test_without_an_edit_every_byte_of_any_file_stays(data: bytes) -> None:
    full = b"source_id,title\n" + data
    document = Document(full, SOURCES)
    if not document.loses_bytes:
        assert unchanged(full) == full


def test_one_cell_changes_one_cell() -> None:
    data = ODD[0]
    document = Document(data, SOURCES)
    text = document.written({"s2": {"title": 'a "b", c'}, "s3": {"publisher": "q"}}, frozenset(), [])
    wanted = data.replace(b'"quoted"', b'"a ""b"", c"').replace(b"s3,plain,p", b"s3,plain,q")
    assert document.encoded(text) == wanted


def test_rows_go_and_come_where_they_should() -> None:
    data = b"source_id,title\r\ns1,a\r\ns2,b\r\nSource: the staff by hand"
    document = Document(data, SOURCES)
    text = document.written(
        {}, frozenset({"s1"}), [("s1", {"source_id": "n1"}), (None, {"source_id": "n2", "title": "x,y"})]
    )
    assert text == 'source_id,title\r\nn1,\r\ns2,b\r\nn2,"x,y"\r\nSource: the staff by hand'


def test_a_file_without_a_last_line_end_keeps_none_but_gains_rows() -> None:
    document = Document(b"source_id,title\ns1,a", SOURCES)
    assert document.written({"s1": {"title": "b"}}, frozenset(), []) == "source_id,title\ns1,b"
    assert document.written({}, frozenset(), [(None, {"source_id": "s2"})]) == "source_id,title\ns1,a\ns2,\n"


def test_a_column_that_the_file_lacks_is_appended_when_it_is_needed() -> None:
    document = Document(b"source_id,title\ns1,a\ns2,b\n", SOURCES)
    assert document.written({"s1": {"url": ""}}, frozenset(), []) == "source_id,title\ns1,a\ns2,b\n"
    assert document.written({"s1": {"url": "u"}}, frozenset(), []) == "source_id,title,url\ns1,a,u\ns2,b,\n"


def test_an_absent_file_becomes_one_with_a_header() -> None:
    document = Document(b"", SOURCES)
    text = document.written({}, frozenset(), [(None, {"source_id": "s1", "title": "t"})])
    assert text == HEAD + "s1,t,,,,\r\n"


def test_rows_are_known_by_their_key_wherever_they_stand() -> None:
    rows = [{"unit_id": "A", "from": "D+1"}, {"unit_id": "A", "from": "D+2"}, {"unit_id": "B", "from": ""}]
    sound = [defaults(PLACEMENTS) | row for row in rows]
    there = Document(csv_text(PLACEMENTS, sound).encode(), PLACEMENTS)
    turned = Document(
        csv_text(PLACEMENTS, [r | {"from": r["from"].replace("D+1", "H+24")} for r in reversed(sound)]).encode(),
        PLACEMENTS,
    )
    assert [r.handle for r in there.rows] == [r.handle for r in reversed(turned.rows)]
    assert there.key_of({"unit_id": "A", "from": "H+48"}) == there.rows[1].handle


def test_rows_without_a_key_of_their_own_are_known_by_content() -> None:
    document = Document(ODD[5], SOURCES)
    handles = [row.handle for row in document.rows]
    assert len(set(handles)) == len(handles) == 6
    assert "s1" not in handles
    assert "s5" in handles
    turned = Document(b"source_id,title\ns1,two\ns1,one\n", SOURCES)
    assert {r.handle for r in turned.rows} == set(handles[:2])


def test_keys_of_several_columns() -> None:
    rows = [defaults(CONTRIBUTIONS), defaults(CONTRIBUTIONS) | {"kind": "troops", "from": "D+1"}]
    document = Document(csv_text(CONTRIBUTIONS, rows).encode(), CONTRIBUTIONS)
    assert document.key_of({"nation": "fra", "kind": "ground_forces", "from": "H+24"}) == document.rows[1].handle


def test_a_row_that_cannot_be_split_is_one_text() -> None:
    document = Document(ODD[5], SOURCES)
    broken = [row for row in document.rows if not row.sound]
    assert [row.cells[RAW] for row in broken] == ["s3,broken,row", 's4,"open']
    text = document.written({broken[0].handle: {RAW: "s3,mended"}}, frozenset(), [])
    assert "s3,mended\n" in text


def test_a_header_can_be_corrected() -> None:
    document = Document(b"source_id,tittle\ns1,a\n", SOURCES)
    assert document.written({HEADER: {"tittle": "title"}}, frozenset(), []) == "source_id,title\ns1,a\n"


def test_what_an_encoding_cannot_hold_is_refused_until_it_may_be_utf8() -> None:
    document = Document(ODD[2], SOURCES)
    text = document.written({"s1": {"title": "日本"}}, frozenset(), [])
    with pytest.raises(UnicodeEncodeError):
        document.encoded(text)
    assert document.encoded(text, convert=True).decode("utf-8-sig") == text


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6), st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_any_table_the_editor_can_hold_survives_write_and_read(
    rows: list[tuple[str, str]], delimiter: str, end: str
) -> None:
    document = Document(delimiter.join(("source_id", "title", "remarks")).encode() + end.encode(), SOURCES)
    cells = [{"source_id": f"s{i}", "title": a, "remarks": b} for i, (a, b) in enumerate(rows)]
    again = Document(document.encoded(document.written({}, frozenset(), [(None, row) for row in cells])), SOURCES)
    assert [row.cells for row in again.rows] == cells
    edited = {f"s{i}": {"title": b, "remarks": a} for i, (a, b) in enumerate(rows)}
    last = Document(again.encoded(again.written(edited, frozenset(), [])), SOURCES)
    assert [row.cells for row in last.rows] == [row | edited[row["source_id"]] for row in cells]
    read = list(
        csv.reader(io.StringIO(last.written({}, frozenset(), []), newline=""), delimiter=delimiter, strict=True)
    )
    assert len(read) == len(rows) + 1
