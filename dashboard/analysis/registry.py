"""The analyses: their order on the page, their titles, and the commands that ask them at a terminal.

The command line reads this at every start. So the modules that answer are imported when they are asked: scipy takes half a
second, and Streamlit as long again, that no other command needs.
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

if TYPE_CHECKING:
    from dashboard.analysis.question import Answer, Question


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis.

    Attributes
    ----------
    code
        Names it in the session, and its modules beside this one: ``<code>_section`` shows it on the page,
        ``<code>_report`` answers its command.
    title
        What people call it.
    command
        Asks it at a terminal; None where nothing does.
    at_any_time
        Whether it answers where no unit and no hub is in force.
    """

    code: str
    title: str
    command: Command | None = None
    at_any_time: bool = False

    def show(self, question: Question) -> Answer:
        """Show question and answer on the page; return what is shown on the map."""
        answer: Answer = self._module("section").show(question)
        return answer

    def report(self, plan: Plan, parsed: argparse.Namespace) -> Report:
        """Return the answer to the command, as its arguments were parsed."""
        report: Report = self._module("report").report(plan, parsed)
        return report

    def _module(self, part: str) -> Any:
        return import_module(f"dashboard.analysis.{self.code}_{part}")


def _add_sustain_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="T", help="instant, like D+30")
    parser.add_argument("--lose", nargs="+", action="extend", default=[], metavar="X", help="what is lost")
    parser.add_argument(
        "--from", dest="start", metavar="T", help="when it is lost; usually at the time that is looked at"
    )


def _add_route_arguments(parser: argparse.ArgumentParser) -> None:
    parser._negative_number_matcher = re.compile(r"-\d[\d.,\s-]*$")  # noqa: SLF001  a southern LAT,LON is no option
    parser.add_argument("start", metavar="FROM", help="id of a unit, hub or node, or LAT,LON like 49.84,24.03")
    parser.add_argument("end", metavar="TO", help="the same")
    parser.add_argument("--mode", choices=MODE.codes, default="road", help="road (usual) or rail")
    parser.add_argument("--at", metavar="T", help="instant, like D+30: where symbols stand, and what is closed")


SUSTAIN = Command(
    "sustain",
    "tell who feeds whom, and who runs short when hubs are lost",
    "Tell the supply of every unit at a time, and what a loss changes. X is a hub, crossing:ID or nation:USA.",
    _add_sustain_arguments,
)
ROUTE = Command(
    "route",
    "tell the way between two symbols or positions, by road or rail",
    "Tell distance, hours and borders of the fastest way. FROM and TO are ids of the plan, or LAT,LON.",
    _add_route_arguments,
)

ANALYSES = (
    Analysis("supply", "Sustainment", SUSTAIN),
    Analysis("loss", "What if"),
    Analysis("sweep", "Second hub"),
    Analysis("flow", "Force flow", at_any_time=True),
    Analysis("route", "Routes", ROUTE),
    Analysis("command", "Command"),
    Analysis("coverage", "Coverage"),
)
"""In the order of the page; the first is shown first."""

ANALYSIS_BY_CODE = {analysis.code: analysis for analysis in ANALYSES}


def add_commands(commands: Any) -> None:
    """Add the commands of the analyses to those of the parser, in the order of their names."""
    asked = [(analysis.command, analysis.report) for analysis in ANALYSES if analysis.command]
    for command, reporter in sorted(asked, key=lambda pair: pair[0].name):
        add_command(commands, command, reporter)
