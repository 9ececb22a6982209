"""Turns the bytes of a CSV into text: finds the encoding, and explains it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import NamedTuple

from geo.problem import Finding, excerpt
from geo.reading.encodings import NO_EVIDENCE, Evidence, guess
from geo.reading.filekinds import is_wide
from geo.words.text import Text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEXT_LINE = b"\x85"
_REPLACED = "\ufffd"
_HEAD_BYTES = 4096
_SAMPLE_CHARACTERS = 50
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Decoded(NamedTuple):
    """Text of a file.

    Attributes
    ----------
    text
        The text, without a byte order mark.
    codec
        Python's name of the encoding.
    findings
        What had to be assumed to read the file.
    """

    text: str
    codec: str
    findings: list[Finding]


def decode(data: bytes, evidence: Evidence = NO_EVIDENCE) -> Decoded:
    """Decode a file.

    Parameters
    ----------
    data
        The whole file.
    evidence
        What the other files of the plan tell of its code page.

    Returns
    -------
    Decoded
        The text; and if the file is not UTF-8, a notice that names the encoding and shows a line that depends on it.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, encoding)
    if wide := is_wide(data[:_HEAD_BYTES]):
        text = data.decode(wide, "replace")
        return Decoded(text, wide, [_notice(wide, text)])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _next_lines(data) or _damaged(data) or _guessed(data, evidence)
    return _damaged_text(text, "utf-8") if _REPLACED in text else Decoded(text, "utf-8", [])


def _next_lines(data: bytes) -> Decoded | None:
    """Read ASCII whose lines end with the one byte of U+0085, as a mainframe writes them; None for other bytes."""
    if _NEXT_LINE not in data or b"\n" in data or not data.replace(_NEXT_LINE, b"").isascii():
        return None
    return Decoded(data.decode("latin-1"), "latin-1", [])


def _damaged(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes as UTF-8; None if most characters beyond ASCII are not UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken, beyond = text.count(_REPLACED), len(_BEYOND_ASCII.findall(text))
    return None if broken * 4 > beyond else _damaged_text(text, "utf-8")


def _damaged_text(text: str, codec: str) -> Decoded:
    broken = text.count(_REPLACED)
    place = text.index(_REPLACED)
    line = text.count("\n", 0, place) + 1
    told = Text("problems.encoding-damaged", count=broken, sign=_REPLACED, line=line)
    return Decoded(text, codec, [Finding("encoding-damaged", "warning", told)])


_BYTE_ORDER_MARK = Finding("bom", "notice", Text("problems.bom"))


def _with_bom(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _damaged_text(data.decode(encoding, errors="replace"), encoding)
    return Decoded(text, encoding, [_BYTE_ORDER_MARK if encoding == "utf-8-sig" else _notice(encoding, text)])


def _guessed(data: bytes, evidence: Evidence) -> Decoded:
    codec, other, doubtful = guess(data, evidence)
    text = data.decode(codec, "replace")
    if other is None:
        found = _notice(codec, text)
        if doubtful:
            told = Text("problems.encoding-doubtful", **found.text.values)
            return Decoded(text, codec, [Finding("encoding-unsure", "warning", told)])
        return Decoded(text, codec, [replace(found, text=Text("problems.encoding-guessed", **found.text.values))])
    second = data.decode(other, "replace")
    told = Text(
        "problems.encoding-unsure",
        encoding=codec,
        sample=_sample_of(text, text, second),
        other=other,
        second=_sample_of(second, text, second),
    )
    return Decoded(text, codec, [Finding("encoding-unsure", "warning", told)])


def _sample_of(shown: str, first: str, second: str) -> Text:
    """Return a part of a reading around the first character in which two readings differ."""
    where = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0)
    start = max(shown.rfind("\n", 0, where) + 1, where - _SAMPLE_CHARACTERS // 3)
    return excerpt(shown[start:].split("\n", 1)[0].strip()[:_SAMPLE_CHARACTERS])


def _notice(encoding: str, text: str) -> Finding:
    found = _BEYOND_ASCII.search(text)
    where = found.start() if found else 0
    line = text[text.rfind("\n", 0, where) + 1 :].split("\n", 1)[0].strip()
    sample = excerpt(line[max(0, line.find(found.group()) - 15) if found else 0 :][:_SAMPLE_CHARACTERS])
    return Finding("encoding", "notice", Text("problems.encoding", encoding=encoding, sample=sample))


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def lossless(data: bytes, evidence: Evidence = NO_EVIDENCE) -> tuple[bytes, str, str]:
    """Return byte order mark, codec and text of a file, to be written back byte for byte.

    Parameters
    ----------
    data
        The whole file.
    evidence
        What the other files of the plan tell of its code page.

    Encoding the text with ``surrogateescape`` gives the bytes after the mark again, unless damaged UTF-16 makes that
    impossible.
    """
    for bom, codec in _MARKS:
        if data.startswith(bom):
            errors = "surrogateescape" if codec == "utf-8" else "replace"
            return bom, codec, data[len(bom) :].decode(codec, errors)
    codec = decode(data, evidence).codec
    return b"", codec, data.decode(codec, "replace" if codec.startswith("utf-16") else "surrogateescape")
