"""The age of rows in what is taken away: said of the day of the export, and the same bytes on the same day."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pypdfium2
import pytest

from geo.plan import read_plan
from tests.conftest import PlanMaker
from tests.geo.export.taking import slides, take, texts


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".pptx"])
def test_the_same_plan_gives_the_same_bytes_on_the_same_day(make_plan: PlanMaker, ending: str) -> None:
    rows = [{"unit_id": "A", "as_of": "2026-04-20"}, {"unit_id": "B", "as_of": "2026-11-20"}]
    chapter = {"chapter": "c", "title": "C", "view": "europe", "time": "D+1", "layers": "units"}
    plan = read_plan(make_plan(placements=rows, briefing=[chapter]))
    day, next_day = date(2026, 11, 21), date(2026, 11, 22)
    made, again, later, undated = (
        parts_of(take(plan, ending, chapter="c", today=one), ending) for one in (day, day, next_day, None)
    )
    assert made == again
    assert made != later
    assert made != undated


def test_a_picture_says_of_which_day_the_age_of_its_rows_is(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"as_of": "2026-04-20"}, {"unit_id": "B", "as_of": "2026-11-20"}]))
    asked = {"view": "europe", "at": 24.0, "today": date(2026, 11, 21)}
    pdf = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(take(plan, ".pdf", **asked)))
    told = {
        ".svg": take(plan, ".svg", **asked).decode(),
        ".pdf": " ".join(pdf.split()),
        ".pptx": "".join(map(texts, slides(take(plan, ".pptx", **asked)))),
    }
    sentence = "As of 20 Nov 2026; on 21 Nov 2026 the oldest entry was 215 days old."
    assert [ending for ending, text in told.items() if sentence not in text] == []
    assert "As of 20 Nov 2026. " in take(plan, ".svg", **(asked | {"today": None})).decode()


def parts_of(made: bytes, ending: str) -> dict[str, bytes]:
    """Return the parts of a file; of slides all but the workbooks of charts, which have the time of their making."""
    if ending != ".pptx":
        return {"": made}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith(".xlsx")}
