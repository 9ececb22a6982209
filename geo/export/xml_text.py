"""Text of a plan for XML, which does not allow every character."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text without the characters that XML does not allow, such as control characters."""
    return _NOT_IN_XML.sub("", text)
