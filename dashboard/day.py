"""The present day, which every check and every age is told as a value."""

from __future__ import annotations

from datetime import UTC, date, datetime


def present_day() -> date:
    """Return the present day in UTC."""
    return datetime.now(UTC).date()
