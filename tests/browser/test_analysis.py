"""The analysis page in a real browser: the same answers as the command line, explained, and asked from the map."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.cli import main
from dashboard.export import plan_html
from geo.plan import read_plan
from geo.resources import sample_plan
from tests.browser.conftest import ROOT, Seen, Served, Server
from tests.browser.sight import MIDDLE
from tests.browser.tables import choose_row, rows_with
from tests.waiting import until_it_stands, until_true

Open = Callable[..., Page]
ANSWER = "[data-testid=posture-answer]"
HARMLESS = "404"
"""Streamlit asks for its health below the page's own path first."""
pytestmark = pytest.mark.browser


@pytest.fixture
def page(sample_server: Server, open_page: Open) -> Page:
    return open_page(f"{sample_server.url}analysis")


def section(page: Page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click()


def at(page: Page, time: str) -> None:
    field = page.get_by_label("Time", exact=True).and_(page.locator("input"))
    field.fill(time)
    field.press("Enter")


def until_at(page: Page, time: str) -> None:
    """Give the page a time, and wait until it has answered: a rerun builds anew the field that a test fills."""
    at(page, time)
    expect(page.locator(ROOT)).to_have_attribute("data-time", time)
    until_it_stands(page)


def choose(page: Page, row: int, nth: int = 0) -> None:
    choose_row(page, row, nth=nth, row_px=28)


def select(page: Page, name: str) -> None:
    page.locator(ROOT).evaluate(
        "(root, id) => root.dispatchEvent(new CustomEvent('posture-map', {detail: {select: id}}))", name
    )


def supply(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["sustain", str(sample_plan()), *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def lose(page: Page, name: str) -> Locator:
    until_it_stands(page)
    field = page.get_by_test_id("stMultiSelect").locator("input")
    field.fill(name)
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    options.first.click()
    return page.locator(ANSWER)


def test_the_page_gives_what_the_command_gives_and_explains_it(
    page: Page, seen: Seen, capsys: pytest.CaptureFixture[str]
) -> None:
    section(page, "What if")
    until_at(page, "D+400")
    expect(lose(page, "HUB-GDN")).to_contain_text("D+400: without HUB-GDN")
    said = supply(capsys, "--at", "D+400", "--lose", "HUB-GDN")
    needed = sum(u["demand_t_per_day"] for u in said["units"])
    expect(page.get_by_text(f"{needed:,.1f} t/day needed, {said['unmet_t_per_day']:,.1f} t/day unmet")).to_be_visible()
    short = {u["unit_id"]: u for u in said["units"] if u["short_t_per_day"] > 0}
    rows = {row[0]: row for row in rows_with(page, next(iter(short)))}
    assert short.keys() <= rows.keys()
    for name, unit in short.items():
        assert float(rows[name][2]) == pytest.approx(unit["short_t_per_day"], abs=0.06)
    expect(page.locator(ANSWER)).to_contain_text("Gets less than it needs")
    choose(page, 0)
    told = page.get_by_text("How this is computed").locator("xpath=ancestor::*[@data-testid='stVerticalBlock'][1]")
    expect(told).to_contain_text("persons × 46 kg")
    expect(told).to_contain_text("stocks can cover all")
    expect(told).to_contain_text("It carries 5 days of supplies")
    assert seen.foreign == []
    assert [error for error in seen.errors if HARMLESS not in error] == []


def test_a_row_shows_its_factors_and_the_route_behind_it(page: Page) -> None:
    expect(page.locator(ANSWER)).to_contain_text("Who feeds whom at D+30")
    rows = [row[0] for row in rows_with(page, "CIMIC")]
    choose(page, rows.index("CIMIC"))
    for words in (
        "CIMIC: 70 persons × 46 kg = 3.22 t/day",
        "HUB-ZHY gives 3.22 t/day",
        "t/day from HUB-LVI:",
        "by road 45 km/h",
    ):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ km by road, [\d.]+ h")).first).to_be_visible()
    expect(page.locator(ANSWER)).to_contain_text("Supply to or from CIMIC")


def test_questions_are_asked_from_the_map(page: Page) -> None:
    select(page, "HUB-GDN")
    page.get_by_role("button", name="Route from here").click()
    expect(page.locator(ANSWER)).to_contain_text("HUB-GDN →")
    select(page, "LCC")
    page.get_by_role("button", name="Route to here").click()
    expect(page.locator(ANSWER)).to_contain_text("HUB-GDN → LCC by road at D+30")
    expect(page.get_by_text("POL → UKR").first).to_be_visible()
    select(page, "HUB-LVI")
    page.get_by_role("button", name="What if it is lost?").click()
    expect(page.locator(ANSWER)).to_contain_text("D+30: without HUB-LVI")
    page.get_by_role("button", name="Next change").click()
    page.locator(ANSWER).get_by_role("button", name=re.compile("Ask again for D")).click()
    expect(page.locator(ANSWER)).to_contain_text("D+40: without HUB-LVI")
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+40")


def test_the_time_above_moves_the_map_and_a_wrong_one_is_told(page: Page) -> None:
    at(page, "D+200")
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+200")
    at(page, "soon")
    expect(page.get_by_text("is no time; write D+30")).to_be_visible()
    expect(page.locator(f"{ROOT}[data-ready=true]")).to_be_visible()
    at(page, "D+60")
    expect(page.locator(ANSWER)).to_contain_text("Who feeds whom at D+60")
    at(page, "D-1000")
    expect(page.get_by_text("No unit and no hub is in force at D-1000. The plan begins at D-30.")).to_be_visible()


def test_a_slip_of_the_time_loses_no_losses(page: Page) -> None:
    section(page, "What if")
    expect(lose(page, "HUB-LVI")).to_contain_text("D+30: without HUB-LVI")
    expect(page.get_by_text("Hubs supplied by different hubs")).to_be_visible()
    at(page, "zz")
    expect(page.get_by_text("is no time; write D+30")).to_be_visible()
    at(page, "D+40")
    expect(page.locator(ANSWER)).to_contain_text("D+40: without HUB-LVI")


def test_the_address_names_the_time(sample_server: Server, open_page: Open) -> None:
    page = open_page(f"{sample_server.url}analysis", "?t=D%2B200")
    expect(page.locator(ANSWER)).to_contain_text("Who feeds whom at D+200")


def test_every_pair_of_hubs_is_tried(page: Page) -> None:
    section(page, "Second hub")
    at(page, "D+400")
    expect(
        page.get_by_text("the loss of 1 hub leaves units short. The worst is HUB-GDN, with 59 t/day unmet")
    ).to_be_visible()
    page.get_by_role("button", name="Try every pair of hubs (91)").click()
    expect(
        page.get_by_text(re.compile(r"\d+ pairs of hubs each leave units short .* worst is HUB-CND \+ HUB-GDN"))
    ).to_be_visible()
    choose(page, 0, nth=1)
    expect(page.locator(ANSWER)).to_contain_text(re.compile("without HUB-CND and HUB-GDN"))


def test_force_flow_shares_the_maps_time_line(page: Page) -> None:
    section(page, "Force flow")
    expect(page.get_by_text("5,000 persons in Ukraine: at D+25")).to_be_visible()
    force = page.get_by_role("table", name="Force")
    expect(force).to_contain_text("France")
    page.get_by_label("By", exact=True).first.click()
    page.get_by_role("option", name="Echelon").click()
    expect(force).to_contain_text("Battalion")
    page.get_by_role("button", name="Next change").click()
    expect(page.locator(ANSWER)).to_contain_text("Arrival from an entry point")
    choose(page, 2, nth=1)
    expect(page.get_by_text(re.compile("must leave .* to be in"))).to_be_visible()


def test_command_and_coverage_answer(page: Page) -> None:
    section(page, "Command")
    expect(page.get_by_text("MNFU-HQ goes from Paris to London at D+365, with no gap and no overlap")).to_be_visible()
    expect(page.get_by_text("UK-BG-1 has no superior D+0 until H+18")).to_be_visible()
    section(page, "Coverage")
    expect(
        page.get_by_text(re.compile(r"\d+ of \d+ units are more than 100 km in a straight line from"))
    ).to_be_visible()
    expect(page.locator(ANSWER)).to_contain_text("Within 100 km")


def test_a_closure_saved_on_disk_turns_the_route(shelved_sample: Served, open_page: Open) -> None:
    page = open_page(shelved_sample.at("analysis"))
    select(page, "HUB-PRZ")
    page.get_by_role("button", name="Route from here").click()
    expect(page.locator(ANSWER)).to_contain_text("HUB-PRZ →")
    select(page, "HUB-LVI")
    page.get_by_role("button", name="Route to here").click()
    expect(page.locator(ANSWER)).to_contain_text("HUB-PRZ → HUB-LVI by road")
    before = page.locator(ANSWER).inner_text()
    path = shelved_sample.folder / "closures.csv"
    closed = "".join(
        f"C{i},Closed,,{name},,,,,,D+0,,notional,,\n" for i, name in enumerate(["POL-UKR-KRAKOVETS", "POL-UKR-MEDYKA"])
    )
    path.write_text(path.read_text(encoding="utf-8") + closed, encoding="utf-8")
    expect(page.locator(ANSWER)).to_contain_text("Closed")
    assert page.locator(ANSWER).inner_text() != before


def test_no_answer_is_in_a_saved_page() -> None:
    assert "analysis" not in plan_html(read_plan(sample_plan())).split("<script>")[0]


def test_the_map_stands_on_every_page_that_is_come_back_to(sample_server: Server, open_page: Open) -> None:
    page = open_page(sample_server.url)
    for name, path in [
        ("Plan", "tables"), ("Map", "/"), ("Analysis", "analysis"), ("Map", "/"), ("Brief", "brief"), ("Compare", "compare"), ("Analysis", "analysis"),
    ]:  # fmt: skip
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(rf"{path}(\?|$)"))
        if name == "Plan":
            expect(page.locator(ROOT)).to_have_count(0)
            continue
        expect(page.locator(f"{ROOT}[data-ready=true]")).to_have_count(1)
        until_true(page, "document.querySelector('.posture-map')?.getBoundingClientRect().height > 400")
        expect(page.locator(".posture-map .leaflet-tile-loaded").first).to_be_attached()


def test_an_answer_that_comes_while_the_map_is_hidden_is_framed_when_it_is_seen(
    sample_server: Server, open_page: Open, seen: Seen
) -> None:
    def ask(page: Page) -> None:
        section(page, "What if")
        until_at(page, "D+400")
        expect(lose(page, "HUB-GDN")).to_contain_text("D+400: without HUB-GDN")

    always_seen = open_page(f"{sample_server.url}analysis", reduced_motion="reduce")
    ask(always_seen)
    framed = always_seen.evaluate(MIDDLE)
    page = open_page(f"{sample_server.url}analysis")
    assert page.evaluate(MIDDLE) != framed
    host = page.locator(ROOT).locator("..")
    host.evaluate("host => { host.style.display = 'none' }")
    ask(page)
    host.evaluate("host => { host.style.display = '' }")
    until_true(page, f"framed => ({MIDDLE})() === framed", framed)
    assert [error for error in seen.errors if HARMLESS not in error] == []
