"""What a stage asks for. The gate lets nobody here without the secret, and each request shows the key of its talk too."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from dashboard.audit import note
from dashboard.links.link import Link, LinkError
from dashboard.server.access import client_of
from dashboard.server.talks.posts import RefusedError, bare, guarded, posted
from dashboard.server.talks.talks import Talks
from dashboard.state import shelf
from geo.contract.part import encode
from geo.contract.talk import TalkAnswer, TalkOpened, TalkStage, TalkStart, TalkStep
from geo.errors import PlanUnreadableError


def stage_routes(path: str, talks: Talks) -> list[BaseRoute]:
    """Return the routes of a stage.

    Parameters
    ----------
    path
        What stands before every path of the server.
    talks
        The talks of the server.
    """

    async def begin(request: Request) -> ASGIApp:
        asked = await posted(request, TalkStart)
        link = await run_in_threadpool(_begun, talks, asked.plan)
        note("talk", link=link.id, what="started", plan=link.name, client=client_of(request.scope))
        talks.of(link.id)
        return _opened(talks.opened(link))

    async def again(request: Request) -> ASGIApp:
        asked = await posted(request, TalkStage)
        talk = await talks.of_stage(asked.talk, asked.key)
        return _opened(talks.opened(await talks.link(talk.link)))

    async def listen(request: Request) -> ASGIApp:
        asked = await posted(request, TalkStage)
        return (await talks.of_stage(asked.talk, asked.key)).stage.tell

    async def step(request: Request) -> ASGIApp:
        told = await posted(request, TalkStep)
        talk = await talks.of_stage(told.talk, told.key)
        if not talk.steps.takes():
            return bare(429)
        talk.step(told)
        return bare(204)

    async def answer(request: Request) -> ASGIApp:
        said = await posted(request, TalkAnswer)
        (await talks.of_stage(said.talk, said.key)).answer(said)
        note("talk", link=said.talk, what="remote", said=said.answer)
        return bare(204)

    async def end(request: Request) -> ASGIApp:
        asked = await posted(request, TalkStage)
        await talks.end(await talks.of_stage(asked.talk, asked.key))
        return bare(204)

    handlers = {"": begin, "/again": again, "/stage": listen, "/step": step, "/answer": answer, "/end": end}
    return [Route(f"{path}/view/talks{name}", guarded(do), methods=["POST"]) for name, do in handlers.items()]


def _begun(talks: Talks, plan: str | None) -> Link:
    plans = shelf()
    try:
        return talks.begin(plans.store(plan or plans.usual))
    except PlanUnreadableError as error:
        raise RefusedError(404) from error
    except LinkError as error:
        raise RefusedError(507) from error


def _opened(opened: TalkOpened) -> Response:
    return Response(encode(opened), headers={"cache-control": "no-store"}, media_type="application/json")
