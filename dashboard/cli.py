"""The command line ``posture``."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence

from dashboard import __version__
from dashboard.analysis.registry import add_commands
from dashboard.commands.check import add_check
from dashboard.commands.diff import add_diff
from dashboard.commands.export import add_export
from dashboard.commands.folders import add_folders
from dashboard.commands.importing import add_import
from dashboard.commands.link import add_link
from dashboard.commands.outcome import CLEAN, PROGRAM, complain
from dashboard.commands.parser import Parser, asked_language, check_environment
from dashboard.commands.run import add_run
from dashboard.commands.where import add_where
from geo.errors import PostureError
from geo.words.language import language, spoken
from geo.words.system import reason
from geo.words.text import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code. A mistake is printed in one line, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = asked_language(given)
    with spoken(asked or language()):
        parser = posture_parser()
        parsed = parser.parse_args(given)
        if asked is None:
            check_environment(parser)
        return _done(parsed)


def _done(parsed: argparse.Namespace) -> int:
    command: Callable[[argparse.Namespace], int] = parsed.command
    try:
        return command(parsed)
    except PostureError as error:
        return complain(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN
    except OSError as error:
        file = error.filename or say("command.some-file")
        return complain(say("command.refused", file=file, reason=reason(error)))


def posture_parser() -> Parser:
    """Return the parser of the command line, in the language in use."""
    parser = Parser(prog=PROGRAM, description=say("command.description"))
    parser.add_argument(
        "--version", action="version", version=f"{PROGRAM} {__version__}", help=say("command_parser.version")
    )
    commands = parser.add_subparsers(title=say("command.commands"), metavar="COMMAND", required=True)
    add_run(commands)
    add_folders(commands)
    add_check(commands)
    add_where(commands)
    add_diff(commands)
    add_commands(commands)
    add_export(commands)
    add_import(commands)
    add_link(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
