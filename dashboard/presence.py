"""Which planners have a page of this server open: their drafts are not offered to others."""

from __future__ import annotations

import threading

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

_LOCK = threading.Lock()
_SESSIONS: dict[str, set[str]] = {}


def this_page() -> str | None:
    """Return the name of the page that runs now; None outside a page."""
    context = get_script_run_ctx()
    return None if context is None else str(context.session_id)


def is_open(page: str) -> bool:
    """Tell whether a page of this server is open; without a server each is."""
    return not runtime.exists() or bool(runtime.get_instance().is_active_session(page))


def note_presence(planner_id: str) -> None:
    """Note that a planner has the page open that runs now, and forget the planners whose pages are all closed."""
    page = this_page()
    if page is None:
        return
    with _LOCK:
        known = _SESSIONS.setdefault(planner_id, set())
        if page not in known:
            known.add(page)
            for planner, pages in list(_SESSIONS.items()):
                pages -= {one for one in pages if one != page and not is_open(one)}
                if not pages:
                    del _SESSIONS[planner]


def is_present(planner_id: str) -> bool:
    """Tell whether a planner has a page of this server open."""
    if not runtime.exists():
        return False
    with _LOCK:
        return any(map(is_open, _SESSIONS.get(planner_id, set())))
