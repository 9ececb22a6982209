"""One cause of problems: its rows, their places, their fixes, the row that is missing, and the fixes of its kind."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.causes import Cause, missing_in
from dashboard.plan.doctor import fixes_frame, same_kind, together
from dashboard.plan.fix_acts import add_missing, apply_fixes
from dashboard.plan.ways import go_to_place, go_to_row
from dashboard.plan.words import headings
from geo.editing.fixes import Fix, answers_of, fix_of
from geo.problem import Problem
from geo.schema import TABLE_BY_NAME
from geo.words.text import listed, say


def show_cause(desk: Desk, cause: Cause) -> None:
    """Show a cause, with buttons for each of its rows, its place and its fix.

    Parameters
    ----------
    desk
        Whose plan; only an actor who may edit sees fixes.
    cause
        Problems of the plan.
    """
    st.markdown(say("plan_problems.heading", where=plain(cause.where), message=plain(cause.first.message)))
    st.caption(plain(say(f"plan_problems.severity-means.{cause.first.severity}")))
    problem = cause.first
    if len(cause.problems) > 1:
        which = st.selectbox(
            say("plan_problems.which-row"),
            range(len(cause.problems)),
            format_func=lambda index: cause.problems[index].where,
            key=f"which-{desk.shown.generation}-{problem.where}",
        )
        problem = cause.problems[which or 0]
    _one(desk, problem)
    if not desk.actor.may("edit"):
        return
    for table in missing_in(cause):
        add = say("plan_problems.add-missing", id=plain(str(problem.value)), table=TABLE_BY_NAME[table].title)
        st.button(add, key=f"add-{table}", on_click=add_missing, args=(desk, table, str(problem.value)))
    alike = [fix for p in cause.problems if (fix := fix_of(desk.shown.working, p)) is not None]
    every = same_kind(desk.shown.working, desk.shown.plan.problems, problem)
    if len(alike) > 1:
        _all(desk, alike, "cause")
    if len(every) > max(len(alike), len(together(desk.shown.working, desk.shown.plan.problems, problem))):
        _all(desk, every, "all")


def _one(desk: Desk, problem: Problem) -> None:
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


def _answers(desk: Desk, problem: Problem) -> None:
    """Show a button for each value of the setting that mends the problem for all rows."""
    answers = answers_of(desk.shown.working, problem)
    if not answers:
        return
    for place, answer in zip(st.columns(len(answers)), answers, strict=True):
        write = say("plan_problems.write-setting", setting=plain(answer.column), value=plain(answer.new))
        place.button(write, on_click=apply_fixes, args=(desk, [answer]), width="stretch", type="primary")


def _all(desk: Desk, fixes: list[Fix], which: str) -> None:
    with st.expander(say(f"plan_problems.apply-{which}", count=len(fixes))):
        frame = fixes_frame(desk.shown.working, fixes)
        st.dataframe(frame, hide_index=True, width="stretch", column_config=headings(frame.columns))
        write = say("plan_problems.write-all", count=len(fixes))
        st.button(write, key=f"write-{which}", on_click=apply_fixes, args=(desk, fixes), type="primary")
