"""What pages show of a plan, made once for all planners who see the same files and have no edits of their own in them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date

from geo.contract.scene import Scene
from geo.plan import Plan
from geo.scene.build import build_scene
from geo.words.language import language

MOST = 8
"""Plans whose scenes are kept."""

_LOCK = threading.Lock()
_KEPT: OrderedDict[tuple[int, date, str], tuple[Plan, Plan, Scene]] = OrderedDict()


def built(plan: Plan, day: date) -> tuple[Plan, Scene]:
    """Return a plan as checked on a day, and its scene.

    Parameters
    ----------
    plan
        A plan as read; the same object gives the same answer.
    day
        The day of checking, in UTC.
    """
    key = id(plan), day, language()
    with _LOCK:
        # While an entry holds the plan, no other object has its id.
        if key not in _KEPT:
            checked = plan.on(day)
            _KEPT[key] = plan, checked, build_scene(checked)
        _KEPT.move_to_end(key)
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
        return _KEPT[key][1:]
