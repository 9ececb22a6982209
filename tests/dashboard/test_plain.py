"""A plan's text is shown as typed: no part of it becomes a link, an icon, a colour or a formula."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plain import plain

AFTER_ESCAPES = re.compile(
    r"https?://|www\.|[-.\w+]@[-\w]|:[\w+-]+:|:material/|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)", re.IGNORECASE
)
"""What Streamlit and GitHub's Markdown look for in a text whose escapes are resolved."""

TYPED = (
    "https://example.org/a?b=1",
    "HTTP://example.org",
    "www.example.org",
    "see:www.example.org",
    "ann@example.org",
    ":material/warning:",
    ":smile:",
    ":+1:",
    ":streamlit:",
    ":red[text]",
    "$x^2$",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "[text](https://example.org)",
    "![text](https://example.org/x.png)",
    "# heading",
)


def shown(text: str) -> str:
    """Return what is left when escapes are resolved."""
    return re.sub(r"\\(.)", r"\1", plain(text))


@pytest.mark.parametrize("text", TYPED)
def test_what_is_read_after_the_escapes_is_divided_and_looks_as_typed(text: str) -> None:
    assert not AFTER_ESCAPES.search(shown(text))
    assert shown(text).replace("\u2060", "") == text


@given(st.lists(st.text(max_size=4) | st.sampled_from(TYPED), max_size=5).map("".join))
def test_no_text_around_it_makes_it_whole_again(text: str) -> None:
    assert not AFTER_ESCAPES.search(shown(text))
    assert shown(text).replace("\u2060", "") == text.replace("\n", " ").replace("\u2060", "")
