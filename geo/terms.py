"""The closed vocabularies of a plan, each declared once: the code of each term, its synonyms, its digits of the SIDC."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property

from geo.words.catalogue import message
from geo.words.language import SOURCE
from geo.words.text import say


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary.

    Attributes
    ----------
    code
        What a CSV has for the term.
    synonyms
        Other spellings that the reader accepts.
    sidc
        Digits that the term puts into the SIDC, at the positions that its vocabulary says; "" if it has none.
    """

    code: str
    synonyms: tuple[str, ...] = ()
    sidc: str = ""


NEAR = 0.75
"""Similarity, from 0 to 1, that a term needs to be offered for a misspelt word; below it, short words fit many terms."""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms.

    Attributes
    ----------
    name
        Name of the vocabulary in English, in lower case.
    terms
        Its terms, in the order in which a legend shows them.
    """

    name: str
    terms: tuple[Term, ...]

    @cached_property
    def _index(self) -> dict[str, Term]:
        """Terms by each word that names them. Labels are those of the source: files do not depend on the language."""
        return {_folded(word): t for t in self.terms for word in (t.code, self._written(t), *t.synonyms)}

    def _written(self, term: Term) -> str:
        return str(message(SOURCE, f"schema.term.{self.slug}.{term.code}"))

    @property
    def slug(self) -> str:
        """Name of the vocabulary in the keys of the catalogue."""
        return self.name.replace(" ", "-")

    @property
    def noun(self) -> str:
        """The word for a term of it within a sentence, in the language in use."""
        return say(f"schema.vocabulary.{self.slug}")

    def lookup(self, text: str) -> Term | None:
        """Return the term that a text names by code, English label or synonym, in any case; None if there is none.

        Examples
        --------
        >>> ECHELON.lookup("Bn").code
        'battalion'
        """
        return self._index.get(_folded(text))

    def nearest(self, text: str) -> str | None:
        """Return the code of the term with the most similar spelling; None if none is similar enough.

        Examples
        --------
        >>> ECHELON.nearest("batalion")
        'battalion'
        """
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
        """Return the label of a term in the language in use, by its code; the code itself if it names no term."""
        term = self._index.get(_folded(code))
        return say(f"schema.term.{self.slug}.{term.code}") if term else code

    def named(self, code: str) -> NamedTerm:
        """Return a term as what has a label, for a sentence that is shown later."""
        return NamedTerm(self, code)

    @property
    def labels(self) -> dict[str, str]:
        """Labels of all terms in the language in use, by code and in order."""
        return {t.code: self.label(t.code) for t in self.terms}


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term with its vocabulary, which knows its label in the language in use."""

    vocabulary: Vocabulary
    code: str

    @property
    def label(self) -> str:
        """What a person reads."""
        return self.vocabulary.label(self.code)


def _folded(text: str) -> str:
    return re.sub(r"[\s_\-]+", " ", text.strip().casefold())


ECHELON = Vocabulary(
    "echelon",
    (
        Term("command", ("cmd",), "26"),
        Term("army", (), "23"),
        Term("corps", (), "22"),
        Term("division", ("div", "divn"), "21"),
        Term("brigade", ("bde",), "18"),
        Term("regiment", ("regt", "rgt", "group", "gp", "regiment", "battlegroup"), "17"),
        Term("battalion", ("bn", "battalion", "btn", "btl", "bat", "batt", "task force"), "16"),
        Term(
            "company",
            ("coy", "company", "battery", "bty", "squadron", "sqn", "sqdn", "cie", "kp", "co"),
            "15",
        ),
        Term(
            "platoon",
            ("plt", "pl", "platoon", "detachment", "det", "troop", "zug", "peloton"),
            "14",
        ),
        Term("section", ("sect", "sec"), "13"),
        Term("squad", ("sqd",), "12"),
        Term("team", ("team", "tm", "crew"), "11"),
    ),
)
"""Size of a unit, the largest first; ``sidc`` is digits 9 and 10 of the SIDC (amplifier)."""

FUNCTION = Vocabulary(
    "function",
    (
        Term("headquarters", ("hq", "command", "command and control", "c2"), "110000"),
        Term("combined_arms", ("combined", "ca"), "121000"),
        Term("infantry", ("inf",), "121100"),
        Term(
            "mechanised_infantry",
            ("mech", "mech inf", "mechanized infantry", "armoured infantry"),
            "121102",
        ),
        Term("motorised_infantry", ("mot inf", "motorized infantry"), "121104"),
        Term("armour", ("armor", "tank", "armd"), "120500"),
        Term("reconnaissance", ("recce", "recon", "cavalry"), "121300"),
        Term("artillery", ("arty", "field artillery"), "130300"),
        Term("air_defence", ("ad", "air defense", "gbad"), "130100"),
        Term("aviation", ("avn", "helicopter", "rotary wing"), "120600"),
        Term("unmanned_systems", ("uas", "uav", "drone"), "121900"),
        Term("engineer", ("eng", "engr", "engineers", "pionier", "genie", "sapper"), "140700"),
        Term(
            "eod",
            ("explosive ordnance disposal", "demining", "mine clearance"),
            "140800",
        ),
        Term("cbrn", ("nbc",), "140100"),
        Term("military_police", ("mp", "police"), "141200"),
        Term("intelligence", ("int", "mi", "isr"), "151000"),
        Term("signals", ("sig", "signal", "communications"), "111000"),
        Term("cimic", ("civil affairs", "civil military cooperation"), "110300"),
        Term("liaison", ("lno", "monitoring", "observer"), "110500"),
        Term("logistics", ("log", "sustainment", "combat service support", "css"), "160000"),
        Term("supply", ("sup",), "163400"),
        Term("transport", ("transportation", "tpt"), "163600"),
        Term("maintenance", ("maint", "repair", "reme"), "161100"),
        Term("medical", ("med", "role 2", "hospital"), "161300"),
    ),
)
"""What a unit does; ``sidc`` is digits 11 to 16 of the SIDC (entity) in symbol set 10, land unit."""

HUB_KIND = Vocabulary(
    "hub kind",
    (
        Term("apod", ("airport", "airport of debarkation", "air"), "1213010000"),
        Term("spod", ("seaport", "port", "seaport of debarkation", "sea"), "1213090000"),
        Term("railhead", ("rail", "rail terminal", "rail hub"), "1213070000"),
        Term("road_hub", ("road", "convoy support centre", "transport hub"), "1213000000"),
        Term("depot", ("warehouse", "storage", "supply depot"), "1120000000"),
        Term("fuel", ("pol", "petroleum", "fuel point"), "1120001000"),
        Term(
            "forward_hub",
            ("forward", "forward support", "fwd hub", "forward logistics base"),
            "1112000000",
        ),
        Term("maintenance", ("repair", "workshop"), "1213060000"),
        Term("medical", ("hospital", "role 2", "role 3"), "1207020000"),
    ),
)
"""What a hub is; ``sidc`` is digits 11 to 20 of the SIDC in symbol set 20, land installation."""

LEVEL = Vocabulary(
    "level",
    (
        Term("strategic", ("strat",), "26"),
        Term("operational", ("op", "oper", "force headquarters"), "22"),
        Term("national", ("national hq", "nation"), "26"),
        Term("tactical", ("tac", "forward headquarters"), "21"),
        Term("coordination", ("coordination cell", "cell", "liaison", "cc"), "14"),
    ),
)
"""Level of a command node; ``sidc`` is digits 9 and 10 of the SIDC (amplifier)."""

CONTRIBUTION = Vocabulary(
    "contribution",
    (
        Term("ground_forces", ("troops", "ground", "land forces", "ground troops")),
        Term("air", ("air forces", "air policing", "air support")),
        Term("maritime", ("naval", "sea", "mine countermeasures")),
        Term("logistics", ("log", "logistical support", "support", "hosting")),
        Term("training", ("training mission",)),
        Term("equipment", ("materiel", "weapons", "stocks")),
        Term("headquarters", ("hq", "host headquarters")),
        Term("security_guarantee", ("guarantee", "backstop")),
    ),
)
"""What a nation gives."""

STATUS = Vocabulary(
    "status",
    (
        Term("announced", ("confirmed", "public", "declared")),
        Term("planned", ("intended",)),
        Term("conditional", ("depends",)),
        Term("illustrative", ("notional", "example", "assumed")),
    ),
)
"""How firm a contribution is."""

BASIS = Vocabulary(
    "basis",
    (
        Term("reported", ("source", "public report")),
        Term("inferred", ("deduced", "assumed")),
        Term("notional", ("illustrative", "fictional")),
    ),
)
"""Where a row comes from: its source says it; its source names it, and the planner chose place or time; or made up."""

MODE = Vocabulary(
    "mode",
    (
        Term("road", ("roads", "highway", "by road")),
        Term("rail", ("rails", "railway", "train", "by rail")),
    ),
)
"""How supplies and units travel."""

VIEW = Vocabulary("view", (Term("ukraine", ("ua",)), Term("europe", ("eu",))))
"""The two views of the map."""

ANSWER = Vocabulary("answer", (Term("yes", ("y", "true", "x", "1")), Term("no", ("n", "false", "0"))))
"""Yes or no; an empty cell means no."""

FIGURE = Vocabulary(
    "figure",
    (
        Term("personnel", ("persons", "strength", "personnel in theatre")),
        Term("personnel_in_ukraine", ("personnel in ukraine", "in_ukraine", "in ukraine")),
        Term("nations", ("nation", "troop nations")),
        Term("contributors", ("contributing nations", "contributions")),
        Term("units", ("unit", "units in force")),
        Term("arrived", ("units arrived", "units_arrived", "new")),
        Term("moved", ("units moved", "units_moved")),
        Term("left", ("units left", "units_left", "gone")),
        Term("tonnes", ("tonnes a day", "tonnes_a_day", "tonnes needed a day", "t/day", "demand")),
    ),
)
"""A figure that the app computes for a chapter; see :mod:`geo.analysis.figures`."""

SINCE_FIGURES = ("arrived", "moved", "left")
"""Figures that count what has changed since the chapter before."""

SOURCED_BASES = ("reported", "inferred")
"""Bases that need a ``source_id``."""

HOME_COUNTRY = "UKR"
"""Where the force goes, and where none of it is before H+0."""

EXCLUDED_FORCES = ("UKR", "RUS", "BLR")
"""Nations whose forces a plan may not place: the dashboard shows only the multinational force."""

ROLLUPS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (5.5, ("regiment", "battalion", "company", "platoon", "section", "squad", "team")),
    (7.0, ("company", "platoon", "section", "squad", "team")),
)
"""Zooms of the web map, and the echelons that it draws as a count on their parent below each; the first zoom that fits counts."""
