"""Symbols and lines on slides: a symbol is one group with one name, and lines are glued to what they join."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest

from geo.plan import Plan
from geo.scene.briefing import chapters
from tests.geo.export.powerpoint.reading import EMU_PER_PX, NS, Box, about, box, ends, kind, shapes, slides_xml, text
from tests.geo.export.taking import take

MIDDLES = {0: (0.5, 0.0), 1: (0.0, 0.5), 2: (0.5, 1.0), 3: (1.0, 0.5)}
"""The sites of a rectangle, in parts of its sides."""

MORPH = "{http://schemas.microsoft.com/office/powerpoint/2015/09/main}morph"


@pytest.fixture(scope="module")
def pages(sample: Plan) -> dict[str, Any]:
    """The slides of all chapters, by the id of the chapter."""
    ids = [chapter.id for chapter in chapters(sample)]
    return dict(zip(ids, slides_xml(take(sample, ".pptx"))[1 : 1 + len(ids)], strict=True))


def groups(page: Any) -> dict[str, Any]:
    tree = page.find("p:cSld/p:spTree", NS)
    return {
        about(one).get("name"): one for one in tree.findall("p:grpSp", NS) if about(one).get("name").startswith("!!")
    }


def test_a_symbol_is_one_group_of_picture_name_and_basis(pages: dict[str, Any]) -> None:
    for page in pages.values():
        for name, group in groups(page).items():
            symbol = name.removeprefix("!!")
            inner = {about(one).get("name") for one in group if kind(one) in ("pic", "sp")}
            assert {f"{symbol} symbol", f"{symbol} basis", f"{symbol} label"} <= inner
    brigade = groups(pages["steady-state"])["!!MNB-N"]
    assert [text(one) for one in brigade.findall("p:sp", NS) if "count" in about(one).get("name")] == ["+4"]
    assert len(brigade.findall("p:pic", NS)) == 2, "what it counts is no pile of pictures"


def test_a_symbol_has_the_same_name_on_every_slide_and_slides_morph(pages: dict[str, Any]) -> None:
    for before, after in pairwise((pages["first-hours"], pages["build-up"], pages["steady-state"])):
        assert {"!!FR-GTIA-1"} <= set(groups(before)) & set(groups(after))
    assert all(next(page.iter(MORPH), None) is not None for page in pages.values())


def site(shape: Any, number: int) -> tuple[float, float]:
    """Return where a site of a shape is, as PowerPoint computes it from the shape's form."""
    left, top, right, bottom = box(shape)
    width, height = right - left, bottom - top
    form = shape.find("p:spPr/a:custGeom", NS)
    if form is not None:
        x, y = (guide.get("fmla").split() for guide in form.iterfind("a:gdLst/a:gd", NS))
        return left + width * int(x[2]) / int(x[3]), top + height * int(y[2]) / int(y[3])
    if shape.find("p:spPr/a:prstGeom", NS).get("prst") == "ellipse":
        turn = math.pi / 2 + number * math.pi / 4
        return left + width / 2 * (1 + math.cos(turn)), top + height / 2 * (1 - math.sin(turn))
    across, down = MIDDLES[number]
    return left + width * across, top + height * down


def test_a_glued_end_is_where_the_glue_is(pages: dict[str, Any]) -> None:
    glued = 0
    for page in pages.values():
        by_id = {about(shape).get("id"): shape for shape in shapes(page)}
        for line in page.iterfind(".//p:cxnSp", NS):
            for glue, at in ends(line):
                if glue is None:
                    continue
                assert math.dist(site(by_id[glue.get("id")], int(glue.get("idx"))), at) < 0.2, about(line).get("name")
                glued += 1
    assert glued > 100


def test_every_leader_is_glued_at_both_ends_and_every_link_at_one_at_least(pages: dict[str, Any]) -> None:
    for page in pages.values():
        for line in page.iterfind(".//p:cxnSp", NS):
            tied = sum(glue is not None for glue, _ in ends(line))
            assert tied == 2 if "to its place" in about(line).get("name") else tied >= 1, about(line).get("name")


def meets(line: tuple[tuple[float, float], tuple[float, float]], area: Box) -> bool:
    """Tell whether a line runs through a box."""
    (x1, y1), (x2, y2) = line
    steps = [(x1 + (x2 - x1) * i / 400, y1 + (y2 - y1) * i / 400) for i in range(401)]
    return any(area[0] < x < area[2] and area[1] < y < area[3] for x, y in steps)


def test_no_line_is_seen_to_run_through_a_name(pages: dict[str, Any]) -> None:
    met = 0
    for page in pages.values():
        order = {about(shape).get("id"): i for i, shape in enumerate(shapes(page))}
        lines = [(line, tuple(at for _, at in ends(line))) for line in page.iterfind(".//p:cxnSp", NS)]
        frames = [box(one) for one in shapes(page) if one.find("p:spPr/a:custGeom", NS) is not None]
        for name, group in groups(page).items():
            for label in (one for one in group.findall("p:sp", NS) if "label" in about(one).get("name")):
                area = box(label)
                framed = any(f[0] <= area[0] and f[1] <= area[1] and area[3] <= f[3] for f in frames)
                for line, at in lines:
                    if meets(at, area):
                        met += 1
                        assert order[about(line).get("id")] < order[about(label).get("id")], name
                        assert framed or label.find("p:spPr/a:solidFill", NS) is not None, name
    assert met > 5


def overlap(a: Box, b: Box, slack: float) -> bool:
    """Tell whether two boxes lie over each other by more than some pixels."""
    return all(a[i] + slack < b[i + 2] and b[i] + slack < a[i + 2] for i in (0, 1))


def test_no_callout_and_no_name_lies_under_the_title(pages: dict[str, Any]) -> None:
    for chapter, page in pages.items():
        (title,) = (box(one) for one in shapes(page) if about(one).get("name") == "Plate of the title")
        frames = [box(one) for one in shapes(page) if one.find("p:spPr/a:custGeom", NS) is not None]
        assert [frame for frame in frames if overlap(title, frame, 0.5)] == [], chapter
        for name, group in groups(page).items():
            labels = [box(one) for one in group.findall("p:sp", NS) if "label" in about(one).get("name")]
            assert [label for label in labels if overlap(title, label, 0.5)] == [], (chapter, name)


def test_a_nation_stands_beside_its_symbol_and_not_on_it(pages: dict[str, Any], sample: Plan) -> None:
    nations = {nation for table in ("placements", "hubs", "command_nodes") for nation in sample.rows(table)["nation"]}
    beside = 0
    for page in pages.values():
        for name, group in groups(page).items():
            symbol = box(group.find("p:pic", NS))
            for label in (one for one in group.findall("p:sp", NS) if text(one) in nations):
                beside += 1
                left = box(label)[0] + int(label.find(".//a:bodyPr", NS).get("lIns")) / EMU_PER_PX
                assert left >= symbol[2] - 0.01, (name, text(label))
    assert beside > 50


def test_the_title_of_an_event_is_beside_it(pages: dict[str, Any]) -> None:
    event = groups(pages["why"])["!!EV-HQ-PARIS"]
    assert "Headquarters in Paris" in text(event)
    assert "Headquarters in Paris announced" in about(event).get("descr")
