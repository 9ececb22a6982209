"""What a GeoPackage says beside its tables: styles for QGIS, and metadata (OGC 12-128r18, F.8) with marking, title and sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from lxml import etree

from geo.basemap.places import attribution
from geo.export.marking_band import band_text
from geo.export.qgis_styles import Style
from geo.export.xml_text import clean
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.sources import told_sources

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
"""The standard in which the metadata is written."""

_STYLES = """
create table layer_styles (
  id integer primary key autoincrement not null, f_table_catalog text(256), f_table_schema text(256),
  f_table_name text(256), f_geometry_column text(256), styleName text(30), styleQML text, styleSLD text,
  useAsDefault boolean, description text, owner text(30), ui text(30),
  update_time datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
insert into gpkg_contents (table_name, data_type, identifier) values ('layer_styles', 'attributes', 'layer_styles');
"""

_METADATA = """
create table gpkg_metadata (
  id integer constraint m_pk primary key asc not null, md_scope text not null default 'dataset',
  md_standard_uri text not null, mime_type text not null default 'text/xml', metadata text not null default '');
create table gpkg_metadata_reference (
  reference_scope text not null, table_name text, column_name text, row_id_value integer,
  timestamp datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id integer not null, md_parent_id integer,
  constraint crmr_mfi_fk foreign key (md_file_id) references gpkg_metadata(id),
  constraint crmr_mpi_fk foreign key (md_parent_id) references gpkg_metadata(id));
create table if not exists gpkg_extensions (
  table_name text, column_name text, extension_name text not null, definition text not null, scope text not null,
  constraint ge_tce unique (table_name, column_name, extension_name));
insert into gpkg_extensions values
  ('gpkg_metadata', null, 'gpkg_metadata', 'http://www.geopackage.org/spec131/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', null, 'gpkg_metadata', 'http://www.geopackage.org/spec131/#extension_metadata', 'read-write');
"""


def write_notes(path: Path, plan: Plan, styles: Iterable[Style]) -> None:
    """Add styles and metadata to a GeoPackage.

    Parameters
    ----------
    path
        The file.
    plan
        What the metadata is about.
    styles
        How QGIS draws its tables.
    """
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_STYLES + _METADATA)
        database.executemany(
            "insert into layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, useAsDefault, description) values ('', '', ?, 'geom', ?, ?, 1, '')",
            [(style.table, style.table, style.qml) for style in styles],
        )
        database.execute(
            "insert into gpkg_metadata (id, md_standard_uri, metadata) values (1, ?, ?)", (_DUBLIN_CORE, _told(plan))
        )
        database.execute("insert into gpkg_metadata_reference (reference_scope, md_file_id) values ('geopackage', 1)")


def _told(plan: Plan) -> str:
    """Return the metadata of a plan as Dublin Core in XML."""
    settings = plan.settings
    told = [
        ("title", settings.title),
        ("description", settings.description),
        ("rights", band_text(plan)),
        ("subject", settings.marking),
        ("rights", f"{attribution()} {without_prejudice()}"),
        *(("source", f"{source['title']}. {source['told']}") for source in told_sources(plan, remarks=False)),
    ]
    root = etree.Element("metadata", nsmap={"dc": _DUBLIN_CORE})
    for name, text in told:
        if text:
            etree.SubElement(root, f"{{{_DUBLIN_CORE}}}{name}").text = clean(text)
    written: str = etree.tostring(root, encoding="unicode")
    return written
