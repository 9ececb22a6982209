"""A computation that takes long shows how far it is, and can be ended; a terminal gets one line that goes away."""

from __future__ import annotations

import io

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.terminal import progress_line
from geo.analysis.progress import Passed, Stages
from geo.analysis.sustainment import sustain
from geo.plan import Plan


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _page(patience_s: float) -> None:
    import streamlit as st

    from dashboard.analysis import working
    from geo.words.text import say

    working.PATIENCE_S = patience_s
    runs = st.session_state.setdefault("runs", [])

    def work(tell) -> str:
        runs.append(1)
        tell(0.5)
        if len(runs) == 1:
            working._Bar("k", 7)._cancel()
            raise RuntimeError("ended here")
        return "found"

    try:
        st.write(working.worked("k", 7, work))
    except working.Cancelled:
        st.button(say("analysis.again"), on_click=working.compute_again)
    except RuntimeError:
        pass


def test_a_viewer_ends_a_computation_and_starts_it_again() -> None:
    app = AppTest.from_function(_page, args=(0.0,)).run()
    assert not app.exception
    app.run()
    assert [info.value for info in app.info] == ["You cancelled this computation."]
    (again,) = app.button
    again.click().run()
    assert [text.value for text in app.markdown] == ["found"]
    assert len(app.session_state["runs"]) == 2
    app.run()
    assert [text.value for text in app.markdown] == ["found"]
    assert len(app.session_state["runs"]) == 2, "an answer that took long is kept"


def test_a_quick_computation_shows_no_bar_and_keeps_nothing() -> None:
    app = AppTest.from_function(_page, args=(60.0,))
    app.session_state["runs"] = [1]
    app.run()
    assert [text.value for text in app.markdown] == ["found"]
    assert not app.button
    app.run()
    assert len(app.session_state["runs"]) == 3


def test_a_terminal_is_told_in_one_line_that_is_gone_afterwards() -> None:
    out = Terminal()
    with progress_line(out, patience_s=0.0) as tell:
        tell(0.25)
        assert "25 of 100" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")
    assert "\n" not in out.getvalue()


@pytest.mark.parametrize(("stream", "patience_s"), [(io.StringIO(), 0.0), (Terminal(), 60.0)])
def test_nobody_is_told_of_what_is_quick_or_where_nobody_looks(stream: io.StringIO, patience_s: float) -> None:
    with progress_line(stream, patience_s) as tell:
        tell(0.5)
    assert stream.getvalue() == ""


def test_the_supply_tells_how_far_it_is_and_stops_where_it_is_told_to(sample: Plan) -> None:
    told: list[float] = []
    sustain(sample, 9600.0, tell=told.append)
    assert told == sorted(told)
    assert told[0] == 0.0
    assert all(any(low <= part < low + 0.2 for part in told) for low in (0.0, 0.2, 0.4, 0.6, 0.75))

    class Ended(Exception):  # noqa: N818
        pass

    def end(part: float) -> None:
        if part > 0.5:
            raise Ended

    with pytest.raises(Ended):
        sustain(sample, 9600.0, tell=end)


def test_a_stage_never_goes_back() -> None:
    told: list[float] = []
    stages = Stages(told.append)
    stages.until(0.5)
    assert list(Passed([1, 2], stages.part, 0.5, 1.0)) == [1, 2]
    assert list(Passed([1, 2], stages.part, 0.0, 0.5)) == [1, 2]
    stages.step()
    stages.until(1.0)
    assert told == sorted(told)
    assert told[-1] == 0.5
