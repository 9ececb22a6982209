"""A plan's text where more than its letters is read: in Streamlit's Markdown, and at a terminal. It is shown as typed."""

from __future__ import annotations

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """Escape every character that Markdown, its extensions or HTML read as anything but itself."""
    return _MEANS_SOMETHING.sub(r"\\\1", text.replace("\n", " "))


def printable(text: str) -> str:
    """Show control characters as escapes, so that no id can move the cursor or forge a line."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
