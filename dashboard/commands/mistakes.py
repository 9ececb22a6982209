"""Mistakes in the arguments, as argparse tells them to its hook ``error``, in the words of the catalogue."""

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
    (re.compile(r"expected one argument"), "command_parser.expected-one"),
    (re.compile(r"expected at least one argument"), "command_parser.expected-some"),
    (re.compile(r"ignored explicit argument (?P<value>.+)", re.DOTALL), "command_parser.takes-none"),
    (
        re.compile(r"ambiguous option: (?P<option>.+) could match (?P<matches>.+)", re.DOTALL),
        "command_parser.ambiguous",
    ),
)
"""What argparse says of a mistake, with the key that says the same; the parts are values of its message."""


def told_mistake(message: str) -> str:
    """Return a mistake in the language in use; one that argparse tells in other words, or our own, as it is."""
    for pattern, key in _MISTAKES:
        found = pattern.fullmatch(message)
        if found:
            values = found.groupdict()
            if "mistake" in values:
                values["mistake"] = told_mistake(values["mistake"])
            return say(key, **values)
    return message
