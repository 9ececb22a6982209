"""Kinds of damage to a whole file."""

from __future__ import annotations

from collections.abc import Callable

from tests.geo.reading.damage import HEADER, NAME, Sheet, kind, line, text_of, whole, with_cell

# Encodings.


@kind
def the_file_is_in_a_code_page(sheet: Sheet) -> bytes:
    return text_of(whole(sheet)).encode(sheet.one_of("cp1250", "iso8859_2", "cp852", "cp1257"))


@kind
def the_file_is_in_utf_16_or_32(sheet: Sheet) -> bytes:
    return text_of(whole(sheet)).encode(sheet.one_of("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"))


@kind
def a_name_was_encoded_several_times(sheet: Sheet) -> str:
    def again(cell: str) -> str:
        for _ in range(1 + sheet.pick % 4):
            cell = cell.encode().decode("cp1252", "replace")
        return cell

    return with_cell(sheet, NAME, lambda _: again("Köln é"))


@kind
def a_byte_is_broken(sheet: Sheet) -> bytes:
    return with_cell(sheet, NAME, lambda cell: f"Łódź é{cell}").encode().replace("é".encode(), b"\xe9")


@kind
def lines_end_with_another_sign(sheet: Sheet) -> str:
    return sheet.one_of("\x85", "\u2028", "\u2029", "\\n", "\\r\\n", "\x0c", "\r").join([*whole(sheet), ""])


@kind
def the_last_two_rows_stand_on_one_line(sheet: Sheet) -> str:
    *others, first, last = whole(sheet)
    return text_of([*others, first + sheet.one_of("\x85", "\u2028", "\\n") + last])


@kind
def the_file_ends_with_nul(sheet: Sheet) -> str:
    text = text_of(whole(sheet))
    return text[: len(text) - sheet.pick % 9] + "\0" * (1 + 40 * sheet.pick)


# Preambles.


@kind
def lines_stand_above_the_header(sheet: Sheet) -> str:
    above = sheet.one_of("Placements of the force", "# made by hand", "sep=,", "", "From: a@b", "Unit" + "," * 19)
    return text_of([above] * (1 + sheet.pick % 3) + whole(sheet))


@kind
def byte_order_marks_stand_at_the_beginning(sheet: Sheet) -> str:
    return "\ufeff" * (1 + sheet.pick % 2) + text_of(whole(sheet))


# Headers.


def headed(sheet: Sheet, change: Callable[[str], str]) -> str:
    lines = whole(sheet)
    return text_of([line([change(name) for name in HEADER]), *lines[1:]])


@kind
def names_of_columns_are_spelt_in_another_way(sheet: Sheet) -> str:
    return headed(sheet, (str.upper, str.title, lambda name: name.replace("_", " "))[sheet.pick % 3])


@kind
def a_name_of_a_column_has_a_line_end(sheet: Sheet) -> str:
    return headed(sheet, lambda name: name.replace("_", "\n"))


@kind
def names_of_columns_have_units(sheet: Sheet) -> str:
    units = {"latitude": "latitude (°)", "longitude": "Longitude [deg]", "personnel": "Personnel [persons]"}
    return headed(sheet, lambda name: units.get(name, name))


@kind
def a_name_of_a_column_is_lost(sheet: Sheet) -> str:
    lost = HEADER[sheet.pick % len(HEADER)]
    return headed(sheet, lambda name: "" if name == lost else name)


@kind
def columns_stand_in_another_order(sheet: Sheet) -> str:
    return text_of([line(row[::-1]) for row in [HEADER, *sheet.rows]])
