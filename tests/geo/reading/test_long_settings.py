"""A title or description that is too long is told, and a page shows something short in its place."""

from __future__ import annotations

import pytest

from geo.reading.setting_values import LONGEST_DESCRIPTION, LONGEST_TITLE
from geo.reading.settings import read_settings


@pytest.mark.parametrize(
    ("name", "longest", "usual"), [("title", LONGEST_TITLE, "folder"), ("description", LONGEST_DESCRIPTION, "")]
)
def test_a_text_that_is_too_long_is_told(name: str, longest: int, usual: str) -> None:
    other = {"title": "T"} | {name: "x" * longest}
    written = "".join(f'{key} = "{value}"\n' for key, value in other.items())
    settings, problems = read_settings(written.encode(), "folder")
    assert (getattr(settings, name), problems) == ("x" * longest, [])
    settings, problems = read_settings(written.replace("xx", "xxx", 1).encode(), "folder")
    assert getattr(settings, name) == usual
    (problem,) = problems
    assert problem.code == "settings-value"
    assert f"{longest:,}" in problem.message
    assert len(problem.message) < 300
