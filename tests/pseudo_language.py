"""What a text in the pseudo-language holds that is not from the catalogue, and not a plan's own."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

from geo.words.pseudo import CLOSE, OPEN

INSTANT = re.compile(r"\b[DH][+\-−]\d+(?:\.\d+)?\b")
STAMP = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?: ?(?:Z|UTC)\b)?")
MGRS = re.compile(r"\b\d{2}[C-X](?: ?[A-Z]{2}(?: ?\d{1,5} ?\d{1,5})?)?\b")
EVENT_SIGN = "i"
"""What is drawn for an event, in every language."""

CUT_FROM = 5
"""Letters of a text that a picture may cut, with an ellipsis at the end."""

LETTER = re.compile(r"[^\W\d_]")


def outside(text: str) -> str:
    """Return what of a text stands outside ⟦ ⟧, which may be nested."""
    left, depth = [], 0
    for letter in text:
        depth += letter == OPEN
        if depth == 0:
            left.append(letter)
        elif letter == CLOSE:
            depth -= 1
            left.append(" ")
    return "".join(left) if depth == 0 else text


_UNACCENTED = re.compile(r"(?<![^\W\d_])(?=[A-Za-z]*[AEIOUYCNSZaeiouycnsz])[A-Za-z]{3,}(?![^\W\d_])")
"""A word that a message would have with an accent: a value that did not come from the catalogue."""


CONJUNCTIONS = ("and", "or")
"""What a list has between its last two members: from Babel and the browser, not from the catalogue."""


_CUT_WORD = re.compile(r"(\w{4,})…")


class Own:
    """The texts that a page may show as they are: a plan's cells and settings, and others that are named."""

    def __init__(self, folder: Path, *others: str) -> None:
        texts = {folder.name, *CONJUNCTIONS, *others}
        for file in folder.glob("*.csv"):
            texts.add(file.name)
            with file.open(encoding="utf-8-sig", newline="") as lines:
                texts |= {
                    cell
                    for row in csv.reader(lines)
                    for cell in (*row, *(part.strip() for part in ";".join(row).split(";")))
                }
        texts |= set(_strings(tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))))
        wanted = sorted(
            {short for text in texts if LETTER.search(text) for short in (text.strip(), text.strip().rstrip("."))},
            key=len,
            reverse=True,
        )
        self._begun = tuple(text for text in wanted if len(text) > CUT_FROM)
        self._words = {word for text in wanted for word in _UNACCENTED.findall(text)}
        self._known = re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in wanted))

    def _is_cut(self, word: str, text: str) -> bool:
        """Tell whether a word is the begin of one of a plan, which a picture has cut there."""
        return f"{word}…" in text and any(own.startswith(word) for own in self._words)

    def foreign(self, text: str) -> str:
        """Return the words of a text that are neither the catalogue's nor a plan's, nor an instant or a grid reference."""
        whole = _CUT_WORD.sub(lambda found: "" if self._begins(found[1]) else found[0], " ".join(text.split()))
        left = " ".join(outside(whole).split())
        if left.endswith("…") and any(own.startswith(left[:-1].strip()) for own in self._begun):
            return ""
        if left and any(f" {left} " in f" {own} " for own in self._begun):
            return ""
        for known in (self._known, INSTANT, STAMP, MGRS):
            left = known.sub(" ", left)
        unaccented = _UNACCENTED.findall(self._known.sub(" ", whole)) if OPEN in whole else []
        unaccented = [word for word in unaccented if word not in self._words and not self._is_cut(word, whole)]
        return " ".join([*left.split(), *unaccented]) if LETTER.search(left) or unaccented else ""

    def _begins(self, part: str) -> bool:
        """Tell whether a part is the beginning of a word of the plan, which was too long for its room."""
        return any(word.startswith(part) for word in self._words)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in (str(key), *_strings(one))]
    return [text for one in value for text in _strings(one)] if isinstance(value, list) else []
