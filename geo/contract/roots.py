"""The parts that cross whole, by the direction in which they go."""

from __future__ import annotations

from geo.contract.editing import GridData, PlannerQuestion
from geo.contract.messages import Sent
from geo.contract.part import Part
from geo.contract.picture import FrameRequest, Look, Parts, PartsRequest
from geo.contract.scene import Scene

TO_CLIENT: tuple[type[Part], ...] = (Scene, GridData, PlannerQuestion, FrameRequest, PartsRequest)
"""What a client is given; it checks each on arrival."""

FROM_CLIENT: tuple[type[Part], ...] = (Sent, Parts, Look)
"""What a client gives; Python checks each on arrival."""
