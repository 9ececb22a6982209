"""``posture where``: what lies at a position."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from typing import Any

from dashboard.commands.outcome import CLEAN
from dashboard.commands.parser import add_format
from geo.basemap.lookup import where
from geo.nations import nation_name
from geo.words.text import listed, say


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
        border = _border(found, found.pop("border_countries", None), found.pop("border_km", None))
        told = [_told(name, "–" if value is None else value) for name, value in found.items()]
        print("\n".join([*told, *border]))
    return CLEAN


def _border(found: dict[str, Any], countries: list[str] | None, km: float | None) -> list[str]:
    """Return that the country is uncertain, where the drawn border is so near; as a list of one or none."""
    if countries is None or km is None:
        return []
    named = listed([nation_name(code) for code in countries], either=True)
    return [say("command.where.border", place=found["nearest_place"], countries=named, km=max(1, math.ceil(km)))]


def _told(name: str, value: object) -> str:
    return say(f"command.where.found.{name}", value=value)
