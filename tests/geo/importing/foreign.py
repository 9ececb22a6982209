"""Files of other people, made for the tests: what they are called, and their bytes."""

from __future__ import annotations

import io
import json
import zipfile

ORBAT = (
    b"Symbol ID,UIC,Unit,Strength,Grid,Higher,Arrival,Country\n"
    b"SFGPUCI----F---,BG-9,9th Battlegroup,600,35U QR 29 30,LCC,J+3,United Kingdom\n"
    b"SFGPUST----E---,TPT-9,9th Transport Company,120,35U QR 31 30,LCC,D+4,FRA\n"
    b",,Reserve,1,,,,FRA\n"
)
FRENCH = (
    "Code;Désignation;Type;Pays;Localité;Latitude;Longitude;Débit (t/j);Stock;Début\r\n"
    "B-1;Gare de Lviv;Gare;Ukraine;Lviv;49,84;24,03;1200,5;900;J-2\r\n"
    "B-2;Dépôt de Rzeszów;dépôt;Pologne;Rzeszów;50,04;22,00;60;;J+n\r\n"
).encode("cp1252")
UKRAINIAN = (
    "Код;Назва;Ешелон;Рід військ;Держава;Чисельність;Широта;Довгота;Прибуття\n"
    "БТГ-1;Перший батальйон;батальйон;піхота;Франція;600;49,84;24,03;Д+3\n"
    "РОТА-2;Рота зв'язку;рота;зв'язок;Польща;110;50,25;28,66;Ч+6\n"
).encode()
_SQUARE = [[[22.0, 50.0], [22.2, 50.0], [22.2, 50.2], [22.0, 50.2], [22.0, 50.0]]]
GEOJSON = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": "G-1", "base name": "Base Nord", "type": "fuel", "nation": "POL"},
                "geometry": {"type": "Point", "coordinates": [24.03, 49.84]},
            },
            {
                "type": "Feature",
                "properties": {"code": "G-2", "base name": "Base Sud", "type": "hospital", "nation": "ROU"},
                "geometry": {"type": "Polygon", "coordinates": _SQUARE},
            },
        ],
    }
).encode()
KML = b"""<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>Base Alpha</name><ExtendedData><Data name="type"><value>depot</value></Data>
<Data name="nation"><value>Romania</value></Data></ExtendedData>
<Point><coordinates>26.25,47.65,0</coordinates></Point></Placemark></Document></kml>"""
FIVE = {
    "orbat.csv": (ORBAT, "placements", ["BG-9", "TPT-9"]),
    "logistique.csv": (FRENCH, "hubs", ["B-1", "B-2"]),
    "список.csv": (UKRAINIAN, "placements", ["БТГ-1", "РОТА-2"]),
    "bases.geojson": (GEOJSON, "hubs", ["G-1", "G-2"]),
    "bases.kml": (KML, "hubs", ["Base Alpha"]),
}
"""By name: bytes, our table, and ids that land."""


def kmz(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", content)
    return out.getvalue()


HOSTILE = {
    "bomb.kmz": kmz(b" " * (65 * 1024**2)),
    "entities.kml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><kml><Placemark><name>&a;</name></Placemark></kml>',
    "deep.kml": b"<kml>" + b"<a>" * 5000,
    "deep.geojson": b'{"features":' + b"[" * 200_000,
    "empty.geojson": b'{"type": "FeatureCollection", "features": []}',
    "huge.csv": b"unit_id,unit_name\nU1," + b"x" * 200_000 + b"\n",
    "cut.gpkg": b"SQLite format 3\0" + b"\0" * 500,
    "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50,
    "cut.xlsx": b"PK\x03\x04" + b"\0" * 50,
    "letters.txt": b"Dear all,\nthere is no table here\n",
}
