"""Which planners have a page of this server open: their drafts are not offered to others."""

from __future__ import annotations

import threading

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

_LOCK = threading.Lock()
_SESSIONS: dict[str, set[str]] = {}


def note_presence(planner_id: str) -> None:
    """Note that a planner has the page open that runs now."""
    context = get_script_run_ctx()
    if context is not None:
        with _LOCK:
            _SESSIONS.setdefault(planner_id, set()).add(context.session_id)


def is_present(planner_id: str) -> bool:
    """Tell whether a planner has a page of this server open."""
    if not runtime.exists():
        return False
    with _LOCK:
        known = _SESSIONS.get(planner_id, set())
        known &= {session for session in known if runtime.get_instance().is_active_session(session)}
        return bool(known)
