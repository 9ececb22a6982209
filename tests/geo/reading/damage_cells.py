"""Kinds of damage to cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

from tests.geo.reading.damage import (
    AS_OF,
    HEADER,
    ID,
    LATITUDE,
    MGRS,
    NAME,
    SUPERIOR,
    UNTIL,
    Sheet,
    kind,
    text_of,
    whole,
    with_cell,
    with_column,
    within,
)

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


# Dates.


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


@kind
def numbers_have_their_unit(sheet: Sheet) -> str:
    return with_column(sheet, HEADER.index("precision_km"), lambda cell: cell + sheet.one_of(" km", "km", " KM"))


@kind
def a_number_has_another_unit(sheet: Sheet) -> str:
    return with_cell(
        sheet, HEADER.index("precision_km"), lambda cell: cell + sheet.one_of(" m", " mi", " nm", "+", "?")
    )


@kind
def degrees_are_written_by_the_clock(sheet: Sheet) -> str:
    def clock(cell: str) -> str:
        minutes, seconds = divmod(round(float(cell) * 3600), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"

    return with_cell(sheet, LATITUDE, clock)


@kind
def a_name_is_written_in_codes(sheet: Sheet) -> str:
    return with_cell(sheet, NAME, lambda cell: cell + sheet.one_of(" &amp; x", " &#233;", "%20x", "\\u00e9", "\u202e"))
