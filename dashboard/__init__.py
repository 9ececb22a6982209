"""The force-posture dashboard: a thin Streamlit app, a map for two hosts, and the command line ``posture``."""

from importlib.metadata import version

__version__ = version("dashboard")
