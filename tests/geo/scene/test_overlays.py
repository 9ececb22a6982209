"""Answers on the map: flags are codes, and the words beside symbols are the language's."""

from __future__ import annotations

from dataclasses import replace

from geo.analysis.command import CommandFinding, command_findings
from geo.basemap.router import router
from geo.basemap.routes import Route
from geo.clock import OPEN_END
from geo.plan import Plan
from geo.reading.settings import Travel
from geo.scene.overlays import command_overlay, route_ways
from geo.words.catalogue import all_messages
from geo.words.language import PSEUDO, spoken
from geo.words.pseudo import OPEN


def finding(plan: Plan, kind: str) -> CommandFinding:
    return replace(command_findings(plan)[0], kind=kind, id="N1", start=0.0, end=OPEN_END)


def test_a_flag_is_a_code_with_a_word(sample: Plan) -> None:
    answer = command_overlay([finding(sample, "hq-gap"), finding(sample, "hq-handover")], 24.0, "x")
    assert (answer.flags, answer.signs) == ({"N1": "hq-gap"}, {"hq-gap": "gap"})
    assert [(one.text, one.sign) for one in answer.key] == [("Command: gap", "gap")]


def test_codes_stay_in_another_language(sample: Plan) -> None:
    with spoken(PSEUDO):
        answer = command_overlay([finding(sample, "hq-gap")], 24.0, "x")
    assert answer.flags == {"N1": "hq-gap"}
    assert answer.signs["hq-gap"].startswith(OPEN)
    assert answer.key[0].text.startswith(OPEN)


def test_a_route_is_drawn_with_the_ways_to_the_network() -> None:
    found = router("road", Travel()).route((51.0034, 26.7462), (50.455, 30.524))
    assert isinstance(found, Route)
    start, along, end = route_ways(found, ["A", "B"])
    assert (start.kind, along.kind, end.kind) == ("access", "route", "access")
    assert start.points[0] == (51.0034, 26.7462)
    assert (start.points[-1], along.points[-1]) == (along.points[0], end.points[0])


def test_a_way_without_a_network_is_drawn_as_such() -> None:
    found = router("road", Travel()).route((51.0034, 26.7462), (51.0034, 26.7562))
    assert isinstance(found, Route)
    assert [one.kind for one in route_ways(found, [])] == ["access"]


def test_every_sign_has_a_meaning() -> None:
    keys = [key.rpartition(".") for key in all_messages() if key.startswith("overlays.")]
    signs, means = ({code for room, _, code in keys if room == f"overlays.{name}"} for name in ("signs", "means"))
    assert signs == means
