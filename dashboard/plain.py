"""A plan's text in Streamlit's Markdown and at a terminal: shown as typed, never read as markup or control characters."""

from __future__ import annotations

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """Return a text with every character escaped that Markdown, its extensions or HTML give a meaning; line ends are spaces."""
    return _MEANS_SOMETHING.sub(r"\\\1", text.replace("\n", " "))


def printable(text: str) -> str:
    """Return a text with control characters as escapes: no id can then move the cursor or forge a line."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
