"""The session of one viewer: the only module that touches Streamlit's session state, query parameters or arguments."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.jobs import ExportJob
from dashboard.plans import shelf_at
from dashboard.whole import Steady, whole
from geo.editing.actor import Actor, Planner, actor_of
from geo.editing.shelf import Shelf

READ_ONLY = "--read-only"
"""Option of ``posture run``, which passes it on to the app."""

PLANS = "--plans="
"""Beginning of the option of ``posture run`` for a folder of plans; the absolute path follows."""

LONGEST_NAME = 80

_PLAN, _VERSION, _TABLE, _ROW, _COLUMN = "plan", "version", "table", "row", "column"
_ALONG = ("plan", "view", "t", "select")
"""Query parameters that mean the same on every page; ``client/src/frame/along.ts`` has them too."""
_PLANNER, _DEPARTURE, _JOB, _ASKED, _TOLD = (
    f"posture-{name}" for name in ("planner", "departure", "export", "asked", "told")
)

_session, _query = Steady(lambda: st.session_state), Steady(lambda: st.query_params)


def shelf() -> Shelf:
    """Return the plans that ``posture run`` serves: that of its argument, or the sample plan, and those of ``--plans``."""
    given = sys.argv[1:]
    others = next((a.removeprefix(PLANS) for a in given if a.startswith(PLANS)), None)
    return shelf_at(next((a for a in given if not a.startswith("--")), None), others)


def plan_name(plans: Shelf) -> str:
    """Return the name of the plan that this viewer's address asks for, which the server may not have, or the usual one.

    A page that is opened by navigation has no query parameters, and keeps the plan seen last.
    """
    return _kept(_PLAN) or plans.usual


@whole
def ask_plan(name: str) -> None:
    """Ask for a plan of the server, as the address would."""
    _query[_PLAN] = name
    _session[f"posture-{_PLAN}"] = name


def _kept(name: str) -> str | None:
    """Return a query parameter, and keep it for pages that are opened by navigation."""
    asked = _query.get(name)
    kept = asked if asked is not None else _session.get(f"posture-{name}")
    _session[f"posture-{name}"] = kept
    return None if kept is None else str(kept)


def version() -> int | None:
    """Return the number of the version that the address asks for; None for the plan as it is now."""
    asked = _query.get(_VERSION)
    return int(asked) if asked and asked.isdecimal() else None


def actor() -> Actor:
    """Return who acts in this session: a planner once the browser has named one; the rights depend on the server."""
    known = _session.get(_PLANNER)
    return actor_of(known if isinstance(known, Planner) else None, read_only=READ_ONLY in sys.argv[1:])


def introduce(planner: Planner) -> None:
    """Remember who edits in this session; a planner without a valid id or a name is ignored."""
    if planner.sound and planner.name.strip():
        _session[_PLANNER] = Planner(planner.id, planner.name.strip()[:LONGEST_NAME])


def is_new_here(plan_id: str, name: str) -> bool:
    """Tell whether this session opens a plan for the first time under a name.

    Parameters
    ----------
    plan_id
        The id of the plan.
    name
        The name of the planner; "" for none.
    """
    met = _session.setdefault("posture-met", set())
    is_new = (plan_id, name) not in met
    met.add((plan_id, name))
    return is_new


def told() -> list[Any]:
    """Return what this session is told and may not have seen yet, see :mod:`dashboard.told`; whoever has it may change it."""
    found: list[Any] = _session.setdefault(_TOLD, [])
    return found


def outbox(key: str) -> Any:
    """Return what the component of a key last sent, unchecked; None if it sent nothing."""
    held = _session.get(key)
    return held.get("outbox") if held is not None else None


def asked_row() -> tuple[str | None, str | None, str | None]:
    """Return the table, the handle of the row, and the column that the address asks to show."""
    return _query.get(_TABLE), _query.get(_ROW), _query.get(_COLUMN)


def ask_row(table: str, handle: str | None, column: str | None) -> None:
    """Ask for a row, as the address would.

    Parameters
    ----------
    table, handle, column
        Name of the table, handle of the row, and name of the column to point at; None for none.
    """
    for name, value in ((_TABLE, table), (_ROW, handle), (_COLUMN, column)):
        if value is None:
            _query.pop(name, None)
        else:
            _query[name] = value


def choice(key: str, value: Any = None) -> Any:
    """Return the value of a widget.

    Parameters
    ----------
    key
        Key of the widget.
    value
        Set it first; only before the page draws the widget. None: leave it.
    """
    if value is not None:
        _session[key] = value
    return _session.get(key)


def keep_choice(key: str, usual: Any) -> Any:
    """Return the value that a widget is about to show: the chosen one, also after the widget was gone or had other options.

    Parameters
    ----------
    key
        Key of the widget, which gets no other value.
    usual
        The value until the viewer chooses.
    """
    kept = f"posture-chosen-{key}"
    held = _session.get(key)
    value = _session.get(kept, usual) if held is None else held
    if held is None:  # to write a value takes back what the viewer chooses meanwhile
        _session[key] = value
    _session[kept] = value
    return value


def forget(*keys: str) -> None:
    """Forget the values of widgets, by their keys."""
    for key in keys:
        _session.pop(key, None)


def is_new(sender: str, number: int) -> bool:
    """Return whether a numbered question was not seen before, and note it.

    Parameters
    ----------
    sender
        Random name of the open page that asks.
    number
        The numbers of a sender ascend.
    """
    seen = _session.setdefault(_ASKED, {})
    if number <= seen.get(sender, 0):
        return False
    seen[sender] = number
    return True


def remembered(key: str, token: Any) -> Any:
    """Return what :func:`remember` kept; None if the token is another, or nothing was kept.

    Parameters
    ----------
    key
        Name of what was kept.
    token
        What the value depends on, such as a generation of the plan.
    """
    kept = _session.get(f"posture-kept-{key}")
    return kept[1] if kept is not None and kept[0] == token else None


def remember(key: str, token: Any, value: Any) -> None:
    """Keep a value in the session for as long as its token is the same.

    Parameters
    ----------
    key, value
        Its name, and what to keep; one value for each key.
    token
        What the value depends on, such as a generation of the plan.
    """
    _session[f"posture-kept-{key}"] = token, value


def depart(page: str, **query: str | None) -> None:
    """Ask for another page, by its name, see :func:`follow_departure`; view, time and selection go along.

    Parameters
    ----------
    page
        Name of the page.
    query
        Query parameters; each wins over what goes along. None: left out.
    """
    along = {name: _query.get(name) for name in _ALONG}
    _session[_DEPARTURE] = page, {name: value for name, value in (along | query).items() if value}


def follow_departure(pages: Mapping[str, Any]) -> None:
    """Go to the page that :func:`depart` asked for, if any: a callback cannot go there itself. ``pages`` are by name."""
    found = _session.pop(_DEPARTURE, None)
    if found is not None:
        st.switch_page(pages[found[0]], query_params=found[1])


def job() -> ExportJob | None:
    """Return the export of this session, under way or done."""
    held = _session.get(_JOB)
    return held if isinstance(held, ExportJob) else None


def hold_job(job: ExportJob) -> None:
    """Keep an export for this session."""
    _session[_JOB] = job


@whole
def forget_job() -> None:
    """Stop the session's export, if one runs, and forget it."""
    held = job()
    if held is not None:
        held.cancel()
    _session.pop(_JOB, None)


def asked_time() -> str | None:
    """Return the instant that the address asks for, as typed, like ``D+30``; None for none."""
    return _query.get("t")


def asked_section() -> str | None:
    """Return the section of the page Plan that the address asks for; None for none."""
    return _query.get("section")
