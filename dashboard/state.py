"""What one viewer's session holds. Nothing else touches Streamlit's session state, query parameters or arguments."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

from geo.plan import PLAN_FILES
from geo.resources import sample_plan

_PLAN_PARAMETER = "plan"


def served_folder() -> Path:
    """Return the folder that ``posture run`` was given; the sample plan when there is none."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    return Path(arguments[0]).resolve() if arguments else sample_plan()


def plan_folder() -> Path:
    """Return the plan that this viewer's address names, which can only be a sibling of the served one.

    A page that is opened by navigation has no address of its own and keeps the plan seen last.
    """
    served = served_folder()
    siblings = {folder.name: folder for folder in sibling_plans()}
    asked = st.query_params.get(_PLAN_PARAMETER)
    name = str(asked if asked is not None else st.session_state.get(_PLAN_PARAMETER, served.name))
    st.session_state[_PLAN_PARAMETER] = name
    return siblings.get(name, served)


def sibling_plans() -> list[Path]:
    """Return the served plan and the plans beside it."""
    served = served_folder()
    try:
        folders = sorted(path for path in served.parent.iterdir() if _holds_a_plan(path))
    except OSError:
        folders = []
    return folders if served in folders else [served, *folders]


def _holds_a_plan(folder: Path) -> bool:
    try:
        return folder.is_dir() and any((folder / name).is_file() for name in PLAN_FILES)
    except OSError:
        return False
