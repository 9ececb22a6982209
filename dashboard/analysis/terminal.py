"""The frame of an analysis command at a terminal: it reads the plan, and prints the report."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from dashboard.plain import printable
from geo.analysis.progress import Progress
from geo.clock import parse_instant
from geo.errors import AnalysisError, InstantError
from geo.plan import Plan, read_plan
from geo.words.text import Text, say

PATIENCE_S = 1.0
"""A computation that takes longer tells how far it is."""


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of an analysis at a terminal.

    Attributes
    ----------
    contract
        The answer as JSON, with the fields that the command promises.
    lines
        The answer for a person, computed only when it is printed.
    """

    contract: dict[str, Any]
    lines: Iterable[str]


Reporter = Callable[[Plan, argparse.Namespace], Report]


@dataclass(frozen=True, slots=True)
class Command:
    """The command of an analysis.

    Attributes
    ----------
    name
        The word after ``posture``.
    help, description
        What it does: in the list of commands, and in its own help.
    add_arguments
        Adds the arguments between PLAN and ``--format`` to its parser.
    """

    name: str
    help: Text
    description: Text
    add_arguments: Callable[[argparse.ArgumentParser], object]


def add_command(commands: Any, command: Command, reporter: Reporter) -> None:
    """Add a command to a parser.

    Parameters
    ----------
    commands
        What ``add_subparsers`` of the program's parser returned.
    command
        Its name, help and own arguments. PLAN and ``--format`` are added to them.
    reporter
        Makes the report from the plan and the parsed arguments.
    """
    parser = commands.add_parser(command.name, help=str(command.help), description=str(command.description))
    parser.add_argument("plan", type=Path, metavar="PLAN", help=say("command.plan"))
    command.add_arguments(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("analysis.arguments.format"))
    parser.set_defaults(command=partial(_run, reporter))


def _run(reporter: Reporter, parsed: argparse.Namespace) -> int:
    plan = read_plan(parsed.plan)
    if not plan.readable:
        raise AnalysisError(Text("analysis.no-placements", plan=parsed.plan))
    found = reporter(plan, parsed)
    if parsed.format == "json":
        print(json.dumps(found.contract, ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(printable, found.lines)))
    return 0


@contextmanager
def progress_line(stream: TextIO | None = None, patience_s: float = PATIENCE_S) -> Iterator[Progress]:
    """Give a function that tells how far a computation is, in one line that is gone afterwards; nothing where nobody looks.

    Parameters
    ----------
    stream
        Where it is told; None for standard error, so that the answer stays alone in the output.
    patience_s
        For so many seconds nothing is told.
    """
    out, began, told = stream or sys.stderr, time.monotonic(), -1

    def tell(part: float) -> None:
        nonlocal told
        done = round(100 * part)
        if done != told and out.isatty() and time.monotonic() - began >= patience_s:
            told = done
            print(f"\r{say('analysis.done', done=done)}\x1b[K", end="", file=out, flush=True)

    try:
        yield tell
    finally:
        if told >= 0:
            print("\r\x1b[K", end="", file=out, flush=True)


def asked_instant(name: str, text: str | None, plan: Plan, usual: float) -> float:
    """Return the instant that an argument gives, in hours since H+0.

    Parameters
    ----------
    name
        The argument as a planner types it, like ``--at``, for the message.
    text
        Its value as typed; None where it is not given.
    plan
        Its ceasefire is what a date is counted from.
    usual
        The instant without the argument, hours since H+0.

    Raises
    ------
    AnalysisError
        If the text is no instant; the message names the argument.
    """
    if text is None:
        return usual
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise AnalysisError(Text("analysis.arguments.wrong", name=name, reason=error)) from error
