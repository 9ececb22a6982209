"""Kinds of damage to rows and to what stands between their cells."""

from __future__ import annotations

from tests.geo.reading.damage import HEADER, Sheet, changed, kind, line, text_of, whole, wrapped

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


@kind
def all_rows_end_with_separators(sheet: Sheet) -> str:
    lines = whole(sheet)
    return text_of([lines[0], *(text + "," * (1 + sheet.pick % 3) for text in lines[1:])])


@kind
def one_row_ends_with_separators(sheet: Sheet) -> str:
    return changed(sheet, lambda text: text + "," * (1 + sheet.pick % 3))


@kind
def the_header_ends_with_separators(sheet: Sheet) -> str:
    lines = whole(sheet)
    return text_of([lines[0] + "," * (1 + sheet.pick % 3), *lines[1:]])


@kind
def numbers_stand_before_the_rows(sheet: Sheet) -> str:
    lines = whole(sheet)
    head = sheet.one_of(lines[0], "," + lines[0])
    return text_of([head, *(f"{i},{text}" for i, text in enumerate(lines[1:], start=sheet.pick % 2))])


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
