"""Bytes of a CSV to text: encodings."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from geo.problem import Finding, excerpt

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CANDIDATES = ["cp1250", "cp1251", "cp1252"]
_SAMPLE_BYTES = 200_000
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """Decode a file.

    Parameters
    ----------
    data
        The whole file.

    Returns
    -------
    tuple
        The text, and a notice when it is not UTF-8: it names the encoding and shows a line that depends on it.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, encoding)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _guessed(data, error.start)


def _with_bom(data: bytes, encoding: str) -> tuple[str, list[Finding]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text, findings = _guessed(data.removeprefix(codecs.BOM_UTF8), error.start)
        return text, findings
    return text, [] if encoding == "utf-8-sig" else [_notice(encoding, text)]


def _guessed(data: bytes, first_bad: int) -> tuple[str, list[Finding]]:
    sample = data[max(0, first_bad - _SAMPLE_BYTES // 2) : first_bad + _SAMPLE_BYTES // 2]
    best = charset_normalizer.from_bytes(sample, cp_isolation=_CANDIDATES).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, errors="replace")
    return text, [_notice(encoding, text)]


def _notice(encoding: str, text: str) -> Finding:
    found = _BEYOND_ASCII.search(text)
    start = max(0, found.start() - 15) if found else 0
    sample = excerpt(text[start : start + 40].splitlines()[0] if text[start : start + 40].strip() else "")
    return Finding(
        "encoding",
        "notice",
        f"the file is not UTF-8; it was read as {encoding}, which gives {sample}. "
        "If that looks wrong, save the file as “CSV UTF-8”",
    )
