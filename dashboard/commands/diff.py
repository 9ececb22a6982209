"""``posture diff``: how two plans differ."""

from __future__ import annotations

import argparse
import json
from typing import Any

from dashboard.commands.export import named_plan
from dashboard.commands.outcome import CLEAN
from dashboard.commands.parser import add_format
from dashboard.plain import printable
from geo.analysis.diff import diff_plans, told_diff
from geo.words.text import say


def add_diff(commands: Any) -> None:
    """Add the command to those of the parser."""
    diff = commands.add_parser("diff", help=say("command.diff.help"), description=say("command.diff.description"))
    diff.add_argument("a", metavar="A", help=say("command.diff.plan"))
    diff.add_argument("b", metavar="B", help=say("command.diff.plan"))
    add_format(diff)
    diff.set_defaults(command=_diff)


def _diff(parsed: argparse.Namespace) -> int:
    found = diff_plans(named_plan(parsed.a), named_plan(parsed.b))
    if parsed.format == "json":
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(printable(line) for line in told_diff(found)))
    return CLEAN
