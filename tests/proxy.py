"""Find the proxies of docs/sharing.md; run as a module, install Debian's where they are missing and that is allowed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "docs" / "sharing.md"

PROXIES = ("nginx", "caddy")
"""Each is the name of a program, of Debian's package, and of the language of its sample."""


def find_proxy(name: str) -> str | None:
    """Return the path of a proxy, which is not on the path of every user."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def sample(name: str) -> str:
    """Return what the documents show of a configuration of a proxy."""
    (found,) = re.findall(rf"```{name}\n(.*?)```", SAMPLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return str(found)


def install(names: list[str]) -> None:
    """Install Debian's packages, and start no service."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names], check=False, env=quiet)


if __name__ == "__main__":
    missing = [name for name in PROXIES if not find_proxy(name)]
    if missing:
        install(missing)
    for proxy in PROXIES:
        print(f"proxy: {find_proxy(proxy) or f'no {proxy}, so its tests are skipped'}")
