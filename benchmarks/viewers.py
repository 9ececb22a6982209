"""Thousands of viewers who listen: what they cost the server, and when they hear of a change."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from geo.resources import sample_plan
from tests.browser.conftest import Server, start_server

VIEWERS = 2_000
IDLE_S = 20
CHURN = 20_000
AT_ONCE = 200
PATIENCE_S = 60

Row = tuple[str, str, str]
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def viewers(scratch: Path) -> list[Row]:
    """Return what viewers cost, with the figure to reach."""
    folder = Path(shutil.copytree(sample_plan(), scratch / "crowd"))
    server = start_server(folder)
    try:
        return asyncio.run(_crowd(server, folder))
    finally:
        server.stop()


async def _crowd(server: Server, folder: Path) -> list[Row]:
    pid, port = server.process.pid, int(server.url.rsplit(":", 1)[1].strip("/"))
    await leave(await everybody(lambda: listen(port), AT_ONCE))
    before = _memory_kb(pid)
    lines = await everybody(lambda: listen(port), VIEWERS)
    each = (_memory_kb(pid) - before) / VIEWERS
    idle = await idle_share(pid)
    heard = await _heard_s(lines, folder)
    await leave(lines)
    grown = await _growth_mb(pid, port)
    return [
        (f"{VIEWERS:,} idle viewers", "≤ 5 % of a core", f"{100 * idle:.1f} %"),
        (f"a saved change heard by {VIEWERS:,} viewers, p95", "≤ 1.0 s", f"{heard:.2f} s"),
        ("memory of the server for a viewer", "≤ 60 kB", f"{each:.0f} kB"),
        (f"memory after {CHURN:,} viewers came and left", "≤ 5 MB more", f"{grown:.1f} MB"),
    ]


async def everybody(make: Callable[[], Awaitable[Line]], count: int) -> list[Line]:
    """Return so many connections, made a few at a time."""
    found: list[Line] = []
    while len(found) < count:
        found += await asyncio.gather(*(make() for _ in range(min(AT_ONCE, count - len(found)))))
    return found


async def listen(port: int, query: str = "") -> Line:
    """Open a stream and read what it says first."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /view/events{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    await news(reader)
    return reader, writer


async def news(reader: asyncio.StreamReader) -> None:
    """Wait for the next line that tells of a change."""
    while not (await asyncio.wait_for(reader.readline(), PATIENCE_S)).startswith(b"data:"):
        pass


async def leave(lines: list[Line]) -> None:
    """Close connections, and wait until the server has seen it."""
    for _, writer in lines:
        writer.close()
    await asyncio.gather(*(writer.wait_closed() for _, writer in lines), return_exceptions=True)
    await asyncio.sleep(1)


async def idle_share(pid: int) -> float:
    """Return the share of a core that a process takes while nothing happens."""
    before = _cpu_s(pid)
    await asyncio.sleep(IDLE_S)
    return (_cpu_s(pid) - before) / IDLE_S


async def _heard_s(lines: list[Line], folder: Path) -> float:
    path = folder / "placements.csv"
    data = path.read_bytes().replace(b"Netherlands Transport Company", b"Dutch Transport Company")

    async def heard(reader: asyncio.StreamReader) -> float:
        await news(reader)
        return time.perf_counter()

    waiting = asyncio.gather(*(heard(reader) for reader, _ in lines))
    await asyncio.sleep(0)
    began = time.perf_counter()
    path.write_bytes(data)
    took = sorted(at - began for at in await waiting)
    return took[int(0.95 * len(took))]


async def _growth_mb(pid: int, port: int) -> float:
    before = _memory_kb(pid)
    for _ in range(CHURN // AT_ONCE):
        lines = await everybody(lambda: listen(port), AT_ONCE)
        for _, writer in lines:
            writer.close()
    await asyncio.sleep(1)
    return (_memory_kb(pid) - before) / 1024


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


if __name__ == "__main__":
    import resource
    import tempfile

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory() as name:
        for row in viewers(Path(name)):
            print(" · ".join(row))
