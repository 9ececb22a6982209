"""``posture run``: serve the dashboard."""

from __future__ import annotations

import argparse
import os
import re
import sys
import threading
import webbrowser
from functools import partial
from pathlib import Path
from socket import socket
from typing import Any

from dashboard.audience import tell_audience
from dashboard.audit import keep_logs
from dashboard.commands.outcome import CLEAN, complain
from dashboard.commands.share import Opened, add_share, beside_of, check_share, opened_share
from dashboard.plans import shelf_at
from dashboard.server.doors import TOKEN, AddressError, Door, Doors, base_path, door_at, loopback
from geo.words.language import VARIABLE, language
from geo.words.text import say

DEFAULT_PORT = 8501
SHORTEST_TOKEN = 16
_TOKEN = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST_TOKEN},}}")


def add_run(commands: Any) -> None:
    """Add the command to those of the parser."""
    run = commands.add_parser("run", help=say("command.run.help"), description=say("command.run.description"))
    run.add_argument("plan", nargs="?", metavar="PLAN", help=say("command.run.plan"))
    run.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, metavar="N", help=say("command.run.port", port=DEFAULT_PORT)
    )
    run.add_argument("--plans", type=_folder, metavar="FOLDER", help=say("command.run.plans"))
    run.add_argument("--read-only", action="store_true", help=say("command.run.read-only"))
    secret = run.add_mutually_exclusive_group()
    secret.add_argument("--token", type=_token, metavar="TOKEN", help=say("command.run.token", least=SHORTEST_TOKEN))
    secret.add_argument("--no-token", action="store_true", help=say("command.run.no-token"))
    run.add_argument("--public-url", type=_door, metavar="ADDRESS", help=say("command.run.public-url"))
    run.add_argument("--base-path", type=_path, metavar="PATH", help=say("command.run.base-path"))
    run.add_argument("--metrics", action="store_true", help=say("command.run.metrics"))
    add_share(run)
    run.set_defaults(command=_run)


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(say("command.run.no-port", text=text))
    return int(text)


def _folder(text: str) -> str:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(say("command.run.no-folder", text=text))
    return str(Path(text).resolve())


def _token(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise argparse.ArgumentTypeError(say("command.run.short-token", text=text, least=SHORTEST_TOKEN))
    return text


def _door(text: str) -> Door:
    try:
        return door_at(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(say("command.run.no-address", text=text)) from error


def _path(text: str) -> str:
    try:
        return base_path(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(say("command.run.no-path", text=text)) from error


def _run(parsed: argparse.Namespace) -> int:
    check_share(parsed)
    shelf = shelf_at(parsed.plan, parsed.plans)
    shelf.store(shelf.usual).read()
    public: Door | None = parsed.public_url
    if public and parsed.base_path not in {None, public.path}:
        return complain(say("command.run.path-twice"))
    doors = Doors(loopback(parsed.port, public.path if public else parsed.base_path or ""), public)
    return _serve(parsed, doors, shelf.address)


def _serve(parsed: argparse.Namespace, doors: Doors, plan: str) -> int:
    # Half a second that no other command needs; what the pages import is there before the first viewer comes.
    import geo.analysis.force_flow  # noqa: PLC0415
    import geo.analysis.sweep  # noqa: F401, PLC0415
    from dashboard.server.options import own_options, settle  # noqa: PLC0415
    from dashboard.server.serving import listener  # noqa: PLC0415

    try:
        bound = listener("127.0.0.1", parsed.port)
    except OSError:
        return complain(say("command.run.port-taken", port=parsed.port, other=parsed.port + 1))
    opened = opened_share(parsed, doors)
    settle(own_options(parsed.port, doors))
    # Pages run in threads of their own, and exports in processes: all know of the environment alone.
    os.environ[VARIABLE] = language()
    keep_logs(parsed.port)
    return _listen(parsed, doors, plan, bound, opened)


def _listen(parsed: argparse.Namespace, doors: Doors, plan: str, bound: socket, opened: Opened | None) -> int:
    from dashboard.key import user_key  # noqa: PLC0415
    from dashboard.server.application import application  # noqa: PLC0415
    from dashboard.server.metrics import Metrics  # noqa: PLC0415
    from dashboard.server.secret import secret_for  # noqa: PLC0415
    from dashboard.server.serving import allow_many, serve  # noqa: PLC0415
    from dashboard.server.shared import audience_url  # noqa: PLC0415
    from dashboard.server.streams import Streams  # noqa: PLC0415
    from dashboard.server.talks.audience_routes import talks_of  # noqa: PLC0415
    from dashboard.server.talks.stage_routes import stage_routes  # noqa: PLC0415

    secret = None if parsed.no_token else secret_for(parsed.port, user_key(), parsed.token)
    arguments = [plan, "--read-only"] if parsed.read_only else [plan]
    arguments += [f"--plans={parsed.plans}"] if parsed.plans else []
    streams, most = Streams(), allow_many()
    figures = Metrics(lambda: streams.listeners) if parsed.metrics else None
    talks, links = talks_of(doors.path, streams)
    app = application(
        doors, secret, streams, [*links, *stage_routes(doors.path, talks)], figures, read_only=parsed.read_only
    )
    beside = beside_of(opened, links, figures, most // 2) if opened else None
    tell_audience(partial(audience_url, doors, opened.doors if opened else None))
    address = doors.first.url if secret is None else f"{doors.first.url}?{TOKEN}={secret.token}"
    serve(app, [bound], beside, arguments, lambda: _tell(plan, address, opened), streams.close)
    return CLEAN


def _tell(plan: str, address: str, opened: Opened | None) -> None:
    """Say where the server is and what it shares; where there is a desktop and a person, open it in their browser."""
    for line in opened.announcement if opened else ():
        print(line, flush=True)
    print(say("command.run.serving", plan=plan), flush=True)
    print(address, flush=True)
    if sys.stdout.isatty() and _has_desktop():
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_desktop() -> bool:
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
