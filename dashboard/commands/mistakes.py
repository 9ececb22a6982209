"""Mistakes in the arguments, as argparse passes them to its hook ``error``, in the words of the catalogue."""

from __future__ import annotations

import re

from geo.words.text import say

_MISTAKES = (
    (re.compile(r"argument (?P<argument>[^:]+): (?P<mistake>.+)", re.DOTALL), "command_parser.of-argument"),
    (re.compile(r"the following arguments are required: (?P<arguments>.+)", re.DOTALL), "command_parser.required"),
    (re.compile(r"unrecognized arguments: (?P<arguments>.+)", re.DOTALL), "command_parser.unrecognized"),
    (
        re.compile(r"invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)", re.DOTALL),
        "command_parser.invalid-choice",
    ),
    (re.compile(r"invalid (?P<type>\w+) value: (?P<value>.+)", re.DOTALL), "command_parser.invalid-value"),
    (re.compile(r"not allowed with argument (?P<other>.+)", re.DOTALL), "command_parser.not-with"),
    (re.compile(r"expected one argument"), "command_parser.expected-one"),
    (re.compile(r"expected at least one argument"), "command_parser.expected-some"),
    (re.compile(r"ignored explicit argument (?P<value>.+)", re.DOTALL), "command_parser.takes-none"),
    (
        re.compile(r"ambiguous option: (?P<option>.+) could match (?P<matches>.+)", re.DOTALL),
        "command_parser.ambiguous",
    ),
)
"""Patterns of argparse's messages, and the key of the same message in the catalogue; groups are its values."""


def told_mistake(message: str) -> str:
    """Return argparse's message in the language in use; a message that matches no pattern, such as our own, unchanged."""
    for pattern, key in _MISTAKES:
        found = pattern.fullmatch(message)
        if found:
            values = found.groupdict()
            if "mistake" in values:
                values["mistake"] = told_mistake(values["mistake"])
            return say(key, **values)
    return message
