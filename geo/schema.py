"""Every table and column of a plan, declared once: the reader, the checks, the app and the documentation read this."""

from __future__ import annotations

from dataclasses import replace

from geo.columns import Column, TableSpec
from geo.terms import BASIS, CONTRIBUTION, ECHELON, FUNCTION, HUB_KIND, LEVEL, MODE, STATUS, VIEW

_PLACEMENTS, _HUBS, _COMMAND_NODES, _SOURCES = "placements", "hubs", "command_nodes", "sources"
_COMMANDERS = (_PLACEMENTS, _COMMAND_NODES)

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
SOURCE_ID = Column("source_id", "Source", "Short name of the source.", "id")
SOURCE = replace(SOURCE_ID, help="Row of sources.csv; needed unless the basis is notional.", refers=(_SOURCES,))
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
UNIT_ID = Column("unit_id", "Unit", "Short name of the unit, unique in the plan, like FR-1-BN.", "id")
UNIT_NAME = Column("unit_name", "Unit name", "What people call the unit.")
ECHELON_COLUMN = Column("echelon", "Echelon", "Size of the unit, like battalion.", "term", "", ECHELON)
FUNCTION_COLUMN = Column("function", "Function", "What the unit does, like infantry.", "term", "", FUNCTION)
PERSONNEL = Column(
    "personnel",
    "Personnel",
    "Its own strength, without units that have rows of their own.",
    "whole",
    "persons",
    also=("strength", "effectif", "troops", "pax", "staerke"),
)
PARENT = Column("parent_id", "Parent", "Unit or command node that commands it.", "id", refers=_COMMANDERS)
HUB_ID = Column("hub_id", "Hub", "Short name of the hub, unique in the plan.", "id")
HUB_KIND_COLUMN = Column("kind", "Kind", "What the hub is, like railhead.", "term", "", HUB_KIND)
CONTRIBUTION_COLUMN = replace(
    HUB_KIND_COLUMN, help="What the nation gives, like ground_forces.", vocabulary=CONTRIBUTION
)
SUPPLIED_BY = Column(
    "supplied_by", "Supplied by", "Hub that feeds this one; empty for an entry point.", "id", refers=(_HUBS,)
)
THROUGHPUT = Column("throughput_t_per_day", "Throughput", "What can leave the hub in a day.", "number", "t/day")
STOCK = Column("stock_t", "Stock", "What lies in the hub.", "number", "t")
NODE_ID = Column("node_id", "Node", "Short name of the headquarters, unique in the plan.", "id")
LEVEL_COLUMN = Column("level", "Level", "Level of command, like operational.", "term", "", LEVEL)
STATUS_COLUMN = Column("status", "Status", "How firm it is, like conditional.", "term", "", STATUS)
PHASE_ID = Column("phase_id", "Phase", "Short name of the phase.", "id")
EVENT_ID = Column("event_id", "Event", "Short name of the event.", "id")
DATE = Column("date", "Date", "Day of the event as YYYY-MM-DD, or the month as YYYY-MM, or D+n.", "date")
TITLE = Column("title", "Title", "What happened.")
PUBLISHER = Column("publisher", "Publisher", "Who published it.")
PUBLISHED = Column("published", "Published", "Day it was published.")
URL = Column("url", "Link", "Where it can be read.")
CHAPTER = Column("chapter", "Chapter", "Short name of the chapter; chapters play in row order.", "id")
VIEW_COLUMN = Column("view", "View", "ukraine or europe.", "term", "", VIEW)
TIME = Column("time", "Time", "The instant shown, like D+30.", "instant")
FOCUS = Column(
    "focus",
    "Focus",
    "Ids to point at, separated by semicolons: units, hubs, nodes, events, sources, nations.",
    "ids",
)
BOUNDS = Column(
    "bounds",
    "Part shown",
    "Another part of the map than the view: west; south; east; north in degrees, like 22; 47; 32; 52.",
    "bounds",
)
CLOSURE_ID = Column("closure_id", "Closure", "Short name of the closure.", "id")
MODE_COLUMN = Column("mode", "Mode", "road or rail; empty: both.", "term", "", MODE)
CROSSING_ID = Column(
    "crossing_id",
    "Crossing",
    "Border crossing that is closed, like POL-UKR-MEDYKA; or give a position instead.",
    also=("crossing",),
)
RADIUS = Column(
    "radius_km",
    "Radius",
    "How far around the position roads and railways are closed; empty: the nearest stretch alone.",
    "number",
    "km",
)

_POSITION = (PLACE, LATITUDE, LONGITUDE, MGRS)
_PERIOD = (FROM, UNTIL)
_ORIGIN = (BASIS_COLUMN, SOURCE, AS_OF, PRECISION, SIDC, REMARKS)

PLACEMENTS = TableSpec(
    _PLACEMENTS,
    "Placements",
    (
        UNIT_ID,
        UNIT_NAME,
        NATION,
        ECHELON_COLUMN,
        FUNCTION_COLUMN,
        PERSONNEL,
        *_POSITION,
        *_PERIOD,
        PARENT,
        replace(HUB_ID, help="Hub that supplies it.", refers=(_HUBS,)),
        *_ORIGIN,
    ),
    (UNIT_NAME, NATION, ECHELON_COLUMN, FUNCTION_COLUMN, BASIS_COLUMN, AS_OF, PRECISION),
    (UNIT_ID, FROM),
    positioned=True,
    position_required=True,
)

HUBS = TableSpec(
    _HUBS,
    "Logistics hubs",
    (
        HUB_ID,
        NAME,
        HUB_KIND_COLUMN,
        NATION,
        PLACE,
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        MGRS,
        *_PERIOD,
        SUPPLIED_BY,
        THROUGHPUT,
        STOCK,
        *_ORIGIN,
    ),
    (NAME, HUB_KIND_COLUMN, NATION, BASIS_COLUMN, AS_OF, PRECISION),
    (HUB_ID, FROM),
    positioned=True,
    position_required=True,
)

COMMAND_NODES = TableSpec(
    _COMMAND_NODES,
    "Command nodes",
    (
        NODE_ID,
        NAME,
        LEVEL_COLUMN,
        NATION,
        PLACE,
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        MGRS,
        *_PERIOD,
        replace(PARENT, help="Command node above it."),
        *_ORIGIN,
    ),
    (NAME, LEVEL_COLUMN, NATION, BASIS_COLUMN, AS_OF, PRECISION),
    (NODE_ID, FROM),
    positioned=True,
    position_required=True,
)

CONTRIBUTIONS = TableSpec(
    "contributions",
    "Contributions",
    (
        NATION,
        CONTRIBUTION_COLUMN,
        STATUS_COLUMN,
        DETAIL,
        *_PERIOD,
        BASIS_COLUMN,
        SOURCE,
    ),
    (CONTRIBUTION_COLUMN, STATUS_COLUMN, BASIS_COLUMN),
    (NATION, CONTRIBUTION_COLUMN, FROM),
)

PHASES = TableSpec(
    "phases",
    "Phases",
    (PHASE_ID, NAME, *_PERIOD, DETAIL),
    (NAME,),
    (PHASE_ID,),
)

EVENTS = TableSpec(
    "events",
    "Events",
    (
        EVENT_ID,
        TITLE,
        PLACE,
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        DATE,
        DETAIL,
        BASIS_COLUMN,
        SOURCE,
    ),
    (TITLE, DATE, BASIS_COLUMN),
    (EVENT_ID,),
    positioned=True,
)

SOURCES = TableSpec(
    _SOURCES,
    "Sources",
    (
        SOURCE_ID,
        replace(TITLE, help="Title of the publication."),
        PUBLISHER,
        PUBLISHED,
        URL,
        REMARKS,
    ),
    (TITLE,),
    (SOURCE_ID,),
)

BRIEFING = TableSpec(
    "briefing",
    "Briefing",
    (
        CHAPTER,
        replace(TITLE, help="Title of the chapter."),
        VIEW_COLUMN,
        TIME,
        LAYERS,
        FOCUS,
        NOTES,
        BOUNDS,
    ),
    (TITLE,),
    (CHAPTER,),
)

CLOSURES = TableSpec(
    "closures",
    "Closures",
    (
        CLOSURE_ID,
        NAME,
        MODE_COLUMN,
        CROSSING_ID,
        PLACE,
        LATITUDE,
        LONGITUDE,
        MGRS,
        RADIUS,
        *_PERIOD,
        BASIS_COLUMN,
        SOURCE,
        REMARKS,
    ),
    (BASIS_COLUMN,),
    (CLOSURE_ID, FROM),
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
