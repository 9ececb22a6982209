"""What the declaration of a format promises."""

from __future__ import annotations

import inspect
from pkgutil import resolve_name

import pytest

from dashboard.export import EXPORTS
from geo.errors import TakeAwayError
from geo.export.format import KINDS, Data, Format, Paged
from geo.export.formats import FORMATS
from geo.export.options import ExportOptions
from geo.plan import Plan, read_plan
from tests.conftest import PlanMaker

each_format = pytest.mark.parametrize("kind", EXPORTS.values(), ids=EXPORTS)


@each_format
def test_a_format_is_of_one_kind(kind: Format) -> None:
    assert [isinstance(kind, one) for one in KINDS].count(True) == 1


@each_format
def test_a_format_has_its_words(kind: Format) -> None:
    assert kind.title
    assert not isinstance(kind, Paged) or kind.leaves


@each_format
def test_a_maker_is_there_and_takes_what_its_kind_gives(kind: Format) -> None:
    given = ["plan", "at", "notes", "layers"] if isinstance(kind, Data) else ["extract"]
    assert list(inspect.signature(resolve_name(kind.maker)).parameters) == given


@each_format
def test_a_format_heeds_only_choices_that_there_are(kind: Format) -> None:
    options = ExportOptions()
    assert all(hasattr(options, choice) for choice in kind.takes)


def test_a_format_is_found_by_its_ending() -> None:
    assert all(ending == kind.ending == f".{kind.name.lower()}" for ending, kind in EXPORTS.items())
    assert [kind.ending for kind in FORMATS] == list(EXPORTS)[1:]


@pytest.mark.parametrize(("ending", "tables"), [(".kml", {"command_nodes"}), (".pdf", {"command_nodes", "placements"})])
def test_data_of_a_chapter_hold_the_rows_that_it_shows(make_plan: PlanMaker, ending: str, tables: set[str]) -> None:
    briefing = [{"chapter": "c", "title": "C", "layers": "nodes"}]
    plan = read_plan(make_plan(placements=[{}], command_nodes=[{}], briefing=briefing))
    told = EXPORTS[ending].extract(plan, ExportOptions(chapter="c")).plan
    assert {name for name in ("placements", "command_nodes") if len(told.rows(name))} == tables


@each_format
def test_a_chapter_has_its_own_time_and_view_in_every_format(sample: Plan, kind: Format) -> None:
    for options in (ExportOptions(chapter="why", at=1.0), ExportOptions(chapter="why", view="europe")):
        with pytest.raises(TakeAwayError, match="has its own time and view; leave out --at and --view"):
            kind.extract(sample, options)


@each_format
def test_speaker_notes_are_usual_in_slides_alone(sample: Plan, kind: Format) -> None:
    told = {asked: kind.extract(sample, ExportOptions(notes=asked)) for asked in (None, True, False)}
    assert {asked: (extract.notes, extract.remarks) for asked, extract in told.items()} == {
        None: (kind.ending == ".pptx", False),
        True: (True, True),
        False: (False, False),
    }
