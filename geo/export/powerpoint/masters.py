"""Our own masters and layouts: of slides, with marking, sources, date and number, and of the pages with notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.export.powerpoint.nodes import Ruler, node
from geo.export.powerpoint.page_plan import PagePlan
from geo.export.powerpoint.paints import Paints
from geo.export.powerpoint.placeholders import BODY, DATE, NUMBER, SOURCE, Holder, of_master
from geo.export.powerpoint.shapes import Shapes
from geo.export.powerpoint.words import Line, run_properties
from geo.words.text import say

LAYOUTS = ("title", "chapter", "plain", "text")
"""The layouts, in their order: the first slide, a map, a title alone, and a title with text."""

NOTES_WIDTH, NOTES_HEIGHT = 720.0, 960.0
"""A page with notes, in pixels: upright."""

_TYPES = {"title": "title", "chapter": "titleOnly", "plain": "titleOnly", "text": "tx"}
_LEVELS = 9
_MARKING_PX = 15.0


def marking_shapes(shapes: Shapes, text: str, bands: Sequence[tuple[float, float, float, float]]) -> list[Any]:
    """Return the marking at top and bottom, as text.

    Parameters
    ----------
    shapes, text, bands
        Those of the page, what the marking says, and where it is.
    """
    names = (say("export_slides.shapes.marking-top"), say("export_slides.shapes.marking-bottom"))
    line = [Line(text, _MARKING_PX, "on-marking", bold=True)]
    look: Any = {"align": "ctr", "anchor": "ctr", "fill": "marking"}
    return [shapes.text(line, box, name, **look) for name, box in zip(names, bands, strict=True)]


def standing(plan: PagePlan) -> list[Holder]:
    """Return the placeholders that every slide has: the sources, the date and the number."""
    last: Any = {"size": 14.0, "colour": "on-marking", "anchor": "ctr"}
    return [
        Holder("dt", DATE, say("export_slides.shapes.date"), plan.date, **last),
        Holder("ftr", SOURCE, say("export_slides.shapes.source"), plan.source, 13.4, "soft", anchor="ctr"),
        Holder("sldNum", NUMBER, say("export_slides.shapes.number"), plan.number, align="r", **last),
    ]


def title_holder(plan: PagePlan) -> Holder:
    """Return the title of a slide without a map."""
    return Holder("title", None, say("export_slides.shapes.title"), plan.title, 32.0, bold=True, anchor="ctr")


def master(plan: PagePlan, paints: Paints, marking: str, mapped: dict[str, str]) -> Any:
    """Return the master of slides.

    Parameters
    ----------
    plan, paints, marking
        Where everything lies, the colours, and the text of the marking.
    mapped
        Its colour map.
    """
    shapes = Shapes(Ruler(), paints)
    text = Holder("body", BODY, say("export_slides.shapes.body"), plan.body, 20.0)
    made = [
        *marking_shapes(shapes, marking, plan.bands),
        of_master(shapes, title_holder(plan), say("export_slides.prompts.title")),
        of_master(shapes, text, say("export_slides.prompts.text")),
        *(of_master(shapes, holder) for holder in standing(plan)),
    ]
    ids = node(
        "p:sldLayoutIdLst",
        None,
        *(node("p:sldLayoutId", {"id": 2147483649 + i, "r:id": f"rId{i + 1}"}) for i in range(len(LAYOUTS))),
    )
    styles = node(
        "p:txStyles",
        None,
        *(_style(tag, size) for tag, size in (("p:titleStyle", 2400), ("p:bodyStyle", 1500), ("p:otherStyle", 1200))),
    )
    return node("p:sldMaster", None, _page(made, "bg1"), node("p:clrMap", mapped), ids, styles)


def layout(name: str, plan: PagePlan, paints: Paints) -> Any:
    """Return a layout.

    Parameters
    ----------
    name
        One of :data:`LAYOUTS`.
    plan, paints
        As :func:`master` takes them.
    """
    shapes = Shapes(Ruler(), paints)
    title = title_holder(plan)
    if name == "title":
        title = Holder("ctrTitle", None, title.name, plan.first_title, 56.0, bold=True, anchor="b")
    held = [title, *_body_of(name, plan), *standing(plan)]
    prompts = {"title": say("export_slides.prompts.title"), "ctrTitle": say("export_slides.prompts.title")}
    made = [
        of_master(
            shapes, one, prompts.get(str(one.kind), say("export_slides.prompts.text") if one.index == BODY else "")
        )
        for one in held
    ]
    page = _page(made, None)
    page.set("name", say(f"export_slides.layouts.{name}"))
    return node("p:sldLayout", {"type": _TYPES[name], "preserve": 1}, page, _inherited())


def notes_master(paints: Paints, marking: str, mapped: dict[str, str]) -> Any:
    """Return the master of the pages with notes.

    Parameters
    ----------
    paints, marking, mapped
        As :func:`master` takes them.
    """
    shapes = Shapes(Ruler(), paints)
    picture = (72.0, 60.0, 576.0, 324.0)
    made = [
        *marking_shapes(shapes, marking, notes_bands()),
        _slide_image(shapes, picture),
        of_master(shapes, Holder("body", BODY, say("export_slides.shapes.notes"), (72.0, 408.0, 576.0, 480.0), 16.0)),
    ]
    return node("p:notesMaster", None, _page(made, "bg1"), node("p:clrMap", mapped), _style("p:notesStyle", 1200))


def notes_bands() -> list[tuple[float, float, float, float]]:
    """Return where the marking of a page with notes is."""
    return [(0.0, top, NOTES_WIDTH, 28.0) for top in (0.0, NOTES_HEIGHT - 28.0)]


def _body_of(name: str, plan: PagePlan) -> list[Holder]:
    named = say("export_slides.shapes.body")
    if name == "title":
        return [Holder("subTitle", BODY, named, plan.first_body, 24.0, "soft")]
    return [Holder("body", BODY, named, plan.body, 20.0)] if name == "text" else []


def _slide_image(shapes: Shapes, box: tuple[float, float, float, float]) -> Any:
    name = say("export_slides.shapes.picture-of-slide")
    locks = node("p:cNvSpPr", None, node("a:spLocks", {"noGrp": 1, "noRot": 1, "noChangeAspect": 1}))
    head = node(
        "p:nvSpPr", None, shapes.about(name), locks, node("p:nvPr", None, node("p:ph", {"type": "sldImg", "idx": 2}))
    )
    form = node("a:prstGeom", {"prst": "rect"}, node("a:avLst"))
    return node("p:sp", None, head, node("p:spPr", None, shapes.ruler.frame(box), form, node("a:noFill")))


def _style(tag: str, size: int) -> Any:
    """Return the style of a kind of text: the theme's font and its colour of text, at every level."""
    family = "mj" if tag == "p:titleStyle" else "mn"
    levels = []
    for level in range(1, _LEVELS + 1):
        fonts = [
            node(f"a:{kind}", {"typeface": f"+{family}-{short}"})
            for kind, short in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
        ]
        ink = node("a:solidFill", None, node("a:schemeClr", {"val": "tx1"}))
        default = run_properties("a:defRPr", size, ink, *fonts)
        del default.attrib["dirty"]
        levels.append(node(f"a:lvl{level}pPr", {"marL": 0, "indent": 0, "algn": "l"}, node("a:buNone"), default))
    return node(tag, None, *levels)


def _page(shapes: Sequence[Any], ground: str | None) -> Any:
    head = node("p:nvGrpSpPr", None, node("p:cNvPr", {"id": 1, "name": ""}), node("p:cNvGrpSpPr"), node("p:nvPr"))
    tree = node("p:spTree", None, head, node("p:grpSpPr"), *shapes)
    return node("p:cSld", None, None if ground is None else _ground(ground), tree)


def _ground(colour: str) -> Any:
    fill = node("a:solidFill", None, node("a:schemeClr", {"val": colour}))
    return node("p:bg", None, node("p:bgPr", None, fill, node("a:effectLst")))


def _inherited() -> Any:
    return node("p:clrMapOvr", None, node("a:masterClrMapping"))
