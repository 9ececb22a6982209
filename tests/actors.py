"""Who acts in tests."""

from __future__ import annotations

from geo.editing.actor import Planner, actor_of

ANN, BOB = (actor_of(Planner(f"{name.lower()}-0000-0000", name)) for name in ("Ann", "Bob"))
NOBODY = actor_of(None)
"""A viewer who gave no name."""

LOOKER = actor_of(Planner("lea-0000-0000", "Lea"), read_only=True)
"""Somebody with a name, on a server that is read-only."""
