"""What a talk sends: the stage tells where it is, the audience and a remote hear it, and the remote asks the stage to go on.

The stage posts steps. The server keeps the last one, and sends it to every follower as one line of a stream. Each line has
the whole state: who comes late, or was too slow for a line, lacks nothing. No key of the stage or of a remote is in what
followers hear.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from geo.contract.message import Hours, Latitude, Longitude
from geo.contract.part import Part

LARGEST_STEP = 10_000
"""Bytes of what a stage or a remote posts, and of a line that followers hear."""

Names = Annotated[tuple[str, ...], Meta(max_length=100)]
Point = tuple[Latitude, Longitude]
Area = tuple[Longitude, Latitude, Longitude, Latitude]
Stroke = Annotated[tuple[Point, ...], Meta(max_length=100)]

Answer = Literal["allow", "refuse", "end"]
"""What the presenter says to who asks to be the remote; ``end`` is said later."""

Turn = Literal["next", "previous", "black", "pointer-off"]
"""What a remote asks of the stage."""


class StageShows(Part):
    """What the stage shows.

    Attributes
    ----------
    chapter
        Its id; "" for none.
    view
        Code of the view.
    t
        The instant, at the end of a flight.
    layers, filters
        What the map shows, as far as the stage has chosen it.
    camera
        West, south, east, north of the map where the stage moved it by hand; None while it shows the chapter or the view.
    black
        Whether the screen is black.
    pointer
        Where the stage points, as latitude and longitude; None for nowhere.
    strokes
        Lines that a pen draws on the map, each of places. Together they are so short that a step stays below its bytes.
    """

    chapter: str
    view: str
    t: Hours
    layers: Names
    filters: Annotated[dict[str, Names], Meta(max_length=50)]
    camera: Area | None
    black: bool
    pointer: Point | None
    strokes: Annotated[tuple[Stroke, ...], Meta(max_length=24)] = ()


class TalkStart(Part):
    """A stage begins a talk about a plan: its name among those of the server, or None for the usual one."""

    plan: str | None


class TalkStage(Part):
    """A stage says which talk is its own.

    Attributes
    ----------
    talk
        The id of its link.
    key
        Shows that the talk is its own; the server gave it at the start.
    """

    talk: str
    key: str


class TalkStep(TalkStage):
    """Where the stage is now. A step that is not after the last one by its number is dropped."""

    n: Annotated[int, Meta(ge=0, le=2**53)]
    shown: StageShows


class TalkAnswer(TalkStage):
    """What the presenter says to the remote of a code."""

    answer: Answer
    code: str


class RemoteAsk(Part):
    """A phone asks to be the remote.

    Attributes
    ----------
    ticket
        From the address of the remote, which followers do not have.
    key
        Of a remote that was allowed and has lost its connection; "" at first.
    """

    ticket: str
    key: str


class RemoteTurn(Part):
    """A remote asks the stage to do something."""

    key: str
    do: Turn


class QrCode(Part):
    """A QR code: the modules on a side, without a border, and the dark ones as the path of an SVG."""

    size: int
    path: str


class TalkOpened(TalkStage):
    """What a stage is told of its talk.

    Attributes
    ----------
    address, code
        Where the audience goes.
    remote
        The same for the remote.
    near
        Whether only this machine reaches these addresses.
    """

    address: str
    code: QrCode
    remote: QrCode
    near: bool


class Asked(Part):
    """What a remote asks of the stage; the numbers ascend."""

    n: int
    do: Turn


class StageHeard(Part):
    """A line that the stage hears.

    Attributes
    ----------
    followers
        How many follow.
    n
        The number of the last step that the server has; -1 for none, after a restart.
    remote
        Whether nobody is the remote, somebody asks to be, or is.
    code
        Four digits that the phone that asks shows too; "" when nobody asks.
    asked
        What the remote asked last; None for nothing.
    ended
        Whether the talk has ended.
    """

    followers: int
    n: int
    remote: Literal["none", "asks", "on"]
    code: str
    asked: Asked | None
    ended: bool


class TalkHeard(Part):
    """A line that a follower hears.

    Attributes
    ----------
    talk
        Whether the stage leads, is away for now, or has ended the talk.
    shown
        What the stage shows; None until it has said so.
    """

    talk: Literal["led", "away", "ended"]
    shown: StageShows | None


class RemoteHeard(Part):
    """A line that a remote hears.

    Attributes
    ----------
    state
        Whether the stage has yet to answer, has allowed or refused, or has another remote; or that the talk has ended.
    code
        Four digits that the stage shows too.
    key
        For the turns that the remote asks for.
    followers
        How many follow.
    shown
        What the stage shows, once the remote is allowed.
    """

    state: Literal["asks", "on", "refused", "taken", "ended"]
    code: str
    key: str
    followers: int
    shown: StageShows | None
