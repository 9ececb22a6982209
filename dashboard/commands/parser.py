"""A parser of arguments whose own words come from the catalogue, and the language that arguments ask for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from dashboard.commands.mistakes import told_mistake
from geo.words.language import LOCALES, VARIABLE
from geo.words.text import say

LANGUAGE = "--language"


class Help(argparse.HelpFormatter):
    """Help that begins with the catalogue's word for usage."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Add how a command is called; argparse asks without a prefix where it wants its usual one."""
        super().add_usage(usage, actions, groups, f"{say('command_parser.usage')} " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser with ``--help`` and ``--language``; those of its commands are of the same class."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=Help, add_help=False)
        self._positionals.title = say("command_parser.positionals")
        self._optionals.title = say("command_parser.options")
        self.add_argument("-h", "--help", action="help", help=say("command_parser.help"))
        self.add_argument(
            LANGUAGE, choices=tuple(LOCALES), default=argparse.SUPPRESS, help=say("command_parser.language")
        )

    def error(self, message: str) -> NoReturn:
        """Tell a mistake in the arguments, and exit with 2."""
        self.print_usage(sys.stderr)
        told = say("command_parser.mistake", program=self.prog, mistake=told_mistake(message))
        self.exit(2, f"{told}\n")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the choice between an answer for a person and one for a tool."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("command.format"))


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return the language that arguments ask for, before anything is said; None where they ask for none that there is."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(LANGUAGE, nargs="?")
    asked: str | None = parser.parse_known_args(arguments)[0].language
    return asked if asked in LOCALES else None


def check_environment(parser: argparse.ArgumentParser) -> None:
    """Refuse a language of the environment that there is not, as a bad argument is refused."""
    asked = os.environ.get(VARIABLE)
    if asked and asked not in LOCALES:
        choices = ", ".join(map(repr, LOCALES))
        parser.error(say("command_parser.environment", variable=VARIABLE, value=repr(asked), choices=choices))
