"""The catalogues: a folder for each language, with a file for each room. The first part of a key names the file.

A message is a text with ``{names}`` for its values, or a table of plural forms (``one``, ``other`` …): the value
``count`` decides which form is used. The client shows the messages of the files in ``browser/``, Python those of the
others and of ``browser/both.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from geo.words.language import PSEUDO, SOURCE
from geo.words.pseudo import pseudo

Message = str | dict[str, str]
"""A text, or its plural forms by plural category of the Unicode CLDR."""

CATEGORIES = frozenset(("zero", "one", "two", "few", "many", "other"))
BROWSER = "browser"


@cache
def message(code: str, key: str) -> Message:
    """Return the message of a key in a language, or in the source if that language lacks it.

    Parameters
    ----------
    code
        Code of a language that :data:`geo.words.language.LOCALES` lists.
    key
        ``room.name``, as ``actors.unnamed``; a name may have several parts.

    Raises
    ------
    KeyError
        If the source lacks the key.
    """
    if code == PSEUDO:
        return _made_pseudo(message(SOURCE, key))
    name = key.partition(".")[0]
    if code != SOURCE and key not in room(code, name):
        return message(SOURCE, key)
    return room(code, name)[key]


def _made_pseudo(written: Message) -> Message:
    if isinstance(written, str):
        return pseudo(written)
    return {category: pseudo(text) for category, text in written.items()}


@cache
def room(code: str, name: str) -> dict[str, Message]:
    """Return the messages of a room by key; none for a room that there is not.

    Parameters
    ----------
    code
        Language, one of :data:`geo.words.language.LOCALES`.
    name
        The first part of its keys, which names its file.
    """
    for folder in (_folder(code), _folder(code) / BROWSER):
        file = folder / f"{name}.toml"
        if file.is_file():
            return _messages(file)
    return {}


def _folder(code: str) -> Traversable:
    return files("geo.words") / code


def _messages(file: Traversable) -> dict[str, Message]:
    found: dict[str, Message] = {}
    _collect(tomllib.loads(file.read_text(encoding="utf-8")), file.name.removesuffix(".toml"), found)
    return found


def _collect(table: dict[str, object], prefix: str, found: dict[str, Message]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, str) or (isinstance(value, dict) and value and set(value) <= CATEGORIES):
            found[key] = value
        elif isinstance(value, dict):
            _collect(value, key, found)
        else:
            raise TypeError(key)


def all_messages(code: str = SOURCE) -> dict[str, Message]:
    """Return all messages in the files of a language, by key: those of Python and those of the client."""
    folder = _folder(code)
    rooms = [file for place in (folder, folder / BROWSER) for file in place.iterdir() if file.name.endswith(".toml")]
    return {key: text for file in sorted(rooms, key=lambda file: file.name) for key, text in _messages(file).items()}


@cache
def browser_messages(code: str) -> dict[str, Message]:
    """Return the messages of the client in a language, by key; one that the language lacks is the source's."""
    rooms = sorted(file.name for file in (_folder(SOURCE) / BROWSER).iterdir() if file.name.endswith(".toml"))
    keys = [key for name in rooms for key in _messages(_folder(SOURCE) / BROWSER / name)]
    return {key: message(code, key) for key in keys}
