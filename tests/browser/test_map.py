"""The map in both hosts, in a browser that can resolve no name."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from geo.periods import in_force
from geo.plan import Plan
from tests.browser.conftest import ROOT, Seen, Server
from tests.browser.mercator import degrees, pixels
from tests.points import UKRAINE
from tests.waiting import until_true

Open = Callable[..., Page]
pytestmark = pytest.mark.browser


def data(page: Page, name: str) -> str:
    return page.locator(ROOT).get_attribute(f"data-{name}") or ""


def select(page: Page, unit: str) -> None:
    page.locator(ROOT).evaluate(
        "(root, id) => root.dispatchEvent(new CustomEvent('posture-map', {detail: {select: id}}))", unit
    )
    expect(page.locator(ROOT)).to_have_attribute("data-selected", unit)


def standing(plan: Plan, at: float) -> int:
    return sum(len(in_force(plan.rows(name), at)) for name in ("placements", "hubs", "command_nodes"))


@pytest.mark.parametrize(
    ("query", "at"),
    [("", 720), ("?t=D-5", -120), ("?t=H%2B6&view=europe", 6), ("?t=D%2B400", 9600), ("?t=D%2B730", 17520)],
)
def test_all_symbols_of_the_sample_stand_on_the_map(
    host_url: str, open_page: Open, seen: Seen, sample: Plan, query: str, at: float
) -> None:
    page = open_page(host_url, query)
    assert data(page, "symbols") == str(standing(sample, at))
    assert data(page, "revision") == sample.revision
    assert (seen.foreign, seen.errors) == ([], [])


def test_the_headquarters_moves_without_the_server(
    open_page: Open, serve: Callable[[Path], Server], copied_sample: Path
) -> None:
    server = serve(copied_sample)
    page = open_page(server.url, "?t=D%2B30")
    select(page, "MNFU-HQ")
    place = page.locator(".posture-card .posture-fields div", has=page.locator("dt", has_text="Place")).locator("dd")
    expect(place).to_have_text("Paris")
    server.stop()
    slider = page.get_by_role("slider", name="Time")
    slider.focus()
    while data(page, "time") != "D+365":
        slider.press("PageUp")
    expect(place).to_have_text("London")
    assert data(page, "revision")


def test_time_by_keys_and_drag(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?t=D%2B0")
    slider = page.get_by_role("slider", name="Time")
    root = page.locator(ROOT)
    slider.press("ArrowRight")
    expect(root).to_have_attribute("data-time", "H+6")
    slider.press("ArrowUp")
    expect(root).to_have_attribute("data-time", "H+7")
    slider.press("Home")
    expect(root).to_have_attribute("data-time", "D-30")
    expect(slider).to_have_attribute("aria-valuetext", "D-30, Before the ceasefire")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(root).to_have_attribute("data-time", re.compile(r"^(?!D-30$|D\+0$)."))


def test_play_runs_and_pauses(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?t=D%2B0")
    page.get_by_role("button", name="Play", exact=True).click()
    until_true(page, f"document.querySelector('{ROOT}').dataset.time !== 'D+0'")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_one_switch_between_the_views(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    expect(page.locator(".posture-inset")).to_be_visible()
    page.get_by_role("button", name="Europe", exact=True).click()
    expect(page.locator(ROOT)).to_have_attribute("data-view", "europe")
    expect(page.locator(".posture-inset")).to_be_hidden()
    page.get_by_role("button", name="Ukraine", exact=True).click()
    expect(page.locator(ROOT)).to_have_attribute("data-view", "ukraine")


def test_the_card_says_where_it_is_from(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    select(page, "COORD-CELL")
    card = page.locator(".posture-card")
    expect(card).to_contain_text("Inferred")
    expect(card).to_contain_text("Press Association, 2025-07-10")
    expect(card).to_contain_text("Report of the coalition meeting")
    for label in ("As of", "Precision", "Lies in", "MGRS (computed)", "Basis", "From"):
        expect(card.locator("dt", has_text=label).first).to_be_visible()
    select(page, "HUB-RZE")
    expect(card).to_contain_text("no government has agreed")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_find_by_name_and_id(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    page.locator(".posture-map.leaflet-container").focus()
    page.keyboard.press("/")
    find = page.get_by_label("Find by name, id or place")
    expect(find).to_be_focused()
    find.fill("gendarmerie")
    expect(page.locator(".posture-list [data-id]")).to_have_count(1)
    find.press("Enter")
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "FR-MP")
    find.fill("hub-viN")
    find.press("Enter")
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "HUB-VIN")


def test_find_by_place_and_towns(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    find = page.get_by_label("Find by name, id or place")
    find.fill("vinn")
    hits = page.locator(".posture-list [data-hit]")
    expect(page.locator(".posture-list [data-hit][data-id=LCC]")).to_contain_text("Found by its place: Vinnytsia")
    expect(hits.filter(has_text="MNB-S")).to_have_count(1)
    for key in "ArrowDown", "ArrowDown", "ArrowUp", "Enter":
        page.keyboard.press(key)
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "HUB-VIN")
    page.locator("[data-town=Vinnytsia]").click()
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "")
    page.wait_for_url("**map=**")


COVERED = """([x, y]) => [-16, 0, 16].flatMap((dx) => [-16, 0, 16].map((dy) => document.elementFromPoint(x + dx, y + dy)))
  .filter((node) => !node?.closest('.posture-map.leaflet-container')).length"""


@pytest.mark.parametrize(
    ("width", "height", "under"), [(1280, 800, ".posture-edit-start"), (1280, 800, ".posture-inset")]
)
def test_what_is_found_is_not_covered(
    sample_server: Server, open_page: Open, sample: Plan, width: int, height: int, under: str
) -> None:
    hub = sample.rows("hubs").set_index("hub_id").loc["HUB-CND"]
    place, zoom = (hub["latitude"], hub["longitude"]), 7
    page = open_page(sample_server.url, width=width, height=height)
    stage, cover = (page.locator(name).bounding_box() for name in (".posture-map.leaflet-container", under))
    assert stage and cover
    middle = (stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2)
    edge = (cover["x"] + cover["width"] / 2, cover["y"] + cover["height"] - 4)
    away = [world - at + mid for world, at, mid in zip(pixels(*place, zoom), edge, middle, strict=True)]
    camera = ",".join(f"{part:.3f}" for part in degrees(*away, zoom))
    page = open_page(sample_server.url, f"?map={camera},{zoom}", width=width, height=height, reduced_motion="reduce")
    assert page.evaluate(COVERED, edge) > 0
    page.get_by_label("Find by name, id or place").fill("HUB-CND")
    page.keyboard.press("Enter")
    page.wait_for_url("**select=HUB-CND**")
    *centre, zoomed = (float(part) for part in parse_qs(urlsplit(page.url).query)["map"][0].split(","))
    there = zip(pixels(*place, zoomed), pixels(*centre, zoomed), middle, strict=True)
    assert page.evaluate(COVERED, [world - centred + mid for world, centred, mid in there]) == 0


def test_filters_count_and_combine(host_url: str, open_page: Open, sample: Plan) -> None:
    page = open_page(host_url)
    page.locator(".posture-filters summary").click()
    page.locator(".posture-chips label", has_text="Netherlands").click()
    units = in_force(sample.rows("placements"), 720)
    expect(page.locator(ROOT)).to_have_attribute("data-symbols", str((units["nation"] == "NLD").sum()))
    page.locator(".posture-chips label", has_text="Transport").first.click()
    expect(page.locator(ROOT)).to_have_attribute("data-symbols", "1")
    page.get_by_text("Clear all filters").click()
    expect(page.locator(ROOT)).to_have_attribute("data-symbols", str(standing(sample, 720)))
    page.get_by_label("Units", exact=True).uncheck()
    expect(page.locator(ROOT)).to_have_attribute("data-symbols", str(standing(sample, 720) - len(units)))


def test_the_address_bar_holds_the_state(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?view=europe&t=D%2B400&select=MNFU-HQ&nation=MULTI&layers=nodes,command")
    again = open_page(page.url)
    for name in ("time", "view", "selected", "symbols", "chapter"):
        assert data(again, name) == data(page, name), name
    page.get_by_role("slider", name="Time").press("PageDown")
    page.wait_for_url("**t=D%2B365**")
    assert "select=MNFU-HQ" in page.url


def test_a_chapter_in_the_address(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?chapter=rotation")
    assert [data(page, n) for n in ("chapter", "time", "view")] == ["rotation", "D+400", "europe"]


def test_the_legend_shows_only_what_is_on_the_map(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?t=D-25&layers=hubs")
    legend = page.locator(".posture-legend")
    expect(legend).to_contain_text("Seaport of debarkation")
    expect(legend).to_contain_text("Planned")
    for absent in ("Forward logistics hub", "Infantry", "Reported", "Supplies", "Command nodes"):
        expect(legend).not_to_contain_text(absent)


def test_every_row_of_every_table_is_listed_or_counted(host_url: str, open_page: Open, sample: Plan) -> None:
    page = open_page(host_url)
    page.get_by_role("tab", name="List").click()
    page.get_by_role("button", name="Whole plan").click()
    rows = page.locator(".posture-list [data-id]")
    expect(rows).to_have_count(sum(len(table.frame) for table in sample.tables.values()))
    listed = rows.evaluate_all("nodes => nodes.map(n => n.dataset.id)")
    for name, table in sample.tables.items():
        assert set(table.frame[table.spec.key[0]]) <= set(listed), name


def test_the_list_is_reached_by_keyboard_and_sorted(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    page.get_by_role("tab", name="List").click()
    page.get_by_label("Sort").select_option("name")
    names = page.locator(".posture-list section").first.locator("strong").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.get_by_label("Sort").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(ROOT)).to_have_attribute("data-selected", re.compile("."))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["Simferopol", "Sevastopol", "Kyiv"])
def test_crimea_has_the_colour_of_ukraine_in_the_picture(
    host_url: str, open_page: Open, scheme: str, place: str
) -> None:
    longitude, latitude, _ = UKRAINE[place]
    latitude += 0.05
    page = open_page(host_url, f"?layers=&map={latitude},{longitude},9", color_scheme=scheme)
    page.wait_for_selector(".leaflet-tile-loaded")
    until_true(page, "!document.querySelector('.posture-map .leaflet-tile:not(.leaflet-tile-loaded)')")
    page.add_style_tag(content=".posture-left{display:none}")
    picture = Image.open(io.BytesIO(page.locator(".posture-map").screenshot())).convert("RGB")
    x, y = picture.width // 2, picture.height // 2
    near = [picture.getpixel((x + dx, y + dy)) for dx in range(-30, 31, 3) for dy in range(-30, 31, 3)]
    ukraine = {"light": (251, 250, 246), "dark": (42, 50, 58)}[scheme]
    assert max(set(near), key=near.count) == ukraine


def test_coordinates_under_the_pointer(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?map=50.45,30.52,8&layers=")
    box = page.locator(".posture-map.leaflet-container").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".posture-readout")).to_contain_text("50.4")
    expect(page.locator(".posture-readout")).to_contain_text("36U UA")


def test_no_frame_is_blank_while_time_runs(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?t=D%2B10")
    blank = page.evaluate(
        """async (selector) => {
          const root = document.querySelector(selector);
          const slider = root.querySelector('[role=slider]');
          const canvas = root.querySelector('.leaflet-posture-symbols-pane canvas') ?? root.querySelector('canvas.posture-canvas');
          const full = (node) => {
            const small = document.createElement('canvas');
            small.width = 160; small.height = 100;
            const ctx = small.getContext('2d');
            ctx.drawImage(node, 0, 0, 160, 100);
            return ctx.getImageData(0, 0, 160, 100).data.some((value) => value !== 0);
          };
          let blank = 0;
          for (let i = 0; i < 60; i++) {
            slider.dispatchEvent(new KeyboardEvent('keydown', { key: i % 2 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }));
            await new Promise(requestAnimationFrame);
            const tiles = root.querySelectorAll('.posture-map .leaflet-tile-loaded');
            const symbols = [...root.querySelectorAll('.posture-map canvas.posture-canvas')].filter(full);
            if (!tiles.length || symbols.length < 2) blank++;
          }
          return blank;
        }""",
        ROOT,
    )
    assert blank == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (820, 1180)])
def test_nothing_is_wider_than_the_window(host_url: str, open_page: Open, width: int, height: int) -> None:
    page = open_page(host_url, "?select=MNFU-HQ", width=width, height=height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in (".posture-marking", ".posture-dock", ".posture-status", ".posture-left"):
        box = page.locator(name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height
