"""The map, edge to edge."""

from collections.abc import Callable

import streamlit as st

from dashboard.component.elements import PostureMap
from dashboard.component.host import MAP, VERSION, show_follower, show_map
from dashboard.desk import Desk, is_unheard, open_desk, version_scene
from dashboard.plain import plain
from dashboard.state import version
from dashboard.unopened import show_unopened
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.errors import PlanUnreadableError, VersionError
from geo.words.text import say


def show() -> None:
    """Show the plan, or the version that the address asks for, and follow the files."""
    _show(lambda scene: scene)


def show_briefing() -> None:
    """Show the map with the panel Briefing open."""
    _show(lambda scene: changed(scene, panel="briefing"))


def _show(opened: Callable[[Scene], Scene]) -> None:
    try:
        desk = open_desk(MAP)
    except PlanUnreadableError as error:
        show_unopened(error)
        return
    number = version()
    if number is not None:
        _show_version(desk, number)
        return
    sent = show_map(PostureMap(opened(desk.scene)))
    if is_unheard(desk, sent):
        st.rerun()
    show_follower(desk.feed.key, desk.shown.generation)


def _show_version(desk: Desk, number: int) -> None:
    """Show a version of the history, which nobody can edit."""
    try:
        show_map(PostureMap(version_scene(desk, number)), key=VERSION)
    except VersionError as error:
        st.error(plain(say("pages.no-version", reason=error)))
