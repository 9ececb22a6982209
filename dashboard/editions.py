"""Codes for plans to compare: the plan as saved, with unsaved edits, a version, or another plan of the server."""

from __future__ import annotations

from geo.words.text import say

SAVED, UNSAVED = "saved", "unsaved"
_VERSION, _BESIDE = "version:", "plan:"


def version_code(number: int) -> str:
    """Return the code of a version of the history."""
    return f"{_VERSION}{number}"


def beside_code(name: str) -> str:
    """Return the code of another plan of the server, by its name."""
    return f"{_BESIDE}{name}"


def is_version(code: str) -> bool:
    """Tell whether a code means a version of the history."""
    return code.startswith(_VERSION)


def label(code: str, title: str | None = None) -> str:
    """Return what people call the plan of a code.

    Parameters
    ----------
    code
        One of the codes of this module.
    title
        Title of another plan of the server; None for its name.
    """
    if code.startswith(_VERSION):
        return say("desk.edition.version", number=code.removeprefix(_VERSION))
    if code.startswith(_BESIDE):
        return say("desk.edition.beside", name=title or code.removeprefix(_BESIDE))
    return say(f"desk.edition.{code}") if code in (SAVED, UNSAVED) else code
