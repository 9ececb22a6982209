"""Reads which kinds of hub give to which kinds of unit, from the table of that name in plan.toml."""

from __future__ import annotations

from typing import Any

from geo.problem import Finding, excerpt
from geo.reading.setting_values import shown
from geo.terms import FUNCTION, HUB_KIND, Vocabulary
from geo.words.late import Late, joined
from geo.words.text import Text

PATH = "sustainment.hub_gives"
"""Path of the table in plan.toml."""

ALL = "all"
"""What the table says of a kind of hub that gives to every unit."""


def read_hub_gives(value: Any) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """Return the kinds of unit by kind of hub, and what is wrong. No kinds of unit: the hub gives to all.

    What is wrong is left out; a kind of hub of which nothing is left keeps what is usual for it.

    Parameters
    ----------
    value
        The table as TOML reads it.
    """
    if not isinstance(value, dict):
        return {}, [
            Finding(
                "settings-value", "warning", Text("settings.value.hub-gives", path=PATH, value=excerpt(shown(value)))
            )
        ]
    found: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for name, listed in value.items():
        hub = _term(HUB_KIND, name, findings)
        if hub is None:
            continue
        units = _units(hub, listed, findings)
        if units is not None:
            found[hub] = units
    return found, findings


def _units(hub: str, listed: Any, findings: list[Finding]) -> tuple[str, ...] | None:
    if listed == ALL:
        return ()
    if not isinstance(listed, list) or not listed:
        told = Text("settings.value.hub-gives", path=f"{PATH}.{hub}", value=excerpt(shown(listed)))
        findings.append(Finding("settings-value", "warning", told))
        return None
    if ALL in listed:
        return ()
    known = [code for one in listed if (code := _term(FUNCTION, one, findings)) is not None]
    return tuple(dict.fromkeys(known)) or None


def _term(vocabulary: Vocabulary, word: Any, findings: list[Finding]) -> str | None:
    """Return the code of a term, or add a finding that says which term may be meant."""
    text = word if isinstance(word, str) else shown(word)
    term = vocabulary.lookup(text)
    if term is not None:
        return term.code
    near, noun = vocabulary.nearest(text[:100]), Late(getattr, vocabulary, "noun")
    if near is not None:
        told = Text("settings.hub-gives-near", path=PATH, name=excerpt(text), vocabulary=noun, meant=near)
    else:
        codes = joined(vocabulary.codes)
        told = Text("settings.hub-gives", path=PATH, name=excerpt(text), vocabulary=noun, codes=codes)
    findings.append(Finding("settings-hub-gives", "warning", told, near))
    return None
