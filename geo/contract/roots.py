"""The parts that are sent whole, by direction."""

from __future__ import annotations

from geo.contract.editing import GridData, PlannerQuestion
from geo.contract.messages import Sent
from geo.contract.news import Following, News
from geo.contract.part import Part
from geo.contract.picture import FrameRequest, Look, Parts, PartsRequest
from geo.contract.scene import Scene

TO_CLIENT: tuple[type[Part], ...] = (Scene, GridData, PlannerQuestion, Following, News, FrameRequest, PartsRequest)
"""What Python sends to a client, which checks each part on arrival."""

FROM_CLIENT: tuple[type[Part], ...] = (Sent, Parts, Look)
"""What a client sends to Python, which checks each part on arrival."""
