"""What a spreadsheet writes when a planner opens a CSV of a plan, and saves it as CSV again.

It rests on these facts:

- Excel takes a cell ``YYYY-MM-DD`` for a date and shows it in the short date of Windows; a cell ``YYYY-MM`` for the first
  of that month, shown in its format 17 (``mmm-yy``). It takes ``TRUE`` and ``FALSE`` for words of its own. Every other cell
  that is no plain number stays text: ``D+30``, ``PA-2025-07-10``, ``units;hubs``.
- The numbers of the plan are taken as numbers (in a locale with decimal commas: by Data > From Text, with the decimal mark
  of the file), and the format General shows them without trailing zeros and with the decimal mark of the locale.
- Excel separates with the list separator of Windows: a semicolon where the decimal mark is a comma. It puts a cell in
  quotes if the cell has the separator, a quote or a line end. Each line ends in CR LF.
- "CSV" is in the ANSI code page of the locale; a character that this lacks becomes the nearest letter, or ``?``.
  "CSV UTF-8" is UTF-8 with a byte order mark.
- LibreOffice separates with commas, writes UTF-8 without a mark and LF, and saves cells as shown. It shows a date that was
  formatted as the locale's usual date with a year of two digits in most locales.

Short dates, months, separators and code pages are those of Windows 11 and of LibreOffice's locale data.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Locale:
    """What a spreadsheet takes from a locale.

    Attributes
    ----------
    name
        Like ``fr-FR``.
    short, usual
        The short date of Windows, and the usual date of LibreOffice, as patterns of ``strftime`` with ``%-d`` and ``%-m``.
    march
        What format 17 of Excel makes of ``2025-03``.
    decimal, separator
        Decimal mark, and list separator.
    code_page
        The ANSI code page.
    truth
        The words for true and false.
    """

    name: str
    short: str
    usual: str
    march: str
    decimal: str
    separator: str
    code_page: str
    truth: tuple[str, str]


LOCALES = (
    Locale("en-US", "%-m/%-d/%Y", "%m/%d/%y", "Mar-25", ".", ",", "cp1252", ("TRUE", "FALSE")),
    Locale("en-GB", "%d/%m/%Y", "%d/%m/%y", "Mar-25", ".", ",", "cp1252", ("TRUE", "FALSE")),
    Locale("fr-FR", "%d/%m/%Y", "%d/%m/%y", "mars-25", ",", ";", "cp1252", ("VRAI", "FAUX")),
    Locale("de-DE", "%d.%m.%Y", "%d.%m.%y", "Mrz 25", ",", ";", "cp1252", ("WAHR", "FALSCH")),
    Locale("pl-PL", "%d.%m.%Y", "%d.%m.%Y", "mar.25", ",", ";", "cp1250", ("PRAWDA", "FAŁSZ")),
    Locale("uk-UA", "%d.%m.%Y", "%d.%m.%y", "бер.25", ",", ";", "cp1251", ("ІСТИНА", "ХИБНІСТЬ")),
    Locale("cs-CZ", "%d.%m.%Y", "%d.%m.%y", "III.25", ",", ";", "cp1250", ("PRAVDA", "NEPRAVDA")),
    Locale("hu-HU", "%Y. %m. %d.", "%Y-%m-%d", "márc.25", ",", ";", "cp1250", ("IGAZ", "HAMIS")),
    Locale("tr-TR", "%-d.%m.%Y", "%d.%m.%Y", "Mar.25", ",", ";", "cp1254", ("DOĞRU", "YANLIŞ")),
    Locale("sv-SE", "%Y-%m-%d", "%Y-%m-%d", "mar-25", ",", ";", "cp1252", ("SANT", "FALSKT")),
    Locale("it-IT", "%d/%m/%Y", "%d/%m/%y", "mar-25", ",", ";", "cp1252", ("VERO", "FALSO")),
    Locale("ro-RO", "%d.%m.%Y", "%d.%m.%y", "mar.25", ",", ";", "cp1250", ("ADEVĂRAT", "FALS")),
)


def excel_utf8(data: bytes, locale: Locale) -> bytes:
    """Return a CSV as Excel saves it as "CSV UTF-8"."""
    return _excel(data, locale).encode("utf-8-sig")


def excel_ansi(data: bytes, locale: Locale) -> bytes:
    """Return a CSV as Excel saves it as "CSV", in the code page of the locale."""
    return b"".join(_in_code_page(character, locale.code_page) for character in _excel(data, locale))


def libreoffice(data: bytes, locale: Locale) -> bytes:
    """Return a CSV as LibreOffice saves it, after a planner gave the dates the usual format of the locale."""
    return _saved(data, lambda cell: _shown(cell, locale, locale.usual, locale.march), ",", "\n").encode()


def _excel(data: bytes, locale: Locale) -> str:
    return _saved(data, lambda cell: _shown(cell, locale, locale.short, locale.march), locale.separator, "\r\n")


def _saved(data: bytes, shown: Callable[[str], str], separator: str, end: str) -> str:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows([shown(cell) for cell in row] for row in rows)
    return out.getvalue()


def _shown(cell: str, locale: Locale, pattern: str, march: str) -> str:
    if _DAY.fullmatch(cell):
        return _date(date.fromisoformat(cell), pattern)
    if _MONTH.fullmatch(cell):
        assert cell == "2025-03", "only this month is imitated"
        return march
    if _NUMBER.fullmatch(cell):
        return f"{float(cell):.11g}".replace(".", locale.decimal)
    return {"TRUE": locale.truth[0], "FALSE": locale.truth[1]}.get(cell, cell)


def _date(day: date, pattern: str) -> str:
    return day.strftime(pattern.replace("%-d", str(day.day)).replace("%-m", str(day.month)))


def _in_code_page(character: str, code_page: str) -> bytes:
    nearest = unicodedata.normalize("NFD", character)[0]
    for text in (character, nearest):
        try:
            return text.encode(code_page)
        except UnicodeEncodeError:
            continue
    return b"?"
