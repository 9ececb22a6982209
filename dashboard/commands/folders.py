"""``posture new`` and ``posture copy``: folders of plans."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands.outcome import CLEAN
from geo.editing.folder import copy_plan, new_plan
from geo.words.text import say


def add_folders(commands: Any) -> None:
    """Add the commands to those of the parser."""
    new = commands.add_parser("new", help=say("command.new.help"))
    new.add_argument("folder", type=Path, metavar="FOLDER", help=say("command.new-folder"))
    new.set_defaults(command=_new)
    copy = commands.add_parser("copy", help=say("command.copy.help"))
    copy.add_argument("source", type=Path, metavar="A", help=say("command.copy.source"))
    copy.add_argument("target", type=Path, metavar="B", help=say("command.new-folder"))
    copy.add_argument("--title", metavar="TITLE", help=say("command.copy.title"))
    copy.set_defaults(command=_copy)


def _new(parsed: argparse.Namespace) -> int:
    new_plan(parsed.folder)
    print(say("command.new.done", folder=parsed.folder))
    return CLEAN


def _copy(parsed: argparse.Namespace) -> int:
    title = copy_plan(parsed.source, parsed.target, parsed.title)
    if title is None:
        print(say("command.copy.done-same-title", source=parsed.source, target=parsed.target))
    else:
        print(say("command.copy.done", source=parsed.source, target=parsed.target, title=title))
    return CLEAN
