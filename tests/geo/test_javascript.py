"""V8 answers whatever event loop runs where it was begun."""

from __future__ import annotations

import subprocess
import sys

from tests.waiting import LIMIT_S

IN_A_LOOP = """
import asyncio
from concurrent.futures import ThreadPoolExecutor
from geo.javascript import new_engine

async def main():
    with new_engine() as engine, ThreadPoolExecutor(1) as apart:
        assert engine.eval("1 + 1") == 2
        assert apart.submit(engine.eval, "2 + 2").result() == 4

asyncio.run(main())
"""


def test_a_thread_asks_while_the_loop_waits_for_it() -> None:
    subprocess.run([sys.executable, "-c", IN_A_LOOP], check=True, timeout=LIMIT_S)


AT_THE_END = """
from geo.javascript import new_engine

class Circle:
    pass

circle = Circle()
circle.itself, circle.engine = circle, new_engine()
assert circle.engine.eval("1 + 1") == 2
"""


def test_python_ends_with_an_engine_in_a_circle() -> None:
    subprocess.run([sys.executable, "-c", AT_THE_END], check=True, timeout=LIMIT_S)
