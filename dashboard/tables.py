"""Tables of a plan as a person reads them."""

from __future__ import annotations

import base64

import pandas as pd

from geo.layers import DRAWN, build_layers
from geo.plan import Plan
from geo.schema import TableSpec
from geo.symbols import symbol_svg

_SYMBOL_PX = 18


def table_rows(plan: Plan, spec: TableSpec) -> pd.DataFrame:
    """Return the accepted rows of a table as text, with the symbol of each row that has one."""
    drawn = {table.name: layer for layer, table in DRAWN.items()}
    layer = next(
        one for one in build_layers(plan) if one.name in (spec.name, drawn.get(spec.name), _LAYER_OF.get(spec.name))
    )
    frame = pd.DataFrame([item["cells"] for item in layer.items], columns=layer.columns)
    if spec.name in drawn:
        frame.insert(0, "Symbol", [_data_uri(item["sidc"]) for item in layer.items])
    return frame


_LAYER_OF = {"contributions": "nations"}


def problems_table(plan: Plan) -> pd.DataFrame:
    """Return the problems of a plan, one a row."""
    columns = ["severity", "file", "row", "line", "column", "value", "message", "fix"]
    return pd.DataFrame([p.as_dict() for p in plan.problems], columns=columns)


def _data_uri(sidc: str) -> str:
    encoded = base64.b64encode(symbol_svg(sidc, _SYMBOL_PX).encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{encoded}"
