"""Kinds of damage that put lines among or below the rows."""

from __future__ import annotations

from geo.schema import HUBS
from tests.geo.reading.damage import END, HEADER, Sheet, beside, changed, kind, line, text_of, whole

# Footers.


@kind
def prose_follows_the_rows(sheet: Sheet) -> str:
    prose = ["Source: the staff, as of July", "# end", "The list ends on this line"]
    return text_of([*whole(sheet), *prose[: 1 + sheet.pick % 3]])


@kind
def padded_prose_follows_the_rows(sheet: Sheet) -> str:
    note = sheet.one_of("Note: held by the staff", "# end of the list", "The list ends on this line")
    return text_of([*whole(sheet), "", note + "," * (len(HEADER) - 1)])


@kind
def much_prose_follows_the_rows(sheet: Sheet) -> str:
    return text_of([*whole(sheet), *["The list ends on this line"] * (4 + sheet.pick % 5)])


@kind
def prose_stands_in_place_of_all_rows(sheet: Sheet) -> str:
    return text_of([line(HEADER), *["# nothing to see"] * len(sheet.rows)])


# Lines that are no rows.


@kind
def the_header_stands_among_the_rows(sheet: Sheet) -> str:
    return beside(sheet, sheet.one_of(line(HEADER), line(HEADER).upper(), "\ufeff" + line(HEADER)))


@kind
def a_line_of_signs_stands_among_the_rows(sheet: Sheet) -> str:
    return beside(sheet, sheet.one_of("-----", "…", line(["---"] * len(HEADER)), "***", "\x1a"))


@kind
def git_leaves_a_clash(sheet: Sheet) -> str:
    own = line(sheet.rows[sheet.at])
    return changed(sheet, lambda text: END.join(["<<<<<<< HEAD", own, "=======", text, ">>>>>>> other"]))


@kind
def a_total_follows_the_rows(sheet: Sheet) -> str:
    return text_of([*whole(sheet), line(["Total", *[""] * 4, "600"])])


@kind
def a_row_tells_what_the_columns_hold(sheet: Sheet) -> str:
    lines = whole(sheet)
    told = sheet.one_of(line(["text"] * len(HEADER)), line([f"The {name}" for name in HEADER]))
    return text_of([lines[0], told, *lines[1:]])


@kind
def a_remark_stands_among_the_rows(sheet: Sheet) -> str:
    return beside(sheet, sheet.one_of("# the second part", "// see above", "EOF", "-- end --"))


@kind
def another_table_follows_the_rows(sheet: Sheet) -> str:
    head = list(HUBS.column_names)
    row = line(["H-1", "Hub", "railhead", *[""] * (len(head) - 3)])
    return text_of([*whole(sheet), *([""] if sheet.pick % 2 else []), line(head), *[row] * (1 + sheet.pick % 3)])


@kind
def a_total_in_any_language_follows_the_rows(sheet: Sheet) -> str:
    word = sheet.one_of("TOTAL:", "Summe", "Razem", "Разом", "Sous-total", "Grand total")
    return text_of([*whole(sheet), line(["", word, *[""] * 3, "600", *[""] * (len(HEADER) - 6)])])
