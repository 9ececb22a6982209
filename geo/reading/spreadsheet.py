"""Finds cells that a spreadsheet would run as a formula, and ids that one turned into a number or a date."""

from __future__ import annotations

import re

from geo.problem import Finding, excerpt
from geo.words.text import Text

GUARD = "'"
"""The character before a cell of a CSV that stops a spreadsheet from running the cell."""

_STARTS = ("=", "@", "+", "-", "\t", "\r")
_NUMBER = re.compile(r"[+-]\s*[\d.,]+\s*%?")
_TIME = re.compile(r"[+-]\d+\s*[dh]", re.IGNORECASE)
_LONE_SIGN = re.compile(r"[+-]+")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?E[+-]\d{2,}", re.IGNORECASE)
_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mrz|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|sept|déc|"
    "sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру"
)
_AS_DATE = re.compile(
    rf"(\d{{1,2}}\.?[- .]\s?({_MONTHS})\.?([- ]\d{{2,4}})?|({_MONTHS})\.?[- ]\d{{2,4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"[1-9]\d{14}0{3,}")

_ERROR = re.compile(
    r"#[^\W\d_][\w'’ ]{0,15}[!?]|#N/?[ADV]|#N/D!|#Н/Д|#DIV/0!|#+|#(SPILL|CALC|BUSY|GETTING_DATA)!?", re.IGNORECASE
)
_TRUTH = frozenset(
    [
        "TRUE",
        "FALSE",
        "WAHR",
        "FALSCH",
        "VRAI",
        "FAUX",
        "PRAWDA",
        "FAŁSZ",
        "ИСТИНА",
        "ЛОЖЬ",
        "ІСТИНА",
        "ХИБНІСТЬ",
        "VERO",
        "FALSO",
        "VERDADERO",
        "ADEVĂRAT",
    ]
)
EMPTY_MARKS = frozenset(["NaN", "nan", "NaT", "<NA>", "NULL", "null", "#N/A", "#NA"])
"""What programs write for an empty cell; no planner means one of these as a text."""

_FLOAT = re.compile(r"\d+\.0")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AP]M)?", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?|\d{1,2}/\d{1,2}(/\d{2,4})?|\d{1,2}\.\d{1,2}\.(\d{2})?"
)


def would_run(text: str) -> bool:
    """Tell whether a spreadsheet would run a cell as a formula.

    It would if the cell begins with ``=``, ``@``, a tab or a CR, or with a sign and is no number and no time.
    """
    if not text.startswith(_STARTS):
        return False
    if text[0] in "+-":
        return not (_NUMBER.fullmatch(text) or _TIME.fullmatch(text) or _LONE_SIGN.fullmatch(text))
    return True


def guarded(text: str) -> str:
    """Return a cell for a CSV that a spreadsheet will open: with a guard if it would run or begins with one already.

    Examples
    --------
    >>> guarded("=1+1"), guarded("-5")
    ("'=1+1", '-5')
    """
    return GUARD + text if text.startswith(GUARD) or would_run(text) else text


def unguarded(text: str) -> str:
    """Return a cell without its guard; the inverse of :func:`guarded`."""
    rest = text[1:]
    return rest if text.startswith(GUARD) and (rest.startswith(GUARD) or would_run(rest)) else text


def formula_finding(text: str) -> Finding | None:
    """Return a warning if a spreadsheet would run a cell, with the guarded cell as its fix; else None."""
    if not would_run(text):
        return None
    fix = guarded(text)
    told = Text("problems_cells.formula", text=excerpt(text), fix=fix[:60])
    return Finding("formula", "warning", told, fix)


def is_damaged(text: str) -> bool:
    """Tell whether Excel seems to have changed an id or code: ``1.0E+19``, ``03-Apr``, or 15 digits and then zeros."""
    return bool(_SCIENTIFIC.fullmatch(text) or _AS_DATE.fullmatch(text) or _CUT_OFF.fullmatch(text))


def damage_finding(text: str) -> Finding | None:
    """Return a warning if a spreadsheet seems to have changed an id, or to have failed to compute it; else None."""
    if text.startswith("#"):
        return _id_finding("id-error", text) if _ERROR.fullmatch(text) else None
    if text.upper() in _TRUTH:
        return _id_finding("id-truth", text)
    if text in EMPTY_MARKS:
        return _id_finding("id-empty-mark", text)
    if not text[:1].isdigit():
        return _id_finding("id-damaged", text) if is_damaged(text) else None
    if _FLOAT.fullmatch(text):
        return _decimal_finding(text)
    if _CLOCK.fullmatch(text):
        return _id_finding("id-time", text)
    return _id_finding("id-damaged", text) if is_damaged(text) or _DAY.fullmatch(text) else None


def _decimal_finding(text: str) -> Finding:
    fix = text.partition(".")[0]
    told = Text("problems_cells.id-decimal", text=excerpt(text), fix=fix)
    return Finding("id-decimal", "warning", told, fix)


def _id_finding(code: str, text: str) -> Finding:
    return Finding(code, "warning", Text(f"problems_cells.{code}", text=excerpt(text)))
