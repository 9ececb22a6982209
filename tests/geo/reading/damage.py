"""Kinds of damage to a CSV. Add one to :data:`KINDS`, and test_damage.py tries it on many tables."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo.schema import PARENT, PLACEMENTS, UNIT_ID, UNIT_NAME

HEADER = list(PLACEMENTS.column_names)
ID, NAME, SUPERIOR = (HEADER.index(name) for name in (UNIT_ID, UNIT_NAME, PARENT))
END = "\r\n"


class Sheet(NamedTuple):
    """A clean table, and the place that a damage may choose.

    Attributes
    ----------
    rows
        Cells of each row below the header.
    at
        Index of the row to damage.
    pick
        A number from which a damage makes its other choices.
    """

    rows: list[list[str]]
    at: int
    pick: int

    def one_of(self, *choices: str) -> str:
        return choices[self.pick % len(choices)]


Harm = Callable[[Sheet], str | bytes]


@dataclass(frozen=True)
class Damage:
    """One kind of damage: its name, and what it makes of a table."""

    name: str
    harm: Harm

    def data(self, sheet: Sheet) -> bytes:
        """Return the damaged file."""
        harmed = self.harm(sheet)
        return harmed if isinstance(harmed, bytes) else harmed.encode()


KINDS: list[Damage] = []


def kind(harm: Harm) -> Harm:
    KINDS.append(Damage(harm.__name__.replace("_", " "), harm))
    return harm


def line(cells: list[str], delimiter: str = ",", *, quoted: bool = False) -> str:
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=END, quoting=quoting).writerow(cells)
    return out.getvalue().removesuffix(END)


def wrapped(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def text_of(lines: list[str]) -> str:
    return END.join(lines) + END


def whole(sheet: Sheet, delimiter: str = ",", *, head: str = ",", quoted: bool = False) -> list[str]:
    return [line(HEADER, head), *(line(row, delimiter, quoted=quoted) for row in sheet.rows)]


def changed(sheet: Sheet, change: Callable[[str], str]) -> str:
    """Change the line of one row."""
    lines = whole(sheet)
    lines[sheet.at + 1] = change(lines[sheet.at + 1])
    return text_of(lines)


def with_cell(sheet: Sheet, column: int, change: Callable[[str], str]) -> str:
    """Change one cell of one row."""
    rows = [list(row) for row in sheet.rows]
    rows[sheet.at][column] = change(rows[sheet.at][column])
    return text_of(whole(sheet._replace(rows=rows)))


def within(sign: str) -> Callable[[str], str]:
    return lambda cell: cell[:1] + sign + cell[1:]


# Delimiters.


@kind
def every_row_has_another_delimiter(sheet: Sheet) -> str:
    return text_of(whole(sheet, sheet.one_of(";", "\t", "|")))


@kind
def the_header_has_another_delimiter(sheet: Sheet) -> str:
    return text_of(whole(sheet, head=sheet.one_of(";", "\t")))


@kind
def one_row_has_another_delimiter(sheet: Sheet) -> str:
    return changed(sheet, lambda _: line(sheet.rows[sheet.at], sheet.one_of(";", "\t", "|")))


@kind
def spaces_stand_for_delimiters(sheet: Sheet) -> str:
    return changed(sheet, lambda _: " ".join(cell for cell in sheet.rows[sheet.at] if cell))


@kind
def spaces_stand_for_all_delimiters(sheet: Sheet) -> str:
    return text_of([line(HEADER), *(" ".join(cell for cell in row if cell) for row in sheet.rows)])


@kind
def a_delimiter_is_lost(sheet: Sheet) -> str:
    count = sheet.pick % (len(HEADER) - 1)
    cells = sheet.rows[sheet.at]
    joined = [*cells[:count], cells[count] + cells[count + 1], *cells[count + 2 :]]
    return changed(sheet, lambda _: line(joined))


@kind
def a_delimiter_is_doubled(sheet: Sheet) -> str:
    count = sheet.pick % len(HEADER)
    cells = sheet.rows[sheet.at]
    return changed(sheet, lambda _: line([*cells[:count], "", *cells[count:]]))


@kind
def the_last_row_is_cut_off(sheet: Sheet) -> str:
    count = 1 + sheet.pick % (len(HEADER) - 1)
    return text_of([*whole(sheet)[:-1], line(sheet.rows[-1][:count])])


@kind
def the_last_row_is_one_word(sheet: Sheet) -> str:
    word = sheet.one_of(sheet.rows[-1][0], "Note-1", "Total", "Sum:", "#1", "Source", "©2025")
    return text_of([*whole(sheet)[:-1], word])


# Quotes.


@kind
def every_line_is_in_quotes(sheet: Sheet) -> str:
    lines = whole(sheet)
    return text_of([lines[0], *map(wrapped, lines[1:])] if sheet.pick % 2 else list(map(wrapped, lines)))


@kind
def lines_with_quotes_are_in_quotes(sheet: Sheet) -> str:
    return text_of([wrapped(text) if '"' in text else text for text in whole(sheet)])


@kind
def every_line_is_in_quotes_and_cut_off(sheet: Sheet) -> str:
    count = 1 + sheet.pick % (len(HEADER) - 1)
    return text_of([line(HEADER), *(wrapped(line(row[:count])) for row in sheet.rows)])


@kind
def a_quote_is_never_closed(sheet: Sheet) -> str:
    return changed(sheet, lambda text: text.replace(",", ',"', 1))


@kind
def a_separator_is_lost_before_a_quote(sheet: Sheet) -> str:
    return changed(sheet, lambda _: line(sheet.rows[sheet.at], quoted=True).replace('","', '""', 1))


@kind
def a_separator_is_lost_before_a_quoted_name(sheet: Sheet) -> str:
    cells = sheet.rows[sheet.at]
    return changed(sheet, lambda _: f'{cells[0]}"{cells[1]}, {sheet.pick}",{line(cells[2:])}')


@kind
def a_space_stands_before_quotes(sheet: Sheet) -> str:
    lines = whole(sheet, quoted=True)
    return text_of([text.replace(',"', sheet.one_of(', "', ',  "', ',\u00a0"')) for text in lines])


@kind
def spaces_stand_around_quotes(sheet: Sheet) -> str:
    return changed(sheet, lambda _: line(sheet.rows[sheet.at], quoted=True).replace('","', '" , "'))


@kind
def a_space_before_quotes_in_a_short_row(sheet: Sheet) -> str:
    cells = sheet.rows[sheet.at]
    return changed(sheet, lambda _: f'{cells[0]}, "{cells[1]}, {sheet.pick}",{line(cells[3:])}')


@kind
def a_quote_stands_in_a_cell(sheet: Sheet) -> str:
    return changed(sheet, lambda text: text[: 2 + sheet.pick % 3] + '"' + text[2 + sheet.pick % 3 :])


@kind
def a_cell_is_written_without_its_quotes(sheet: Sheet) -> str:
    cells = sheet.rows[sheet.at]
    name = line([cells[1]]) if cells[1].startswith('"') else cells[1]
    return changed(sheet, lambda _: f"{cells[0]},{name},{line(cells[2:])}")


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


# Ids and references.


@kind
def an_id_has_an_invisible_sign(sheet: Sheet) -> str:
    return with_cell(sheet, ID, within(sheet.one_of(*"\u200b\ufeff\u00ad\u200e\u202e\u2060\u061c\u3164")))


@kind
def an_id_has_an_invisible_sign_at_its_end(sheet: Sheet) -> str:
    return with_cell(sheet, ID, lambda cell: cell + sheet.one_of(*"\u200b\ufeff\u00ad\u200e\u202e\u2060"))


@kind
def an_id_has_another_space(sheet: Sheet) -> str:
    return with_cell(sheet, ID, within(sheet.one_of("\u00a0", "\u2009", "\t", "  ", "\r\n", "\n", "\u3000")))


@kind
def an_id_is_decomposed(sheet: Sheet) -> str:
    return with_cell(sheet, ID, lambda cell: unicodedata.normalize("NFD", f"É{cell}"))


@kind
def an_id_is_in_quotes(sheet: Sheet) -> str:
    return with_cell(
        sheet, ID, lambda cell: sheet.one_of(f'"{cell}"', f"“{cell}”", f"'{cell}'", f"«{cell}", f'{cell}"')
    )


@kind
def an_id_has_a_letter_of_another_script(sheet: Sheet) -> str:
    return with_cell(sheet, ID, lambda cell: sheet.one_of("А", "В", "Е", "Ο", "х") + cell)


@kind
def an_id_has_another_dash(sheet: Sheet) -> str:
    return with_cell(sheet, ID, within(sheet.one_of("–", "—", "‑", "−")))


@kind
def an_id_became_an_error(sheet: Sheet) -> str:
    return with_cell(
        sheet, ID, lambda _: sheet.one_of("#NAME?", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#BEZUG!", "###")
    )


@kind
def an_id_became_a_value(sheet: Sheet) -> str:
    values = ("TRUE", "FALSE", "ИСТИНА", "01:02", "1:02:00 PM", "2025-03-01", "3/4/2025", "03-Apr", "1.00E+19")
    return with_cell(sheet, ID, lambda _: sheet.one_of(*values))


@kind
def a_reference_has_an_invisible_sign(sheet: Sheet) -> str:
    return with_cell(sheet, SUPERIOR, within(sheet.one_of("\u200b", "\u00a0", "\u00ad", "\ufeff")) if sheet.at else str)


@kind
def a_reference_has_a_letter_of_another_script(sheet: Sheet) -> str:
    def change(cell: str) -> str:
        return cell.translate(str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ"))

    return with_cell(sheet, SUPERIOR, change)


# Lines that are no rows.


def beside(sheet: Sheet, *strays: str) -> str:
    """Put lines before one row."""
    lines = whole(sheet)
    return text_of([*lines[: sheet.at + 1], *strays, *lines[sheet.at + 1 :]])


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


# Dates.

AS_OF = HEADER.index("as_of")


def with_column(sheet: Sheet, column: int, change: Callable[[str], str], delimiter: str = ",") -> str:
    """Change every cell of a column that has one."""
    rows = [[change(c) if i == column and c else c for i, c in enumerate(row)] for row in sheet.rows]
    return text_of(whole(sheet._replace(rows=rows), delimiter, head=delimiter))


def dated(sheet: Sheet) -> Callable[[str], str]:
    """Return how some program writes a day."""

    def write(day: str) -> str:
        y, m, d = day.split("-")
        short = (
            f"{d}.{m}.{y}",
            f"{d}/{m}/{y}",
            f"{int(m)}/{int(d)}/{y[2:]}",
            f"{y}/{m}/{d}",
            f"{y}{m}{d}",
            f"{d}.{m}.",
        )
        return sheet.one_of(*short, f"{m}/{d}/{y} 3:15 PM", f"{y}-{m}-{d}T14:22:00Z", f"{y}-{m}-{d} 08:00")

    return write


@kind
def dates_are_written_in_another_way(sheet: Sheet) -> str:
    return with_column(sheet, AS_OF, dated(sheet))


@kind
def one_date_is_written_in_another_way(sheet: Sheet) -> str:
    return with_cell(sheet, AS_OF, dated(sheet))


@kind
def dates_are_days_as_a_spreadsheet_counts_them(sheet: Sheet) -> str:
    first = date(1899, 12, 30)
    behind = sheet.one_of("", ".0", ".5", ",25")
    return with_column(sheet, AS_OF, lambda day: f"{(date.fromisoformat(day) - first).days}{behind}")


# Decimals and what programs write around values.

LATITUDE, UNTIL, MGRS = (HEADER.index(name) for name in ("latitude", "until", "mgrs"))


@kind
def degrees_have_decimal_commas(sheet: Sheet) -> str:
    return with_column(sheet, LATITUDE, lambda cell: cell.replace(".", ","), sheet.one_of(",", ";", "\t"))


@kind
def degrees_have_minutes(sheet: Sheet) -> str:
    def minutes(cell: str) -> str:
        whole_degrees, rest = divmod(float(cell), 1)
        return f"{whole_degrees:.0f}{sheet.one_of('°', 'º', '° ')}{rest * 60:.4f}{sheet.one_of('′', chr(39), '’')}"

    return with_cell(sheet, LATITUDE, minutes)


@kind
def cells_are_formulas_that_hold_a_text(sheet: Sheet) -> str:
    rows = [[f'="{c}"' if c and '"' not in c and i != NAME else c for i, c in enumerate(row)] for row in sheet.rows]
    return text_of(whole(sheet._replace(rows=rows)))


@kind
def empty_cells_say_so(sheet: Sheet) -> str:
    mark = sheet.one_of("NaN", "NA", "N/A", "NULL", "None", "<NA>", "NaT")
    rows = [[mark if i in (UNTIL, MGRS) and not c else c for i, c in enumerate(row)] for row in sheet.rows]
    return text_of(whole(sheet._replace(rows=rows)))


@kind
def an_id_became_a_decimal(sheet: Sheet) -> str:
    return with_cell(sheet, ID, lambda _: sheet.one_of("101.0", "7.0", "NaN"))


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
