"""``posture link``: make, list and end links to a part of a plan."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.commands.export import layer_codes
from dashboard.commands.outcome import CLEAN
from dashboard.day import present_day
from dashboard.links.asked import USUAL_DAYS, asked_expiry, asked_scope
from dashboard.links.link import Link, LinkError
from dashboard.plain import printable
from dashboard.plans import shelf_at
from geo.editing.store import Store
from geo.layers import LAYER
from geo.plan import Plan, plan_of
from geo.scene.briefing import chapters
from geo.scene.told_scope import told_scope
from geo.words.text import Text, say

USUAL_ADDRESS = "http://127.0.0.1:8501"


def add_link(commands: Any) -> None:
    """Add the command to those of the parser."""
    link = commands.add_parser("link", help=say("command_link.help"), description=say("command_link.description"))
    link.add_argument("plan", type=Path, metavar="PLAN", help=say("command.plan"))
    link.add_argument("--chapters", metavar="A;B", help=say("command_link.chapters"))
    link.add_argument("--layers", metavar="A;B", help=say("command_link.layers", codes=";".join(LAYER.codes)))
    link.add_argument("--from", dest="start", metavar="T", help=say("command_link.from"))
    link.add_argument("--to", dest="end", metavar="T", help=say("command_link.to"))
    link.add_argument("--expires", metavar="DAY", help=say("command_link.expires", days=USUAL_DAYS))
    link.add_argument("--label", metavar="TEXT", default="", help=say("command_link.label"))
    link.add_argument("--address", metavar="URL", help=say("command_link.address", usual=USUAL_ADDRESS))
    act = link.add_mutually_exclusive_group()
    act.add_argument("--list", action="store_true", help=say("command_link.list"))
    act.add_argument("--revoke", metavar="ID", help=say("command_link.revoke"))
    link.set_defaults(command=_link)


def _link(parsed: argparse.Namespace) -> int:
    shelf = shelf_at(str(parsed.plan))
    store = shelf.store(shelf.usual)
    plan = plan_of(store.read(), store.name)
    if parsed.list:
        return _list(store, plan)
    if parsed.revoke is not None:
        return _revoke(store, parsed.revoke)
    return _make(parsed, store, plan)


def _make(parsed: argparse.Namespace, store: Store, plan: Plan) -> int:
    from dashboard.links.registry import user_links  # noqa: PLC0415  as for its key: no other command signs anything
    from dashboard.links.told import told_expiry  # noqa: PLC0415

    if not plan.readable:
        raise LinkError(Text("links.mistake.no-plan", plan=parsed.plan))
    base = _base(parsed.address or USUAL_ADDRESS)
    scope = asked_scope(
        plan,
        chapters=None if parsed.chapters is None else _names(parsed.chapters),
        layers=None if parsed.layers is None else layer_codes(parsed.layers),
        start=parsed.start,
        end=parsed.end,
    )
    expires = asked_expiry(parsed.expires, present_day())
    links = user_links()
    made = links.make(store, kind="view", scope=scope, expires=expires, label=parsed.label)
    print(printable(say("command_link.shows", scope=told_scope(scope, _titles(plan)))))
    print(say("command_link.good", link=made.id, until=told_expiry(expires)))
    if parsed.expires is None:
        print(say("command_link.usual", days=USUAL_DAYS))
    if parsed.address is None:
        print(say("command_link.here"))
    print(f"{base}view/link/{links.token(made)}/", flush=True)
    return CLEAN


def _base(address: str) -> str:
    from dashboard.server.doors import AddressError, door_at  # noqa: PLC0415  the server's packages load slowly

    try:
        return door_at(address).url
    except AddressError as error:
        raise LinkError(Text("links.mistake.address", text=address)) from error


def _names(text: str) -> Sequence[str]:
    names = [part.strip() for part in re.split("[;,]", text) if part.strip()]
    if not names:
        raise LinkError(Text("links.mistake.no-chapters"))
    return names


def _titles(plan: Plan) -> dict[str, str]:
    return {chapter.id: chapter.title for chapter in chapters(plan)}


def _list(store: Store, plan: Plan) -> int:
    from dashboard.links.registry import user_links  # noqa: PLC0415

    links = user_links()
    found = links.of_plan(store.id)
    for link in found:
        print(printable(_line(link, plan, links.opened(link))))
    if not found:
        print(say("command_link.none"))
    return CLEAN


def _line(link: Link, plan: Plan, opened: datetime | None) -> str:
    from dashboard.links.told import told_expiry, told_opened, told_state  # noqa: PLC0415

    return say(
        "command_link.line",
        link=link.id,
        state=told_state(link, datetime.now(UTC)),
        label=link.label or say(f"links.kind.{link.kind}"),
        scope=told_scope(link.scope, _titles(plan)),
        until=told_expiry(link.expires),
        opened=told_opened(opened),
    )


def _revoke(store: Store, name: str) -> int:
    from dashboard.links.registry import user_links  # noqa: PLC0415

    links = user_links()
    if name not in {link.id for link in links.of_plan(store.id)}:
        raise LinkError(Text("links.mistake.no-link", link=name))
    links.revoke(name)
    print(say("command_link.revoked", link=name))
    return CLEAN
