"""Find a Chromium for the browser tests; run as a module, install one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without windows: it starts a page with a sixth of the work."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""The last one blocks all name resolution: whatever needs the internet fails in the tests."""


def find_chromium() -> str | None:
    """Return the path of a Chromium on the machine, or of the one that playwright brought; None when there is none."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find_shell() -> str | None:
    """Return the path of a Chromium without windows, else of any Chromium; None when there is none."""
    return next(filter(None, map(shutil.which, SHELLS)), None) or find_chromium()


def install_chromium() -> str | None:
    """Install playwright's Chromium, else Debian's package, and return its path."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_chromium() or _from_debian("chromium")


def _from_debian(package: str) -> str | None:
    """Install a package where this user may, and return the path of its program; None if that failed."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False)
    return shutil.which(package)


if __name__ == "__main__":
    path = find_chromium() or install_chromium()
    if not any(map(shutil.which, SHELLS)):
        _from_debian(SHELLS[0])
    if path is None:
        sys.exit(
            "No Chromium was found and none could be installed. Install Chromium or Chrome, then run make test again."
        )
    print(f"browser: {path}, and without windows: {find_shell()}")
