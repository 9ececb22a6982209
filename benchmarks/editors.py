"""Fifty planners with the page Plan open: what they cost while nothing happens, and when they hear of a saved change and get it.

One real page shows what a page sends; the others send the same, each as a planner of its own.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import async_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.viewers import Line, Row, idle_share, leave, listen, news
from geo.resources import sample_plan
from tests.browser.chromium import FLAGS, find_shell
from tests.browser.conftest import Server, start_server

EDITORS = 50
AT_ONCE = 10
PATIENCE_S = 60
_FEED = re.compile(rb"feed\W+([\w-]{16})\W")
_PLANNER = re.compile(rb"planner\W+id\W+([0-9a-f]{32})\W")


@dataclass
class Editor:
    """A planner's page.

    Attributes
    ----------
    socket
        Its connection to Streamlit.
    line
        Its stream of news.
    asks
        What it sends to get the page as it is now.
    """

    socket: ClientConnection
    line: Line
    asks: bytes


def editors(scratch: Path) -> list[Row]:
    """Return what planners cost, with the figures to reach."""
    folder = Path(shutil.copytree(sample_plan(), scratch / "office"))
    server = start_server(folder)
    try:
        return asyncio.run(_office(server, folder))
    finally:
        server.stop()


async def _office(server: Server, folder: Path) -> list[Row]:
    first, asks = await _sent_by_a_page(server.url)
    port = int(server.url.rsplit(":", 1)[1].strip("/"))
    pages: list[Editor] = []
    while len(pages) < EDITORS:
        pages += await asyncio.gather(*(_editor(port, first, asks) for _ in range(AT_ONCE)))
    await asyncio.sleep(2)
    idle = await idle_share(server.process.pid)
    path = folder / "placements.csv"
    data = path.read_bytes().replace(b"Netherlands Transport Company", b"Dutch Transport Company")
    waiting = asyncio.gather(*(_follows(page) for page in pages))
    await asyncio.sleep(0)
    began = time.perf_counter()
    path.write_bytes(data)
    told, shown = (sorted(at - began for at in times) for times in zip(*await waiting, strict=True))
    await leave([page.line for page in pages])
    await asyncio.gather(*(page.socket.close() for page in pages))
    p95 = int(0.95 * EDITORS)
    return [
        (f"{EDITORS} idle planners", "≤ 10 % of a core", f"{100 * idle:.1f} %"),
        (f"a saved change heard by {EDITORS} planners, p95", "≤ 0.5 s", f"{told[p95]:.2f} s"),
        (f"and sent to the last of their {EDITORS} pages", "≤ 2 s", f"{shown[-1]:.2f} s"),
    ]


async def _sent_by_a_page(url: str) -> tuple[bytes, bytes]:
    """Return what a page sends first, and what it sends once it is a planner's."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_shell(), args=list(FLAGS))
        page = await browser.new_page()
        sent: list[bytes] = []

        def keep(frame: bytes | str) -> None:
            sent.append(frame if isinstance(frame, bytes) else frame.encode())

        page.on("websocket", lambda socket: socket.on("framesent", keep))
        await page.goto(f"{url}tables")
        await page.get_by_label("Your name, to edit").fill("bench")
        await page.get_by_role("button", name="Start editing").click()
        await page.get_by_role("toolbar", name="Edit the table").wait_for()
        await browser.close()
    return sent[0], next(frame for frame in reversed(sent) if _PLANNER.search(frame))


async def _editor(port: int, first: bytes, asks: bytes) -> Editor:
    found = _PLANNER.search(asks)
    assert found
    own = asks.replace(found[1], secrets.token_hex(16).encode())
    assert BackMsg.FromString(own)
    address = f"127.0.0.1:{port}"
    socket = await connect(
        f"ws://{address}/_stcore/stream", origin=f"http://{address}", subprotocols=["streamlit"], max_size=None
    )
    await _run(socket, first)
    feed = _FEED.search(await _run(socket, own))
    assert feed
    return Editor(socket, await listen(port, f"?feed={feed[1].decode()}"), own)


async def _run(socket: ClientConnection, asks: bytes) -> bytes:
    """Ask for the page, and return all that came until its script had ended."""
    await socket.send(asks)
    got = b""
    while True:
        data = await asyncio.wait_for(socket.recv(), PATIENCE_S)
        assert isinstance(data, bytes)
        got += data
        if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            return got


async def _follows(page: Editor) -> tuple[float, float]:
    """Return when a page hears of a change, and when it has what is new."""
    await news(page.line[0])
    told = time.perf_counter()
    await _run(page.socket, page.asks)
    return told, time.perf_counter()


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for row in editors(Path(name)):
            print(" · ".join(row))
