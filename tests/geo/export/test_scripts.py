"""Scripts beyond Latin, Cyrillic and Arabic are drawn and shaped; what no font has is told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from dashboard.cli import main
from dashboard.export import EXPORTS
from geo.export.font_runs import in_runs, runs
from geo.export.fonts import advances, advances_with, text_width
from geo.export.glyphs import outlined
from geo.export.options import ExportOptions
from geo.export.scripts import face_of, faces
from geo.export.typeset import Drawing, pngs
from geo.plan import read_plan
from tests.conftest import PlanMaker
from tests.geo.export.taking import take

SAMPLES = {"Chinese": "部隊", "Japanese": "ひらがな", "Korean": "한국", "Hindi": "सेना", "Thai": "กองทัพ", "Amharic": "ኢትዮጵያ",
           "Georgian": "ქართული", "Armenian": "հայ", "Bengali": "বাংলা", "Tamil": "தமிழ்", "emoji": "🚚🏥"}  # fmt: skip
NOBODY_HAS = "\U0001e900"
"""A letter of Adlam."""


def drawn(text: str, size: int = 40) -> bytes:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" viewBox="0 0 400 60" font-family="Arimo">'
        f'<text x="4" y="45" font-size="{size}">{text}</text></svg>'
    )
    return pngs([Drawing(svg, 400, 60)], 1.0)[0]


def ink(png: bytes) -> bytes:
    return Image.open(io.BytesIO(png)).getchannel("A").tobytes()


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_letters_of_every_script_are_drawn_each_as_itself(text: str) -> None:
    assert all(face_of(character) for character in text)
    pictures = {ink(drawn(character)) for character in dict.fromkeys(text)}
    assert len(pictures) == len(set(text))
    assert ink(drawn(NOBODY_HAS)) not in pictures


def test_syllables_of_hindi_are_shaped() -> None:
    """The vowel of ``हि`` stands before its consonant, and ``क्ष`` is one sign."""
    path = faces()[[face.family for face in faces()].index("Noto Sans Devanagari")].path
    syllable, consonant, vowel = (outlined(path, part, 100) for part in ("हि", "ह", "ि"))
    assert syllable.path != consonant.path
    assert syllable.width < consonant.width + vowel.width + 1
    assert outlined(path, "क्ष", 100).width < sum(outlined(path, part, 100).width for part in ("क", "ष"))


def test_a_weight_is_heeded() -> None:
    path = next(face.path for face in faces() if face.family == "Noto Sans CJK JP")
    assert outlined(path, "漢", 100, 700).path != outlined(path, "漢", 100, 400).path


def test_runs_are_of_one_font_each_and_lose_nothing() -> None:
    text = "Lviv 漢字 सेना x 👩\u200d🚒 R&D"
    found = list(runs(text))
    assert "".join(part for _, part in found) == text
    assert [part for _, part in found] == ["Lviv ", "漢字", " ", "सेना", " x ", "👩\u200d🚒", " R&D"]


def test_text_of_the_usual_fonts_stays_text() -> None:
    for text in ("Lviv R&amp;D", "Київ", "قوة متعددة", "כוח"):
        svg = f'<text x="1" y="2" font-size="9">{text}</text>'
        assert in_runs(svg) == svg


def test_a_run_keeps_the_look_and_the_place_of_its_text() -> None:
    svg = '<text x="100" y="20" font-size="10" font-weight="600" text-anchor="end" fill="#123456" stroke="#fff">a 漢&amp;</text>'
    made = in_runs(svg)
    assert 'aria-label="漢"' in made
    assert made.count('fill="#123456"') == 3
    assert made.count('stroke="#fff"') == 3
    assert ">a </text>" in made
    assert ">&amp;</text>" in made
    assert (
        f'<g transform="translate({100 - text_width("a 漢&", 10, bold=True):.0f}'
        in made.replace(".", "")[:60] + made[:60]
    )


def test_widths_of_other_scripts_are_those_of_their_fonts() -> None:
    assert "漢" not in advances()["400"]
    assert advances_with("漢")["400"]["漢"] == 1.0
    assert text_width("漢", 10) == 10.0


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_a_character_that_no_font_has_is_told(ending: str, make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"unit_name": f"漢字 {NOBODY_HAS}"}]))
    told: list[str] = []
    EXPORTS[ending].make(plan, ExportOptions(), warn=told.append)
    assert [NOBODY_HAS in one and "U+1E900" in one and "漢" not in one for one in told] == [True]
    plan = read_plan(make_plan("fine", placements=[{"unit_name": " ".join(SAMPLES.values())}]))
    told.clear()
    EXPORTS[ending].make(plan, ExportOptions(), warn=told.append)
    assert told == []


def test_the_command_says_what_could_not_be_drawn(
    make_plan: PlanMaker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_plan(placements=[{"unit_name": NOBODY_HAS}])
    assert main(["export", str(folder), str(tmp_path / "x.png")]) == 0
    assert "U+1E900" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a 👩\u200d🚒 b", "قوة 漢 क्षत्रिय", "\u200d\ufe0f", "e\u0301 漢\u0301", "🇫🇷🇬🇧 x"])
def test_no_mixture_of_scripts_stops_a_picture(name: str, make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"unit_name": name, "unit_id": "U 漢"}], briefing=[{"title": name}]))
    assert take(plan, ".pdf")
    assert take(plan, ".png")
