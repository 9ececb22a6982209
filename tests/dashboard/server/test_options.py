"""Streamlit's settings come from the program alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOSTILE = """
[server]
enableCORS = false
enableXsrfProtection = false
enableStaticServing = true
enableAgentApi = true
allowedHosts = ["*"]
baseUrlPath = "elsewhere"
cookieSecret = "known"
maxMessageSize = 9000
[client]
showErrorDetails = "full"
toolbarMode = "developer"
[browser]
gatherUsageStats = true
[theme]
primaryColor = "#ff0000"
base = "http://127.0.0.1:9/theme.toml"
[secrets]
files = ["secrets.toml"]
"""

ASK = """
import json
from dashboard.server.doors import Doors, loopback
from dashboard.server.options import own_options, settle
from streamlit import config, secrets
options = own_options(8501, Doors(loopback(8501)))
settle(options)
found = {name: config.get_option(name) for name in config._config_options_template}
assert found.pop("server.cookieSecret") == options["server.cookieSecret"] != "known"
print(json.dumps(found, default=repr))
try:
    print("secret" in secrets)
except FileNotFoundError:
    print(False)
"""


def settings(folder: Path, **variables: str) -> str:
    """Return every setting, told by a process that starts in a folder which is its home folder too."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    environment |= {"HOME": str(folder), "USERPROFILE": str(folder), "PYTHONPATH": str(Path.cwd())} | variables
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    return settings(tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize("text", [HOSTILE, "no = [toml"])
def test_no_file_of_the_working_directory_or_the_home_folder_counts(tmp_path, usual, text):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(text)
    (tmp_path / ".streamlit" / "secrets.toml").write_text('secret = "x"')
    assert settings(tmp_path) == usual


def test_no_variable_counts(tmp_path, usual):
    hostile = {"STREAMLIT_SERVER_ENABLE_CORS": "false", "STREAMLIT_SERVER_COOKIE_SECRET": "known",
               "STREAMLIT_SERVER_PORT": "1", "STREAMLIT_THEME_BASE": "dark"}  # fmt: skip
    assert settings(tmp_path, **hostile) == usual


def test_what_matters_is_set(usual):
    found = json.loads(usual.splitlines()[0])
    shut = ("server.enableAgentApi", "server.enableStaticServing", "browser.gatherUsageStats", "global.developmentMode",
            "runner.fastReruns")  # fmt: skip
    assert not any(found[name] for name in shut)
    assert found["server.enableCORS"]
    assert found["server.enableXsrfProtection"]
    assert found["server.allowedHosts"] == ["127.0.0.1", "localhost"]
    assert found["client.allowedOrigins"] == found["server.corsAllowedOrigins"] == found["secrets.files"] == []
    assert found["client.showErrorDetails"] == "none"
