"""The texts that the cells of an XLSX share, and the characters that XML cannot hold."""

from __future__ import annotations

import re

from geo.reading.workbook_parts import Parts

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    r"""Return a text with the characters that an XLSX writes as ``_x000D_``.

    Examples
    --------
    >>> unescaped("a_x000A_b_x005F_x000A_")
    'a\\nb_x000A_'
    """
    return _ESCAPE.sub(lambda found: _character(found[1], found[0]), text) if "_x" in text else text


def _character(code: str, whole: str) -> str:
    number = int(code, 16)
    return whole if 0xD800 <= number < 0xE000 or number == 0 else chr(number)


def shared_strings(parts: Parts, name: str) -> list[str]:
    """Return the texts in the part of an XLSX that holds them, without hints of pronunciation.

    Parameters
    ----------
    parts
        The archive.
    name
        Name of the part; "" for none.

    Raises
    ------
    WorkbookError
        If the part is damaged or beyond the limit.
    """
    reader = _Reader()
    parts.walk(name, reader.start, reader.end, reader.text)
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._keeps = False
        self._phonetic = 0

    def start(self, element: str, _: dict[str, str]) -> None:
        if element == "t":
            self._keeps = not self._phonetic
        elif element == "rPh":
            self._phonetic += 1
        elif element == "si":
            self._parts.clear()

    def text(self, text: str) -> None:
        if self._keeps:
            self._parts.append(text)

    def end(self, element: str) -> None:
        if element == "t":
            self._keeps = False
        elif element == "rPh":
            self._phonetic -= 1
        elif element == "si":
            self.found.append(unescaped("".join(self._parts)))
