"""Find nginx for the test of a proxy; run as a module, install Debian's where there is none and that is allowed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "docs" / "sharing.md"


def find_nginx() -> str | None:
    """Return the path of nginx, which is not on the path of every user."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def sample() -> str:
    """Return what the documents show of a configuration of nginx."""
    (found,) = re.findall(r"```nginx\n(.*?)```", SAMPLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return str(found)


def install_nginx() -> None:
    """Install Debian's package, and start no service."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "nginx"], check=False, env=quiet)


if __name__ == "__main__":
    if not find_nginx():
        install_nginx()
    print(f"proxy: {find_nginx() or 'no nginx, so its test is skipped'}")
