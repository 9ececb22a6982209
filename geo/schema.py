"""Every table and column of a plan, declared once for the reader, the checks, the app and the documentation."""

from __future__ import annotations

from dataclasses import replace

from geo.columns import Column, TableSpec
from geo.terms import ANSWER, BASIS, CONTRIBUTION, ECHELON, FIGURE, FUNCTION, HUB_KIND, LEVEL, MODE, STATUS, VIEW

_PLACEMENTS, _HUBS, _COMMAND_NODES, _SOURCES = "placements", "hubs", "command_nodes", "sources"
_BRIEFING = "briefing"
_COMMANDERS = (_PLACEMENTS, _COMMAND_NODES)

NAME = Column("name")
NATION = Column("nation", "nation")
PLACE = Column("place")
COUNTRY = Column("country", "country")
LATITUDE = Column("latitude", "latitude", "°", also=("lat", "breite", "szerokosc"))
LONGITUDE = Column("longitude", "longitude", "°", also=("lon", "long", "lng", "laenge", "dlugosc"))
MGRS = Column("mgrs", "mgrs")
FROM = Column("from", "instant", also=("start", "begin", "du", "von", "od"))
UNTIL = Column("until", "instant", also=("end", "to", "au", "bis", "do"))
BASIS_COLUMN = Column("basis", "term", "", BASIS)
SOURCE_ID = Column("source_id", "id")
SOURCE = replace(SOURCE_ID, explained="row", refers=(_SOURCES,))
AS_OF = Column("as_of", "date")
PRECISION = Column("precision_km", "precision", "km")
SIDC = Column("sidc", "sidc")
REMARKS = Column("remarks")
LAYERS = Column("layers", "ids")
NOTES = Column("notes")
DETAIL = Column("detail")
UNIT_ID = Column("unit_id", "id")
UNIT_NAME = Column("unit_name")
SHORT_NAME = Column("short_name")
ECHELON_COLUMN = Column("echelon", "term", "", ECHELON)
FUNCTION_COLUMN = Column("function", "term", "", FUNCTION)
PERSONNEL = Column("personnel", "whole", "persons", also=("strength", "effectif", "troops", "pax", "staerke"))
PRIORITY = Column("priority", "whole")
PARENT = Column("parent_id", "id", refers=_COMMANDERS)
HUB_ID = Column("hub_id", "id")
HUB_KIND_COLUMN = Column("kind", "term", "", HUB_KIND)
CONTRIBUTION_COLUMN = replace(HUB_KIND_COLUMN, explained="contribution", vocabulary=CONTRIBUTION)
SUPPLIED_BY = Column("supplied_by", "id", refers=(_HUBS,))
THROUGHPUT = Column("throughput_t_per_day", "number", "t/day")
STOCK = Column("stock_t", "number", "t")
NODE_ID = Column("node_id", "id")
LEVEL_COLUMN = Column("level", "term", "", LEVEL)
STATUS_COLUMN = Column("status", "term", "", STATUS)
PHASE_ID = Column("phase_id", "id")
EVENT_ID = Column("event_id", "id")
DATE = Column("date", "date")
TITLE = Column("title")
PUBLISHER = Column("publisher")
PUBLISHED = Column("published")
URL = Column("url")
CHAPTER = Column("chapter", "id")
VIEW_COLUMN = Column("view", "term", "", VIEW)
TIME = Column("time", "instants", most=6)
MESSAGE = Column("message")
FIGURES = Column("figures", "terms", "", FIGURE, most=3)
MINUTES = Column("minutes", "number", "min")
HIDDEN = Column("hidden", "term", "", ANSWER)
ANNOTATION_ID = Column("annotation_id", "id")
TEXT = Column("text")
FOCUS = Column("focus", "ids")
BOUNDS = Column("bounds", "bounds")
CLOSURE_ID = Column("closure_id", "id")
MODE_COLUMN = Column("mode", "term", "", MODE)
CROSSING_ID = Column("crossing_id", also=("crossing",))
RADIUS = Column("radius_km", "number", "km")

_POSITION = (PLACE, LATITUDE, LONGITUDE, MGRS)
_PERIOD = (FROM, UNTIL)
_ORIGIN = (BASIS_COLUMN, SOURCE, AS_OF, PRECISION, SIDC, REMARKS)

PLACEMENTS = TableSpec(
    _PLACEMENTS,
    (
        UNIT_ID,
        UNIT_NAME,
        SHORT_NAME,
        NATION,
        ECHELON_COLUMN,
        FUNCTION_COLUMN,
        PERSONNEL,
        *_POSITION,
        *_PERIOD,
        PARENT,
        replace(HUB_ID, explained="supplies", refers=(_HUBS,)),
        PRIORITY,
        *_ORIGIN,
    ),
    (UNIT_NAME, NATION, ECHELON_COLUMN, FUNCTION_COLUMN, BASIS_COLUMN, AS_OF, PRECISION),
    (UNIT_ID, FROM),
    positioned=True,
    position_required=True,
)

HUBS = TableSpec(
    _HUBS,
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
        replace(PARENT, explained="node"),
        *_ORIGIN,
    ),
    (NAME, LEVEL_COLUMN, NATION, BASIS_COLUMN, AS_OF, PRECISION),
    (NODE_ID, FROM),
    positioned=True,
    position_required=True,
)

CONTRIBUTIONS = TableSpec(
    "contributions",
    (NATION, CONTRIBUTION_COLUMN, STATUS_COLUMN, DETAIL, *_PERIOD, BASIS_COLUMN, SOURCE),
    (CONTRIBUTION_COLUMN, STATUS_COLUMN, BASIS_COLUMN),
    (NATION, CONTRIBUTION_COLUMN, FROM),
)

PHASES = TableSpec("phases", (PHASE_ID, NAME, *_PERIOD, DETAIL), (NAME,), (PHASE_ID,))

EVENTS = TableSpec(
    "events",
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
    (SOURCE_ID, replace(TITLE, explained="publication"), PUBLISHER, PUBLISHED, URL, REMARKS),
    (TITLE,),
    (SOURCE_ID,),
)

BRIEFING = TableSpec(
    _BRIEFING,
    (
        CHAPTER,
        replace(TITLE, explained="chapter"),
        VIEW_COLUMN,
        TIME,
        LAYERS,
        FOCUS,
        NOTES,
        BOUNDS,
        MESSAGE,
        FIGURES,
        MINUTES,
        HIDDEN,
    ),
    (TITLE,),
    (CHAPTER,),
)

ANNOTATIONS = TableSpec(
    "annotations",
    (
        ANNOTATION_ID,
        replace(CHAPTER, explained="annotation", refers=(_BRIEFING,)),
        TEXT,
        *_POSITION,
        BASIS_COLUMN,
        SOURCE,
        REMARKS,
    ),
    (CHAPTER, TEXT, BASIS_COLUMN),
    (ANNOTATION_ID,),
    positioned=True,
    position_required=True,
    optional=True,
    named=TEXT,
)

CLOSURES = TableSpec(
    "closures",
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
    ANNOTATIONS,
)
"""Every table of a plan, in the order in which the app lists them."""

TABLE_BY_NAME = {spec.name: spec for spec in TABLES}
TABLE_BY_FILE = {spec.file: spec for spec in TABLES}

MUST_EXIST = PLACEMENTS.name
SETTINGS_FILE = "plan.toml"

LATER_COLUMNS: dict[str, frozenset[str]] = {
    _PLACEMENTS: frozenset((SHORT_NAME.name, PRIORITY.name)),
    BRIEFING.name: frozenset((BOUNDS.name, MESSAGE.name, FIGURES.name, MINUTES.name, HIDDEN.name)),
}
"""By table, the columns that plans of earlier versions lack: the reader says nothing if they are absent."""


def file_of(table: str) -> str:
    """Return the file of a table; what an edit calls the settings is their file."""
    return TABLE_BY_NAME[table].file if table in TABLE_BY_NAME else table
