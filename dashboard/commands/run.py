"""``posture run``: serve the dashboard."""

from __future__ import annotations

import argparse
import os
import socket
from pathlib import Path
from typing import Any

from dashboard.commands.outcome import CLEAN, complain
from dashboard.theme import streamlit_settings
from geo.words.language import VARIABLE, language
from geo.words.text import say

DEFAULT_PORT = 8501


def add_run(commands: Any) -> None:
    """Add the command to those of the parser."""
    run = commands.add_parser("run", help=say("command.run.help"), description=say("command.run.description"))
    run.add_argument("plan", nargs="?", metavar="PLAN", help=say("command.run.plan"))
    run.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, metavar="N", help=say("command.run.port", port=DEFAULT_PORT)
    )
    run.add_argument("--plans", type=_folder, metavar="FOLDER", help=say("command.run.plans"))
    run.add_argument("--read-only", action="store_true", help=say("command.run.read-only"))
    run.set_defaults(command=_run)


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(say("command.run.no-port", text=text))
    return int(text)


def _folder(text: str) -> str:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(say("command.run.no-folder", text=text))
    return str(Path(text).resolve())


def _run(parsed: argparse.Namespace) -> int:
    # Half a second that no other command needs; what the pages import is there before the first viewer comes.
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415

    import geo.analysis.force_flow  # noqa: PLC0415
    import geo.analysis.sweep  # noqa: F401, PLC0415
    from dashboard.plans import shelf_at  # noqa: PLC0415

    shelf = shelf_at(parsed.plan, parsed.plans)
    shelf.store(shelf.usual).read()
    if _is_taken(parsed.port):
        return complain(say("command.run.port-taken", port=parsed.port, other=parsed.port + 1))
    print(say("command.run.serving", plan=shelf.address, address=f"http://127.0.0.1:{parsed.port}"), flush=True)
    # Pages run in threads of their own, and exports in processes: all know of the environment alone.
    os.environ[VARIABLE] = language()
    script = Path(__file__).parents[1] / "app.py"
    extra = ["--read-only"] if parsed.read_only else []
    extra += [f"--plans={parsed.plans}"] if parsed.plans else []
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
