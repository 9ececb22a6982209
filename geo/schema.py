"""Every table and column of a plan, declared once: the reader, the checks, the app and the documentation read this."""

from __future__ import annotations

from geo.columns import Column, TableSpec
from geo.terms import BASIS, CONTRIBUTION, ECHELON, FUNCTION, HUB_KIND, LEVEL, MODE, STATUS, VIEW

_COMMANDERS = ("placements", "command_nodes")

NAME = Column("name", "Name", "What people call it.")
NATION = Column("nation", "Nation", "ISO 3166-1 alpha-3 code, or XKX, NATO, MULTI, UNNAMED.", "nation")
PLACE = Column("place", "Place", "Town or oblast, in words.")
COUNTRY = Column("country", "Country", "Country in which it lies, as an ISO 3166-1 alpha-3 code.", "country")
LATITUDE = Column(
    "latitude",
    "Latitude",
    "Degrees north, decimal point, like 49.84.",
    "latitude",
    "°",
    also=("lat", "breite", "szerokosc"),
)
LONGITUDE = Column(
    "longitude",
    "Longitude",
    "Degrees east, decimal point, like 24.03; west is negative.",
    "longitude",
    "°",
    also=("lon", "long", "lng", "laenge", "dlugosc"),
)
MGRS = Column(
    "mgrs", "MGRS", "Grid reference instead of, or beside, latitude and longitude, like 35U QR 29 30.", "mgrs"
)
FROM = Column(
    "from",
    "From",
    "When it begins: D+30, H+6, or a date if plan.toml gives the ceasefire. Empty: always.",
    "instant",
    also=("start", "begin", "du", "von", "od"),
)
UNTIL = Column(
    "until",
    "Until",
    "When it ends; at this instant it is no longer there. Empty: open.",
    "instant",
    also=("end", "to", "au", "bis", "do"),
)
BASIS_COLUMN = Column(
    "basis",
    "Basis",
    "reported (it stands in the source), inferred (named there, placed or timed by us) or notional.",
    "term",
    "",
    BASIS,
)
SOURCE = Column(
    "source_id", "Source", "Row of sources.csv; needed unless the basis is notional.", "id", refers=("sources",)
)
AS_OF = Column("as_of", "As of", "Day on which the statement was true, as YYYY-MM-DD.", "date")
PRECISION = Column(
    "precision_km", "Precision", "How exact the position is: a number of km, or oblast, or country.", "precision", "km"
)
SIDC = Column(
    "sidc",
    "Symbol code",
    "APP-6D code of 20 digits, only where the drawn symbol should differ. Keep the cell as text.",
    "sidc",
)
REMARKS = Column("remarks", "Remarks", "Assumptions and anything a reader should know.")
LAYERS = Column("layers", "Layers", "Layers shown, separated by semicolons; empty: the usual ones.", "ids")
NOTES = Column("notes", "Notes", "What the briefer says.")
DETAIL = Column("detail", "Detail", "A sentence for the reader.")

_POSITION = (PLACE, LATITUDE, LONGITUDE, MGRS)
_PERIOD = (FROM, UNTIL)
_ORIGIN = (BASIS_COLUMN, SOURCE, AS_OF, PRECISION, SIDC, REMARKS)

PLACEMENTS = TableSpec(
    "placements",
    "Placements",
    (
        Column("unit_id", "Unit", "Short name of the unit, unique in the plan, like FR-1-BN.", "id"),
        Column("unit_name", "Unit name", "What people call the unit."),
        NATION,
        Column("echelon", "Echelon", "Size of the unit, like battalion.", "term", "", ECHELON),
        Column("function", "Function", "What the unit does, like infantry.", "term", "", FUNCTION),
        Column(
            "personnel",
            "Personnel",
            "Its own strength, without units that have rows of their own.",
            "whole",
            "persons",
            also=("strength", "effectif", "troops", "pax", "staerke"),
        ),
        *_POSITION,
        *_PERIOD,
        Column("parent_id", "Parent", "Unit or command node that commands it.", "id", refers=_COMMANDERS),
        Column("hub_id", "Hub", "Hub that supplies it.", "id", refers=("hubs",)),
        *_ORIGIN,
    ),
    ("unit_name", "nation", "echelon", "function", "basis", "as_of", "precision_km"),
    ("unit_id", "from"),
    positioned=True,
    position_required=True,
)

HUBS = TableSpec(
    "hubs",
    "Logistics hubs",
    (
        Column("hub_id", "Hub", "Short name of the hub, unique in the plan.", "id"),
        NAME,
        Column("kind", "Kind", "What the hub is, like railhead.", "term", "", HUB_KIND),
        NATION,
        PLACE,
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        MGRS,
        *_PERIOD,
        Column(
            "supplied_by", "Supplied by", "Hub that feeds this one; empty for an entry point.", "id", refers=("hubs",)
        ),
        Column("throughput_t_per_day", "Throughput", "What can leave the hub in a day.", "number", "t/day"),
        Column("stock_t", "Stock", "What lies in the hub.", "number", "t"),
        *_ORIGIN,
    ),
    ("name", "kind", "nation", "basis", "as_of", "precision_km"),
    ("hub_id", "from"),
    positioned=True,
    position_required=True,
)

COMMAND_NODES = TableSpec(
    "command_nodes",
    "Command nodes",
    (
        Column("node_id", "Node", "Short name of the headquarters, unique in the plan.", "id"),
        NAME,
        Column("level", "Level", "Level of command, like operational.", "term", "", LEVEL),
        NATION,
        PLACE,
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        MGRS,
        *_PERIOD,
        Column("parent_id", "Parent", "Command node above it.", "id", refers=_COMMANDERS),
        *_ORIGIN,
    ),
    ("name", "level", "nation", "basis", "as_of", "precision_km"),
    ("node_id", "from"),
    positioned=True,
    position_required=True,
)

CONTRIBUTIONS = TableSpec(
    "contributions",
    "Contributions",
    (
        NATION,
        Column("kind", "Kind", "What the nation gives, like ground_forces.", "term", "", CONTRIBUTION),
        Column("status", "Status", "How firm it is, like conditional.", "term", "", STATUS),
        DETAIL,
        *_PERIOD,
        BASIS_COLUMN,
        SOURCE,
    ),
    ("kind", "status", "basis"),
    ("nation", "kind", "from"),
)

PHASES = TableSpec(
    "phases",
    "Phases",
    (Column("phase_id", "Phase", "Short name of the phase.", "id"), NAME, *_PERIOD, DETAIL),
    ("name",),
    ("phase_id",),
)

EVENTS = TableSpec(
    "events",
    "Events",
    (
        Column("event_id", "Event", "Short name of the event.", "id"),
        Column("title", "Title", "What happened."),
        PLACE,
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        Column("date", "Date", "Day of the event as YYYY-MM-DD, or the month as YYYY-MM, or D+n.", "date"),
        DETAIL,
        BASIS_COLUMN,
        SOURCE,
    ),
    ("title", "date", "basis"),
    ("event_id",),
    positioned=True,
)

SOURCES = TableSpec(
    "sources",
    "Sources",
    (
        Column("source_id", "Source", "Short name of the source.", "id"),
        Column("title", "Title", "Title of the publication."),
        Column("publisher", "Publisher", "Who published it."),
        Column("published", "Published", "Day it was published."),
        Column("url", "Link", "Where it can be read."),
        REMARKS,
    ),
    ("title",),
    ("source_id",),
)

BRIEFING = TableSpec(
    "briefing",
    "Briefing",
    (
        Column("chapter", "Chapter", "Short name of the chapter; chapters play in row order.", "id"),
        Column("title", "Title", "Title of the chapter."),
        Column("view", "View", "ukraine or europe.", "term", "", VIEW),
        Column("time", "Time", "The instant shown, like D+30.", "instant"),
        LAYERS,
        Column(
            "focus",
            "Focus",
            "Ids to point at, separated by semicolons: units, hubs, nodes, events, sources, nations.",
            "ids",
        ),
        NOTES,
        Column(
            "bounds",
            "Part shown",
            "Another part of the map than the view: west; south; east; north in degrees, like 22; 47; 32; 52.",
            "bounds",
        ),
    ),
    ("title",),
    ("chapter",),
)

CLOSURES = TableSpec(
    "closures",
    "Closures",
    (
        Column("closure_id", "Closure", "Short name of the closure.", "id"),
        NAME,
        Column("mode", "Mode", "road or rail; empty: both.", "term", "", MODE),
        Column(
            "crossing_id",
            "Crossing",
            "Border crossing that is closed, like POL-UKR-MEDYKA; or give a position instead.",
            also=("crossing",),
        ),
        PLACE,
        LATITUDE,
        LONGITUDE,
        MGRS,
        Column(
            "radius_km",
            "Radius",
            "How far around the position roads and railways are closed; empty: the nearest stretch alone.",
            "number",
            "km",
        ),
        *_PERIOD,
        BASIS_COLUMN,
        SOURCE,
        REMARKS,
    ),
    ("basis",),
    ("closure_id", "from"),
    positioned=True,
    optional=True,
)

TABLES: tuple[TableSpec, ...] = (
    PLACEMENTS,
    HUBS,
    COMMAND_NODES,
    CONTRIBUTIONS,
    PHASES,
    EVENTS,
    SOURCES,
    BRIEFING,
    CLOSURES,
)
"""Every table of a plan, in the order in which people read them."""

TABLE_BY_NAME = {spec.name: spec for spec in TABLES}
TABLE_BY_FILE = {spec.file: spec for spec in TABLES}

MUST_EXIST = PLACEMENTS.name
SETTINGS_FILE = "plan.toml"
