"""The scene of a part of a plan: what is out of the part is in none of its bytes."""

from __future__ import annotations

from hashlib import sha256

from geo.contract.part import changed, encode
from geo.contract.scene import Scene
from geo.plan import Plan
from geo.scene.build import build_scene
from geo.scene.disclosure import disclosed
from geo.scene.narrowing import with_layers_only
from geo.scene.scope import LinkScope


def scoped_scene(plan: Plan, scope: LinkScope) -> Scene:
    """Return the scene of a part of a plan, without remarks and notes.

    Its revision is that of the part: it stays while the part does, whatever else of the plan changes.

    Parameters
    ----------
    plan
        The plan; it is not changed.
    scope
        The part.
    """
    scene = build_scene(disclosed(plan, layers=scope.layers), notes=False)
    scene = scene if scope.layers is None else with_layers_only(scene, scope.layers)
    scene = changed(scene, revision="")
    return changed(scene, revision=sha256(encode(scene)).hexdigest()[:16])
