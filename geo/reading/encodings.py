"""Decides in which code page a file that is not UTF-8 was written.

Each code page gives another text. The text whose words are known names, or else look most like the words of a language
that is written in that code page, is the right one. What the words of a language look like is learnt from the gazetteer
and from the names of countries and languages in the Unicode CLDR.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from geo.resources import basemap_file

_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "cs": ("CZE", "CZ"), "sk": ("SVK", "SK"), "pl": ("POL", "PL"), "hu": ("HUN", "HU"), "ro": ("ROU", "RO"),
    "hr": ("HRV", "HR"), "sl": ("SVN", "SI"), "sq": ("ALB", "AL"), "uk": ("UKR", ""), "ru": ("RUS", ""),
    "bg": ("BGR", ""), "sr": ("SRB", ""), "be": ("BLR", ""), "el": ("GRC", ""), "tr": ("TUR", "TR"),
    "lt": ("LTU", "LT"), "lv": ("LVA", "LV"), "et": ("EST", "EE"), "de": ("DEU", "DE"), "fr": ("FRA", "FR"),
    "es": ("ESP", "ES"), "pt": ("PRT", "PT"), "it": ("ITA", "IT"), "sv": ("SWE", "SE"), "da": ("DNK", "DK"),
    "nb": ("NOR", "NO"), "fi": ("FIN", "FI"), "is": ("ISL", "IS"), "nl": ("NLD", "NL"), "he": ("ISR", ""),
    "ar": ("JOR", ""),
}  # fmt: skip
"""By language, the code of its country in a plan and in the gazetteer; "" if the gazetteer writes it in other letters."""

_COUNTRIES = frozenset(country for country, _ in _LANGUAGES.values())

_WESTERN = ("de", "fr", "es", "pt", "it", "sv", "da", "nb", "fi", "is", "nl")
_CENTRAL = ("cs", "sk", "pl", "hu", "ro", "hr", "sl", "sq", "de")
_CYRILLIC = ("uk", "ru", "bg", "sr", "be")
_CODE_PAGES: Mapping[str, tuple[float, tuple[str, ...]]] = {
    "cp1252": (0.0, _WESTERN),
    "cp1250": (0.1, _CENTRAL),
    "cp1251": (0.2, _CYRILLIC),
    "cp1253": (0.3, ("el",)),
    "cp1254": (0.4, ("tr", "de", "fr")),
    "cp1257": (0.5, ("lt", "lv", "et", "pl", "de")),
    "iso8859_2": (3.0, _CENTRAL),
    "cp852": (5.0, _CENTRAL),
    "cp850": (5.1, _WESTERN),
    "cp866": (5.2, _CYRILLIC),
    "koi8_u": (5.3, _CYRILLIC),
    "mac_roman": (5.4, _WESTERN),
    "mac_cyrillic": (5.5, _CYRILLIC),
    "mac_greek": (5.6, ("el",)),
    "mac_latin2": (5.7, _CENTRAL),
    "iso8859_5": (5.8, _CYRILLIC),
    "cp1255": (6.0, ("he",)),
    "cp1256": (6.1, ("ar",)),
}
"""By code page, how much more proof it needs than the one used most, and the languages that are written in it."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NOT_LATIN = re.compile(r"[\u0370-\u06ff]")
"""Letters from Greek to Arabic, which stand in no word with Latin ones."""

_OPENING = frozenset("‚„«‹¿¡")
"""Signs that begin a quotation or a question, and end no word."""

_ORDINARY = frozenset("–—‘’‚“”„†•…‹›«»€°§·№´¨©®™ ½²³±×")
_MOST_WORDS = 500
_UNSEEN, _NO_LETTER, _ORDINARY_SIGN, _CAPITAL_INSIDE = -9.0, -14.0, -5.0, -5.0
_KNOWN, _FOREIGN = 6.0, -4.0
_OF_OTHER_FILES = 6.0
"""How much more likely a code page is if another file of the plan is certainly written in it."""

_ODD_LETTER, _MOST_ODD = -8.9, 0.4
"""A letter with this likeness stands where no name has it; a text with a larger share of such letters is in doubt."""

_WIDE_PAGES = ("euc_kr", "shift_jis", "euc_jp", "gbk")
"""Code pages of East Asia, tried if no other gives words: the first whose own signs occur, else the last."""

_OWN_SIGNS = {"euc_kr": re.compile("[\uac00-\ud7a3]"), "shift_jis": re.compile("[\u3041-\u30fe]"),
              "euc_jp": re.compile("[\u3041-\u30fe]"), "gbk": re.compile("[\u4e00-\u9fff]")}  # fmt: skip
_FEWEST_SIGNS = 4
_CERTAIN = 3.0
"""The second text must be less likely by this much (natural logarithm), or the two cannot be told apart."""


class Guess(NamedTuple):
    """The code page of a file.

    Attributes
    ----------
    codec
        Python's name of the most likely code page.
    other
        The one whose text is about as likely; None if the first is certain.
    doubtful
        Whether not even the most likely text has words like those of a known language.
    """

    codec: str
    other: str | None
    doubtful: bool = False


class Evidence(NamedTuple):
    """What the other files of a plan tell of the code page of one.

    Attributes
    ----------
    countries
        Codes of countries that the plan names.
    codecs
        Code pages in which other files are certainly written.
    """

    countries: frozenset[str] = frozenset()
    codecs: frozenset[str] = frozenset()


NO_EVIDENCE = Evidence()


def evidence_of(files: Iterable[bytes]) -> Evidence:
    """Return what the files of a plan tell of the code page of each; nothing if all are UTF-8."""
    known = list(files)
    foreign = [data for data in known if not _is_utf_8(data)]
    if not foreign:
        return NO_EVIDENCE
    countries = frozenset[str]().union(*map(_countries_in, known))
    guesses = [guess(data, Evidence(countries)) for data in foreign]
    return Evidence(countries, frozenset(g.codec for g in guesses if g.other is None and not g.doubtful))


def guess(data: bytes, evidence: Evidence = NO_EVIDENCE) -> Guess:
    """Return the code page in which bytes were written.

    Parameters
    ----------
    data
        The whole file, which is not UTF-8. The codes of countries in it count for the languages of these.
    evidence
        What the other files of the plan tell.
    """
    return _guessed(_sample(data), _countries_in(data) | evidence.countries, evidence.codecs)


def _is_utf_8(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _countries_in(data: bytes) -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z]{3}\b", data.decode("ascii", "ignore"))) & _COUNTRIES


@lru_cache(maxsize=64)
def _guessed(sample: bytes, here: frozenset[str], elsewhere: frozenset[str]) -> Guess:
    scored = sorted(
        (
            (_score(text, languages, here) - handicap + _OF_OTHER_FILES * (codec in elsewhere), codec, text)
            for codec, handicap, languages, text in _readings(sample)
        ),
        reverse=True,
    )
    best, codec, text = scored[0]
    others = [(score, other) for score, other, written in scored[1:] if written != text]
    near = others[0][1] if others and best - others[0][0] < _CERTAIN else None
    if not _is_odd(text, _CODE_PAGES[codec][1]):
        return Guess(codec, near)
    wide = _wide_page(sample)
    return Guess(wide, codec, doubtful=True) if wide else Guess(codec, near, doubtful=True)


def _is_odd(text: str, languages: tuple[str, ...]) -> bool:
    """Tell whether a large share of the characters beyond ASCII stands where no known name has them."""
    odd = total = 0
    known = _known_names()
    for word in text.split("\n"):
        count = len(_BEYOND_ASCII.findall(word))
        total += count
        if word.casefold() not in known:
            odd += min(sum(s <= _ODD_LETTER for s in _likenesses(word, _letters(name))) for name in languages)
    words = text.split("\n")
    mixed = sum(any(a.islower() and b.isupper() for a, b in pairwise(word)) for word in words)
    return odd > total * _MOST_ODD or mixed * 2 > len(words)


def _wide_page(sample: bytes) -> str | None:
    """Return a code page of East Asia in which all of a sample can be read; None if there is none."""
    for codec in _WIDE_PAGES:
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError:
            continue
        signs = _BEYOND_ASCII.findall(text)
        if (
            len(signs) >= _FEWEST_SIGNS
            and all(_WIDE_SIGN.match(sign) for sign in signs)
            and _OWN_SIGNS[codec].search(text)
        ):
            return codec
    return None


_WIDE_SIGN = re.compile("[\u3001-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]")


def _sample(data: bytes) -> bytes:
    """Return the distinct words of a file that have bytes beyond ASCII, as many as are needed."""
    words = Counter(word for word in re.findall(rb"[A-Za-z\x80-\xff]+", data) if not word.isascii())
    return b"\n".join(word for word, _ in words.most_common(_MOST_WORDS))


def _readings(sample: bytes) -> Iterator[tuple[str, float, tuple[str, ...], str]]:
    for codec, (handicap, languages) in _CODE_PAGES.items():
        text = sample.decode(codec, "replace")
        yield codec, handicap, languages, text


def _score(text: str, languages: tuple[str, ...], here: frozenset[str]) -> float:
    """Return how likely a text is, as a sum of logarithms over its characters beyond ASCII."""
    rules = [(_letters(language), 0.0 if _LANGUAGES[language][0] in here else _FOREIGN) for language in languages]
    total = 0.0
    for word in text.split("\n"):
        known = _KNOWN if word.casefold() in _known_names() else 0.0
        total += known + max(_likeness(word, pairs) + prior for pairs, prior in rules)
    return total


def _likeness(word: str, pairs: Mapping[str, float]) -> float:
    return sum(_likenesses(word, pairs))


def _likenesses(word: str, pairs: Mapping[str, float]) -> Iterator[float]:
    """Yield how likely each character beyond ASCII is at its place."""
    lower = f"^{word.lower()}$"
    latin = any(sign.isalpha() for sign in word if sign < "\x80")
    for at, sign in enumerate(word):
        if sign < "\x80":
            continue
        if latin and _NOT_LATIN.match(sign):
            yield _NO_LETTER
        elif sign.isalpha() and not "\u02b0" <= sign <= "\u02ff":
            capital = _CAPITAL_INSIDE if at and sign.isupper() and word[at - 1].islower() else 0.0
            yield (pairs.get(lower[at : at + 2], _UNSEEN) + pairs.get(lower[at + 1 : at + 3], _UNSEEN)) / 2 + capital
        else:
            yield _likeness_of_sign(word, at)


def _likeness_of_sign(word: str, at: int) -> float:
    inside = 0 < at < len(word) - 1 and word[at - 1].isalpha() and word[at + 1].isalpha()
    ends = word[at] in _OPENING and at > 0 and word[at - 1].isalpha()
    return _ORDINARY_SIGN if word[at] in _ORDINARY and not (inside or ends) else _NO_LETTER


@cache
def _letters(language: str) -> Mapping[str, float]:
    """Return the logarithm of the share of each pair of letters, of the pairs with a letter beyond ASCII."""
    counts: Counter[str] = Counter()
    for name in _names_in(language):
        for word in re.findall(r"[^\W\d_]+", name.lower()):
            if _BEYOND_ASCII.search(word):
                framed = f"^{word}$"
                counts.update(p for p in map("".join, pairwise(framed)) if _BEYOND_ASCII.search(p))
    total = sum(counts.values()) or 1
    return {pair: math.log(count / total) for pair, count in counts.items()}


def _names_in(language: str) -> Iterator[str]:
    from babel import Locale  # noqa: PLC0415  start-up: only a file that is not UTF-8 needs it

    locale = Locale(language)
    for names in (locale.territories, locale.languages, locale.months["format"]["wide"], locale.days["format"]["wide"]):
        yield from map(str, names.values())
    gazetteer = _gazetteer()
    if language == "uk":
        yield from gazetteer["name_uk"].dropna()
    elif country := _LANGUAGES[language][1]:
        yield from gazetteer.loc[gazetteer["cc"] == country, "name_en"]


@cache
def _gazetteer() -> pd.DataFrame:
    return pd.read_parquet(basemap_file("cities_eu.parquet"), columns=["name_en", "name_uk", "cc"])


@cache
def _known_names() -> frozenset[str]:
    """Return the words beyond ASCII of all names of the gazetteer, in lower case."""
    frame = _gazetteer()
    text = " ".join([*frame["name_en"], *frame["name_uk"].dropna()]).casefold()
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text) if _BEYOND_ASCII.search(word))
