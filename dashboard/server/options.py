"""Every setting of Streamlit, from here alone: no file of the working directory or the home folder and no variable counts."""

from __future__ import annotations

import os
import secrets
from typing import Any

from streamlit import config
from streamlit.runtime.caching import global_cache_budget
from streamlit.runtime.scriptrunner_utils import script_run_context

from dashboard.server.doors import Doors
from dashboard.theme import theme_options
from geo.export.options import LARGEST_TEMPLATE

LARGEST_MESSAGE_MB = 16
"""Of one message between server and page; a plan of 10,000 symbols is half of it."""

_OWN = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.allowRunOnSave": False,
    "server.showEmailPrompt": False,
    "server.enableStaticServing": False,
    "server.scriptHealthCheckEnabled": False,
    "server.enableCORS": True,
    "server.corsAllowedOrigins": [],
    "server.enableXsrfProtection": True,
    "server.xsrfCookieSameSite": "strict",
    "server.enableAgentApi": False,
    "server.trustedUserHeaders": {},
    "server.maxUploadSize": LARGEST_TEMPLATE // 2**20,
    "browser.gatherUsageStats": False,
    "runner.fastReruns": False,  # a new run waits for the one before: two would change one session at once
    "client.allowedOrigins": [],
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "global.developmentMode": False,
    "secrets.files": [],
}


def own_options(port: int, doors: Doors) -> dict[str, Any]:
    """Return our settings of Streamlit, by name; every other has its default.

    Parameters
    ----------
    port
        The port to serve on.
    doors
        The names under which the server may be called.
    """
    return (
        _OWN
        | theme_options()
        | {
            "server.address": doors.own[0].host,
            "server.port": port,
            "server.baseUrlPath": doors.path.strip("/"),
            "server.cookieSecret": secrets.token_hex(32),
            "server.allowedHosts": sorted({door.host for door in (*doors.own, doors.first)}),
            "browser.serverAddress": doors.first.host,
            "browser.serverPort": doors.first.port,
        }
    )


def settle(options: dict[str, Any]) -> None:
    """Make these the settings of Streamlit in this process, and read none from anywhere else."""
    for name in [n for n in os.environ if n.startswith("STREAMLIT_")]:
        del os.environ[name]
    config.get_config_files = lambda _name: []  # type: ignore[assignment]
    config.get_config_options(force_reparse=True, options_from_flags=options)
    global_cache_budget.reconfigure_global_cache_budget_from_config()
    # A plan is read for viewers too, who have no session; Streamlit would say so at each request.
    script_run_context._LOGGER.addFilter(lambda _record: False)  # noqa: SLF001
