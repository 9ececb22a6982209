"""The parts that are sent whole, by direction."""

from __future__ import annotations

from geo.contract.editing import GridData, PlannerQuestion
from geo.contract.map_picture import Maps, MapsRequest
from geo.contract.messages import Sent
from geo.contract.news import Following, News
from geo.contract.orbat import OrbatData
from geo.contract.part import Part
from geo.contract.picture import (
    FrameRequest,
    Look,
    Parts,
    PartsRequest,
    Reel,
    ReelRequest,
    Sheets,
    SheetsRequest,
    SymbolPicture,
)
from geo.contract.scene import MarkingBand, Scene
from geo.contract.talk import (
    RemoteAsk,
    RemoteHeard,
    RemoteTurn,
    StageHeard,
    TalkAnswer,
    TalkHeard,
    TalkOpened,
    TalkStage,
    TalkStart,
    TalkStep,
)

TO_CLIENT: tuple[type[Part], ...] = (
    Scene,
    GridData,
    OrbatData,
    PlannerQuestion,
    MarkingBand,
    Following,
    News,
    FrameRequest,
    PartsRequest,
    MapsRequest,
    SheetsRequest,
    ReelRequest,
    TalkOpened,
    StageHeard,
    TalkHeard,
    RemoteHeard,
)
"""What Python sends to a client, which checks each part on arrival."""

FROM_CLIENT: tuple[type[Part], ...] = (
    Sent,
    Parts,
    Look,
    Maps,
    SymbolPicture,
    Sheets,
    Reel,
    TalkStart,
    TalkStage,
    TalkStep,
    TalkAnswer,
    RemoteAsk,
    RemoteTurn,
)
"""What a client sends to Python, which checks each part on arrival."""
