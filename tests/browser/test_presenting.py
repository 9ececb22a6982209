"""A briefer before a room: keys, two windows, tools, and nothing that changes the plan; in the app and from a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pptx import Presentation

from dashboard.export import plan_html
from geo.export.options import ExportOptions
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.scene.briefing import chapters
from tests.browser.conftest import ROOT, Seen, Served, Server
from tests.conftest import PlanMaker
from tests.waiting import until_made

Open = Callable[..., Page]
PRESENTER = "[data-testid=posture-presenter]"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def page_with_notes(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("noted") / "noted.html"
    path.write_text(plan_html(read_plan(sample_plan()), ExportOptions(notes=True)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(params=["streamlit", "page"])
def noted_url(request: pytest.FixtureRequest) -> str:
    """The sample with its notes in each host."""
    if request.param == "page":
        return request.getfixturevalue("page_with_notes")
    return request.getfixturevalue("sample_server").url


def present(page: Page) -> Locator:
    if page.get_by_role("tab", name="Briefing").get_attribute("aria-selected") == "false":
        page.get_by_role("tab", name="Briefing").click()
    page.get_by_role("button", name="Present", exact=True).click()
    root = page.locator(ROOT)
    expect(root).to_have_attribute("data-presenting", "true")
    return root


def arrived(root: Locator, chapter: str, time: str) -> None:
    expect(root).to_have_attribute("data-chapter", chapter)
    expect(root).to_have_attribute("data-time", time)


def open_presenter(page: Page, seen: Seen) -> Page:
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    window = popup.value
    seen.watch(window)
    expect(window.locator(f"{PRESENTER}[data-ready=true]")).to_be_visible()
    page.bring_to_front()
    return window


def test_the_sample_from_the_first_chapter_to_the_last_by_keyboard_with_two_windows_in_step(
    noted_url: str, open_page: Open, seen: Seen, sample: Plan
) -> None:
    page = open_page(noted_url)
    root = present(page)
    window = open_presenter(page, seen)
    deck = chapters(sample)
    for place, chapter in enumerate(deck):
        if place:
            page.keyboard.press(["ArrowRight", "PageDown", " "][place % 3])
        arrived(root, chapter.id, instant(chapter.time))
        expect(page.locator(".posture-title h1")).to_have_text(chapter.title)
        expect(page.locator(".posture-marking")).to_have_count(2)
        expect(window.locator(PRESENTER)).to_have_attribute("data-chapter", chapter.id)
        expect(window.locator(".posture-presenter-notes")).to_contain_text(chapter.notes)
        if place + 1 < len(deck):
            expect(window.locator(".posture-presenter-chapter").nth(1)).to_contain_text(deck[place + 1].title)
    page.keyboard.press("ArrowRight")
    arrived(root, deck[-1].id, instant(deck[-1].time))
    assert seen.errors == []
    assert seen.foreign == []


def instant(hours: float) -> str:
    days, rest = divmod(int(hours), 24)
    return f"D{days:+d}" if rest == 0 else f"H{int(hours):+d}"


def test_every_key(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    root = present(page)
    for key, chapter in [
        ("End", "sources"), ("PageUp", "rotation"), ("ArrowLeft", "guarantee"), ("Home", "why"), ("ArrowLeft", "why"),
        ("Enter", "who"), ("Shift+ ", "why"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(root).to_have_attribute("data-chapter", chapter)
    for key in "1", "0", "Enter":
        page.keyboard.press(key)
    expect(root).to_have_attribute("data-chapter", "sources")
    page.keyboard.press("b")
    expect(page.locator(".posture-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".posture-black")).to_have_count(0)
    page.keyboard.press("h")
    expect(page.get_by_role("region", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Keys")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(root).to_have_attribute("data-presenting", "false")
    expect(page.get_by_label("Find by name, id or place")).to_be_visible()


def test_a_question_in_the_middle_and_back_with_one_key(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    root = present(page)
    page.keyboard.press("6")
    page.keyboard.press("Enter")
    arrived(root, "build-up", "D+60")
    page.keyboard.press("m")
    page.mouse.click(500, 400)
    page.mouse.click(700, 300)
    expect(page.get_by_text("Click from place to place")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.press("f")
    page.keyboard.type("mnb-n")
    page.keyboard.press("Enter")
    expect(root).to_have_attribute("data-selected", "MNB-N")
    expect(page.locator(".posture-card")).to_contain_text("no government has agreed")
    expect(page.get_by_label("Radii of the rings in km")).to_have_value("50 100 200")
    page.keyboard.press("s")
    expect(page.locator(".posture-spotlight")).to_be_visible()
    page.keyboard.press("]")
    expect(root).not_to_have_attribute("data-time", "D+60")
    page.keyboard.press("c")
    arrived(root, "build-up", "D+60")
    expect(root).to_have_attribute("data-selected", "")
    expect(page.locator(".posture-spotlight")).to_have_count(0)


def test_the_presenter_asks_and_the_stage_goes(noted_url: str, open_page: Open, seen: Seen) -> None:
    page = open_page(noted_url)
    root = present(page)
    window = open_presenter(page, seen)
    window.keyboard.press("PageDown")
    expect(root).to_have_attribute("data-chapter", "who")
    window.get_by_role("button", name="Next").click()
    expect(root).to_have_attribute("data-chapter", "command")
    window.keyboard.press("b")
    expect(page.locator(".posture-black")).to_be_visible()
    expect(window.get_by_text("The screen is black")).to_be_visible()
    expect(window.get_by_test_id("elapsed")).to_have_text(re.compile(r"\d\d:\d\d"))
    expect(window.get_by_test_id("planned")).to_contain_text("left")
    window.get_by_role("navigation", name="All chapters").get_by_role("button", name="Sources").click()
    expect(root).to_have_attribute("data-chapter", "sources")
    expect(page.locator(".posture-black")).to_have_count(0)
    page.keyboard.press("p")
    page.mouse.move(600, 400)
    expect(window.get_by_role("button", name="Pointer")).to_have_attribute("aria-pressed", "true")
    expect(window.locator(".posture-preview .posture-pointer-dot")).to_have_count(1)
    window.get_by_role("button", name="Pointer").click()
    expect(page.locator(".posture-pointer-dot")).to_have_count(0)
    size = "() => getComputedStyle(document.querySelector('.posture-presenter-notes')).fontSize"
    before = window.evaluate(size)
    window.get_by_role("button", name="Larger notes").click()
    window.reload()
    expect(window.locator(f"{PRESENTER}[data-ready=true]")).to_be_visible()
    assert window.evaluate(size) > before


def test_without_a_channel_two_windows_of_a_saved_page_keep_in_step(
    page_with_notes: str, open_page: Open, seen: Seen
) -> None:
    page = open_page(page_with_notes)
    page.context.add_init_script("delete globalThis.BroadcastChannel")
    page.reload()
    root = present(page)
    assert page.evaluate("typeof BroadcastChannel") == "undefined"
    window = open_presenter(page, seen)
    assert window.evaluate("typeof BroadcastChannel") == "undefined"
    page.keyboard.press("PageDown")
    expect(window.locator(PRESENTER)).to_have_attribute("data-chapter", "who")
    window.keyboard.press("End")
    arrived(root, "sources", "D+0")
    assert seen.errors == []


def test_a_reload_in_the_middle_of_a_talk_comes_back_to_it(sample_server: Server, open_page: Open, seen: Seen) -> None:
    page = open_page(sample_server.url)
    present(page)
    window = open_presenter(page, seen)
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("chapter=sources.*present"))
    page.reload()
    root = page.locator(f"{ROOT}[data-ready=true]")
    expect(root).to_have_attribute("data-presenting", "true")
    arrived(root, "sources", "D+0")
    page.keyboard.press("Home")
    expect(window.locator(PRESENTER)).to_have_attribute("data-chapter", "why")


def test_a_page_without_notes_says_so(saved_page: str, open_page: Open, seen: Seen) -> None:
    page = open_page(saved_page)
    present(page)
    window = open_presenter(page, seen)
    expect(window.locator(".posture-presenter-notes")).to_contain_text("this file was made without them")


def test_less_motion_cuts(saved_page: str, open_page: Open) -> None:
    page = open_page(saved_page, reduced_motion="reduce")
    root = present(page)
    root.evaluate(
        """root => {
          root.times = [];
          const tell = () => root.times.push(root.dataset.time);
          new MutationObserver(tell).observe(root, { attributeFilter: ["data-time"] });
        }"""
    )
    page.keyboard.press("End")
    arrived(root, "sources", "D+0")
    assert set(root.evaluate("root => root.times")) == {"D+0"}


def test_no_frame_is_blank_or_stale_between_chapters(host_url: str, open_page: Open, sample: Plan) -> None:
    page = open_page(host_url)
    present(page)
    for place in (5, 8, 7):
        page.keyboard.press(str(place))
        chapter = chapters(sample)[place - 1]
        frames, blank, filled, stale = page.evaluate(_WATCH_FLIGHT, chapter.id)
        assert frames > 5
        assert (blank, stale) == (0, 0)
        assert filled == (frames if "nations" in chapter.layers else 0)


_WATCH_FLIGHT = """async (chapter) => {
  const root = document.querySelector('[data-testid=posture-map]');
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const arrived = () => new URLSearchParams(location.search).get('chapter') === chapter;
  let blank = 0, filled = 0, stale = 0, frames = 0;
  // A picture of the nations for another place or zoom would be stretched, or lie beside one for this frame.
  const nations = () => [...root.querySelectorAll('.posture-map .leaflet-posture-nations-pane *')]
    .filter((one) => one.matches('canvas, img') && one.checkVisibility());
  const stretched = (one) => new DOMMatrix(getComputedStyle(one).transform).a !== 1;
  const empty = (canvas) => !canvas.width || !canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    .data.some((value) => value !== 0);
  press('Enter');
  for (let standing = 0; standing < 10; frames += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    standing += arrived() ? 1 : 0;
    const tiles = root.querySelectorAll('.posture-map .leaflet-tile');
    const symbols = root.querySelector('.posture-map .leaflet-posture-symbols-pane canvas');
    if (tiles.length === 0 || empty(symbols)) blank += 1;
    const fills = nations();
    if (fills.some((one) => !empty(one))) filled += 1;
    if (fills.length > 1 || fills.some(stretched)) stale += 1;
  }
  return [frames, blank, filled, stale];
}"""


def test_nothing_can_be_edited_while_presenting(shelved_sample: Served, open_page: Open) -> None:
    folder = shelved_sample.folder
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    page = open_page(shelved_sample.at())
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="Start editing").click()
    expect(page.get_by_role("toolbar", name="Edit on the map")).to_be_visible()
    root = present(page)
    expect(page.get_by_role("toolbar", name="Edit on the map")).to_have_count(0)
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    arrived(root, "steady-state", "D+200")
    revision = root.get_attribute("data-revision")
    page.mouse.move(640, 400)
    page.mouse.down()
    page.mouse.move(720, 460, steps=5)
    page.mouse.up()
    page.keyboard.press("Control+z")
    page.keyboard.press("f")
    page.keyboard.type("HUB-LVI")
    page.keyboard.press("Enter")
    expect(page.locator(".posture-card")).to_be_visible()
    expect(page.get_by_role("link", name="Edit this row in its table")).to_have_count(0)
    assert root.get_attribute("data-revision") == revision
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_chapter_is_made_from_what_is_on_screen_moved_renamed_and_noted(
    shelved_sample: Served, open_page: Open
) -> None:
    page = open_page(shelved_sample.at(view="ukraine", t="D%2B45", select="MNB-N", layers="units,hubs"))
    page.get_by_role("tab", name="Briefing").click()
    page.get_by_role("button", name="Edit the chapters").click()
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="Start editing").click()
    page.get_by_role("button", name="Add this view as a chapter").click()
    rows = page.locator(".posture-chapters > li")
    expect(rows).to_have_count(11)
    page.locator(".posture-chapter[data-id=chapter-11]").click()
    page.get_by_label("Title").fill("Сорок п'ятий день")
    page.get_by_label("Title").blur()
    expect(rows.nth(10)).to_contain_text("Сорок п'ятий день")
    page.get_by_label("Notes", exact=True).fill("=1+1 <b>said</b>")
    page.get_by_label("Notes", exact=True).blur()
    page.get_by_role("button", name="Up", exact=True).click()
    expect(rows.nth(9)).to_contain_text("Сорок п'ятий день")
    page.get_by_role("link", name="Review and save").click()
    page.get_by_role("button", name=re.compile(r"^Save \d+ row")).click()
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    made = chapters(read_plan(shelved_sample.folder))[9]
    assert (made.id, made.title, made.view, made.time) == ("chapter-11", "Сорок п'ятий день", "ukraine", 45 * 24)
    assert (made.layers, made.focus, made.notes) == (("units", "hubs"), ("MNB-N",), "=1+1 <b>said</b>")


LONG = "A title of four hundred characters " * 12


def test_odd_chapters_are_told_by_name_and_play_as_typed(
    make_plan: PlanMaker, tmp_path: Path, open_page: Open, seen: Seen
) -> None:
    titles = [
        LONG[:400],
        "Київ: перші години",
        "Début d’été à Évreux",
        "قوة متعددة الجنسيات",
        '=HYPERLINK("x") <script>',
    ]
    briefing = [{"chapter": f"c{i}", "title": title} for i, title in enumerate(titles)]
    briefing[1] |= {"time": "", "focus": "NOBODY", "layers": "tanks"}
    path = tmp_path / "odd.html"
    path.write_text(plan_html(read_plan(make_plan(placements=[{}], briefing=briefing))), encoding="utf-8")
    page = open_page(path.as_uri())
    page.get_by_role("tab", name="Briefing").click()
    expect(page.locator(".posture-chapters > li").nth(1)).to_contain_text("NOBODY")
    root = present(page)
    for place, title in enumerate(titles):
        expect(root).to_have_attribute("data-chapter", f"c{place}")
        expect(page.locator(".posture-title h1")).to_have_text(title.strip())
        expect(page.locator(".posture-title")).to_be_in_viewport(ratio=1)
        page.keyboard.press("PageDown")
    assert seen.errors == []


def test_slides_are_made_beside_the_page_and_can_be_stopped(
    shelved_sample: Served, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(shelved_sample.at())
    page.get_by_role("link", name="Plan").click()
    page.get_by_role("radio", name="Take away").click()
    page.get_by_role("combobox", name="File").click()
    page.get_by_role("option", name="PowerPoint slides (.pptx)").click()
    expect(page.get_by_role("checkbox", name="With remarks and speaker notes")).to_be_checked()
    page.get_by_role("button", name="Make the file").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_text(f"Making {shelved_sample.folder.name}.pptx")).to_be_visible()
    other = open_page(shelved_sample.at())
    expect(other.locator(ROOT)).to_have_attribute("data-time", "D+30")
    other.close()
    until_made(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    download.value.save_as(tmp_path / "taken.pptx")
    assert len(Presentation(str(tmp_path / "taken.pptx")).slides) == len(chapters(read_plan(shelved_sample.folder))) + 3
