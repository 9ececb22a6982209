"""A sentence for people as data, and how it becomes words in the language in use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from geo.words.catalogue import Message, message
from geo.words.language import language, locale_of


class Text:
    """A sentence for people: a key of the catalogue and the values that its message names.

    ``str()`` gives the sentence in the language in use, and raises KeyError if the source lacks the key or a value is
    missing.

    Parameters
    ----------
    key
        ``room.name``, as ``stores.no-plan``.
    **values
        What takes the place of each ``{name}`` in the message. A value may be a text itself: a word or a whole clause.
        The value ``count`` chooses the plural form, and is written with the digit groups of the language.

    Examples
    --------
    >>> str(Text("stores.no-plan", name="mine"))
    'there is no plan mine here'
    """

    __slots__ = ("key", "values")

    def __init__(self, key: str, /, **values: Any) -> None:
        self.key = key
        self.values = values

    def __str__(self) -> str:
        code = language()
        return filled(message(code, self.key), self.values, code)

    def as_dict(self) -> dict[str, Any]:
        """Return key and values as plain data; a value that is neither words nor a number becomes words in the language in use."""
        plain = {
            name: value if isinstance(value, str | int | float) else str(value) for name, value in self.values.items()
        }
        return {"key": self.key, "values": plain}

    def __repr__(self) -> str:
        return f"Text({self.key!r}, {self.values!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.key, self.values) == (other.key, other.values)

    def __hash__(self) -> int:
        return hash((self.key, frozenset((name, str(value)) for name, value in self.values.items())))


def say(key: str, /, **values: Any) -> str:
    """Return the sentence of a key with its values, in the language in use; the arguments are those of :class:`Text`.

    Raises
    ------
    KeyError
        If the source lacks the key, or a value is missing.
    """
    code = language()
    return filled(message(code, key), values, code)


def filled(written: Message, values: dict[str, Any], code: str) -> str:
    """Return a message with its values in their places.

    Parameters
    ----------
    written
        A text, or plural forms of which the value ``count`` chooses one.
    values
        What takes the place of each ``{name}``; values that the message does not name are ignored.
    code
        Code of the language of the message, for its plural forms and digit groups.

    Raises
    ------
    KeyError
        If a value is missing.

    Examples
    --------
    >>> filled({"one": "{count} row", "other": "{count} rows"}, {"count": 12000}, "en")
    '12,000 rows'
    """
    template = written if isinstance(written, str) else written.get(_category(values["count"], code), written["other"])
    if isinstance(count := values.get("count"), int):
        values = values | {"count": grouped(count, code)}
    return template.format_map(values)


def grouped(count: int, code: str | None = None) -> str:
    """Return a whole number as a person reads it, with digit groups: ``12,000``.

    Parameters
    ----------
    count
        The number, of whatever unit.
    code
        Code of the language; None for the one in use.
    """
    if -1000 < count < 1000:
        return str(count)
    from babel.numbers import format_decimal  # noqa: PLC0415  start-up: most commands write no such number

    return str(format_decimal(count, locale=_locale(code or language())))


def _category(count: float, code: str) -> str:
    return str(_locale(code).plural_form(abs(count)))


@cache
def _locale(code: str) -> Any:
    from babel.core import Locale  # noqa: PLC0415  start-up: as above

    return Locale.parse(locale_of(code))


def listed(items: Iterable[object], *, either: bool = False) -> str:
    """Return a list as a person writes it in the language in use: ``A, B and C``.

    Parameters
    ----------
    items
        What to list; ``str()`` gives the words of each.
    either
        Whether to write ``A, B or C``.
    """
    from babel.lists import format_list  # noqa: PLC0415  start-up: as above

    return format_list([str(item) for item in items], "or" if either else "standard", _locale(language()))
