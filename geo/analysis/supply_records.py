"""What an answer about supply says of each unit, each hub, and each spell of shortage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.analysis.tolerance import NEAR, exceeds


@dataclass(frozen=True, slots=True)
class Supply:
    """What one hub delivers to a unit, in t/day, with km and hours of the way by road."""

    hub_id: str
    t_per_day: float
    km: float
    hours: float

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data: t/day to 1 kg, km and hours to one digit."""
        km, hours = round(self.km, 1), round(self.hours, 1)
        return {"hub_id": self.hub_id, "t_per_day": round(self.t_per_day, 3), "km": km, "hours": hours}


@dataclass(frozen=True, slots=True)
class UnitSupply:
    """What a unit needs and gets.

    Attributes
    ----------
    unit_id
        Its id.
    priority
        Who gets supplies first: 1 before 2.
    demand_t_per_day, short_t_per_day
        What it needs, and how much of that nobody delivers without stocks, t/day.
    supply
        The hubs that deliver, the largest delivery first.
    days_until_short
        Days from the instant of the answer until the unit runs short; 0 when it has run short by then. None when it
        does not run short, or nobody knows. Stocks of hubs, and then what the unit carries, count from the loss on, or
        without a loss from the instant of the answer on.
    short_at
        When it runs short, hours since H+0; None as for ``days_until_short``.
    lasting_days
        The same days, counted from the loss, or without one from the instant of the answer; 0 where nobody knows.
    stock_days
        How many of these it would not have with what it carries alone: they come from stocks of hubs.
    """

    unit_id: str
    priority: int
    demand_t_per_day: float
    short_t_per_day: float
    supply: tuple[Supply, ...]
    days_until_short: float | None
    short_at: float | None
    lasting_days: float
    stock_days: float

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data: t/day to 1 kg, days to one digit."""
        days = self.days_until_short
        return {
            "unit_id": self.unit_id,
            "demand_t_per_day": round(self.demand_t_per_day, 3),
            "supply": [supply.as_dict() for supply in self.supply],
            "short_t_per_day": round(self.short_t_per_day, 3),
            "days_until_short": None if days is None else round(days, 1),
        }


@dataclass(frozen=True, slots=True)
class HubLoad:
    """What leaves a hub, t/day.

    Attributes
    ----------
    hub_id
        Its id.
    load_t_per_day
        What leaves it, t/day; never more than its throughput.
    throughput_t_per_day
        What can leave it, t/day; None where it is unknown.
    asked_t_per_day
        What the plan would draw from it if throughputs set no limit, t/day; see :mod:`geo.analysis.asked`.
    """

    hub_id: str
    load_t_per_day: float
    throughput_t_per_day: float | None
    asked_t_per_day: float

    @property
    def full(self) -> bool:
        """Whether the hub gives all that its throughput allows."""
        limit = self.throughput_t_per_day
        return limit is not None and self.load_t_per_day >= limit * (1 - NEAR)

    @property
    def over(self) -> bool:
        """Whether the plan would draw more from the hub than it can give."""
        return self.throughput_t_per_day is not None and exceeds(self.asked_t_per_day, self.throughput_t_per_day)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data: t/day to 1 kg."""
        return {
            "hub_id": self.hub_id,
            "load_t_per_day": round(self.load_t_per_day, 3),
            "throughput_t_per_day": self.throughput_t_per_day,
            "asked_t_per_day": round(self.asked_t_per_day, 3),
            "over": self.over,
        }


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which shortages stay as they are; spells follow each other from the loss on, or from the instant asked about.

    Attributes
    ----------
    start, end
        Hours since H+0; the end of the last is inf.
    stocks
        What leaves which stock, t/day by id of the hub.
    used_up
        Ids of the hubs whose stocks are used up at the end.
    short
        What nobody delivers to which unit, t/day by id.
    """

    start: float
    end: float
    stocks: dict[str, float]
    used_up: tuple[str, ...]
    short: dict[str, float]

    @property
    def days(self) -> float:
        """How long it lasts; inf without end."""
        return (self.end - self.start) / 24

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data: t/day to 1 kg, days to one digit, null without end."""
        return {
            "days": None if self.days == float("inf") else round(self.days, 1),
            "stocks": [{"hub_id": hub, "t_per_day": round(t, 3)} for hub, t in self.stocks.items()],
            "used_up": list(self.used_up),
            "short": [{"unit_id": unit, "t_per_day": round(t, 3)} for unit, t in self.short.items()],
        }
