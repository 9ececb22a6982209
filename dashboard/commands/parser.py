"""A parser of arguments that takes its own words from the catalogue, and the language that arguments ask for."""

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
        """Add the line that shows how a command is called.

        Parameters
        ----------
        usage, actions, groups
            As argparse passes them.
        prefix
            Text before the line; None, as argparse passes it in help, for the word of the catalogue.
        """
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
        """Print the usage and a mistake in the arguments, and exit with 2."""
        self.print_usage(sys.stderr)
        told = say("command_parser.mistake", program=self.prog, mistake=told_mistake(message))
        self.exit(2, f"{told}\n")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add ``--format``: an answer for a person (``text``) or for a tool (``json``)."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("command.format"))


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return the language that arguments ask for, before any text is made; None if they ask for none, or for an unknown one."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(LANGUAGE, nargs="?")
    asked: str | None = parser.parse_known_args(arguments)[0].language
    return asked if asked in LOCALES else None


def check_environment(parser: argparse.ArgumentParser) -> None:
    """Refuse an unknown language in the environment as a bad argument: tell the mistake, and exit with 2."""
    asked = os.environ.get(VARIABLE)
    if asked and asked not in LOCALES:
        choices = ", ".join(map(repr, LOCALES))
        parser.error(say("command_parser.environment", variable=VARIABLE, value=repr(asked), choices=choices))
