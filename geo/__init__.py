"""The posture library: it reads plans, which are folders of CSVs, checks them, and turns them into layers of plain data.

It imports neither Streamlit nor folium nor the dashboard. Positions are degrees in EPSG:4326. Times are hours since H+0,
the instant the ceasefire takes effect.
"""

from geo.analysis.orbat import personnel_by_nation, strengths
from geo.basemap.lookup import where
from geo.clock import format_instant, parse_instant
from geo.contract.scene import Scene
from geo.editing.folder import copy_plan, new_plan
from geo.errors import GridError, InstantError, PlanExistsError, PlanUnreadableError, PostureError, SidcError
from geo.export.geojson import plan_geojson
from geo.plan import Plan, read_plan
from geo.problem import Problem
from geo.scene.build import build_scene
from geo.scene.layers import build_layers

__all__ = [
    "GridError",
    "InstantError",
    "Plan",
    "PlanExistsError",
    "PlanUnreadableError",
    "PostureError",
    "Problem",
    "Scene",
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
