"""The posture library: plans as folders of CSVs, read, checked, and turned into layers of plain data.

Pure: it imports neither Streamlit nor folium nor the dashboard. Positions are degrees in EPSG:4326; times are hours
since H+0, the instant the ceasefire takes effect.
"""

from geo.basemap import where
from geo.clock import format_instant, parse_instant
from geo.errors import GridError, InstantError, PlanExistsError, PlanUnreadableError, PostureError, SidcError
from geo.folder import copy_plan, new_plan
from geo.geojson import plan_geojson
from geo.layers import LayerSpec, build_layers
from geo.orbat import personnel_by_nation, strengths
from geo.plan import Plan, read_plan
from geo.problem import Problem
from geo.scene import build_scene

__all__ = [
    "GridError",
    "InstantError",
    "LayerSpec",
    "Plan",
    "PlanExistsError",
    "PlanUnreadableError",
    "PostureError",
    "Problem",
    "SidcError",
    "build_layers",
    "build_scene",
    "copy_plan",
    "format_instant",
    "new_plan",
    "parse_instant",
    "personnel_by_nation",
    "plan_geojson",
    "read_plan",
    "strengths",
    "where",
]
