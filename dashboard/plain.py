"""A plan's text for Streamlit's Markdown: shown as typed, with no link, image, formula or emphasis."""

from __future__ import annotations

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """Escape every character that Markdown, its extensions or HTML read as anything but itself."""
    return _MEANS_SOMETHING.sub(r"\\\1", text.replace("\n", " "))
