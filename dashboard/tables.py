"""Tables of a plan as a person reads them."""

from __future__ import annotations

import base64

import pandas as pd

from geo.plan import Plan
from geo.scene import Scene
from geo.symbols import symbol_svg

_SYMBOL_PX = 18


def tables_of(scene: Scene) -> dict[str, pd.DataFrame]:
    """Return the accepted rows of every table as text by its title, with the symbol of each row that has one."""
    return {layer["title"]: _rows(layer["columns"], layer["items"]) for layer in scene["layers"]}


def _rows(columns: list[str], items: list[dict[str, object]]) -> pd.DataFrame:
    """Return one table; of columns with one heading the later ones are numbered."""
    seen: dict[str, int] = {}
    names = []
    for name in columns:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    frame = pd.DataFrame([item["cells"] for item in items], columns=names)
    if any("sidc" in item for item in items):
        frame.insert(0, "Symbol", [_data_uri(str(item["sidc"])) for item in items], allow_duplicates=True)
    return frame


def problems_table(plan: Plan) -> pd.DataFrame:
    """Return the problems of a plan, one a row."""
    columns = ["severity", "file", "row", "line", "column", "value", "message", "fix"]
    return pd.DataFrame([p.as_dict() for p in plan.problems], columns=columns)


def _data_uri(sidc: str) -> str:
    encoded = base64.b64encode(symbol_svg(sidc, _SYMBOL_PX).encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{encoded}"
