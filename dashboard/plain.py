"""A plan's text in Streamlit's Markdown and at a terminal: shown as typed, never read as markup or control characters."""

from __future__ import annotations

import re

_READ_AS_TEXT = re.compile(
    r"""
      (?<=:)(?=//)                      # an address
    | (?<=www)(?=\.)
    | (?<=[-.\w+])(?=@)                 # an address of mail
    | (?<=:)(?=[\w+-]+:|material/)      # an emoji, an icon or a logo by name
    | (?:(?<=\s[-<>~])|(?<=\A[-<>~]))(?=(?:[-=]>?|>)(?:\s|\Z))  # arrows, dashes and comparisons of their own
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Where Streamlit makes a link or a sign of a text after it resolved all escapes, so that none of them helps."""

_JOINER = "\u2060"
"""A character without width, at which no line breaks: what it divides is not found."""

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """Return a text that shows as typed in Markdown; line ends are spaces.

    Every character is escaped that Markdown, its extensions or HTML give a meaning. A character without width divides
    addresses and names of icons, of which no escape keeps Streamlit.
    """
    return _MEANS_SOMETHING.sub(r"\\\1", _READ_AS_TEXT.sub(_JOINER, text.replace("\n", " ")))


def printable(text: str) -> str:
    """Return a text with control characters as escapes: no id can then move the cursor or forge a line."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
