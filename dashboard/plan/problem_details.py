"""One problem: its row, its place, its fix, and the fixes of all problems of its kind."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.actions import apply_fixes, go_to_place, go_to_row
from dashboard.plan.doctor import fixes_frame, same_kind, together
from dashboard.plan.words import headings
from geo.editing.fixes import Fix, answers_of
from geo.problem import Problem
from geo.words.text import listed, say


def show_problem(desk: Desk, problem: Problem) -> None:
    """Show a problem, with buttons for its row, its place and its fix.

    Parameters
    ----------
    desk
        Whose plan; only an actor who may edit sees the fix.
    problem
        One of the problems of the plan.
    """
    st.markdown(say("plan_problems.heading", where=plain(problem.where), message=plain(problem.message)))
    st.caption(plain(say(f"plan_problems.severity-means.{problem.severity}")))
    row, place, one, _ = st.columns([1, 1, 2, 2])
    unknown = problem.row is None
    to_row = say("plan_problems.go-to-row")
    to_place = say("plan_problems.show-place")
    row.button(to_row, on_click=go_to_row, args=(desk, problem), width="stretch", disabled=unknown)
    place.button(to_place, on_click=go_to_place, args=(desk, problem), width="stretch", disabled=unknown)
    if desk.actor.may("edit"):
        _answers(desk, problem)
    fixes = together(desk.shown.working, desk.shown.plan.problems, problem)
    if problem.fix is None or not fixes or not desk.actor.may("edit"):
        return
    write = say("plan_problems.write", values=plain(listed(fix.new for fix in fixes)))
    one.button(write, on_click=apply_fixes, args=(desk, fixes), width="stretch", type="primary")
    alike = same_kind(desk.shown.working, desk.shown.plan.problems, problem)
    if len(alike) > len(fixes):
        _all(desk, alike)


def _answers(desk: Desk, problem: Problem) -> None:
    """Show a button for each value of the setting that mends the problem for all rows."""
    answers = answers_of(desk.shown.working, problem)
    if not answers:
        return
    for place, answer in zip(st.columns(len(answers)), answers, strict=True):
        write = say("plan_problems.write-setting", setting=plain(answer.column), value=plain(answer.new))
        place.button(write, on_click=apply_fixes, args=(desk, [answer]), width="stretch", type="primary")


def _all(desk: Desk, fixes: list[Fix]) -> None:
    with st.expander(say("plan_problems.apply-all", count=len(fixes))):
        frame = fixes_frame(desk.shown.working, fixes)
        st.dataframe(frame, hide_index=True, width="stretch", column_config=headings(frame.columns))
        write = say("plan_problems.write-all", count=len(fixes))
        st.button(write, on_click=apply_fixes, args=(desk, fixes), type="primary")
