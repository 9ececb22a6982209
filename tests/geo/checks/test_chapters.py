"""What is told of chapters and of annotations."""

from __future__ import annotations

import pytest

from geo.plan import read_plan
from geo.schema import ANNOTATIONS, BRIEFING
from tests.conftest import PlanMaker


def codes(make_plan: PlanMaker, **tables: object) -> list[tuple[str, str | None]]:
    plan = read_plan(make_plan(**{"placements": [{}], "briefing": [{}], **tables}))  # type: ignore[arg-type]
    return [(p.code, p.fix) for p in plan.problems if p.file in (ANNOTATIONS.file, BRIEFING.file)]


def test_a_plan_without_annotations_hears_of_none(make_plan: PlanMaker) -> None:
    assert codes(make_plan) == []
    assert codes(make_plan, annotations=[{}]) == []


@pytest.mark.parametrize(
    ("cells", "code", "fix"),
    [
        ({"chapter": "C1"}, "chapter-unknown", "c1"),
        ({"chapter": "Chapter"}, "chapter-unknown", "c1"),
        ({"chapter": ""}, "required", None),
        ({"text": ""}, "required", None),
        ({"text": "x" * 121}, "text-long", None),
        ({"latitude": ""}, "position", None),
        ({"latitude": "43.5", "longitude": "31.0"}, "position-at-sea", None),
        ({"basis": "reported"}, "source-missing", None),
        ({"basis": "reported", "source_id": "nobody"}, "source-unknown", None),
    ],
)
def test_an_annotation_with_something_wrong_is_told(
    make_plan: PlanMaker, cells: dict[str, str], code: str, fix: str | None
) -> None:
    assert codes(make_plan, annotations=[cells]) == [(code, fix)]


def test_a_message_that_does_not_fit_is_told(make_plan: PlanMaker) -> None:
    assert codes(make_plan, briefing=[{"message": "x" * 110}]) == []
    assert codes(make_plan, briefing=[{"message": "x" * 111}]) == [("message-long", None)]


def test_what_counts_since_the_chapter_before_needs_one_that_is_earlier(make_plan: PlanMaker) -> None:
    rows = [
        {"chapter": "a", "time": "D+10"},
        {"chapter": "b", "time": "D+5", "figures": "arrived"},
        {"chapter": "c", "time": "D+2", "hidden": "yes"},
        {"chapter": "d", "time": "D+6", "figures": "left"},
        {"chapter": "e", "time": "D+4", "figures": "moved;units"},
    ]
    assert codes(make_plan, briefing=rows) == [("chapter-figures", None), ("chapter-figures", "units")]
