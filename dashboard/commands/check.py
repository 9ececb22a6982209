"""``posture check``: find what is wrong in the files of a plan."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from dashboard.commands.outcome import CLEAN, FOUND, UNREADABLE
from dashboard.commands.parser import add_format
from dashboard.day import present_day
from dashboard.plain import printable
from geo.plan import Plan, read_plan
from geo.problem import SEVERITIES
from geo.words.text import Text, say


def add_check(commands: Any) -> None:
    """Add the command to those of the parser."""
    check = commands.add_parser("check", help=say("command.check.help"), description=say("command.check.description"))
    check.add_argument("plan", type=Path, metavar="PLAN", help=say("command.plan"))
    add_format(check)
    check.set_defaults(command=_check)


def _check(parsed: argparse.Namespace) -> int:
    plan = read_plan(parsed.plan).on(present_day())
    print(
        json.dumps(_report(plan, parsed.plan), ensure_ascii=False, indent=1) if parsed.format == "json" else _told(plan)
    )
    if not plan.readable or plan.barren:
        return UNREADABLE
    return CLEAN if _is_clean(plan) else FOUND


def _report(plan: Plan, folder: Path) -> dict[str, Any]:
    tables = {name: {"rows": table.rows, "accepted": len(table.frame)} for name, table in plan.tables.items()}
    return {"plan": str(folder.absolute()), "tables": tables, "problems": [p.as_dict() for p in plan.problems]}


def _told(plan: Plan) -> str:
    lines = [printable(say(f"command.check.line.{p.severity}", problem=p)) for p in plan.problems]
    return "\n".join([*lines, _verdict(plan)])


def _verdict(plan: Plan) -> str:
    rows = Text("command.check.rows", count=sum(table.rows for table in plan.tables.values()))
    errors, warnings, notices = (
        Text(f"command.check.count.{severity}", count=sum(p.severity == severity for p in plan.problems))
        for severity in SEVERITIES
    )
    counts = {"errors": errors, "warnings": warnings, "notices": notices, "aside": plan.set_aside, "rows": rows}
    if not _is_clean(plan):
        verdict = Text("command.check.not-clean")
    elif plan.passed_over:
        verdict = Text("command.check.clean-passed", count=plan.passed_over)
    else:
        verdict = Text("command.check.clean")
    return say("command.check.verdict", plan=plan.name, verdict=verdict, **counts)


def _is_clean(plan: Plan) -> bool:
    return not any(p.severity != "notice" for p in plan.problems)
