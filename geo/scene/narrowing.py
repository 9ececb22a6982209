"""A scene that shows less: without remarks and notes, or with only some layers."""

from __future__ import annotations

from collections.abc import Collection

from geo.contract.layers import Layer
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.layers import LAYER, TABLE_OF, UNITS
from geo.schema import FOCUS, NOTES, REMARKS, TABLE_BY_NAME


def without_notes(scene: Scene) -> Scene:
    """Return a scene without remarks of rows and sources, and without speaker notes."""
    return changed(
        scene,
        layers=tuple(_without_columns(layer, {REMARKS, NOTES}) for layer in scene.layers),
        chapters=tuple(changed(chapter, notes="") for chapter in scene.chapters),
        sources={name: changed(source, remarks="") for name, source in scene.sources.items()},
    )


def with_layers_only(scene: Scene, layers: Collection[str]) -> Scene:
    """Return a scene with only some layers; the rows of the others, and problems in their files, are not in it.

    Parameters
    ----------
    scene
        It is not changed.
    layers
        Codes of :data:`geo.layers.LAYER`. Without units, the counts of persons are left out too.
    """
    hidden = set(TABLE_OF) - set(layers)
    files = {TABLE_BY_NAME[TABLE_OF[name]].file for name in hidden}
    kept = tuple(
        _without_columns(changed(layer, items=()) if layer.name in hidden else layer, {FOCUS}) for layer in scene.layers
    )
    known = {item.id for layer in kept for item in layer.items}
    told = tuple(problem for problem in scene.problems.items if problem.file not in files)
    nobody = changed(scene.personnel, nations=(), unknown=(0,) * len(scene.personnel.unknown))
    return changed(
        scene,
        layers=kept,
        layers_on=_among(scene.layers_on, layers),
        terms=scene.terms | {LAYER.name: tuple(t for t in scene.terms[LAYER.name] if t.code in layers)},
        chapters=tuple(
            changed(
                chapter,
                layers=_among(chapter.layers, layers),
                focus=_among(chapter.focus, known),
                changes=tuple(one for one in chapter.changes if one.layer in layers),
            )
            for chapter in scene.chapters
        ),
        trails=tuple(trail for trail in scene.trails if trail.layer in layers),
        personnel=scene.personnel if UNITS.name in layers else nobody,
        problems=changed(scene.problems, items=told),
    )


def _among(names: Collection[str], wanted: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in wanted)


def _without_columns(layer: Layer, names: Collection[str]) -> Layer:
    keep = [i for i, head in enumerate(layer.columns) if head.name not in names]
    if len(keep) == len(layer.columns):
        return layer
    items = tuple(changed(item, cells=tuple(item.cells[i] for i in keep)) for item in layer.items)
    return changed(layer, columns=tuple(layer.columns[i] for i in keep), items=items)
