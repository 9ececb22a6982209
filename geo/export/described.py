"""What a picture shows, in words, for people who do not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from geo.clock import told_instant
from geo.contract.scene import Scene
from geo.export.shot import Shot
from geo.layers import LAYER, SYMBOL_LAYERS
from geo.nations import nation_name
from geo.plan import Plan
from geo.schema import NATION, PLACE
from geo.words.text import listed, say

MOST_NAMED = 6
"""Places, nations or ids that a sentence names; it counts the others."""


def described(plan: Plan, scene: Scene, shot: Shot) -> str:
    """Return what the map of a shot shows: its time, its message, and how many symbols of what kind are in force where.

    Parameters
    ----------
    plan
        Whose rows.
    scene
        The scene that is drawn.
    shot
        What is drawn of it.
    """
    frames = {layer: plan.standing(layer.table, shot.time) for layer in SYMBOL_LAYERS if layer.name in shot.layers}
    message = next((chapter.message for chapter in scene.chapters if chapter.id == shot.chapter), "")
    kinds = [_counted(LAYER.label(layer.name), len(frame)) for layer, frame in frames.items() if len(frame)]
    places = Counter(place for frame in frames.values() for place in frame[PLACE] if place)
    nations = Counter(nation for frame in frames.values() for nation in frame[NATION] if nation)
    parts = [
        say("export_paper.map", title=shot.title, time=told_instant(shot.time, plan.settings.ceasefire)),
        say("export_paper.message", message=message) if message else "",
        say("export_paper.in-force", kinds=listed(kinds)) if kinds else say("export_paper.nothing-in-force"),
        say("export_paper.places", places=_most(places.most_common())) if places else "",
        say("export_paper.nations", nations=_most([(nation_name(n), k) for n, k in nations.most_common()]))
        if nations
        else "",
        say("export_paper.focus", ids=listed(shot.focus)) if shot.focus else "",
    ]
    return " ".join(part for part in parts if part)


def _most(found: Iterable[tuple[str, int]]) -> str:
    found = list(found)
    told = [_counted(name, count) for name, count in found[:MOST_NAMED]]
    more = len(found) - MOST_NAMED
    return listed([*told, say("export_paper.more", count=more)] if more > 0 else told)


def _counted(name: str, count: int) -> str:
    return say("export_paper.counted", name=name, number=count)
