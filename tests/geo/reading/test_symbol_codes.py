"""Codes against the tables of the standard, and letter codes against the symbols that milsymbol draws of both."""

from __future__ import annotations

import json

import pytest

from geo.reading.letter_codes import converted, is_letter_code
from geo.reading.symbol_codes import read_sidc
from geo.symbols import _engine, is_drawable

SOUND = "10031000161211000000"
GROUND = ("UCI---", "UCIM--", "UCIZ--", "UCA---", "UCR---", "UCF---", "UCD---", "UCVR--", "UCE---", "UUE---")
SUPPORT = ("UUA---", "UULM--", "UUM---", "UUS---", "USS---", "UST---", "USX---", "USM---")
DRAWN_ANEW = ("UCVR--", "UCE---")
"""Functions whose icon the later standard draws in another way."""


def drawn(code: str) -> str:
    return str(json.loads(str(_engine().call("drawSymbol", code, 30)))["svg"])


@pytest.mark.parametrize("function", [*GROUND, *SUPPORT])
def test_a_converted_code_has_the_same_symbol(function: str) -> None:
    code = f"SFGP{function}-F---"
    fix = converted(code)
    assert fix is not None
    assert is_drawable(fix)
    assert (drawn(fix) == drawn(code)) is (function not in DRAWN_ANEW)


def test_status_headquarters_echelon_and_identity_are_converted() -> None:
    places = [("P", s, h, e) for s in "PACDXF" for h in "-AEF" for e in "-AEN"] + [(i, "P", "-", "F") for i in "UAFN"]
    codes = [f"S{i}G{s}UCI---{h}{e}---" for i, s, h, e in places]
    assert [drawn(converted(code) or "") for code in codes] == [drawn(code) for code in codes]


@pytest.mark.parametrize(
    "text",
    ["SFGPUCI----F---", "SFGPUCI---*F***", "sfgpuci----f---", "SFGPUCI---", "SHGPUCI----F---", "SFSPCLCV-------"],
)
def test_letter_codes_are_known(text: str) -> None:
    assert is_letter_code(text)


@pytest.mark.parametrize("text", [SOUND, "HUB-RZE", "infantry", "SYMBOL-INFANTRY", "", "1.0031E+19"])
def test_what_is_no_letter_code(text: str) -> None:
    assert not is_letter_code(text)


def test_a_sound_code_is_kept() -> None:
    assert read_sidc(SOUND) == (SOUND, None)
    assert read_sidc("1003 1000 1612 1100 0000")[0] == SOUND


@pytest.mark.parametrize(
    ("place", "digits", "word"),
    [
        (0, "99", "version"), (2, "3", "context"), (3, "7", "identity"), (4, "99", "symbol set"), (6, "6", "status"),
        (7, "9", "task force"), (8, "73", "echelon"), (8, "19", "echelon"),
    ],
)  # fmt: skip
def test_each_part_is_checked_and_named(place: int, digits: str, word: str) -> None:
    code = SOUND[:place] + digits + SOUND[place + len(digits) :]
    value, finding = read_sidc(code)
    assert value == ""
    assert finding is not None
    assert (finding.code, finding.severity) == ("sidc-unknown", "warning")
    assert word in finding.message
    assert digits in finding.message
