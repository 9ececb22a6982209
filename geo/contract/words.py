"""The texts of a language that the client does not have itself."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from geo.contract.part import Part
from geo.words.catalogue import browser_messages
from geo.words.language import SOURCE, language


class Words(Part):
    """A language by its code, and its messages by key: a text, or plural forms by category (``one``, ``other``)."""

    language: str
    texts: dict[str, str | dict[str, str]]


def words_in_use() -> Words | UnsetType:
    """Return the client's texts in the language in use; UNSET for English, which the client has itself."""
    code = language()
    return UNSET if code == SOURCE else Words(language=code, texts=browser_messages(code))
