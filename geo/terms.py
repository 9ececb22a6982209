"""The closed vocabularies of a plan, each declared once: code, label, synonyms, and its part of the symbol code."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary.

    Attributes
    ----------
    code
        What the CSV holds.
    label
        What a person reads.
    synonyms
        Other spellings that the reader accepts.
    sidc
        Digits that the term gives to a symbol code; which ones, the vocabulary says.
    """

    code: str
    label: str
    synonyms: tuple[str, ...] = ()
    sidc: str = ""


NEAR = 0.75
"""Likeness from which on a term is offered as the one that was meant: short words are like many."""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms, in the order in which a legend shows them."""

    name: str
    terms: tuple[Term, ...]
    _index: dict[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {_folded(word): t for t in self.terms for word in (t.code, t.label, *t.synonyms)}
        object.__setattr__(self, "_index", index)

    def lookup(self, text: str) -> Term | None:
        """Return the term that a text names by code, label or synonym, whatever its case; None when there is none."""
        return self._index.get(_folded(text))

    def nearest(self, text: str) -> str | None:
        """Return the code of the term that is spelt most like a text, or None when none is near."""
        wanted = _folded(text)
        begun = [t.code for t in self.terms if len(wanted) > 2 and t.code.startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        close = difflib.get_close_matches(wanted, list(self._index), n=1, cutoff=NEAR)
        return self._index[close[0]].code if close else None

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all terms, in order."""
        return tuple(t.code for t in self.terms)

    def label(self, code: str) -> str:
        """Return the label of a code, or the code itself when it is none of ours."""
        term = self._index.get(_folded(code))
        return term.label if term else code


def _folded(text: str) -> str:
    return re.sub(r"[\s_\-]+", " ", text.strip().casefold())


ECHELON = Vocabulary(
    "echelon",
    (
        Term("command", "Command", ("cmd",), "26"),
        Term("army", "Army", (), "23"),
        Term("corps", "Corps", (), "22"),
        Term("division", "Division", ("div", "divn"), "21"),
        Term("brigade", "Brigade", ("bde",), "18"),
        Term("regiment", "Regiment or group", ("regt", "rgt", "group", "gp", "regiment", "battlegroup"), "17"),
        Term("battalion", "Battalion", ("bn", "battalion", "btn", "btl", "bat", "batt", "task force"), "16"),
        Term(
            "company",
            "Company, squadron or battery",
            ("coy", "company", "battery", "bty", "squadron", "sqn", "sqdn", "cie", "kp", "co"),
            "15",
        ),
        Term(
            "platoon",
            "Platoon, troop or detachment",
            ("plt", "pl", "platoon", "detachment", "det", "troop", "zug", "peloton"),
            "14",
        ),
        Term("section", "Section", ("sect", "sec"), "13"),
        Term("squad", "Squad", ("sqd",), "12"),
        Term("team", "Team or crew", ("team", "tm", "crew"), "11"),
    ),
)
"""Size of a unit; ``sidc`` is digits 9 and 10 (amplifier) of APP-6D. Largest first."""

FUNCTION = Vocabulary(
    "function",
    (
        Term("headquarters", "Headquarters", ("hq", "command", "command and control", "c2"), "110000"),
        Term("combined_arms", "Combined arms", ("combined", "ca"), "121000"),
        Term("infantry", "Infantry", ("inf",), "121100"),
        Term(
            "mechanised_infantry",
            "Mechanised infantry",
            ("mech", "mech inf", "mechanized infantry", "armoured infantry"),
            "121102",
        ),
        Term("motorised_infantry", "Motorised infantry", ("mot inf", "motorized infantry"), "121104"),
        Term("armour", "Armour", ("armor", "tank", "armd"), "120500"),
        Term("reconnaissance", "Reconnaissance", ("recce", "recon", "cavalry"), "121300"),
        Term("artillery", "Artillery", ("arty", "field artillery"), "130300"),
        Term("air_defence", "Air defence", ("ad", "air defense", "gbad"), "130100"),
        Term("aviation", "Aviation (rotary wing)", ("avn", "helicopter", "rotary wing"), "120600"),
        Term("unmanned_systems", "Unmanned systems", ("uas", "uav", "drone"), "121900"),
        Term("engineer", "Engineer", ("eng", "engr", "engineers", "pionier", "genie", "sapper"), "140700"),
        Term(
            "eod",
            "Explosive ordnance disposal",
            ("explosive ordnance disposal", "demining", "mine clearance"),
            "140800",
        ),
        Term("cbrn", "CBRN defence", ("nbc",), "140100"),
        Term("military_police", "Military police", ("mp", "police"), "141200"),
        Term("intelligence", "Military intelligence", ("int", "mi", "isr"), "151000"),
        Term("signals", "Signals", ("sig", "signal", "communications"), "111000"),
        Term("cimic", "Civil-military cooperation", ("civil affairs", "civil military cooperation"), "110300"),
        Term("liaison", "Liaison and monitoring", ("lno", "monitoring", "observer"), "110500"),
        Term("logistics", "Logistics", ("log", "sustainment", "combat service support", "css"), "160000"),
        Term("supply", "Supply", ("sup",), "163400"),
        Term("transport", "Transport", ("transportation", "tpt"), "163600"),
        Term("maintenance", "Maintenance", ("maint", "repair", "reme"), "161100"),
        Term("medical", "Medical", ("med", "role 2", "hospital"), "161300"),
    ),
)
"""What a unit does; ``sidc`` is digits 11 to 16 (entity) of symbol set 10, land unit."""

HUB_KIND = Vocabulary(
    "hub kind",
    (
        Term("apod", "Airport of debarkation (APOD)", ("airport", "airport of debarkation", "air"), "1213010000"),
        Term(
            "spod", "Seaport of debarkation (SPOD)", ("seaport", "port", "seaport of debarkation", "sea"), "1213090000"
        ),
        Term("railhead", "Railhead", ("rail", "rail terminal", "rail hub"), "1213070000"),
        Term("road_hub", "Road transport hub", ("road", "convoy support centre", "transport hub"), "1213000000"),
        Term("depot", "Depot", ("warehouse", "storage", "supply depot"), "1120000000"),
        Term("fuel", "Fuel depot", ("pol", "petroleum", "fuel point"), "1120001000"),
        Term(
            "forward_hub",
            "Forward logistics hub",
            ("forward", "forward support", "fwd hub", "forward logistics base"),
            "1112000000",
        ),
        Term("maintenance", "Maintenance hub", ("repair", "workshop"), "1213060000"),
        Term("medical", "Medical hub", ("hospital", "role 2", "role 3"), "1207020000"),
    ),
)
"""What a hub is; ``sidc`` is digits 11 to 20 of symbol set 20, land installation."""

LEVEL = Vocabulary(
    "level",
    (
        Term("strategic", "Strategic headquarters", ("strat",), "26"),
        Term("operational", "Operational headquarters", ("op", "oper", "force headquarters"), "22"),
        Term("national", "National headquarters", ("national hq", "nation"), "26"),
        Term("tactical", "Tactical headquarters", ("tac", "forward headquarters"), "21"),
        Term("coordination", "Coordination cell", ("coordination cell", "cell", "liaison", "cc"), "14"),
    ),
)
"""Level of a command node; ``sidc`` is digits 9 and 10 (amplifier)."""

CONTRIBUTION = Vocabulary(
    "contribution",
    (
        Term("ground_forces", "Ground forces", ("troops", "ground", "land forces", "ground troops")),
        Term("air", "Air forces", ("air forces", "air policing", "air support")),
        Term("maritime", "Maritime forces", ("naval", "sea", "mine countermeasures")),
        Term("logistics", "Logistical support", ("log", "logistical support", "support", "hosting")),
        Term("training", "Training", ("training mission",)),
        Term("equipment", "Equipment and stocks", ("materiel", "weapons", "stocks")),
        Term("headquarters", "Hosts a headquarters", ("hq", "host headquarters")),
        Term("security_guarantee", "Security guarantee", ("guarantee", "backstop")),
    ),
)
"""What a nation gives."""

STATUS = Vocabulary(
    "status",
    (
        Term("announced", "Announced", ("confirmed", "public", "declared")),
        Term("planned", "Planned", ("intended",)),
        Term("conditional", "Conditional", ("depends",)),
        Term("illustrative", "Illustrative", ("notional", "example", "assumed")),
    ),
)
"""How firm a contribution is."""

BASIS = Vocabulary(
    "basis",
    (
        Term("reported", "Reported", ("source", "public report")),
        Term("inferred", "Inferred", ("deduced", "assumed")),
        Term("notional", "Notional", ("illustrative", "fictional")),
    ),
)
"""Where a row comes from: in its source, named there but placed or timed by the planner, or made up."""

MODE = Vocabulary(
    "mode",
    (
        Term("road", "Road", ("roads", "highway", "by road")),
        Term("rail", "Rail", ("rails", "railway", "train", "by rail")),
    ),
)
"""How supplies and units travel."""

VIEW = Vocabulary("view", (Term("ukraine", "Ukraine", ("ua",)), Term("europe", "Europe", ("eu",))))
"""The two views of the map."""

SOURCED_BASES = ("reported", "inferred")
"""Bases that need a ``source_id``."""

HOME_COUNTRY = "UKR"
"""Where the force goes, and where none of it stands before H+0."""

EXCLUDED_FORCES = ("UKR", "RUS", "BLR")
"""Nations whose forces no plan places: the dashboard shows the multinational force alone."""

ROLLUPS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (5.5, ("regiment", "battalion", "company", "platoon", "section", "squad", "team")),
    (7.0, ("company", "platoon", "section", "squad", "team")),
)
"""Below a zoom of the web map, the echelons that are drawn as a count on their parent unit; the first that fits holds."""
