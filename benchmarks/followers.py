"""A talk with hundreds of followers: when a step of the stage reaches them, and what pointing costs."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.viewers import Line, Row, everybody, leave
from geo.resources import sample_plan
from tests.browser.conftest import Server, start_server

FOLLOWERS = 500
STEPS = 30
PATIENCE_S = 60
SHOWN = {
    "chapter": "why", "view": "europe", "t": 0, "layers": ["units", "hubs"], "filters": {}, "camera": None, "black": False
}  # fmt: skip


def followers(scratch: Path) -> list[Row]:
    """Return how soon followers hear a step, with the figure to reach."""
    server = start_server(Path(shutil.copytree(sample_plan(), scratch / "hall")))
    try:
        took = asyncio.run(_talk(server))
    finally:
        server.stop()
    p95 = sorted(took)[int(0.95 * len(took))]
    return [(f"a step of a talk heard by {FOLLOWERS} followers, p95", "≤ 0.3 s", f"{p95:.2f} s")]


async def _talk(server: Server) -> list[float]:
    port = int(server.url.rsplit(":", 1)[1].strip("/"))
    opened = json.loads(await _post(port, "", {"plan": None}))
    own = {"talk": opened["talk"], "key": opened["key"]}
    path = urlsplit(opened["address"]).path
    lines = await everybody(lambda: _follow(port, f"{path}talk"), FOLLOWERS)
    took: list[float] = []
    for n in range(STEPS):
        place = [48 + n / 100, 30 + n / 100]
        hearing = asyncio.gather(*(_heard(reader, place) for reader, _ in lines))
        began = time.perf_counter()
        await _post(port, "/step", {**own, "n": n, "shown": SHOWN | {"pointer": place}})
        took += [at - began for at in await hearing]
    await leave(lines)
    return took


async def _post(port: int, name: str, body: dict[str, Any]) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    data = json.dumps(body).encode()
    head = (
        f"POST /view/talks{name} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        f"Content-Length: {len(data)}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + data)
    status, _, answer = (await asyncio.wait_for(reader.read(), PATIENCE_S)).partition(b"\r\n\r\n")
    writer.close()
    assert b" 200 " in status or b" 204 " in status, status
    return answer


async def _follow(port: int, path: str) -> Line:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    await _line(reader)
    return reader, writer


async def _line(reader: asyncio.StreamReader) -> dict[str, Any]:
    while not (line := await asyncio.wait_for(reader.readline(), PATIENCE_S)).startswith(b"data:"):
        assert line, "the stream has ended"
    return dict(json.loads(line.removeprefix(b"data:")))


async def _heard(reader: asyncio.StreamReader, place: list[float]) -> float:
    while True:
        shown = (await _line(reader))["shown"]
        if shown and shown["pointer"] == place:
            return time.perf_counter()


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for row in followers(Path(name)):
            print(" · ".join(row))
