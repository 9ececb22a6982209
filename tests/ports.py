"""A port that nobody uses."""

import socket
from random import SystemRandom

LOWEST, HIGHEST = 20_000, 32_000
"""Below the ports that systems give to clients: a server can come back to its port, and no connection has taken it."""


def free_port() -> int:
    """Return a free port of this machine's loopback address, another one each time."""
    for port in SystemRandom().sample(range(LOWEST, HIGHEST), HIGHEST - LOWEST):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no port is free")
