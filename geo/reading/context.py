"""What a reader of cells must know from plan.toml, and of the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from geo.reading.dates import Order
from geo.reading.encodings import NO_EVIDENCE, Evidence


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader must know from plan.toml, and of the file.

    Attributes
    ----------
    ceasefire
        The instant H+0 in UTC; None if the plan gives none, and dates are then no instants.
    decimal_comma
        Whether plan.toml declares that numbers in the CSVs have a decimal comma.
    dates
        The order of day and month that plan.toml declares; None if it declares none.
    mark
        The decimal mark that plan.toml declares as a point, or that column and file show; "" if nothing shows one, and
        :data:`geo.numerals.BOTH_MARKS` if the file shows both.
    evidence
        What the files of the plan tell of the code page of each.
    order
        The order of day and month that column and file show; None if they show none.
    """

    ceasefire: datetime | None = None
    decimal_comma: bool = False
    dates: Order | None = None
    mark: str = ""
    order: Order | None = None
    evidence: Evidence = NO_EVIDENCE
