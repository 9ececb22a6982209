"""Recognises what ends the lines of a whole file in place of CR LF and LF: CR alone, CR CR LF, a spelt-out sign or U+0085."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from geo.columns import TableSpec
from geo.problem import Finding
from geo.reading.header import find_delimiter
from geo.reading.headings import names_columns
from geo.words.text import Text

_SIGNS = ("\\r\\n", "\\n", "\\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1e")
"""What may end lines in place of CR and LF: spelt-out line ends first, then characters."""

_RETURN, _DOUBLED = "\r", "\r\r\n"

_FEWEST_NAMES = 3
NOT_IN_A_ROW = "\x85\u2028\u2029\x0b\x0c\x1e"
"""Characters that end a line for some programs and stand in no cell."""


class Ended(NamedTuple):
    """A text with usual line ends.

    Attributes
    ----------
    text
        The text with LF where the file has the sign.
    sign
        What ends the lines of the file; "" if that is CR LF or LF.
    """

    text: str
    sign: str


def with_usual_ends(text: str, spec: TableSpec) -> Ended:
    """Return a text with LF in place of the sign that ends all its lines; a text with usual line ends as it is.

    Parameters
    ----------
    text
        The decoded file.
    spec
        The table; the text before the first sign must name its columns.
    """
    body = text.rstrip("\r\n")
    if "\n" in body or "\r" in body:
        sign = _sign_of_returns(text)
        return Ended(text.replace(sign, "\n"), sign) if sign else Ended(text, "")
    for sign in _SIGNS:
        head, found, _ = body.partition(sign)
        if found and _is_header(head, spec):
            return Ended(text.replace(sign, "\n"), sign)
    return Ended(text, "")


def _sign_of_returns(text: str) -> str:
    """Return CR, or the CR CR LF of a program that wrote its line ends twice, if it ends every line; else ""."""
    if "\n" not in text:
        return _RETURN
    return _DOUBLED if text.count("\n") == text.count(_DOUBLED) else ""


def _is_header(line: str, spec: TableSpec) -> bool:
    cells = [cell.strip().strip('"') for cell in line.lstrip("\ufeff").split(find_delimiter(line, spec))]
    return names_columns(cells, spec) >= min(_FEWEST_NAMES, len(spec.columns))


def ends_finding(sign: str) -> Finding | None:
    """Return the notice about the sign that ends the lines of a file; None for usual line ends."""
    if not sign:
        return None
    return Finding("line-ends", "notice", Text("problems.line-ends", sign=name_of(sign)))


def sign_between(text: str, cells: int, width: int) -> str:
    """Return the sign that seems to stand between several rows on one line; "" if there is none.

    Parameters
    ----------
    text
        The line.
    cells
        Number of its cells.
    width
        Number of columns of the header.
    """
    for sign in _SIGNS:
        count = text.count(sign)
        if count and cells > width and (sign in NOT_IN_A_ROW or cells == (count + 1) * (width - 1) + 1):
            return sign
    return ""


def name_of(sign: str) -> str:
    """Return how a message names a sign: spelt-out line ends as they are, returns by their names, a character by its code."""
    if sign.startswith("\\"):
        return sign
    if "\r" in sign:
        return sign.replace("\r", "CR ").replace("\n", "LF").strip()
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X} {name}".rstrip()
