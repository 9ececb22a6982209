"""The command line ``posture``."""

from __future__ import annotations

import argparse
import io
import json
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dashboard import __version__
from dashboard.analysis.registry import add_commands
from dashboard.commands.export import add_export, named_plan
from dashboard.plain import printable
from dashboard.theme import streamlit_settings
from geo.analysis.diff import diff_plans, told_diff
from geo.basemap.places import where
from geo.editing.folder import copy_plan, new_plan
from geo.errors import PostureError
from geo.plan import Plan, read_plan
from geo.problem import SEVERITIES

CLEAN, FOUND, UNREADABLE = 0, 1, 2
"""Exit codes of ``check``; 2 is also a mistake in the arguments."""

DEFAULT_PORT = 8501


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code. A mistake is told in one line, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.command
    try:
        return command(parsed)
    except PostureError as error:
        return _complain(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN
    except OSError as error:
        return _complain(f"{error.filename or 'a file'}: {error.strerror}")


def _complain(message: str) -> int:
    print(f"posture: {message}", file=sys.stderr)
    return UNREADABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="posture", description="Show, check and export a force-posture plan: a folder of CSV files."
    )
    parser.add_argument("--version", action="version", version=f"posture {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_run(commands)
    _add_folders(commands)
    _add_check(commands)
    _add_where(commands)
    _add_diff(commands)
    add_commands(commands)
    add_export(commands)
    return parser


def _add_run(commands: Any) -> None:
    run = commands.add_parser(
        "run",
        help="serve the dashboard on this machine",
        description="Serve the dashboard at 127.0.0.1. Stop it with Ctrl+C.",
    )
    run.add_argument("plan", nargs="?", metavar="PLAN", help="plan folder (the sample plan if none is given)")
    run.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, metavar="N", help=f"port to serve on (usually {DEFAULT_PORT})"
    )
    run.add_argument("--read-only", action="store_true", help="refuse every change of the plan's files")
    run.set_defaults(command=_run)


def _add_folders(commands: Any) -> None:
    new = commands.add_parser("new", help="write an empty plan with headers and help")
    new.add_argument("folder", type=Path, metavar="FOLDER", help="folder to make")
    new.set_defaults(command=_new)
    copy = commands.add_parser("copy", help="copy a plan, to try another course of action")
    copy.add_argument("source", type=Path, metavar="A", help="plan to copy")
    copy.add_argument("target", type=Path, metavar="B", help="folder to make")
    copy.set_defaults(command=_copy)


def _add_check(commands: Any) -> None:
    check = commands.add_parser(
        "check",
        help="find what is wrong in the files of a plan",
        description="Find what is wrong. Exit code 0: clean or notices only; 1: errors or warnings; 2: cannot be read.",
    )
    check.add_argument("plan", type=Path, metavar="PLAN", help="plan folder")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how to print")
    check.set_defaults(command=_check)


def _add_where(commands: Any) -> None:
    find = commands.add_parser("where", help="tell country, oblast, nearest place and MGRS of a position")
    find.add_argument("latitude", type=_degrees(90), metavar="LAT", help="degrees north, south negative")
    find.add_argument("longitude", type=_degrees(180), metavar="LON", help="degrees east, west negative")
    find.add_argument("--format", choices=("text", "json"), default="text", help="how to print")
    find.set_defaults(command=_where)


def _add_diff(commands: Any) -> None:
    diff = commands.add_parser(
        "diff",
        help="tell how two plans differ",
        description="Tell what was added, removed, moved and changed from A to B, and the difference in personnel. "
        "PLAN@3 is version 3 of a plan's history.",
    )
    diff.add_argument("a", metavar="A", help="plan folder, or PLAN@N")
    diff.add_argument("b", metavar="B", help="plan folder, or PLAN@N")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="how to print")
    diff.set_defaults(command=_diff)


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"{text} is no port; give a number from 1 to 65535")
    return int(text)


def _degrees(bound: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not -bound <= value <= bound:
            raise argparse.ArgumentTypeError(f"{text} is no number of degrees between -{bound:g} and {bound:g}")
        return value

    return read


def _run(parsed: argparse.Namespace) -> int:
    # Half a second that no other command needs; what the pages import is there before the first viewer comes.
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415

    import geo.analysis.force_flow  # noqa: PLC0415
    import geo.analysis.sweep  # noqa: F401, PLC0415
    from dashboard.plans import shelf_at  # noqa: PLC0415

    shelf = shelf_at(parsed.plan)
    shelf.store(shelf.usual).read()
    if _is_taken(parsed.port):
        return _complain(f"--port {parsed.port} is in use; give another one, like --port {parsed.port + 1}")
    print(f"Serving {shelf.address} at http://127.0.0.1:{parsed.port}", flush=True)
    script = Path(__file__).with_name("app.py")
    extra = ["--read-only"] if parsed.read_only else []
    streamlit(
        ["run", str(script), *streamlit_settings(parsed.port), "--", shelf.address, *extra], standalone_mode=False
    )
    return CLEAN


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _new(parsed: argparse.Namespace) -> int:
    new_plan(parsed.folder)
    print(f"Wrote an empty plan into {parsed.folder}; README.txt in it explains every column.")
    return CLEAN


def _copy(parsed: argparse.Namespace) -> int:
    copy_plan(parsed.source, parsed.target)
    print(f"Copied {parsed.source} to {parsed.target}.")
    return CLEAN


def _check(parsed: argparse.Namespace) -> int:
    plan = read_plan(parsed.plan)
    print(
        json.dumps(_report(plan, parsed.plan), ensure_ascii=False, indent=1) if parsed.format == "json" else _told(plan)
    )
    if not plan.readable:
        return UNREADABLE
    return CLEAN if _is_clean(plan) else FOUND


def _report(plan: Plan, folder: Path) -> dict[str, Any]:
    tables = {name: {"rows": table.rows, "accepted": len(table.frame)} for name, table in plan.tables.items()}
    return {"plan": str(folder.absolute()), "tables": tables, "problems": [p.as_dict() for p in plan.problems]}


def _told(plan: Plan) -> str:
    lines = [printable(f"{p.severity}: {p}") for p in plan.problems]
    counts = ", ".join(f"{sum(p.severity == s for p in plan.problems)} {s}s" for s in SEVERITIES)
    rows = sum(table.rows for table in plan.tables.values())
    verdict = "Clean." if _is_clean(plan) else "Not clean: look at the lines above."
    return "\n".join([*lines, f"{plan.name}: {rows} rows read, {plan.set_aside} not shown; {counts}. {verdict}"])


def _is_clean(plan: Plan) -> bool:
    return not any(p.severity != "notice" for p in plan.problems)


def _where(parsed: argparse.Namespace) -> int:
    found = where(parsed.latitude, parsed.longitude)
    if parsed.format == "json":
        print(json.dumps(found, ensure_ascii=False))
    else:
        found["country"] = found["country"] or "– (at sea, or off the map)"
        print("\n".join(f"{name}: {'–' if value is None else value}" for name, value in found.items()))
    return CLEAN


def _diff(parsed: argparse.Namespace) -> int:
    found = diff_plans(named_plan(parsed.a), named_plan(parsed.b))
    if parsed.format == "json":
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(printable(line) for line in told_diff(found)))
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
