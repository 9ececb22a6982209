"""JSON that is safe inside a script element, a Jinja template, or a JavaScript template literal."""

from __future__ import annotations

import re
from typing import Any

import msgspec

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_RISKY = re.compile(r"\\\\|[<>&{}$`\u2028\u2029]")


def safe_json(value: Any) -> str:
    r"""Return compact JSON in which ``< > & { } $ \`` and the backtick inside strings are ``\u00xx`` escapes.

    A reader of JSON gets the same text back. Any other reader finds no markup, no ``{{`` and no ``${``.
    """
    text = msgspec.json.encode(value).decode()
    return _STRING.sub(lambda found: _RISKY.sub(_escaped, found.group()), text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()[-1]):04x}"
