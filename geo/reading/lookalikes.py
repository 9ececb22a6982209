"""Letters of other scripts that look like Latin ones: Cyrillic А for A."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = "АВСЕНІЈКМОРЅТУХасеіјорѕухкԚԛԜԝӀӏһԁ"
_AS_LATIN = "ABCEHIJKMOPSTYXaceijopsyxkQqWwIlhd"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντ"
_AS_LATIN_TOO = "ABEZHIKMNOPTYXovt"

_TO_LATIN = str.maketrans(_CYRILLIC + _GREEK, _AS_LATIN + _AS_LATIN_TOO)
_TO_CYRILLIC = str.maketrans("ABCEHIJKMOPSTYXaceijopsyx", "АВСЕНІЈКМОРЅТУХасеіјорѕух")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ALIKE_DIGITS = str.maketrans("Oo|", "001")


def skeleton(text: str) -> str:
    """Return what a text looks like: two ids with one skeleton cannot be told apart on a screen."""
    return unicodedata.normalize("NFKC", text).translate(_TO_LATIN)


def digit_skeleton(text: str) -> str:
    """Return what a text looks like at a glance, with the digit 0 for the letter O."""
    return skeleton(text).translate(_ALIKE_DIGITS)


def as_one_script(text: str) -> str:
    """Return an id that mixes scripts in one of them, if every letter has a twin there; else the id as it is."""
    if text.isascii() or not (_OTHER_SCRIPT.search(text) and _LATIN.search(text)):
        return text
    latin = text.translate(_TO_LATIN)
    if not _OTHER_SCRIPT.search(latin):
        return latin
    cyrillic = text.translate(_TO_CYRILLIC)
    return text if _LATIN.search(cyrillic) else cyrillic


def looks_latin(text: str) -> bool:
    """Tell whether a text is written in another script, but every letter of it looks like a Latin one."""
    return bool(_OTHER_SCRIPT.search(text)) and not _OTHER_SCRIPT.search(text.translate(_TO_LATIN))


def is_of_another_script(text: str) -> bool:
    """Tell whether a text has letters of another script that no Latin letter looks like."""
    return bool(_OTHER_SCRIPT.search(text.translate(_TO_LATIN)))
