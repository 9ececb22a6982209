"""An analysis that is asked at a terminal: the frame of its command, which reads the plan and prints what is reported."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.plain import printable
from geo.clock import parse_instant
from geo.errors import AnalysisError, InstantError
from geo.plan import Plan, read_plan
from geo.words.text import Text, say


@dataclass(frozen=True, slots=True)
class Report:
    """What an analysis answers at a terminal.

    Attributes
    ----------
    contract
        The answer as JSON, by the contract of the command.
    lines
        The answer for a person; made only when they are read.
    """

    contract: dict[str, Any]
    lines: Iterable[str]


Reporter = Callable[[Plan, argparse.Namespace], Report]


@dataclass(frozen=True, slots=True)
class Command:
    """A command that asks an analysis.

    Attributes
    ----------
    name
        What stands after ``posture``.
    help, description
        What it does, among the other commands and by itself.
    add_arguments
        Adds the arguments between PLAN and ``--format`` to its parser.
    """

    name: str
    help: Text
    description: Text
    add_arguments: Callable[[argparse.ArgumentParser], object]


def add_command(commands: Any, command: Command, reporter: Reporter) -> None:
    """Add a command to those of the parser; the reporter answers it."""
    parser = commands.add_parser(command.name, help=str(command.help), description=str(command.description))
    parser.add_argument("plan", type=Path, metavar="PLAN", help=say("analysis.arguments.plan"))
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


def asked_instant(name: str, text: str | None, plan: Plan, usual: float) -> float:
    """Return the instant of an argument in hours since H+0, the usual one where it is not given.

    Raises
    ------
    AnalysisError
        If it is no instant; the message names the argument.
    """
    if text is None:
        return usual
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise AnalysisError(Text("analysis.arguments.wrong", name=name, text=text, reason=error)) from error
