"""Says which characters of a plan no font has: a picture shows a box in their place."""

from __future__ import annotations

from geo.contract.part import encode
from geo.contract.scene import Scene
from geo.export.extract import Extract
from geo.export.fonts import usual_characters
from geo.export.scripts import cannot_draw
from geo.words.text import say

MOST_NAMED = 12
"""Characters that the sentence names; it counts the others."""


def told_undrawn(extract: Extract, scene: Scene) -> str:
    """Return a sentence about the characters that cannot be drawn; "" if all can.

    Parameters
    ----------
    extract
        What the file shows.
    scene
        Its scene.
    """
    notes = [chapter.notes for chapter in extract.chapters] if extract.notes else []
    text = encode(scene).decode() + "".join([*notes, *extract.options.changes])
    found = cannot_draw(text, usual_characters())
    if not found:
        return ""
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in found[:MOST_NAMED])
    if len(found) > MOST_NAMED:
        return say("export.undrawn-many", count=len(found), characters=named)
    return say("export.undrawn", count=len(found), characters=named)
