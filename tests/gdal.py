"""GDAL's own reader, which is not that of the exports; as a module, install Debian's package where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PACKAGE, PROGRAM = "gdal-bin", "ogrinfo"


def find_ogrinfo() -> str | None:
    """Return the path of the program that reads any file of shapes; None when there is none."""
    return shutil.which(PROGRAM)


def complaints(program: str, path: Path) -> list[str]:
    """Return what the program says of a file that it cannot read whole; nothing of a good one.

    Parameters
    ----------
    program, path
        Paths of the program and of the file.
    """
    read = subprocess.run(
        [program, "-ro", "-al", str(path)], check=False, capture_output=True, text=True, errors="replace"
    )
    said = [line for line in read.stderr.splitlines() if line.startswith(("ERROR", "Warning", "FAILURE"))]
    return said if said or read.returncode == 0 else [f"it ended with {read.returncode}"]


def layers(program: str, path: Path) -> dict[str, int]:
    """Return how many features the program counts in each layer of a file.

    Parameters
    ----------
    program, path
        Paths of the program and of the file.
    """
    told = subprocess.run([program, "-ro", "-so", "-al", str(path)], capture_output=True, text=True, check=True).stdout
    parts = [part.split("\n", 1) for part in told.split("Layer name: ")[1:]]
    return {name: int(rest.split("Feature Count: ")[1].split()[0]) for name, rest in parts}


if __name__ == "__main__" and not find_ogrinfo() and shutil.which("apt-get") and os.geteuid() == 0:
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE], check=False)
