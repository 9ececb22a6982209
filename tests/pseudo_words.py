"""Which words of a text in the pseudo-language did not come from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[\w.@/-]*[^\W\d_][\w.@/-]*")
_UNACCENTED = re.compile("[AEIOUYCNSZaeiouycnsz]")
"""Letters that a message has with an accent."""


def words(*texts: object) -> set[str]:
    """Return what stands in texts and has a letter: words, and names of files, options and the like."""
    return {word.strip(".-") for text in texts for word in _WORD.findall(str(text))}


def strangers(text: str, known: Iterable[object]) -> set[str]:
    """Return the words that stand outside of ⟦ ⟧, or within and without accents, and are none of what is known."""
    outside = text
    while (less := _BRACKETED.sub(" ", outside)) != outside:
        outside = less
    unaccented = {word for word in words(text.replace("⟦", " ").replace("⟧", " ")) if _UNACCENTED.search(word)}
    return (words(outside) | unaccented) - words(*known)
