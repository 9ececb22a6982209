"""The same map at several times on a slide: one scale, one legend, each with its time; from the command and from a chapter."""

from __future__ import annotations

import pytest

from dashboard.cli import main
from geo.errors import TakeAwayError
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from tests.conftest import PlanMaker
from tests.geo.export.powerpoint.reading import NS, about, box, kind, parts, shapes, slides_xml, text
from tests.geo.export.taking import take

TIMES = (0.0, 720.0, 1440.0, 4320.0)


def maps(slide: object) -> list[object]:
    return [one for one in shapes(slide) if kind(one) == "pic" and about(one).get("name").startswith("Map at ")]


@pytest.mark.parametrize("count", [1, 2, 4])
def test_maps_are_of_one_size_and_apart_and_say_their_time(sample: Plan, count: int) -> None:
    made = take(sample, ".pptx", view="ukraine", times=TIMES[:count])
    (slide,) = (one for one in slides_xml(made) if maps(one))
    boxes = [box(one) for one in maps(slide)]
    assert len({(round(b[2] - b[0], 1), round(b[3] - b[1], 1)) for b in boxes}) == 1
    for i, one in enumerate(boxes):
        assert one[3] <= 642 and one[2] <= 1064
        for other in boxes[:i]:
            assert one[0] >= other[2] or one[1] >= other[3]
    said = text(slide.find("{*}cSld"))
    for told in ("D+0", "D+30", "D+60", "D+180")[:count]:
        assert told in said
    assert "All maps have one scale." in said
    assert all(about(one).get("descr") for one in maps(slide))


def test_what_the_sources_of_the_maps_are_stands_on_the_slide(sample: Plan) -> None:
    (slide,) = (one for one in slides_xml(take(sample, ".pptx", view="ukraine", times=TIMES)) if maps(one))
    assert "Source: Report of the coalition meeting" in text(slide.find("{*}cSld"))


def test_sources_of_the_maps_for_which_a_slide_has_no_room_are_whole_in_its_notes(make_plan: PlanMaker) -> None:
    names = [f"S{i}" for i in range(9)]
    sources = [{"source_id": name, "title": f"{name} A report with a long title about its subject"} for name in names]
    rows = [{"unit_id": f"U{i}", "basis": "reported", "source_id": name} for i, name in enumerate(names)]
    made = take(read_plan(make_plan(placements=rows, sources=sources)), ".pptx", view="ukraine", times=TIMES)
    notes = ["".join(page.itertext()) for page in parts(made, r"ppt/notesSlides/[^/]+\.xml").values()]
    assert any(all(f"{name} A report" in one for name in names) for one in notes)


def test_a_chapter_of_several_times_is_such_a_slide(make_plan: PlanMaker) -> None:
    rows = [{"chapter": "a", "title": "First"}, {"chapter": "b", "title": "Then", "time": "D+1; D+30"}]
    slides = slides_xml(take(read_plan(make_plan(placements=[{}], briefing=rows)), ".pptx"))
    assert [len(maps(one)) for one in slides] == [0, 0, 2, 0, 0]


def test_a_message_stands_above_maps_of_its_own_times_alone(sample: Plan) -> None:
    message = "At strength the whole force"
    for times, told in (((4800.0,), True), ((720.0, 4800.0), False)):
        slide = slides_xml(take(sample, ".pptx", chapter="steady-state", times=times))[1]
        (title,) = (text(one) for one in shapes(slide) if one.find(".//p:ph[@type='title']", NS) is not None)
        assert (message in title) == told
        assert told or title == "Steady state"


def test_too_many_times_and_a_time_beside_them_are_refused(
    make_plan: PlanMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = read_plan(make_plan(placements=[{}]))
    with pytest.raises(TakeAwayError, match="at most 6"):
        take(plan, ".pptx", times=tuple(map(float, range(7))))
    with pytest.raises(TakeAwayError, match="contradict"):
        take(plan, ".pptx", times=(1.0, 2.0), at=3.0)
    assert main(["export", str(sample_plan()), "x.pptx", "--times", "D+1;soon"]) == 2
    assert "--times" in capsys.readouterr().err
