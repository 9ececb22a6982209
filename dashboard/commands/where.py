"""``posture where``: what lies at a position."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from dashboard.commands.outcome import CLEAN
from dashboard.commands.parser import add_format
from geo.basemap.places import where
from geo.words.text import say


def add_where(commands: Any) -> None:
    """Add the command to those of the parser."""
    find = commands.add_parser("where", help=say("command.where.help"))
    find.add_argument("latitude", type=_degrees(90), metavar="LAT", help=say("command.where.latitude"))
    find.add_argument("longitude", type=_degrees(180), metavar="LON", help=say("command.where.longitude"))
    add_format(find)
    find.set_defaults(command=_where)


def _degrees(bound: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not -bound <= value <= bound:
            raise argparse.ArgumentTypeError(say("command.where.no-degrees", text=text, bound=f"{bound:g}"))
        return value

    return read


def _where(parsed: argparse.Namespace) -> int:
    found = where(parsed.latitude, parsed.longitude)
    if parsed.format == "json":
        print(json.dumps(found, ensure_ascii=False))
    else:
        found["country"] = found["country"] or say("command.where.at-sea")
        print("\n".join(_told(name, "–" if value is None else value) for name, value in found.items()))
    return CLEAN


def _told(name: str, value: object) -> str:
    return say(f"command.where.found.{name}", value=value)
