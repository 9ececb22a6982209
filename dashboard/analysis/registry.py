"""The analyses: their order on the page, and their commands at a terminal.

The command line imports this module at every start. An analysis therefore imports its own modules only when it is used:
scipy takes half a second, Streamlit as long again, and no other command needs them.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dashboard.analysis.terminal import Command, Report, add_command
from geo.plan import Plan
from geo.terms import MODE
from geo.words.text import Text, say

if TYPE_CHECKING:
    from dashboard.analysis.question import Answer, Question


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis.

    Attributes
    ----------
    code
        Names it in the session, and names its modules in this folder: ``<code>_section`` shows it on the page,
        ``<code>_report`` answers its command. Its sentences are in the room ``analysis_<code>``.
    command
        Its command at a terminal; None where it has none.
    at_any_time
        Whether it also answers where no unit and no hub is in force.
    """

    code: str
    command: Command | None = None
    at_any_time: bool = False

    @property
    def title(self) -> str:
        """What people call it."""
        return say(f"analysis_{self.code}.title")

    def show(self, question: Question) -> Answer:
        """Show question and answer on the page. Return what the map shows."""
        answer: Answer = self._module("section").show(question)
        return answer

    def report(self, plan: Plan, parsed: argparse.Namespace) -> Report:
        """Return the answer to the command.

        Parameters
        ----------
        plan
            As read from the folder that the command names.
        parsed
            The arguments of the command.
        """
        report: Report = self._module("report").report(plan, parsed)
        return report

    def _module(self, part: str) -> Any:
        return import_module(f"dashboard.analysis.{self.code}_{part}")


def _add_sustain_arguments(parser: argparse.ArgumentParser) -> None:
    lose, start = say("analysis_supply.arguments.lose"), say("analysis_supply.arguments.from")
    parser.add_argument("--at", metavar="T", help=say("analysis_supply.arguments.at"))
    parser.add_argument("--lose", nargs="+", action="extend", default=[], metavar="X", help=lose)
    parser.add_argument("--from", dest="start", metavar="T", help=start)


def _add_route_arguments(parser: argparse.ArgumentParser) -> None:
    parser._negative_number_matcher = re.compile(r"-\d[\d.,\s-]*$")  # noqa: SLF001  a southern LAT,LON is no option
    parser.add_argument("start", metavar="FROM", help=say("analysis_route.arguments.start"))
    parser.add_argument("end", metavar="TO", help=say("analysis_route.arguments.end"))
    parser.add_argument("--mode", choices=MODE.codes, default="road", help=say("analysis_route.arguments.mode"))
    parser.add_argument("--at", metavar="T", help=say("analysis_route.arguments.at"))


SUSTAIN = Command(
    "sustain",
    Text("analysis_supply.help"),
    Text("analysis_supply.description"),
    _add_sustain_arguments,
)
ROUTE = Command(
    "route",
    Text("analysis_route.help"),
    Text("analysis_route.description"),
    _add_route_arguments,
)

ANALYSES = (
    Analysis("supply", SUSTAIN),
    Analysis("loss"),
    Analysis("sweep"),
    Analysis("flow", at_any_time=True),
    Analysis("route", ROUTE),
    Analysis("command"),
    Analysis("coverage"),
)
"""In the order of the page, which opens with the first."""

ANALYSIS_BY_CODE = {analysis.code: analysis for analysis in ANALYSES}


def add_commands(commands: Any) -> None:
    """Add the commands of the analyses to those of the parser, in the order of their names."""
    asked = [(analysis.command, analysis.report) for analysis in ANALYSES if analysis.command]
    for command, reporter in sorted(asked, key=lambda pair: pair[0].name):
        add_command(commands, command, reporter)
