"""A talk in memory, with pages that are functions."""

from __future__ import annotations

from dashboard.server.talks.phone import Phone
from dashboard.server.talks.talk import Talk
from geo.contract.talk import LARGEST_STEP, Answer, TalkAnswer
from tests.dashboard.server.talks.hearing import Hearer, played, step
from tests.dashboard.server.test_streams import until


def said(answer: Answer, code: str = "") -> TalkAnswer:
    return TalkAnswer(talk="", key="", answer=answer, code=code)


def test_followers_hear_what_there_is_and_then_each_step() -> None:
    async def scene() -> None:
        talk = Talk("a")
        stage = Hearer(talk.stage)
        talk.step(step(1, "why"))
        early, late = Hearer(talk.audience), Hearer(talk.audience)
        await until(lambda: early.last and late.last)
        assert [page.last["shown"]["chapter"] for page in (early, late)] == ["why", "why"]
        await until(lambda: stage.last.get("followers") == 2)
        talk.step(step(2, "who"))
        await until(lambda: early.last["shown"]["chapter"] == late.last["shown"]["chapter"] == "who")
        late.left.set()
        await until(lambda: stage.last["followers"] == 1)

    played(scene)


def test_followers_see_what_the_pen_draws_until_it_is_wiped() -> None:
    async def scene() -> None:
        talk = Talk("a")
        page = Hearer(talk.audience)
        talk.step(step(1, strokes=(((49.8, 24.0), (50.4, 30.5)), ((48.5, 35.0),))))
        await until(lambda: page.last.get("shown"))
        assert page.last["shown"]["strokes"] == [[[49.8, 24.0], [50.4, 30.5]], [[48.5, 35.0]]]
        talk.step(step(2))
        await until(lambda: not page.last["shown"]["strokes"])

    played(scene)


def test_a_late_step_is_dropped() -> None:
    async def scene() -> None:
        talk = Talk("a")
        talk.step(step(5, "new"))
        talk.step(step(4, "old"))
        talk.step(step(5, "again"))
        page = Hearer(talk.audience)
        await until(lambda: page.last)
        assert page.last["shown"]["chapter"] == "new"

    played(scene)


def test_who_is_slow_hears_the_last_of_many_steps_alone() -> None:
    async def scene() -> None:
        talk = Talk("a")
        page = Hearer(talk.audience)
        await until(lambda: page.heard)
        page.takes.clear()
        for n in range(100):
            talk.step(step(n, pointer=(n / 2, 30.0)))
        page.takes.set()
        await until(lambda: page.last["shown"] is not None and page.last["shown"]["pointer"][0] == 49.5)
        assert len(page.heard) <= 3

    played(scene)


def test_a_stage_that_leaves_is_away_and_one_that_comes_leads() -> None:
    async def scene() -> None:
        talk = Talk("a")
        page = Hearer(talk.audience)
        await until(lambda: page.last.get("talk") == "away")
        stage = Hearer(talk.stage)
        await until(lambda: page.last["talk"] == "led")
        stage.left.set()
        await until(lambda: page.last["talk"] == "away")

    played(scene)


def test_the_end_is_the_last_that_everybody_hears_and_leaves_nothing_shown() -> None:
    async def scene() -> None:
        talk = Talk("a")
        stage, page, phone = Hearer(talk.stage), Hearer(talk.audience), talk.remote("")
        holder = Hearer(phone.line)
        talk.step(step(1, "why"))
        await until(lambda: stage.last and page.last and holder.last)
        talk.end()
        await until(lambda: stage.ended and page.ended and holder.ended)
        assert stage.last["ended"]
        assert page.last == {"talk": "ended", "shown": None}
        assert holder.last["state"] == "ended"
        late = Hearer(talk.audience)
        await until(lambda: late.ended)
        assert late.last["talk"] == "ended"

    played(scene)


def asked(talk: Talk) -> tuple[Phone, Hearer]:
    phone = talk.remote("")
    return phone, Hearer(phone.line)


def test_a_phone_is_the_remote_once_the_stage_has_allowed_its_code() -> None:
    async def scene() -> None:
        talk = Talk("a")
        stage = Hearer(talk.stage)
        phone, page = asked(talk)
        await until(lambda: page.last and stage.last.get("remote") == "asks")
        assert page.last["code"] == stage.last["code"]
        assert len(page.last["code"]) == 4
        assert page.last["key"] == ""
        assert not talk.turn(phone.key, "next"), "nobody has allowed it"
        talk.answer(said("allow", "12345"))
        assert phone.state == "asks", "another code"
        talk.answer(said("allow", phone.code))
        await until(lambda: page.last["state"] == "on" and stage.last["remote"] == "on")
        assert not talk.turn("", "next")
        assert not talk.turn("another", "next")
        assert talk.turn(page.last["key"], "next")
        await until(lambda: stage.last["asked"] == {"n": 1, "do": "next"})
        talk.answer(said("end"))
        await until(lambda: page.ended and stage.last["remote"] == "none")
        assert not talk.turn(phone.key, "next"), "it has ended"

    played(scene)


def test_there_is_one_remote_at_a_time_and_it_may_come_back() -> None:
    async def scene() -> None:
        talk = Talk("a")
        phone, page = asked(talk)
        await until(lambda: page.last)
        _, other = asked(talk)
        await until(lambda: other.ended)
        assert other.last["state"] == "taken"
        talk.answer(said("allow", phone.code))
        page.left.set()
        _, other = asked(talk)
        await until(lambda: other.ended)
        assert other.last["state"] == "taken"
        assert talk.remote(phone.key) is phone

    played(scene)


def test_a_phone_that_leaves_before_the_answer_asks_no_more() -> None:
    async def scene() -> None:
        talk = Talk("a")
        stage = Hearer(talk.stage)
        phone, page = asked(talk)
        await until(lambda: stage.last.get("remote") == "asks" and page.last)
        page.left.set()
        await until(lambda: stage.last["remote"] == "none")
        talk.answer(said("allow", phone.code))
        assert phone.state == "asks"

    played(scene)


def test_a_refused_phone_is_told_and_another_may_ask() -> None:
    async def scene() -> None:
        talk = Talk("a")
        phone, page = asked(talk)
        await until(lambda: page.last)
        talk.answer(said("refuse", phone.code))
        await until(lambda: page.ended)
        assert page.last["state"] == "refused"
        _, other = asked(talk)
        await until(lambda: other.last.get("state") == "asks")

    played(scene)


def test_no_follower_hears_a_key_or_a_code() -> None:
    async def scene() -> None:
        talk = Talk("a")
        page = Hearer(talk.audience)
        phone, holder = asked(talk)
        talk.step(step(1))
        talk.answer(said("allow", phone.code))
        await until(lambda: holder.last.get("state") == "on" and page.last.get("shown") is not None)
        for line in page.heard:
            assert set(line) == {"talk", "shown"}
            assert len(str(line)) < LARGEST_STEP

    played(scene)
