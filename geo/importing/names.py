"""What other people call our columns, terms, tables and nations, in English, French and Ukrainian."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import pycountry
from babel.core import Locale

from geo.columns import Column, TableSpec
from geo.nations import is_nation, nearest_nation
from geo.terms import Vocabulary
from geo.words.catalogue import message
from geo.words.language import SOURCE

LANGUAGES = ("en", "fr", "uk")

_WORD = re.compile(r"[^\w]+|_+")
_CODE = 3


def plain(text: str) -> str:
    """Return a name as names are compared: lower case, without accents, words with one space between them.

    Examples
    --------
    >>> plain("Code  d'Unité (OTAN)")
    'code d unite otan'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _WORD.sub(" ", bare).strip()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("geo.importing") / "names.toml").read_text(encoding="utf-8"))


@cache
def column_words(column: Column) -> dict[str, str]:
    """Return the words for a column, as :func:`plain` writes them, with the language of each."""
    own = (column.name, str(message(SOURCE, f"schema.column.{column.name}.label")), *column.also)
    listed = _data()["column"].get(column.name, {})
    found = {plain(word): language for language in reversed(LANGUAGES) for word in listed.get(language, ())}
    return found | {plain(word): SOURCE for word in own}


def is_word_for(name: str, spec: TableSpec) -> bool:
    """Tell whether a name is a word for a table.

    Parameters
    ----------
    name
        Name of a sheet, layer or file.
    spec
        The table.
    """
    return plain(name) in {plain(word) for word in (spec.name, *_data()["table"].get(spec.name, ()))}


@cache
def _terms(vocabulary: Vocabulary) -> dict[str, str]:
    listed: dict[str, list[str]] = _data()["value"].get(vocabulary.slug, {})
    return {plain(word): code for code, words in listed.items() for word in words}


def term_of(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the code of the term that a text names in one of the languages; None if it names none.

    Parameters
    ----------
    text
        What a cell says.
    vocabulary
        Terms with their codes.
    """
    term = vocabulary.lookup(text)
    return term.code if term else _terms(vocabulary).get(plain(text))


def nearest_term(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the code of the term that a text resembles; None if none is similar enough.

    Parameters
    ----------
    text
        What a cell says.
    vocabulary
        Terms with their codes.
    """
    return vocabulary.nearest(text)


@cache
def _nations() -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        for alpha_2, name in Locale.parse(language).territories.items():
            country = pycountry.countries.get(alpha_2=alpha_2) if len(alpha_2) < _CODE else None
            if country:
                found[plain(name)] = str(country.alpha_3)
    return found | {plain(c.name): str(c.alpha_3) for c in pycountry.countries} | {"нато": "NATO", "otan": "NATO"}


def nation_of(text: str) -> str | None:
    """Return the code of the nation that a text names by code or by its name in one of the languages; None for none."""
    if is_nation(text.upper()):
        return text.upper()
    if found := _nations().get(plain(text)):
        return found
    return nearest_nation(text) if len(text) <= _CODE else None
