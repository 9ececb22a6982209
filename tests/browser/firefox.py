"""Debian's Firefox, driven over its own socket by WebDriver BiDi: no driver program is needed. As a module, install it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PACKAGE = "firefox-esr"
"""Debian's package, and the name of its program."""

PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1, localhost",
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "full-screen-api.transition-duration.enter": "0 0",
    "full-screen-api.transition-duration.leave": "0 0",
    "full-screen-api.warning.timeout": 0,
}
"""Nothing but this machine can be reached; no page of the browser's own is in the way."""

SAYS = "WebDriver BiDi listening on "
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "ArrowRight": "\ue014"}

CENTRE = """(() => {{
  const found = [...document.querySelectorAll({selector})].find((one) => one.checkVisibility());
  if (!found) return null;
  found.scrollIntoView({{ block: 'nearest' }});
  const {{ x, y, width, height }} = found.getBoundingClientRect();
  return `${{x + width / 2}} ${{y + height / 2}}`;
}})()"""


def find_firefox() -> str | None:
    """Return the path of a Firefox on the machine; None when there is none."""
    return shutil.which(PACKAGE) or shutil.which("firefox")


class Firefox:
    """A Firefox without a screen, with a profile of its own.

    Parameters
    ----------
    program
        Its path.
    profile
        An empty folder.
    """

    def __init__(self, program: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self._count = count(1)
        self._process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile), "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | {"MOZ_CRASHREPORTER_DISABLE": "1"},
        )  # fmt: skip
        self._open = ExitStack()
        self._socket: ClientConnection = self._open.enter_context(connect(f"{self._address()}/session", max_size=None))
        self.command("session.new", capabilities={})

    def close(self) -> None:
        """End the browser."""
        self._open.close()
        self._process.terminate()
        self._process.wait()

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the result of a command of WebDriver BiDi.

        Parameters
        ----------
        method, parameters
            As the standard has them.
        """
        number = next(self._count)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return dict(answer["result"])

    def window(self, url: str) -> str:
        """Open an address in a window of its own, which has the focus, and return its id."""
        window = str(self.command("browsingContext.create", type="window")["context"])
        self.command("browsingContext.navigate", context=window, url=url, wait="complete")
        return window

    def raise_up(self, window: str) -> None:
        """Give a window the focus."""
        self.command("browsingContext.activate", context=window)

    def windows(self) -> list[str]:
        """Return the ids of all windows and tabs."""
        return [str(tree["context"]) for tree in self.command("browsingContext.getTree")["contexts"]]

    def value(self, window: str, expression: str) -> Any:
        """Return the value of an expression, a text, number or boolean; None for none.

        Parameters
        ----------
        window
            The id of a window.
        expression
            In JavaScript.
        """
        found = self.command("script.evaluate", expression=expression, target={"context": window}, awaitPromise=True)
        return found["result"].get("value")

    def press(self, window: str, key: str) -> None:
        """Press a key.

        Parameters
        ----------
        window
            The id of a window.
        key
            A character, or a name of ``KEYS``.
        """
        value = KEYS.get(key, key)
        actions = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self.command(
            "input.performActions", context=window, actions=[{"type": "key", "id": "keys", "actions": actions}]
        )

    def click(self, window: str, selector: str) -> None:
        """Click what a selector finds first.

        Parameters
        ----------
        window
            The id of a window.
        selector
            Of a stylesheet.
        """
        found = self.value(window, CENTRE.format(selector=json.dumps(selector)))
        assert found, selector
        x, y = (round(float(part)) for part in found.split())
        actions = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.command(
            "input.performActions", context=window, actions=[{"type": "pointer", "id": "mouse", "actions": actions}]
        )

    def _address(self) -> str:
        assert self._process.stderr
        for line in self._process.stderr:
            if SAYS in line:
                return line.split(SAYS)[1].strip()
        raise AssertionError("Firefox ended before it listened")


if __name__ == "__main__" and not find_firefox() and shutil.which("apt-get") and os.geteuid() == 0:
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE], check=False)
